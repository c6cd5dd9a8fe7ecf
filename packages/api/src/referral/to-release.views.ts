/** What leaves the clinic with a release, to be looked at once more before it does. */
import * as z from 'zod'
import { findRow } from '../lifecycle/list.ts'
import { PersonView, personAtHand } from '../person/person.views.ts'
import type { Reading } from '../read.ts'
import { ReferralView, referralViewsOf } from './referral.views.ts'

export const ToRelease = z.strictObject({
  referral: ReferralView,
  person: PersonView.shape.person,
})
export type ToRelease = z.infer<typeof ToRelease>

export async function toRelease(reading: Reading, id: string): Promise<ToRelease | null> {
  const row = await findRow(reading, 'referral', id)
  const found = row && (await personAtHand(reading, row.personId))
  if (!found) return null
  const { person, rows, consents, settingsOf } = found
  const [referral] = await referralViewsOf(reading, [row], person.known, { settingsOf, all: rows.referral })
  return referral ? { referral, person: { ...person.view, consents } } : null
}
