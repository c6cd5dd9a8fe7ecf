// What is held about people: who looked, a copy for the person, what is kept, and lists that are taken along.
import { confirmByPassword, letProofsLapse } from '../proof.ts'
import { expect, test } from '../walk.ts'
import { pageOf, signInAs } from './coordinator.ts'

test('somebody asks who looked and for everything we hold; two of the team give it', async ({
  page,
  browser,
  baseURL,
  behind,
  problems,
}) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/mentoring')
  await page.locator('main a[href^="/people/"]').first().click()
  await page.getByRole('link', { name: 'Who looked at this record' }).click()
  await expect(page.getByText('Opened the record').first()).toBeVisible()
  await expect(page.getByText('The support team', { exact: false }).first()).toBeVisible()
  expect(await problems()).toEqual([])
  const onPaper = page.waitForEvent('download')
  await page.getByRole('link', { name: 'On paper (PDF)' }).click()
  expect((await onPaper).suggestedFilename()).toMatch(/^list-\d{4}-\d\d-\d\d\.pdf$/)

  await page.getByRole('link', { name: 'Back to this person' }).click()
  await page.getByRole('link', { name: 'They ask for everything we hold' }).click()
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose how they asked')
  await page.getByLabel('In writing', { exact: true }).check()
  await page.getByLabel('They showed a document').check()
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await expect(page.getByText('Waits for a second person')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirm' })).toHaveCount(0)
  expect(await problems()).toEqual([])

  const lead = await pageOf(browser, baseURL ?? '', 'Safeguarding lead')
  await lead.goto('/copies')
  // they signed in a while ago: the page asks who is at the keyboard, and goes on with what they wanted
  await letProofsLapse(behind)
  await lead.getByRole('button', { name: 'Confirm' }).first().click()
  await confirmByPassword(lead)
  await expect(lead.getByText('It can be made for one day')).toBeVisible()
  await lead.goto('/unusual')
  await expect(lead.getByRole('heading', { level: 1, name: 'Unusual days' })).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: 'Make it to read (PDF)' }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm that it is you')
  expect(await problems()).toEqual([])
  await confirmByPassword(page)
  await expect(page).toHaveURL(/\/copies$/)
  const copy = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Make it to read (PDF)' }).first().click()
  expect((await copy).suggestedFilename()).toMatch(/^copy-\d{4}-\d\d-\d\d\.pdf$/)
})

test('a list with names leaves with a reason, and other rooms stand open', async ({ page, problems }) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/onboarding')
  await page.getByRole('link', { name: 'Take this list along' }).click()
  await page.getByRole('button', { name: 'As a table (CSV)' }).click()
  await expect(page.getByRole('link', { name: 'Choose why you take it' })).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByLabel('Supervision').check()
  const file = page.waitForEvent('download')
  await page.getByRole('button', { name: 'As a table (CSV)' }).click()
  expect((await file).suggestedFilename()).toMatch(/^list-\d{4}-\d\d-\d\d\.csv$/)

  for (const path of ['/records', '/keeping', '/quality', '/my-looks', '/clinics']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await problems(), path).toEqual([])
    const width = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(width, `${path} is wider than its window`).toBeLessThanOrEqual(0)
  }
})

test('two records of one person are found, put together, and taken apart as they were', async ({
  page,
  problems,
}) => {
  await signInAs(page, 'Coordinator')
  await page.goto('/quality')
  const alike = page.getByText('Their clinic numbers are easily mistaken for each other')
  await expect(alike).toHaveCount(1)
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'It is one person' }).click()
  await expect(page.getByText('Noted. Nothing was changed')).toBeVisible()
  await expect(alike).toHaveCount(0)
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'number CR10296' }).click()
  await expect(page.getByText('Put together. You can take them apart below')).toBeVisible()
  await expect(page.getByText('Number CR1O296')).toHaveCount(0)
  await page.getByRole('button', { name: 'Take them apart' }).click()
  await expect(page.getByText('Taken apart. Both records are as they were.')).toBeVisible()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(alike).toHaveCount(1)
})
