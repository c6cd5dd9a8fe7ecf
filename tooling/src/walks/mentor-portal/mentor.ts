import type { Locator, Page } from '@playwright/test'
import { signIns } from '../../seed/sign-ins.ts'
import type { Behind } from '../behind.ts'
import { expect } from '../walk.ts'

/** Signs in as the mentor of the demo and lands on her work for today. */
export async function signInAsMentor(page: Page): Promise<void> {
  const mentor = signIns.find(({ app }) => app === 'mentor-portal')
  if (!mentor) throw new Error('The demo has nobody who signs in to the mentor portal')
  await page.goto('/')
  await page.getByLabel('Email address').fill(mentor.email)
  await page.getByLabel('Password').fill(mentor.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My work today')
}

/** Opens somebody in one of these states from the list of people; gives the address of their page. */
export async function openSomebody(page: Page, ...states: readonly [string, ...string[]]): Promise<string> {
  await page.goto('/people')
  const anyOf = new RegExp(`^(${states.join('|')})$`)
  await page
    .getByRole('listitem')
    .filter({ has: page.getByText(anyOf) })
    .first()
    .getByRole('link')
    .click()
  await expect(page).toHaveURL(/\/people\/[0-9a-f-]{36}$/)
  return page.url()
}

/** The lead has closed whatever was open about somebody: with an open concern no ending comes to its end. */
export async function closeConcerns({ run }: Behind, address: string): Promise<void> {
  await run(
    `update concern set state = 'closed', path = 'closed', status = 'done', ended_at = now(), due_at = null
     where person_id = $1 and status = 'active'`,
    [address.slice(-36)],
  )
}

/** The question with this label: its radios, ticks or boxes. */
export function question(page: Page, label: string): Locator {
  return page.getByRole('group', { name: label })
}

/** What was sent came back with these sentences, and the page has settled: from here on nobody types into the void. */
export async function expectMistakes(page: Page, ...sentences: readonly string[]): Promise<void> {
  for (const sentence of sentences) await expect(page.getByRole('alert')).toContainText(sentence)
  await expect(page.locator('.al-loading--on')).toHaveCount(0)
}

/** Fills in a day and a time, as London clocks show it. */
export async function fillMoment(box: Locator, at: Date): Promise<void> {
  const [day = '', time = ''] = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(at)
    .split(', ')
  const [date = '', month = '', year = ''] = day.split('/')
  await box.getByLabel('Day', { exact: true }).fill(date)
  await box.getByLabel('Month', { exact: true }).fill(month)
  await box.getByLabel('Year', { exact: true }).fill(year)
  await box.getByLabel('Time', { exact: true }).fill(time)
}

export const hour = 3_600_000

export function fromNow(ms: number): Date {
  return new Date(Date.now() + ms)
}
