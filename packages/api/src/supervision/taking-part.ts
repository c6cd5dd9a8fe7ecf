/** Who takes part in a supervision and who was there, with the names of those whom the actor may know. */
import type { Side, SupervisionContext } from '@alongside/domain/supervision'
import { sql } from 'kysely'
import { dataKeysIn } from '../database/keys.ts'
import type { BareRow } from '../lifecycle/registration.ts'
import type { Reading } from '../read.ts'
import { type Participant, sideOf, takesPart } from './supervision.facts.ts'

export interface ColleagueView {
  accountId: string
  name: string | null
  role: Participant['role']
  side: Side
  isMe: boolean
}

interface Row {
  account_id: string
  role: Participant['role']
  mentor_id: string | null
  name_sealed: Uint8Array | null
  called_sealed: Uint8Array | null
  wrapped: Uint8Array | null
}

/** Everybody who takes part, with their names: one query. */
export async function participantViews(
  reading: Reading,
  { clinicId, context }: BareRow,
): Promise<{
  all: ColleagueView[]
  choosable: ColleagueView[]
  mentorCalled(mentorId: string): string | null
}> {
  const { db, caller, keyring } = reading
  // a clinic knows its partners by their side of the table
  const mentors =
    caller.role === 'clinician'
      ? sql`(select null::uuid as id, null::bytea as called_sealed)`
      : sql`(select id, called_sealed from mentor)`
  const { rows } = await sql<Row>`
    select t.account_id, t.role, t.mentor_id, a.name_sealed, m.called_sealed, k.wrapped
    from authz.taking_part(${clinicId}) t
    left join account a on a.id = t.account_id
    left join ${mentors} m on m.id = t.mentor_id
    left join data_key k on k.owner_id = t.account_id and k.destroyed_at is null
    order by t.account_id`.execute(db)
  const keys = dataKeysIn(
    keyring,
    rows.map(({ account_id, wrapped }) => ({ ownerId: account_id, wrapped })),
  )
  const calledOf = ({ account_id, mentor_id, called_sealed }: Row) =>
    mentor_id === null
      ? null
      : keys.open(account_id, called_sealed, { table: 'mentor', column: 'called_sealed', id: mentor_id })
  const nameOf = ({ account_id, name_sealed }: Row) =>
    keys.open(account_id, name_sealed, { table: 'account', column: 'name_sealed', id: account_id })
  const all = rows.flatMap(row => {
    const { account_id: accountId, role, mentor_id: mentorId } = row
    if (!takesPart(context as SupervisionContext, { accountId, role, mentorId })) return []
    return [
      {
        accountId,
        name: nameOf(row) ?? calledOf(row),
        role,
        side: sideOf({ accountId, role, mentorId }),
        isMe: accountId === caller.accountId,
      },
    ]
  })
  // a coordinator records who was there and who does what; a clinic takes something on for itself
  const choosable = caller.role === 'coordinator' ? all : all.filter(({ isMe }) => isMe)
  return {
    all,
    choosable: caller.role === 'mentor' ? [] : choosable,
    mentorCalled: mentorId => {
      const row = rows.find(each => each.mentor_id === mentorId)
      return row ? (calledOf(row) ?? nameOf(row)) : null
    },
  }
}

export function attendanceRows({ db }: Pick<Reading, 'db'>, id: string) {
  return db
    .selectFrom('supervision_attendance')
    .select(['account_id', 'side', 'mentor_id'])
    .where('supervision_id', '=', id)
    .orderBy('side')
    .orderBy('account_id')
}

export function attendanceIn(
  rows: Awaited<ReturnType<ReturnType<typeof attendanceRows>['execute']>>,
  { caller }: Pick<Reading, 'caller'>,
  known: readonly ColleagueView[],
): ColleagueView[] {
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
