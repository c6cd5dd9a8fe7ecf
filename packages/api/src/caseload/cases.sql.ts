/** Everybody whom one mentor supports, in one statement: records that are open, with what is needed to name them. */
import { type Kind, kinds, subjectOf } from '@alongside/domain/lifecycles'
import { maySee } from '@alongside/domain/permissions'
import type { Instant } from '@alongside/domain/time'
import { type RawBuilder, sql } from 'kysely'
import { DataKeys } from '../database/keys.ts'
import type { Reading } from '../read.ts'

/** One open record as it is stored. A match that waits for an answer has no name: its person is not visible yet. */
export interface StoredCase {
  readonly kind: Kind
  readonly id: string
  /** Null where the record is about the mentor themself: their supervision, their standing. */
  readonly person_id: string | null
  readonly clinic_name: string
  readonly state: string
  readonly path: string
  readonly value: unknown
  readonly machine_version: string
  readonly seq: number
  readonly opened_at: Instant
  readonly state_since: Instant
  readonly due_at: Instant | null
  readonly last_session_at: Instant | null
  readonly next_session_at: Instant | null
  readonly checked_in_at: Instant | null
  readonly paused_until: string | null
  readonly answered: boolean
  /** Somebody whom another mentor supports, who is away. */
  readonly covers: boolean
  /** Of a session that is near: the whole of it, so that its buttons can be told. */
  readonly context: unknown
  readonly called_sealed: Uint8Array | null
  readonly wrapped: Uint8Array | null
}

/** Records about the mentor themself that are open. */
function ownRecords(role: Parameters<typeof maySee>[0], accountId: string | null): RawBuilder<unknown>[] {
  return kinds
    .filter(kind => subjectOf(kind) === 'teamMember' && maySee(role, kind) !== undefined)
    .map(
      kind => sql`union all
      select ${sql.lit(kind)}, id, null, clinic_id, state, path, value, machine_version, seq, opened_at,
        state_since, due_at, null, null, null, null, false, false, null
      from ${sql.table(kind)} where holder_id = ${accountId}::uuid and status = 'active'`,
    )
}

export async function casesOf({ db, caller, at }: Reading): Promise<readonly StoredCase[]> {
  const mine = caller.mentorId
  if (mine === null) return []
  const { rows } = await sql<StoredCase>`
    select l.*, c.name as clinic_name, p.called_sealed, k.wrapped
    from (
      select 'mentoring' as kind, id, person_id, clinic_id, state, path, value, machine_version, seq, opened_at,
        state_since, due_at, last_session_at, next_session_at,
        (context ->> 'checkedInAt')::timestamptz as checked_in_at, context ->> 'pausedUntil' as paused_until,
        false as answered, mentor_id <> ${mine} as covers,
        case when next_session_at < ${at}::timestamptz + interval '14 days' then context end as context
      from mentoring where (mentor_id = ${mine} or episode_id = any (array(select authz.covered())))
        and status = 'active'
      union all
      select 'discharge', id, person_id, clinic_id, state, path, value, machine_version, seq, opened_at,
        state_since, due_at, null, null, null, null, false, false, null
      from discharge where mentor_id = ${mine} and state in ('planned', 'closingHeld', 'summaryAgreed')
      union all
      select 'onboarding', id, person_id, clinic_id, state, path, value, machine_version, seq, opened_at,
        state_since, due_at, null, null, null, null, (context ->> 'mentorAccepts')::boolean, false, null
      from onboarding
      where mentor_id = ${mine} and status = 'active' and path in ('matching.proposed', 'matching.agreed')
      ${sql.join(ownRecords(caller.role, caller.accountId), sql` `)}
    ) l
    join clinic c on c.id = l.clinic_id
    left join person p on p.id = l.person_id
    left join data_key k on k.owner_id = p.id and k.destroyed_at is null
    order by l.state_since, l.id`.execute(db)
  return rows
}

/** What these people are called; each counts as looked at. */
export function namesOf(
  { keyring, saw }: Pick<Reading, 'keyring' | 'saw'>,
  cases: readonly StoredCase[],
): (one: StoredCase) => string | null {
  const named = cases.flatMap(({ person_id, wrapped }) =>
    person_id === null || wrapped === null ? [] : [{ person_id, wrapped }],
  )
  saw(named.map(({ person_id }) => person_id))
  const keys = new DataKeys(
    new Map(named.map(({ person_id, wrapped }) => [person_id, keyring.unwrap(person_id, wrapped)])),
  )
  return ({ person_id, called_sealed }) =>
    person_id === null
      ? null
      : keys.open(person_id, called_sealed, { table: 'person', column: 'called_sealed', id: person_id })
}
