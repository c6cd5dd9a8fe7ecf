import { expect, test } from '../walk.ts'
import { fillConversation, find, logVisit, pageOf, release, signInAs, step } from './coordinator.ts'

test('accepting, a contact, the conversation and a match work without JavaScript', async ({
  addresses,
  browser,
}) => {
  test.slow()
  const clinic = await pageOf(browser, addresses.clinic, 'Health adviser')
  await release(clinic, 'ADMIN-21', 'Erasmus')
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en-GB',
    baseURL: addresses.admin,
  })
  const page = await context.newPage()
  await signInAs(page, 'Coordinator')
  await find(page, 'ADMIN-21')
  await page.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(page.getByText('Accepted. Onboarding has begun')).toBeVisible()
  await step(page, 'Log a contact')
  await page.getByRole('button', { name: 'Save the contact' }).click()
  await expect(page.getByText('There is a problem')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Choose how you tried' })).toBeVisible()
  await page.goBack()
  await page.goBack()
  await logVisit(page, 'I spoke with them')
  await step(page, 'Record the first conversation')
  await fillConversation(page)
  await page.getByLabel('I explained confidentiality and its limits').uncheck()
  await page.getByRole('button', { name: 'Save the conversation' }).click()
  await expect(page.getByText('Explain confidentiality and its limits first.').first()).toBeVisible()
  await expect(page.getByLabel('Why would they like support from a peer?')).toHaveValue(
    'Somebody who has been there.',
  )
  await page.getByLabel('I explained confidentiality and its limits').check()
  await page.getByRole('button', { name: 'Save the conversation' }).click()
  await expect(page.getByText('The conversation is saved.')).toBeVisible()
  await step(page, 'Propose a match')
  await page.getByRole('group', { name: 'Whom would you propose?' }).getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Propose this match' }).click()
  await expect(page.getByText('Proposed. The mentor has been asked.')).toBeVisible()
  await step(page, 'Put on hold')
  await page.getByRole('button', { name: 'Put on hold' }).click()
  await expect(page.getByRole('link', { name: 'Give the day they chose' })).toBeVisible()
  await page.goto('/onboarding')
  await expect(page.getByRole('heading', { name: /^Matching/ })).toBeVisible()
  await context.close()
  await clinic.context().close()
})
