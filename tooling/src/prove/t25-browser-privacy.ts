/** What a browser keeps of people: on its screen when somebody goes back, in its stores, in its history and on its disk. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { chromiumLaunch } from '../browser/chromium.ts'
import { widths } from '../browser/widths.ts'
import type { App } from '../checkout.ts'
import { huntIn, huntUnder } from './hunt.ts'
import { type Marked, markedPerson, type Team } from './marked.ts'
import { aTeam } from './people.ts'
import { proofOf, type Row } from './row.ts'
import { type House, withHouse } from './served.ts'
import { openTrials, type Trials } from './trials.ts'

/** A whole browser keeps more on disk than the one that npm brings along. */
const wholeBrowser = '/usr/bin/chromium'

const typed = 'Qxjwktypedbysomebody'

export const row: Row = {
  id: 'T25',
  title:
    'A browser keeps nothing of anybody: not behind its back button, in its stores, its history or on its disk',
  counts: 'looks into a browser',
  goal: '0 private words on a screen after leaving or on the disk, 0 requests to anybody else',
  prove: ({ say }) =>
    withHouse(
      'everything',
      async house => {
        const trials = openTrials()
        const team = await aTeam(house.programme)
        const marked = await markedPerson(house.programme, team, 'mentored')
        for (const app of ['clinic', 'admin', 'mentor-portal'] as const) {
          await lookInto(house, app, team, marked, trials)
          say(`  ${app}`)
        }
        return proofOf(
          trials.count,
          trials.faults,
          `${trials.faults.length} private words or foreign requests`,
        )
      },
      async () => ({ ALONGSIDE_JOBS: 'off' }),
    ),
}

/** The pages of each app that show most of a person, and one with a form to type into. */
function pagesOf(app: App, { personId }: Marked): { shown: string[]; form: string } {
  if (app === 'clinic')
    return { shown: [`/people/${personId}`, '/referrals?view=all'], form: `/people/${personId}/contact` }
  if (app === 'admin') return { shown: [`/people/${personId}`, '/'], form: `/people/${personId}/contact` }
  return { shown: [`/people/${personId}`, '/'], form: `/people/${personId}/log` }
}

