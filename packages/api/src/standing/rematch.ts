/** Whom a mentor who leaves a place supports there, or was asked about, and the step that finds them somebody else. */
import type { Kind } from '@alongside/domain/lifecycles'
import type { StandingContext } from '@alongside/domain/standing'
import type { Transaction } from '../database/acting.ts'
import type { BareRow } from '../lifecycle/registration.ts'

interface Parting {
  readonly kind: Kind
  readonly id: string
  readonly event: { readonly type: string; readonly [field: string]: unknown }
}

export async function peopleToRematch({ db }: Transaction, standing: BareRow): Promise<Parting[]> {
  const { mentorId } = standing.context as StandingContext
  const supported = await db
    .selectFrom('mentoring')
    .select('id')
    .where('mentor_id', '=', mentorId)
    .where('clinic_id', '=', standing.clinicId)
    .where('status', '=', 'active')
    .where('state', '<>', 'changingMentor')
    .execute()
  const asked = await db
    .selectFrom('onboarding')
    .select('id')
    .where('mentor_id', '=', mentorId)
    .where('clinic_id', '=', standing.clinicId)
    .where('status', '=', 'active')
    .where('state', '=', 'matching')
    .execute()
  return [
    ...supported.map(
      ({ id }): Parting => ({
        kind: 'mentoring',
        id,
        event: { type: 'changeMentor', askedBy: 'mentor', goodbyeOffered: true },
      }),
    ),
    ...asked.map(
      ({ id }): Parting => ({ kind: 'onboarding', id, event: { type: 'mentorAnswers', accepts: false } }),
    ),
  ]
}
