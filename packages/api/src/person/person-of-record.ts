/** One record with the page of the person whom it is about: what a step needs, in one look. */
import type { PersonKind } from '@alongside/domain/lifecycles'
import * as z from 'zod'
import { discharges } from '../discharge/discharge.views.ts'
import { findRow } from '../lifecycle/list.ts'
import { mentorings } from '../mentoring/mentoring.views.ts'
import { onboardings } from '../onboarding/onboarding.views.ts'
import type { Reading } from '../read.ts'
import { referrals } from '../referral/referral.views.ts'
import { AnyLifecycleView, PersonView, personById } from './person.views.ts'

export const PersonOfRecord = z.strictObject({ record: AnyLifecycleView, page: PersonView })
export type PersonOfRecord = z.infer<typeof PersonOfRecord>

const slices = { referral: referrals, onboarding: onboardings, mentoring: mentorings, discharge: discharges }

export async function personOfRecord(
  reading: Reading,
  { kind, id }: { readonly kind: PersonKind; readonly id: string },
): Promise<PersonOfRecord | null> {
  const row = await findRow(reading, kind, id)
  const page = row ? await personById(reading, row.personId) : null
  if (!page) return null
  const record =
    page.episodes[0]?.lifecycles.find(view => view.id === id) ?? (await earlier(reading, kind, id))
  return record ? { record, page } : null
}

/** A record of an episode that is over, such as one that is kept until somebody looks at it again. */
async function earlier(reading: Reading, kind: PersonKind, id: string): Promise<AnyLifecycleView | null> {
  const found = await slices[kind].one(reading, id)
  if (!found) return null
  const { name: _, clinicNumber: __, ...view } = found
  return AnyLifecycleView.parse(view)
}
