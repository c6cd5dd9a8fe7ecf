// The question who is at the keyboard, in a walk: when it is asked, and how somebody of the demo answers it.
import type { Page } from '@playwright/test'
import { demoPassword } from '../seed/staff.ts'
import type { Behind } from './behind.ts'

/** As if everybody had signed in more than five minutes ago: the next sensitive deed asks who they are. */
export async function letProofsLapse(behind: Behind): Promise<void> {
  await behind.run(`update auth."session" set "steppedUpAt" = null`)
}

/** Confirms with the password, as somebody may who has no second factor. */
export async function confirmByPassword(page: Page): Promise<void> {
  await page.getByLabel('Your password').fill(demoPassword)
  await page.getByRole('button', { name: 'Confirm and go on' }).click()
}
