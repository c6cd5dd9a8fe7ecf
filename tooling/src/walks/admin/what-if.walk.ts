import { expect, test } from '../walk.ts'
import { signInAs } from './coordinator.ts'

test('a coordinator tries two mentors fewer before it happens, and takes along what came of it', async ({
  page,
  problems,
}) => {
  test.setTimeout(120_000)
  await signInAs(page, 'Coordinator')
  await page.goto('/what-if')
  expect(await problems()).toEqual([])
  await page.getByLabel('Mentors who leave').fill('900')
  await page.getByRole('button', { name: 'Play it' }).click()
  await expect(page.getByRole('heading', { name: 'There is a problem' })).toBeVisible()

  await page.getByLabel('Mentors who leave').fill('2')
  await page.getByRole('button', { name: 'Play it' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What if 2 mentors fewer?', {
    timeout: 90_000,
  })
  await expect(page.locator('.ad-in-short')).toContainText('The person in the middle waits for a mentor')
  await expect(page.getByText('Does it look like what really happened?')).toBeVisible()
  expect(await page.title()).toBe('What if – Alongside')
  expect(await problems()).toEqual([])

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Take along as CSV' }).click()
  expect((await download).suggestedFilename()).toMatch(/^list-.*\.csv$/)
})

test('recruitment in figures stands on one page, with a table beside each picture', async ({
  page,
  problems,
}) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/recruitment/figures?view=fiveYears')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Recruitment figures')
  const pictures = await page.locator('figure.al-chart').count()
  expect(pictures).toBeGreaterThan(0)
  await expect(page.locator('figure.al-chart table')).toHaveCount(pictures)
  expect(await problems()).toEqual([])
})
