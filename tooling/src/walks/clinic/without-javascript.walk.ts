import { accessibilityProblems } from '../../browser/accessible.ts'
import { expect, test } from '../walk.ts'
import {
  addByHand,
  answer,
  fillAgreement,
  fillSafeContact,
  fillTelling,
  mistakes,
  signIn,
} from './health-adviser.ts'

test('telling, agreeing, safe contact and release work without JavaScript', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  const heading = page.getByRole('heading', { level: 1 })
  await signIn(page)
  await addByHand(page, 'WALK-60', 'Wilhelmina')
  await page.getByRole('link', { name: 'Record that they were told' }).click()
  await page.getByRole('button', { name: 'Save, then record what they say' }).click()
  await expect(await mistakes(page)).toBeVisible()
  await fillTelling(page)
  await answer(page, 'Were they able to decide for themself?', 'No')
  await page.getByRole('button', { name: 'Save, then record what they say' }).click()
  await expect(await mistakes(page)).toContainText('Wait until the person is able to decide for themself.')
  // what was answered before is still there
  await answer(page, 'Were they able to decide for themself?', 'Yes')
  await page.getByRole('button', { name: 'Save, then record what they say' }).click()
  await expect(heading).toContainText('What did they say?')
  await page.getByRole('link', { name: 'They would like to' }).click()
  await fillAgreement(page)
  await page.getByRole('button', { name: 'Save, then ask about safe contact' }).click()
  await fillSafeContact(page)
  await page.getByLabel('Phone number').fill('12')
  await page.getByRole('button', { name: 'Save, then look at what is released' }).click()
  await expect(await mistakes(page)).toBeVisible()
  await expect(page.getByLabel('What do we say if someone else answers?')).toHaveValue(
    'Say that you will call back.',
  )
  await page.getByLabel('Phone number').fill('07700 900789')
  await page.getByRole('button', { name: 'Save, then look at what is released' }).click()
  await expect(heading).toContainText('Release to the team')
  await page.getByRole('button', { name: 'Release to the team' }).click()
  await expect(page.getByText('Waits for a coordinator to look at the record.')).toBeVisible()
  await context.close()
})

test('the page of a person says the same to those who go without a script', async ({
  browser,
  baseURL,
  page,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const plain = await context.newPage()
  await signIn(plain)
  await plain.goto('/worklist?view=all')
  const rows = await plain.locator('tbody tr').count()
  await signIn(page)
  await page.goto('/worklist?view=all')
  await expect(page.locator('tbody tr')).toHaveCount(rows)
  expect(await accessibilityProblems(page)).toEqual([])
  await context.close()
})
