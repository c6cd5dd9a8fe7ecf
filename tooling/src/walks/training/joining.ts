// What an applicant, a trainee and their coordinator do on the way from an invitation to a standing.
import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { moduleFolders, moduleIn } from '@alongside/api/course'
import { expect, type Locator, type Page } from '@playwright/test'
import { root } from '../../checkout.ts'
import type { Behind } from '../behind.ts'

/** A day, typed as three boxes. */
export async function fillDay(within: Locator, group: string | RegExp, inDays = 0): Promise<void> {
  const [day = '', month = '', year = ''] = new Date(Date.now() + inDays * 86_400_000)
    .toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
    .split('/')
  const boxes = within.getByRole('group', { name: group })
  await boxes.getByLabel('Day', { exact: true }).fill(day)
  await boxes.getByLabel('Month', { exact: true }).fill(month)
  await boxes.getByLabel('Year', { exact: true }).fill(year)
}

/** Opens one step of a record of the team, fills it in and sends it. */
export async function take(
  page: Page,
  step: string,
  fill: (form: Locator) => Promise<void> = async () => {},
): Promise<void> {
  const box = page.locator('details', {
    has: page.locator('summary', { hasText: new RegExp(`^\\s*${step}\\s*$`) }),
  })
  const isOpen = await box.evaluate(details => (details as HTMLDetailsElement).open)
  if (!isOpen) await box.locator('summary').click()
  await fill(box)
  const posted = page.waitForResponse(answer => answer.request().method() === 'POST')
  await box.getByRole('button', { name: step, exact: true }).click()
  await posted
  await expect(page.locator('.al-loading--on')).toHaveCount(0)
  await expect(page.getByRole('alert').filter({ hasText: 'Saved' })).toBeVisible()
}

/** Ticks one answer of one question of a form. */
export async function choose(
  within: Locator | Page,
  question: string | RegExp,
  reply: string,
): Promise<void> {
  await within.getByRole('group', { name: question }).getByLabel(reply, { exact: true }).check()
}

/** The application in its four steps. */
export async function writeApplication(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Begin your application' }).click()
  await page.getByRole('link', { name: 'About you' }).click()
  await page.getByLabel('Your full name').fill('Amara Obi')
  await page.getByLabel('What should we call you?').fill('Amara')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByLabel('Why would you like to do this?').fill('Somebody was there for me.')
  await page.getByLabel('Who is there for you?').fill('My sister.')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await choose(page, 'How much time do you have in a usual week?', 'About four hours')
  await choose(page, 'When?', 'Evenings')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByLabel('First person: name').fill('Jo Lane')
  await page.getByLabel('First person: email address').fill('jo@example.org')
  await page.getByLabel('Second person: name').fill('Sam Reed')
  await page.getByLabel('Second person: email address').fill('not an address')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await expect(page.getByRole('alert')).toContainText('There is a problem')
  await expect(page.getByLabel('First person: name')).toHaveValue('Jo Lane')
  await page.getByLabel('Second person: email address').fill('sam@example.org')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByLabel('What I wrote is true').check()
  await page.getByRole('button', { name: 'Send my application' }).click()
  await page.getByRole('link', { name: 'Skip them all' }).click()
}

/** What is right, by the words of the question and of the answers. */
const bank = new Map(
  moduleFolders()
    .map(moduleIn)
    .flatMap(({ questions }) =>
      questions.map(({ ask, answers }) => [
        ask,
        answers.filter(({ right }) => right).map(({ text }) => text),
      ]),
    ) as [string, string[]][],
)

/** Answers every question of the check that is open, rightly or not. */
export async function answerCheck(page: Page, rightly = true): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Check what you know')
  await expect(page.locator('.al-loading--on')).toHaveCount(0)
  const groups = page.locator('#check fieldset')
  for (const group of await groups.all()) {
    const ask = ((await group.locator('legend').textContent()) ?? '').replace(/^\s*\d+\.\s*/, '').trim()
    const right = bank.get(ask)
    if (!right) throw new Error(`No module asks: ${ask}`)
    for (const label of await group.locator('label').all()) {
      const words = ((await label.textContent()) ?? '').trim()
      const take = rightly ? right.includes(words) : !right.includes(words)
      if (!take) continue
      await label.click()
      // one wrong answer is enough, and of one choice there is one
      if (!rightly) break
    }
  }
  await page.getByRole('button', { name: 'Hear how it went' }).click()
}

/** What an author does: edits the text, writes the next number, and records it. */
export async function editModule(course: string, folder: string): Promise<void> {
  const file = join(course, folder, 'module.md')
  const text = await readFile(file, 'utf8')
  const version = Number(/^version: (?<number>\d+)$/m.exec(text)?.groups?.number)
  const edited = text.replace(`version: ${version}`, `version: ${version + 1}`)
  await writeFile(file, `${edited.trimEnd()} One sentence more.\n`)
  const lint = join(root, 'tooling/src/module-lint.ts')
  await promisify(execFile)(process.execPath, [lint, '--in', course, '--record'])
}

/** Lets a clock of one record ring now; the worker of the walk rings it as it would on the day. */
export async function ring(behind: Behind, kind: string, id: string, key: string): Promise<void> {
  await behind.run('update timer set run_at = now() where kind = $1 and lifecycle_id = $2 and key = $3', [
    kind,
    id,
    key,
  ])
  await behind.run(`select pg_notify('alongside_wake', '')`)
}

export function idIn(page: Page): string {
  return /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
}

/** Loads a page again until what a clock brings about is there. */
export async function until(page: Page, words: string | RegExp): Promise<void> {
  await expect(async () => {
    await page.reload()
    await expect(page.locator('main')).toContainText(words, { timeout: 500 })
  }).toPass({ timeout: 20_000 })
}
