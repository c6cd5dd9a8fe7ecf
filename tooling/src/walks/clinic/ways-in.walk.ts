// How people of a clinic come in and go: through their trust, with a spare code, and in a hurry.
import { openTrustHouse } from '@alongside/api/testing/trust-house'
import { sessionLimits } from '@alongside/domain/account'
import type { Page } from '@playwright/test'
import { codesOf } from '../../browser/app-codes.ts'
import { demoPassword, emailOf } from '../../seed/staff.ts'
import { lookOver } from '../look-over.ts'
import { letProofsLapse } from '../proof.ts'
import { expect, test } from '../walk.ts'

const email = emailOf({ key: 'adviser-lewisham' })

test('somebody of a trust comes in through it, is asked there again, and finds the screen cleared after a while', async ({
  page,
  addresses,
  behind,
  problems,
  trustPort,
}) => {
  const trust = await openTrustHouse({
    redirectUri: `${addresses.clinic}/sign-in/trust/back`,
    port: trustPort,
    asks: true,
  })
  try {
    await test.step('whom nobody invited is told no more than that it did not work', async () => {
      trust.sit({ sub: 'stranger', email: 'stranger@trust.example', email_verified: true })
      await page.goto('/sign-in')
      expect(await problems()).toEqual([])
      await page.getByRole('link', { name: /^Sign in through/ }).click()
      await page.getByRole('link', { name: 'It is me' }).click()
      await expect(page.getByText('That did not work.')).toBeVisible()
      await expect(page).toHaveTitle('Sign in – Alongside')
      expect(await problems()).toEqual([])
      await page.context().clearCookies()
    })

    trust.sit({ sub: 'staff-7', email, email_verified: true })
    await page.goto('/sign-in?back=%2Fmy-sign-in')
    await page.getByRole('link', { name: /^Sign in through/ }).click()
    await page.getByRole('link', { name: 'It is me' }).click()
    await expect(page).toHaveTitle('My sign-in – Alongside')
    await expect(page.getByText('You signed in through your trust').first()).toBeVisible()

    await letProofsLapse(behind)
    await page.goto('/my-sign-in/password')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm that it is you')
    expect(await problems()).toEqual([])
    await page.getByRole('link', { name: 'Confirm through your trust' }).click()
    await page.getByRole('link', { name: 'It is me' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Change the password')

    await test.step('a screen that nobody touched is cleared, and Back does not bring it again', async () => {
      await page.goto('/my-sign-in')
      await page.clock.install()
      await page.goto('/referrals')
      await page.clock.fastForward((sessionLimits.clinic.idleMinutes - 1) * 60_000)
      await expect(page).toHaveURL(/referrals/)
      await page.clock.fastForward(61_000)
      await page.clock.runFor(16_000)
      await expect(page.getByText('You were away for a while, so we cleared the screen.')).toBeVisible()
      await expect(page).toHaveTitle('Sign in – Alongside')
      expect(await problems()).toEqual([])
    })
    await test.step('nor does whoever comes later find anything: the session is over, and they come back to where they were', async () => {
      await behind.run(
        `update auth."session" set "updatedAt" = now() - interval '1 day' where factor = 'trust'`,
      )
      const cleared = page.url()
      await page.goto('/my-sign-in')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
      await page.goto(cleared)
      await page.getByRole('link', { name: /^Sign in through/ }).click()
      await page.waitForURL(/referrals/)
    })
  } finally {
    await trust.close()
  }
})

test('somebody whose phone is not there comes in with a spare code, makes new ones, and leaves in a hurry', async ({
  page,
  problems,
}) => {
  const spare = await withApp(page)

  await page.context().clearCookies()
  await withPassword(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enter your code')
  expect(await problems()).toEqual([])
  await expect(page.getByRole('link', { name: 'My phone is not here: use a spare code' })).toBeVisible()
  // nobody of the demo has an app, so the pages about it are looked over here
  expect(await lookOver(page, await page.goto('/sign-in/spare'))).toEqual([])
  await page.goto('/sign-in/spare')
  await page.getByLabel('Spare code').fill('abcde-fghjk')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert')).toContainText('This code is not right or was used')
  expect(await problems()).toEqual([])
  await page.getByLabel('Spare code').fill(spare.replace('-', ' ').toUpperCase())
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('You have 9 spare codes left')).toBeVisible()

  await page.goto('/my-sign-in')
  await expect(page.getByText('You signed in with your password and a spare code')).toBeVisible()
  await expect(page.getByText('You have 9 spare codes left.')).toBeVisible()
  expect(await problems()).toEqual([])
  await expect(page.getByRole('link', { name: 'Make new spare codes' })).toBeVisible()
  expect(await lookOver(page, await page.goto('/my-sign-in/spare-codes'))).toEqual([])
  await page.goto('/my-sign-in/spare-codes')
  await page.getByLabel('Your password').fill(demoPassword)
  await page.getByRole('button', { name: 'Make new codes' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /^[a-z2-9]{5}-[a-z2-9]{5}$/ })).toHaveCount(10)
  await expect(page.getByRole('region', { name: 'Write these down now' })).toBeFocused()
  expect(await problems()).toEqual([])

  await page.route(/bbc/, route =>
    route.fulfill({ contentType: 'text/html', body: '<title>Weather</title>' }),
  )
  await page.getByRole('button', { name: 'Leave this page' }).first().click()
  await page.waitForURL(/weather/)
  // the sign-out is still on its way while the page has gone already
  await expect
    .poll(async () => (await page.request.get('/my-sign-in', { maxRedirects: 0 })).status())
    .toBe(302)
  await page.goBack()
  await expect(page.getByText('spare codes')).toHaveCount(0)
  await page.goto('/my-sign-in')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in')
})

/** Sets the app up, and gives one of the codes that were to be written down. */
async function withApp(page: Page): Promise<string> {
  await withPassword(page)
  await page.goto('/second-step')
  await page.getByLabel('Your password').fill(demoPassword)
  // the page is slow, and whoever sees the key types at once
  await page.route(/second-step\?.*_data=/, async route => {
    if (route.request().method() === 'GET') await new Promise(done => setTimeout(done, 500))
    await route.continue()
  })
  await page.getByRole('button', { name: 'Show me a key' }).click()
  const key = await page.locator('p.al-key').textContent()
  const spare = await page.locator('ul.al-key li').first().textContent()
  const codes = codesOf((key ?? '').replace(/\s/g, ''))
  await page.getByLabel('6-number code').fill(codes(20))
  await expect(page.locator('.al-loading--on')).toHaveCount(0)
  await expect(page.getByLabel('6-number code')).toHaveValue(codes(20))
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByRole('alert')).toContainText('This code is not right')
  await expect(page.locator('p.al-key')).toHaveText(key ?? '')
  await expect(page.locator('ul.al-key li')).toHaveCount(10)
  await page.getByLabel('6-number code').fill(codes())
  await page.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByText('Signing in now has its second step')).toBeVisible()
  return spare ?? ''
}

async function withPassword(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(address => !address.pathname.endsWith('/sign-in'))
}
