import { isOfTheTeam, pagesOf } from '../../pages/pages.ts'
import { emailOf, workers } from '../../seed/staff.ts'
import { lookOver } from '../look-over.ts'
import { expect, test } from '../walk.ts'
import { signInAs } from './coordinator.ts'

/** Where people of the demo stand: one of each list, with the steps that each may take. */
const lists = [
  '/referrals',
  '/onboarding',
  '/mentoring',
  '/endings',
  '/endings?view=closed',
  '/endings?view=kept',
]

test('every page is for everybody, and keeps quiet in its title', async ({ page, behind }) => {
  test.setTimeout(600_000)
  const wrong: unknown[] = []
  const routes = new Set<string>()
  const pages = await pagesOf('admin', {
    run: sql => behind.run(sql),
    get: async path => (await page.request.get(path)).text(),
  })
  const rest = pages.filter(({ route }) => !isOfTheTeam(route))
  for (const [who, found] of Map.groupBy(rest, ({ as = emailOf({ key: 'coordinator' }) }) => as)) {
    await page.context().clearCookies()
    await signInAs(page, workers.find(each => emailOf(each) === who)?.name ?? who)
    for (const { route, path } of found) {
      const got = await page.goto(path)
      if (got?.status() !== (route === '_app.$' ? 404 : 200)) wrong.push([who, path, got?.status()])
      if (!/^([A-Z][a-zI -]+ – )?Alongside$/.test(await page.title())) wrong.push([path, await page.title()])
      // the same page about somebody else has the same controls
      const isNew = !routes.has(route)
      routes.add(route)
      wrong.push(...(await lookOver(page, got, isNew)).map(each => [who, path, each]))
    }
  }
  expect(wrong).toEqual([])
})

test('somebody in every place, and every step that may be taken with them', async ({
  page,
  problems,
  isMobile,
}) => {
  test.setTimeout(300_000)
  await signInAs(page, 'Coordinator')
  const people = new Map<string, string>()
  for (const list of lists) {
    await page.goto(list)
    for (const row of await page.locator('main tbody tr, main .ad-card').all()) {
      const place = await row.locator('.al-tag, .ad-card__fact').first().textContent()
      const link = row.locator('a[href^="/people/"]')
      if ((await link.count()) > 0) people.set(`${list} ${place}`, (await link.getAttribute('href')) ?? '')
    }
  }
  const steps = new Map<string, string>()
  for (const [place, person] of people) {
    await page.goto(person)
    expect(await page.title()).toBe('A person – Alongside')
    expect(await problems(), place).toEqual([])
    for (const link of await page.locator('a[href^="/step/"]').all()) {
      const href = (await link.getAttribute('href')) ?? ''
      const [, , kind, , event] = href.split('/')
      steps.set(`${kind} ${event}`, href)
    }
  }
  expect(steps.size).toBeGreaterThan(30)
  for (const [name, href] of steps) {
    await page.goto(href)
    expect(await page.title(), name).toBe('A step – Alongside')
    // the same parts at both widths: looked through once, and measured twice
    if (!isMobile) expect(await problems(), name).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(width, `${name} is wider than its window`).toBeLessThanOrEqual(0)
  }
})

test('a notice is ticked off and stays away', async ({ page }) => {
  await signInAs(page, 'Coordinator')
  const notices = page.locator('.ad-notice')
  await expect(notices.first()).toBeVisible()
  const before = await notices.count()
  await notices.first().getByRole('button').click()
  await expect(page.getByText('Ticked off', { exact: true })).toBeVisible()
  await expect(notices).toHaveCount(before - 1)
})
