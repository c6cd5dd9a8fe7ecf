import { pagesOf } from '../../pages/pages.ts'
import { lookRound } from '../look-over.ts'
import { expect, test } from '../walk.ts'
import { signInAsMentor } from './mentor.ts'

test('every page is for everybody, and keeps quiet in its title', async ({ page, behind }) => {
  test.setTimeout(600_000)
  await signInAsMentor(page)
  const pages = await pagesOf('mentor-portal', {
    run: sql => behind.run(sql),
    get: async path => (await page.request.get(path)).text(),
  })
  const wrong = await lookRound(page, pages, () => /^([A-Z][a-z -]+ – )?Alongside$/)
  expect(wrong).toEqual([])
})

test('a break needs no reason, and is over when the mentor says so', async ({ page }) => {
  await signInAsMentor(page)
  await page.goto('/room')
  await page.getByRole('link', { name: 'My places' }).click()
  await page.getByRole('link', { name: 'Take a break' }).first().click()
  await page.getByRole('button', { name: 'Begin the break' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose the last day of your break')
  const until = new Date(Date.now() + 40 * 86_400_000)
  await page.getByLabel('Day', { exact: true }).fill(String(until.getDate()))
  await page.getByLabel('Month', { exact: true }).fill(String(until.getMonth() + 1))
  await page.getByLabel('Year', { exact: true }).fill(String(until.getFullYear()))
  await page.getByRole('button', { name: 'Begin the break' }).click()
  await expect(page.getByText('Your break has begun.')).toBeVisible()
  await page.getByRole('link', { name: 'End the break' }).click()
  await page.getByRole('button', { name: 'End the break' }).click()
  await expect(page.getByText('Welcome back.')).toBeVisible()
})
