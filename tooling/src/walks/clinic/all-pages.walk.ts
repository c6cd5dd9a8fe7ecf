import type { Page } from '@playwright/test'
import { pagesOf } from '../../pages/pages.ts'
import { lookRound } from '../look-over.ts'
import { expect, test } from '../walk.ts'
import { addByHand, answer, mistakes, signIn } from './health-adviser.ts'
import { sendLink, settle, toldAndReachable } from './private-link.ts'

test('every page is for everybody, and keeps quiet in its title', async ({ page, behind }) => {
  test.setTimeout(600_000)
  await settle(behind)
  await signIn(page)
  await toldAndReachable(page, 'WALK-81', 'Zuleika')
  const letter = await sendLink(page, 'English')
  await raiseConcern(page)
  const pages = await pagesOf('clinic', {
    run: sql => behind.run(sql),
    get: async path => (await page.request.get(path)).text(),
    letter,
  })
  // the private page says less still
  const wrong = await lookRound(page, pages, route =>
    route.startsWith('a.') ? /^(?!.*Alongside)/ : /^([A-Z][a-z -]+ – )?Alongside$/,
  )
  expect(wrong).toEqual([])

  await test.step('whoever would rather be asked later is thanked, and is asked then', async () => {
    await page.goto(`${letter}/later`)
    await page.getByLabel('In three months').check()
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We will ask you again then')
  })
})

/** About somebody whom the team supports already. */
async function raiseConcern(page: Page): Promise<void> {
  await page.goto('/worklist?view=accepted')
  await page.locator('tbody a[href^="/people/"]').first().click()
  await page.getByText('Other things to record').click()
  await page.getByRole('link', { name: 'Raise a concern about their safety' }).click()
  await page.getByLabel('Today', { exact: true }).check()
  await page.getByLabel('What are you worried about?').selectOption({ index: 1 })
  await answer(page, 'Have you told them', 'Yes')
  await page.getByRole('button', { name: 'Pass it on now' }).click()
  await expect(page.getByText('It was passed on.')).toBeVisible()
}

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
