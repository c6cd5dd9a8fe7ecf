import type { Page } from '@playwright/test'
import { signIns } from '../../seed/sign-ins.ts'
import { expect, test } from '../walk.ts'

async function signIn(page: Page, app: 'training' | 'clinic'): Promise<void> {
  const who = signIns.find(each => each.app === app)
  if (!who) throw new Error(`The demo has nobody who signs in to ${app}`)
  await page.goto('/')
  await page.getByLabel('Email address').fill(who.email)
  await page.getByLabel('Password').fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/$/)
}

test('a trainee sees where they are, what comes next and what they have learned', async ({
  page,
  problems,
}) => {
  await signIn(page, 'training')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your way')
  await expect(page).toHaveTitle('Your way – Alongside')
  await expect(page.locator('[aria-current="step"]')).toContainText('Learning')
  const next = page.getByRole('region', { name: 'What comes next' })
  await expect(next.getByRole('link')).toHaveText(/this module|where you stopped/)
  await expect(page.getByText(/of 12 modules, /).first()).toBeVisible()
  expect(await problems()).toEqual([])
  await page.getByRole('link', { name: 'Learn', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'done on' })).toHaveCount(5)
  expect(await problems()).toEqual([])
})

test('somebody who is not learning finds nothing, and nothing of what others see', async ({
  page,
  problems,
}) => {
  await signIn(page, 'clinic')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing here for you')
  await expect(page.getByText('modules')).toHaveCount(0)
  expect(await problems()).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a trainee on an old phone sees the same', async ({ page }) => {
    await signIn(page, 'training')
    await expect(page.getByRole('heading', { name: 'What comes next' })).toBeVisible()
    await expect(page.locator('[aria-current="step"]')).toContainText('Learning')
  })
})
