// Somebody's own ways in: a passkey that the browser makes and shows, and the question who is at the keyboard.
import type { Page } from '@playwright/test'
import { demoPassword, emailOf, workers } from '../../seed/staff.ts'
import { letProofsLapse } from '../proof.ts'
import { expect, test } from '../walk.ts'

const trainee = workers.find(({ who }) => who === 'Trainee mentor')
if (!trainee) throw new Error('The demo has no trainee')

/** A device that makes passkeys, as a phone with a finger on it would. */
async function device(page: Page, transport: 'internal' | 'usb'): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('a passkey is made, named, used to sign in and to confirm, and taken away again', async ({
  page,
  addresses,
  behind,
  problems,
}) => {
  // a passkey belongs to a name, and the name of this machine is localhost
  const home = addresses.training.replace('127.0.0.1', 'localhost')
  await device(page, 'internal')
  await page.goto(`${home}/sign-in`)
  await page.getByLabel('Email address').fill(emailOf(trainee))
  await page.getByLabel('Password', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).not.toHaveURL(/sign-in/)

  await page.goto(`${home}/my-sign-in`)
  expect(await page.title()).toBe('My sign-in – Alongside')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.getByText('Your passkey is here now')).toBeVisible()
  await expect(page.getByText('Add a second passkey')).toBeVisible()
  await expect(page.getByText('You cannot remove your last way in.')).toBeVisible()
  await page.getByLabel('Name of passkey 1').fill('My phone')
  await page.getByRole('button', { name: 'Keep the name' }).click()
  await expect(page.getByRole('alert')).toContainText('The name is kept')
  await expect(page.getByText('My phone', { exact: true })).toBeVisible()
  expect(await problems()).toEqual([])

  await page.context().clearCookies()
  await page.goto(`${home}/sign-in?back=%2Fmy-sign-in`)
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('My sign-in')
  await expect(page.getByText('You signed in with a passkey').first()).toBeVisible()

  // the other session is ended from here
  await page.getByRole('button', { name: 'Sign out everywhere but here' }).click()
  await expect(page.getByText('Signed out everywhere but here')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign out there' })).toHaveCount(0)

  // a second one, on another device; for that it has to be them
  await letProofsLapse(behind)
  await page.getByRole('button', { name: 'Add another passkey' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Confirm that it is you')
  expect(await problems()).toEqual([])
  await page.getByRole('button', { name: 'Use my passkey' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('My sign-in')
  await device(page, 'usb')
  await page.getByRole('button', { name: 'Add another passkey' }).click()
  await expect(page.getByText('Passkey 2', { exact: true })).toBeVisible()

  await letProofsLapse(behind)
  await page.getByRole('button', { name: 'Remove My phone' }).click()
  await expect(page.getByRole('region', { name: 'Confirm that it is you' })).toBeFocused()
  await page.getByRole('button', { name: 'Use my passkey' }).click()
  await expect(page.getByText('The passkey opens nothing any more')).toBeVisible()
  await expect(page.getByText('My phone', { exact: true })).toHaveCount(0)
})
