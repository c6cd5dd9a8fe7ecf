import type { Page } from '@playwright/test'
import { expect, test } from '../walk.ts'
import { signInAs } from './coordinator.ts'

/** The figure under this label. */
function figure(page: Page, label: string) {
  return page
    .locator('.al-figure', { has: page.getByText(label, { exact: true }) })
    .locator('.al-figure__value')
}

test('the report says what the programme published, computed from what was recorded', async ({
  page,
  problems,
}) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/impact')
  await page.getByRole('link', { name: 'To 31 March 2025' }).click()
  await expect(page).toHaveURL(/period=published/)
  await expect(figure(page, 'People supported')).toHaveText('25')
  const mean = Number(await figure(page, 'Interactions per person, mean').textContent())
  expect(mean).toBeGreaterThanOrEqual(3.5)
  expect(mean).toBeLessThanOrEqual(4.5)
  await expect(page.getByText(/Median \d/).first()).toBeVisible()

  const moved = (await figure(page, 'Missed clinic appointments, before and after').textContent()) ?? ''
  const [before = 0, after = 0] = [...moved.matchAll(/(\d+)%/g)].map(([, share]) => Number(share))
  expect(after).toBeLessThan(before)
  await expect(page.getByText('missed clinic appointments fell from').first()).toBeVisible()
  // a small number of people, and no group to compare with: the page says so beside the figure
  await expect(page.getByText('regression to the mean')).toBeVisible()
  await expect(page.getByText('Fewer than 30 people are compared')).toBeVisible()
  expect(await problems()).toEqual([])
})

test('every figure has its definition and every picture its table', async ({ page }) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/impact?period=published')
  for (const label of await page.locator('.al-figure').all())
    expect(((await label.locator('.al-figure__definition').textContent()) ?? '').length).toBeGreaterThan(40)
  const pictures = await page.locator('figure.al-chart').count()
  expect(pictures).toBeGreaterThanOrEqual(4)
  await expect(page.locator('figure.al-chart table')).toHaveCount(pictures)
  await expect(page.getByRole('heading', { name: 'How each figure is counted' })).toBeVisible()
})

test('other months and one clinic are an address of their own, and months that make none are told', async ({
  page,
  problems,
}) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/impact')
  for (const name of ['Last 12 months', 'Last quarter', 'Everything']) {
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
  }
  await page.getByText('Choose months or a clinic').click()
  await page.getByLabel('First month').fill('2024-04')
  await page.getByLabel('Last month').fill('2025-03')
  await page.getByLabel('Clinic', { exact: true }).selectOption({ label: 'Kingston, Riverside clinic' })
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('April 2024 to March 2025. Kingston, Riverside clinic.')).toBeVisible()
  const people = Number(await figure(page, 'People supported').textContent())
  expect(people).toBeGreaterThan(0)
  expect(people).toBeLessThan(25)
  await page.goto('/impact?period=own&from=2025-03&to=2024-04')
  await expect(page.getByText('The last month is before the first one.')).toBeVisible()
  expect(await problems()).toEqual([])
  await page.goto('/impact?period=own&from=2019-01&to=2019-02')
  await expect(page.getByText('Nobody was supported in these months.')).toBeVisible()
  expect(await problems()).toEqual([])
})
