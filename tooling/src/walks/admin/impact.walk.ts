import { readFile } from 'node:fs/promises'
import { measures } from '@alongside/domain/impact'
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
  expect(pictures).toBeGreaterThanOrEqual(8)
  await expect(page.locator('figure.al-chart table')).toHaveCount(pictures)
  // over time: a picture says in words what it shows
  const overTime = page.getByRole('region', { name: 'Over time' }).locator('svg[role=img]')
  expect(await overTime.count()).toBeGreaterThanOrEqual(3)
  for (const picture of await overTime.all())
    expect(((await picture.locator('desc').textContent()) ?? '').length).toBeGreaterThan(40)
  for (const { title } of Object.values(measures))
    await expect(page.getByRole('heading', { level: 3, name: title, exact: true }).first()).toBeVisible()
})

test('the report and the return are taken along, and small numbers leave the house in neither', async ({
  page,
}) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/impact?period=published')
  for (const [name, file] of [
    ['On paper (PDF) – report', /^report-[0-9-]+\.pdf$/],
    ['On paper (PDF) – return', /^return-[0-9-]+\.pdf$/],
    ['As a table (CSV) – return', /^return-[0-9-]+\.csv$/],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name, exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(file)
    if (!name.includes('CSV')) continue
    const text = await readFile(await download.path(), 'utf8')
    expect(text).toContain('\r\nPeople supported,25,')
    expect(text).toContain('Interactions per person,')
    // a count of one to four stands in no cell of its own
    expect(text).not.toMatch(/^(Of them|Endings|Mentors)[^,]*,[1-4],/m)
  }
  await page.getByText('Choose months, a clinic or an earlier day').click()
  await page.getByLabel('As it was known on').fill('2025-01-31')
  await page.getByLabel('Hide small numbers, to hand it out').check()
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { name: 'As it was known then' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Small numbers are hidden' })).toBeVisible()
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
  await page.getByText('Choose months, a clinic or an earlier day').click()
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
  await page.goto('/impact?period=own&from=2019-01&to=2019-02')
  await expect(page.getByText('Nobody was supported in these months.')).toBeVisible()
  expect(await problems()).toEqual([])
})

test('an aim that a coordinator sets stands on the chart with its reason, until it is taken back', async ({
  page,
  problems,
}) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/impact')
  await page.getByRole('link', { name: /^Set an aim or a step ?: Offer coverage/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Offer coverage: told, of those put on the list – Aims and steps',
  )
  await page.getByRole('button', { name: 'Set the aim' }).click()
  await expect(page.getByRole('link', { name: 'Enter a whole number' })).toBeVisible()
  const aim = page.locator('form').filter({ hasText: 'Set the aim' })
  await aim.getByLabel('The aim').fill('90')
  await aim.getByLabel('Why').fill('Agreed with the clinics in the spring review')
  await aim.getByLabel('From which month on').selectOption({ index: 12 })
  await aim.getByRole('button', { name: 'Set the aim' }).click()
  await expect(page.getByText('Aim of 90% from')).toBeVisible()
  expect(await problems()).toEqual([])
  await page.goto('/impact')
  await expect(page.getByText('on the aim is 90%: Agreed with the clinics')).toBeVisible()
  await page.goto('/impact/charts/coverage')
  await page.getByRole('button', { name: /^Take back ?: the aim/ }).click()
  await page.getByText('What was taken back').click()
  await expect(page.getByText('Agreed with the clinics in the spring review')).toBeVisible()
})
