// What a coordinator does in every walk through the admin app, and what others do for her in theirs.
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { demoPassword, emailOf, workers } from '../../seed/staff.ts'
import { addByHand, fillAgreement, fillSafeContact, fillTelling } from '../clinic/health-adviser.ts'

/** Signs somebody of the demo in where they work: by what the list of sign-ins calls them, or by their name. */
export async function signInAs(page: Page, who: string): Promise<void> {
  const worker = workers.find(each => each.who === who || each.name === who)
  if (!worker) throw new Error(`The demo has no ${who}`)
  await page.goto('/')
  await page.getByLabel('Email address').fill(emailOf(worker))
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** A page of another app, as somebody else sees it. */
export async function pageOf(
  browser: Browser,
  baseURL: string,
  who: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await (await browser.newContext({ locale: 'en-GB', ...options, baseURL })).newPage()
  await signInAs(page, who)
  return page
}

/** Somebody of the demo mentor's clinic who has just been released to the team: the clinic's part of the way. */
export async function release(clinic: Page, clinicNumber: string, called: string): Promise<void> {
  await addByHand(clinic, clinicNumber, called)
  await tellAndRelease(clinic)
}

/** From the page of somebody who is on the clinic's list to their release. */
export async function tellAndRelease(clinic: Page): Promise<void> {
  await clinic.getByRole('link', { name: 'Record that they were told' }).click()
  await fillTelling(clinic)
  await clinic.getByRole('button', { name: 'Save, then record what they say' }).click()
  await clinic.getByRole('link', { name: 'They would like to' }).click()
  await fillAgreement(clinic)
  await clinic.getByRole('button', { name: 'Save, then ask about safe contact' }).click()
  await fillSafeContact(clinic)
  await clinic.getByRole('button', { name: 'Save, then look at what is released' }).click()
  await clinic.getByRole('button', { name: 'Release to the team' }).click()
  await expect(clinic.getByText('Waits for a coordinator to look at the record.')).toBeVisible()
}

/** Finds somebody by the whole number and opens their page. */
export async function find(page: Page, clinicNumber: string): Promise<void> {
  await page.goto('/find')
  await page.getByLabel('Clinic number').fill(clinicNumber)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page).toHaveURL(/\/people\//)
}

/** Takes the step of this name from a person's page. */
export async function step(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page).toHaveURL(/\/step\//)
}

/** Ticks one answer of one question. */
export async function answer(page: Page, question: string, reply: string | RegExp): Promise<void> {
  await page.getByRole('group', { name: question }).getByLabel(reply).check()
}

/** A word at a visit is safe for everybody at any hour, so that a walk may be taken at night. */
export async function logVisit(page: Page, outcome: string): Promise<void> {
  await step(page, 'Log a contact')
  await answer(page, 'How did you try?', 'In person, at a visit')
  await answer(page, 'What came of it?', outcome)
  await page.getByRole('button', { name: 'Save the contact' }).click()
}

/** The first conversation, as far as it must be filled in. */
export async function fillConversation(page: Page): Promise<void> {
  await page.getByLabel('They have the privacy notice').check()
  await page.getByLabel('I explained confidentiality and its limits').check()
  await page.getByLabel('I asked again what may be shared, and with whom').check()
  await answer(page, 'What would they like support with?', 'Stigma')
  await answer(page, 'What would they like support with?', 'Feeling less isolated')
  await page.getByLabel('Why would they like support from a peer?').fill('Somebody who has been there.')
  await page.getByLabel('Which language would they rather speak?').fill('English')
}

/** A day to come, typed as three boxes and a time. */
export async function fillMoment(page: Page, inDays: number, time: string): Promise<void> {
  const [day = '', month = '', year = ''] = new Date(Date.now() + inDays * 86_400_000)
    .toLocaleDateString('en-GB', { timeZone: 'Europe/London' })
    .split('/')
  await page.getByLabel('Day', { exact: true }).fill(day)
  await page.getByLabel('Month', { exact: true }).fill(month)
  await page.getByLabel('Year', { exact: true }).fill(year)
  await page.getByLabel('Time', { exact: true }).fill(time)
}

/** The mentor says yes to the match that came last. */
export async function mentorSaysYes(mentor: Page): Promise<void> {
  await mentor.goto('/')
  await mentor.locator('a[href^="/matches/"]').last().click()
  await mentor.getByLabel('Yes, I would like to meet them').check()
  await mentor.getByRole('button', { name: 'Send my answer' }).click()
  await expect(mentor.getByRole('alert')).toContainText('Thank you.')
}

/** Opens one of the steps that stand folded on a page. */
export async function openStep(page: Page, label: string): Promise<void> {
  await page
    .locator('summary')
    .filter({ has: page.getByText(label, { exact: true }) })
    .click()
}
