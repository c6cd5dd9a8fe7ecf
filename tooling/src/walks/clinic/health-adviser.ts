// What a health adviser does in every walk through the clinic's app.
import { type Cookie, expect, type Locator, type Page } from '@playwright/test'
import { signIns } from '../../seed/sign-ins.ts'
import type { Behind } from '../behind.ts'

const adviser = signIns.find(({ app }) => app === 'clinic')

/** The session of the walk before: signing in anew for each would soon be one too many in a minute. */
let session: readonly Cookie[] = []

export async function signIn(page: Page): Promise<void> {
  if (!adviser) throw new Error('The demo has nobody who signs in to the clinic')
  await page.context().addCookies([...session])
  await page.goto('/')
  if ((await page.getByLabel('Email address').count()) === 0) return
  await page.getByLabel('Email address').fill(adviser.email)
  await page.getByLabel('Password', { exact: true }).fill(adviser.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('My work today')
  session = await page.context().cookies()
}

/** The summary of what is wrong, once the page has settled: until then the form may still be drawn anew. */
export async function mistakes(page: Page): Promise<Locator> {
  await expect(page.locator('.al-loading--on')).toHaveCount(0)
  return page.getByRole('alert').filter({ hasText: 'There is a problem' })
}

/** Ticks one answer of one question. */
export async function answer(page: Page, question: string, reply: string): Promise<void> {
  await page
    .locator('fieldset', { has: page.locator('legend', { hasText: question }) })
    .last()
    .getByLabel(reply, { exact: true })
    .check()
}

/** The rows of a list as the file of a clinic's own system holds them. */
export function listOf(...rows: readonly (readonly string[])[]): string {
  const header = ['Hospital No', 'Forename', 'Surname', 'Cohort', 'Diagnosis date', 'Inpatient', 'Mobile']
  return [header, ...rows].map(cells => cells.join(',')).join('\r\n')
}

/** A day so many days ago, as clinics write it. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
}

export async function sendFile(page: Page, name: string, content: string | Buffer): Promise<void> {
  await page.goto('/lists/new')
  await page
    .getByLabel('The file', { exact: true })
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.getByRole('button', { name: 'Send and look at it' }).click()
}

/** Somebody on the list, put there by hand. */
export async function addByHand(page: Page, clinicNumber: string, called: string): Promise<void> {
  await page.goto('/people/add')
  await page.getByLabel('Clinic number').fill(clinicNumber)
  await page.getByLabel('What do they like to be called?').fill(called)
  await page.getByLabel('Flagged by a clinician').check()
  await page.getByRole('button', { name: 'Add to the list' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(called)
}

/** What was asked and said when the offer was made. */
export async function fillTelling(page: Page): Promise<void> {
  await answer(page, 'How did you tell them?', 'In person')
  await answer(page, 'Do they have the leaflet?', 'Yes')
  await answer(page, 'Were you in a private place?', 'Yes')
  await answer(page, 'Were they able to decide for themself?', 'Yes')
}

/** A yes to passing on and to hearing back, a no to the rest. */
export async function fillAgreement(page: Page): Promise<void> {
  await answer(page, 'May we pass your name', 'Yes')
  await answer(page, 'May the team tell us whether', 'Yes')
  await answer(page, 'May the team send us the short summary', 'No')
  await answer(page, 'May you be spoken of by name', 'No')
  await answer(page, 'May the team refer you on', 'No')
  await answer(page, 'May your answers count', 'Yes')
  await answer(page, 'How did you ask them?', 'In person')
}

export async function fillSafeContact(page: Page): Promise<void> {
  await page.getByLabel('Text message').check()
  await page.getByLabel('Phone number').fill('07700 900456')
  for (const day of ['Monday', 'Tuesday', 'Saturday']) await page.getByLabel(day).check()
  await page.getByLabel('What do we say if someone else answers?').fill('Say that you will call back.')
}

/** The id of the person whose page is open. */
export function personOn(page: Page): string {
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}

/** From the page of somebody who is on the list to the question what they say. */
export async function tell(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Record that they were told' }).click()
  await fillTelling(page)
  await page.getByRole('button', { name: 'Save, then record what they say' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('What did they say?')
}

/** What happened to a person, in order: `tell by clinician`. */
export async function deedsOf(behind: Behind, person: string): Promise<string[]> {
  return (await behind.journal(person)).map(({ type, role }) => `${type} by ${role}`)
}

/** The clocks of a person that still run. */
export async function clocksOf(behind: Behind, person: string): Promise<unknown[]> {
  return (await behind.run('select key from timer where person_id = $1', [person])).map(({ key }) => key)
}
