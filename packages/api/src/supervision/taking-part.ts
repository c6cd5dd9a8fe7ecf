/** Who takes part in a supervision and who was there, with the names of those whom the actor may know. */
import type { Side, SupervisionContext } from '@alongside/domain/supervision'
import { colleagueNames } from '../account/colleague-names.ts'
import type { BareRow } from '../lifecycle/registration.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import type { Reading } from '../read.ts'
import { type Participant, participantsOf, sideOf, takesPart } from './supervision.facts.ts'

export interface ColleagueView {
  accountId: string
  name: string | null
  role: Participant['role']
  side: Side
  isMe: boolean
}

export async function participantViews(
  reading: Reading,
  { clinicId, context }: BareRow,
): Promise<{ all: ColleagueView[]; choosable: ColleagueView[] }> {
  const { caller } = reading
  const taking = (await participantsOf(reading, clinicId)).filter(each =>
    takesPart(context as SupervisionContext, each),
  )
  const nameOf = await colleagueNames(
    reading,
    taking.map(({ accountId }) => accountId),
  )
  // a clinic knows its partners by their side of the table
  const mentorOf = await mentorNames(
    reading,
    caller.role === 'clinician' ? [] : taking.map(({ mentorId }) => mentorId),
  )
  const all = taking.map(each => ({
    accountId: each.accountId,
    name: nameOf(each.accountId) ?? mentorOf(each.mentorId),
    role: each.role,
    side: sideOf(each),
    isMe: each.accountId === caller.accountId,
  }))
  // a coordinator records who was there and who does what; a clinic takes something on for itself
  const choosable = caller.role === 'coordinator' ? all : all.filter(({ isMe }) => isMe)
  return { all, choosable: caller.role === 'mentor' ? [] : choosable }
}

export async function attendanceOf(
  { db, caller }: Reading,
  { id }: BareRow,
  known: readonly ColleagueView[],
): Promise<ColleagueView[]> {
  const rows = await db
    .selectFrom('supervision_attendance')
    .select(['account_id', 'side', 'mentor_id'])
    .where('supervision_id', '=', id)
    .orderBy('side')
    .orderBy('account_id')
    .execute()
  return rows.map(
    ({ account_id, side, mentor_id }) =>
      known.find(({ accountId }) => accountId === account_id) ?? {
        accountId: account_id,
        name: null,
        role: roleOf(side, mentor_id),
        side,
        isMe: account_id === caller.accountId,
      },
  )
}

/** Somebody who was there and has left since. */
function roleOf(side: Side, mentorId: string | null): Participant['role'] {
  if (side === 'clinic') return 'clinician'
  return mentorId === null ? 'coordinator' : 'mentor'
}
