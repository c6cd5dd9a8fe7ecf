import { expect, test } from '../walk.ts'
import { daysAgo, mistakes, signIn } from './health-adviser.ts'

test('a coordinator’s question is read and answered', async ({ page, problems }) => {
  await signIn(page)
  await page.goto('/worklist?view=released')
  await page.getByRole('link', { name: 'Answer the question' }).first().click()
  await expect(page.getByText('The coordinator asks')).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await expect(await mistakes(page)).toContainText('Write the answer')
  expect(await problems()).toEqual([])
  await page.getByLabel('Your answer').fill('Tuesdays are best.')
  await page.getByRole('button', { name: 'Send the answer' }).click()
  await expect(page.getByText('Your answer is with the coordinator')).toBeVisible()
  await expect(page.getByText('Waits for a coordinator to look at the record.')).toBeVisible()
})

test('appointments are taken for people who are known, and counted in our figures', async ({
  page,
  problems,
}) => {
  await signIn(page)
  await page.goto('/worklist?view=accepted')
  const numbers = await page.locator('.al-who__number').allTextContents()
  const rows = numbers
    .slice(0, 3)
    .map((number, at) => `${number},WALK-A${at},${daysAgo(2)},${at === 0 ? 3 : 5}`)
  await page.goto('/lists/new?kind=attendance')
  await expect(page.getByLabel('Clinic appointments', { exact: true })).toBeChecked()
  await page.getByLabel('The file', { exact: true }).setInputFiles({
    name: 'seen.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      [
        'Clinic number,Appointment reference,Date,Attended code',
        ...rows,
        'NOBODY-1,WALK-A9,01/01/2026,9',
      ].join('\r\n'),
    ),
  })
  await page.getByRole('button', { name: 'Send and look at it' }).click()
  await page.waitForURL(/\/lists\/.*\/(columns|check)/)
  if (page.url().includes('/columns')) await page.getByRole('button', { name: 'Look at the rows' }).click()
  await expect(page.getByText('1 row cannot be taken')).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: `Leave that row out and add ${rows.length}` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${rows.length} appointments added`)
  expect(await problems()).toEqual([])
})

test('agreement is taken back in one step, wherever things stand', async ({ page, problems }) => {
  await signIn(page)
  await page.goto('/worklist?view=agreed')
  await page.locator('.al-who a').first().click()
  await page.getByText('Other things to record').click()
  await page.getByRole('link', { name: 'They take back their agreement' }).click()
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Take back the agreement' }).click()
  await expect(page.getByText('Recorded. Everything has stopped')).toBeVisible()
  await expect(page.getByText('Ended: withdrawn')).toBeVisible()
  expect(await problems()).toEqual([])
})