async function lookInto(house: House, app: App, team: Team, marked: Marked, trials: Trials): Promise<void> {
  const { is } = trials
  const who = {
    clinic: team.clinician,
    admin: team.coordinator,
    'mentor-portal': team.mentor,
    training: team.mentor,
  }[app]
  const marks = { ...marked.marks, typed }
  const profile = mkdtempSync(join(tmpdir(), 'alongside-profile-'))
  const launch =
    !process.env.CHROMIUM && existsSync(wholeBrowser)
      ? { executablePath: wholeBrowser, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'] }
      : await chromiumLaunch()
  const context = await chromium.launchPersistentContext(profile, { ...launch, ...widths.phone })
  const foreign: string[] = []
  try {
    await context.route(/.*/, route => {
      const { origin, protocol } = new URL(route.request().url())
      if (origin === house.apps[app] || protocol === 'data:' || protocol === 'blob:') return route.continue()
      foreign.push(origin)
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weather</title>Weather' })
    })
    const page = await context.newPage()
    await enter(context, house, app, who)
    const { shown, form } = pagesOf(app, marked)
    const seen = new Set<string>()
    for (const path of shown) {
      await page.goto(`${house.apps[app]}${path}`)
      for (const { field } of huntIn('', Buffer.from(await page.content()), marks)) seen.add(field)
      await quiet(page, `${app} ${path}`, marks, trials)
    }
    is(`${app} shows people to those who may see them`, seen.size > 0, [...seen])
    await page.goto(`${house.apps[app]}${form}`)
    await typeInto(page, `${app} ${form}`, trials)
    await quiet(page, `${app} ${form}`, marks, trials)
    is(`${app} asks nobody else for anything`, foreign.length === 0, foreign)

    await page.goto(`${house.apps[app]}${shown[0]}`)
    await page.evaluate(() => {
      const send = document.createElement('form')
      send.method = 'post'
      send.action = '/sign-out'
      document.body.append(send)
      send.submit()
    })
    await page.waitForURL(/sign-in/)
    await nothingBehind(page, `${app} after signing out`, marks, trials)

    for (const how of ['the button', 'three presses'] as const) {
      await enter(context, house, app, who)
      await page.goto(`${house.apps[app]}${shown[0]}`)
      await page.waitForLoadState('networkidle')
      const cookies = await context.cookies()
      if (how === 'the button') await page.getByRole('button', { name: 'Leave this page' }).first().click()
      else for (let press = 0; press < 3; press++) await page.keyboard.press('Shift')
      await page.waitForURL(/bbc\.co\.uk/)
      is(`${app}, ${how}: another page stands there`, (await page.title()) === 'Weather', await page.title())
      await nothingBehind(page, `${app} after ${how}`, marks, trials)
      await page.waitForTimeout(300)
      const kept = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const answer = await fetch(`${house.apps[app]}${shown[0]}`, {
        headers: { cookie: kept },
        redirect: 'manual',
      })
      is(`${app}, ${how}: the session is over`, answer.status === 302, answer.status)
    }
  } finally {
    await context.close()
  }
  const { files, finds } = huntUnder(profile, marks)
  is(`${app}: the profile was written`, files > 5, files)
  is(`${app}: nothing private lies on the disk`, finds.length === 0, finds)
  rmSync(profile, { recursive: true, force: true })
}

async function enter(context: BrowserContext, house: House, app: App, who: Team['mentor']): Promise<void> {
  const { programme } = house
  // leaving ended the last session: another one for the same account
  const { rows } = await programme.behind.query<{ token: string }>(
    `insert into auth."session" ("expiresAt", token, "updatedAt", "steppedUpAt", "userId")
     select now() + interval '1 day', encode(sha256(gen_random_uuid()::text::bytea), 'hex'), now(), now() + interval '1 day',
       auth_user_id from account where id = $1 returning token`,
    [who.accountId],
  )
  const pair = await house.appCookie(app, { ...who, session: rows[0]?.token ?? '' })
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
  await context.addCookies([{ name, value, url: house.apps[app], httpOnly: true, sameSite: 'Lax' }])
}

/** Nothing of anybody in what outlives a page: its title, its address, its stores. */
async function quiet(
  page: Page,
  where: string,
  marks: Readonly<Record<string, string>>,
  { is }: Trials,
): Promise<void> {
  const kept = await page.evaluate(async () => ({
    title: document.title,
    address: location.href,
    cookie: document.cookie,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    databases: (await indexedDB.databases()).length,
    caches: 'caches' in globalThis ? (await caches.keys()).length : 0,
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    state: JSON.stringify(history.state),
  }))
  for (const name of ['title', 'address', 'local', 'session', 'state'] as const)
    is(
      `${where}: nobody stands in its ${name}`,
      huntIn('', Buffer.from(kept[name] ?? ''), marks).length === 0,
      kept[name],
    )
  is(`${where}: no cookie can be read by a script`, kept.cookie === '', kept.cookie)
  is(`${where}: nothing is stored for later`, kept.databases + kept.caches + kept.workers === 0, kept)
}

/** What is typed about somebody is not offered again in the next form. */
async function typeInto(page: Page, where: string, { is }: Trials): Promise<void> {
  const fields = page.locator(
    'main input[type=text], main input[type=tel], main input[type=email], main input:not([type]), main textarea',
  )
  const all = await fields.all()
  is(`${where} has something to type into`, all.length > 0)
  for (const field of all) {
    if (await field.isVisible()) await field.fill(typed).catch(() => undefined)
    const remembers = await field.evaluate(
      (one: HTMLInputElement) => (one.autocomplete || one.form?.autocomplete || 'on') !== 'off',
    )
    is(`${where}: what is typed is not remembered`, !remembers, await field.getAttribute('name'))
  }
}

/** Going back as far as it goes: whatever stands there then, it is nobody. */
async function nothingBehind(
  page: Page,
  where: string,
  marks: Readonly<Record<string, string>>,
  { is }: Trials,
): Promise<void> {
  for (let back = 1; back <= 3; back++) {
    await page.goBack({ timeout: 4000 }).catch(() => null)
    await page.waitForTimeout(100)
    const found = huntIn('', Buffer.from(`${page.url()} ${await page.content()}`), marks)
    is(`${where}, back ${back} times: nobody is shown`, found.length === 0, { found, at: page.url() })
    const wasKept = await page.evaluate(() => {
      const [how] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      return how?.type
    })
    is(`${where}, back ${back} times: the page was asked for anew`, wasKept !== undefined)
  }
}
