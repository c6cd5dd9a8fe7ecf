import { expect, test } from '../walk.ts'
import { addByHand, answer, mistakes, signIn } from './health-adviser.ts'

test('somebody opts out in one step, without a reason', async ({ page, problems }) => {
  await signIn(page)
  await addByHand(page, 'WALK-20', 'Rosamund')
  await page.getByRole('link', { name: 'Not taking up the offer' }).click()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Record that they do not take it up' }).click()
  await expect(page.getByText('Recorded. Everything that was pending has stopped')).toBeVisible()
  await expect(page.getByText('Ended: opted out')).toBeVisible()
  await expect(page.getByText('In six months')).toBeVisible()
  expect(await problems()).toEqual([])
})

test('a day to be asked again has to be given, and is kept', async ({ page, problems }) => {
  await signIn(page)
  await addByHand(page, 'WALK-21', 'Sunniva')
  await page.getByRole('link', { name: 'Not taking up the offer' }).click()
  await answer(page, 'When may we ask again?', 'On a day of their choice')
  await page.getByRole('button', { name: 'Record that they do not take it up' }).click()
  await expect(await mistakes(page)).toContainText(
    'Give the date on which they would like to be asked again.',
  )
  await expect(page.getByLabel('On a day of their choice')).toBeChecked()
  expect(await problems()).toEqual([])
  const year = String(new Date().getFullYear() + 1)
  for (const [box, value] of [
    ['Day', '27'],
    ['Month', '3'],
    ['Year', year],
  ] as const)
    await page.getByLabel(box, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Record that they do not take it up' }).click()
  await expect(page.getByText(`27 March ${year}`)).toBeVisible()
})

test('somebody who comes back to care is not offered anything before the clinic is in touch with them', async ({
  page,
  problems,
}) => {
  await signIn(page)
  await page.goto('/people/add')
  await page.getByLabel('Clinic number').fill('WALK-22')
  await page.getByLabel('What do they like to be called?').fill('Thessaly')
  await page.getByLabel('Coming back to care').check()
  await page.getByRole('button', { name: 'Add to the list' }).click()
  await expect(await mistakes(page)).toContainText('Give the day of the diagnosis, or of coming back to care')
  await expect(page.getByLabel('What do they like to be called?')).toHaveValue('Thessaly')
  expect(await problems()).toEqual([])
  for (const [box, value] of [
    ['Day', '1'],
    ['Month', '1'],
    ['Year', '2026'],
  ] as const)
    await page.getByLabel(box, { exact: true }).fill(value)
  await page.getByRole('button', { name: 'Add to the list' }).click()
  await expect(page.getByText('Record that the clinic is in touch with this person again')).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByRole('link', { name: 'Record what tracing found' }).click()
  expect(await problems()).toEqual([])
  await page.getByLabel('We are in touch again').check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('link', { name: 'Record that they were told' })).toBeVisible()
})

test('what ends an offer otherwise has a page of its own', async ({ page, problems }) => {
  await signIn(page)
  await addByHand(page, 'WALK-23', 'Ulrica')
  for (const name of ['Not eligible', 'Recorded in error', 'Record a death']) {
    await page.getByText('Other things to record').click()
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('link', { name: 'Back to this person' })).toBeVisible()
    expect(await problems()).toEqual([])
    await page.getByRole('link', { name: 'Back to this person' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Ulrica')
  }
  await page.getByText('Other things to record').click()
  await page.getByRole('link', { name: 'Recorded in error' }).click()
  await page.getByLabel('It was a test').check()
  await page.getByRole('button', { name: 'Mark as recorded in error' }).click()
  await expect(page.getByText('Ended: recorded in error')).toBeVisible()
})
