import { expect, test } from '../walk.ts'
import { find, logVisit, pageOf, release, signInAs, step } from './coordinator.ts'

test('a number that nobody has, or that is not released yet, answers alike', async ({ page, problems }) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/find')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByRole('link', { name: 'Enter the clinic number' })).toBeVisible()
  await page.getByLabel('Clinic number').fill('NOBODY-1')
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText('Nobody whom your clinics have released to you has this number.')).toBeVisible()
  expect(await problems()).toEqual([])
})

test('a page that a colleague overtook says so, and keeps what was typed', async ({
  addresses,
  browser,
  page,
  problems,
}) => {
  test.slow()
  const clinic = await pageOf(browser, addresses.clinic, 'Health adviser')
  await release(clinic, 'ADMIN-11', 'Cosima')
  await signInAs(page, 'Coordinator')
  await find(page, 'ADMIN-11')
  await step(page, 'Ask the clinic')
  const words = page.getByLabel('What do you need to know before you decide?')
  await words.fill('Would they rather meet on the ward or outside of it?')
  const colleague = await pageOf(browser, addresses.admin, 'Coordinator')
  await find(colleague, 'ADMIN-11')
  await colleague.getByRole('button', { name: 'Accept', exact: true }).click()
  await expect(colleague.getByText('Accepted. Onboarding has begun')).toBeVisible()
  await page.getByRole('button', { name: 'Send the question' }).click()
  await expect(page.getByText('This step is not possible at this point').first()).toBeVisible()
  await expect(page.getByText('Would they rather meet on the ward or outside of it?')).toBeVisible()
  expect(await problems()).toEqual([])
  await colleague.context().close()
  await clinic.context().close()
})

test('somebody who does not want support now leaves the team at once, without a reason', async ({
  addresses,
  browser,
  page,
  problems,
}) => {
  test.slow()
  const clinic = await pageOf(browser, addresses.clinic, 'Health adviser')
  await release(clinic, 'ADMIN-12', 'Dunstan')
  await signInAs(page, 'Coordinator')
  await find(page, 'ADMIN-12')
  const address = page.url()
  await page.getByRole('button', { name: 'Accept', exact: true }).click()
  await logVisit(page, 'I spoke with them')
  await page.getByText('Seldom needed').click()
  await step(page, 'They do not want support now')
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Record that they decline' }).click()
  await expect(page.getByText('Everything that was pending has stopped.')).toBeVisible()
  // nobody of the team can open their page any more
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We cannot find this page')
  await clinic.context().close()
})
