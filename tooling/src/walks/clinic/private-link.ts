// What the walks about private links have in common: somebody who was told and may be written to now, and their phone.
import { type Browser, expect, type Page } from '@playwright/test'
import type { Behind } from '../behind.ts'
import { addByHand, fillSafeContact, fillTelling } from './health-adviser.ts'

/** The clinic of the health adviser who signs in first. */
const CLINIC = 'Kingston, Riverside clinic'

const bases = {
  explicitAgreement: { basis: 'explicitAgreement' },
  withinService: { basis: 'withinService', approvedBy: 'Guardian of the trust', approvedOn: '2026-01-05' },
}

/** Messages leave at any hour, so that a walk at night comes to its end; and silence releases, or does not. */
export async function settle(
  { run }: Behind,
  release: keyof typeof bases = 'explicitAgreement',
): Promise<void> {
  const settled = { messages: { from: '00:00', until: '23:59' }, release: bases[release] }
  await run(
    `insert into clinic_setting (clinic_id, effective_on, set_at, settings)
     select c.id, current_date, clock_timestamp(), coalesce(
       (select s.settings from clinic_setting s where s.clinic_id = c.id
        order by effective_on desc, set_at desc limit 1), '{}') || $1::jsonb
     from clinic c where c.name = $2`,
    [JSON.stringify(settled), CLINIC],
  )
}

/** Somebody who was told today, and who may be texted at any hour. Gives the path of their page. */
export async function toldAndReachable(page: Page, clinicNumber: string, called: string): Promise<string> {
  await addByHand(page, clinicNumber, called)
  const person = new URL(page.url()).pathname
  await page.getByRole('link', { name: 'Record that they were told' }).click()
  await fillTelling(page)
  await page.getByRole('button', { name: 'Save, then record what they say' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('What did they say?')
  await page.goto(`${person}/contact`)
  await fillSafeContact(page)
  for (const day of ['Wednesday', 'Thursday', 'Friday', 'Sunday']) await page.getByLabel(day).check()
  await page.getByLabel('Not before').fill('00:00')
  await page.getByLabel('Not after').fill('23:59')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Saved how it is safe to reach them')).toBeVisible()
  return person
}

/** Sends the link from the desk, waits until the worker has carried it, and reads it as it arrived. */
export async function sendLink(page: Page, language: string): Promise<string> {
  await page.getByRole('link', { name: /^Send a private link/ }).click()
  await page.getByRole('link', { name: language, exact: true }).click()
  await expect(page.getByRole('link', { name: language, exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('On its way.')).toBeVisible()
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Sent, not answered yet')).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  await page.getByRole('link', { name: 'Read it as it arrived' }).first().click()
  const link = await page.locator('.al-letter a').first().getAttribute('href')
  expect(link).toMatch(/^\/a\/[a-z0-9]{28}$/)
  return link ?? ''
}

/** An old phone: small, and without a script. */
export async function oldPhone(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
    locale: 'en-GB',
    ...(baseURL ? { baseURL } : {}),
  })
  return context.newPage()
}
