/** Arranging a supervision: the joint one of a clinic, or one mentor's own. After that each one begins the next. */
import type { SupervisionInput } from '@alongside/domain/supervision'
import type { Instant } from '@alongside/domain/time'
import type { SignedIn } from '../actor.ts'
import { type Answer, Refused } from '../answer.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import type { Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { clinicKeys } from '../intake/clinic-key.ts'
import { startOne } from '../start-one.ts'

export interface Arranging {
  readonly commandId: string
  readonly clinicId: string
  readonly mentorId: string | null
  readonly plannedAt: Instant
}

export function arrangeSupervision(
  doors: Doors,
  caller: SignedIn,
  { commandId, clinicId, mentorId, plannedAt }: Arranging,
): Promise<Answer<{ id: string }>> {
  return startOne(doors, caller, { kind: 'supervision', commandId }, async (transaction, at) => {
    if (!caller.clinicIds.includes(clinicId)) throw new Refused('not-found')
    if (plannedAt <= at)
      throw new Refused('refused', {
        reasons: ['Choose a time that has not passed.'],
        fields: { plannedAt: ['Choose a time that has not passed.'] },
      })
    await makeSureOfOne(transaction, clinicId, mentorId)
    // what is said there is sealed with the key of the clinic
    await clinicKeys(transaction, doors.keys, clinicId)
    const { supervision: clocks } = await settingsOf(transaction, clinicId, at)
    const sort = mentorId === null ? 'joint' : 'oneToOne'
    const input: SupervisionInput = { sort, mentorId, plannedAt, clocks }
    return { id: doors.newId(), clinicId, about: {}, input }
  })
}

/** There is one to come at a time; two would each have half of the agenda. */
async function makeSureOfOne({ db }: Transaction, clinicId: string, mentorId: string | null): Promise<void> {
  if (mentorId !== null) {
    const works = await db
      .selectFrom('mentor_clinic')
      .select('mentor_id')
      .where('mentor_id', '=', mentorId)
      .where('clinic_id', '=', clinicId)
      .executeTakeFirst()
    if (!works) throw new Refused('not-found')
  }
  const coming = await db
    .selectFrom('supervision')
    .select('id')
    .where('clinic_id', '=', clinicId)
    .where('mentor_id', 'is not distinct from', mentorId)
    .where('state', 'in', ['scheduled', 'agendaOpen', 'missed'])
    .executeTakeFirst()
  if (coming)
    throw new Refused('refused', { reasons: ['One is arranged already. Move that one to another day.'] })
}
