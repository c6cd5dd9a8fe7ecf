import { expect, test } from '../walk.ts'
import { addByHand, mistakes, signIn } from './health-adviser.ts'

const pages = [
  '/',
  '/worklist',
  '/worklist?view=told',
  '/worklist?view=open',
  '/worklist?view=agreed',
  '/worklist?view=released',
  '/worklist?view=accepted',
  '/worklist?view=ended',
  '/worklist?view=all',
  '/find',
  '/people/add',
  '/lists',
  '/lists/new',
  '/lists/new?kind=attendance',
  '/receipts',
  '/not-seen',
  '/worklist?view=toDo&why=reEngaging',
  '/figures',
  '/nowhere',
]

test('every page keeps quiet in its title and is open to everybody', async ({ page, problems }) => {
  test.slow()
  await signIn(page)
  for (const path of pages) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.title()).toMatch(/^([A-Z][a-z ]+ – )?Alongside$/)
    expect(await problems(), path).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(width, `${path} is wider than its window`).toBeLessThanOrEqual(0)
  }
})

test('what the team told the clinic can be read and marked as read', async ({ page, problems }) => {
  await signIn(page)
  await page.goto('/receipts')
  await page.getByRole('button', { name: /^Mark (these \d+ )?as read$/ }).click()
  await expect(page.getByText('Marked as read')).toBeVisible()
  await expect(page.getByText('New', { exact: true })).toHaveCount(0)
  expect(await problems()).toEqual([])
})

test('our figures say how each of them is counted', async ({ page }) => {
  await signIn(page)
  await page.goto('/figures')
  await expect(
    page.getByText('Different people who had at least one completed two-way interaction'),
  ).toBeVisible()
  await expect(page.getByText('Read it with care')).toBeVisible()
})

test('a page that a colleague overtook says so instead of doing it anyway', async ({
  browser,
  baseURL,
  page,
}) => {
  await signIn(page)
  await addByHand(page, 'WALK-80', 'Xanthippe')
  await page.getByRole('link', { name: 'Record that they were told' }).click()
  const other = await (await browser.newContext(baseURL ? { baseURL } : {})).newPage()
  await signIn(other)
  await other.goto(page.url().replace('/tell', '/opt-out'))
  await other.getByRole('button', { name: 'Record that they do not take it up' }).click()
  await expect(other.getByText('Ended: opted out')).toBeVisible()
  await page.getByLabel('By phone').check()
  for (const question of ['leaflet', 'private place', 'able to decide'])
    await page
      .locator('fieldset', { has: page.locator('legend', { hasText: question }) })
      .getByLabel('Yes')
      .check()
  await page.getByRole('button', { name: 'Save, then record what they say' }).click()
  await expect(page.getByText('This cannot be recorded now')).toBeVisible()
  await expect(await mistakes(page)).toContainText('“Did not take up the offer”, by somebody at the clinic')
  await other.context().close()
})
