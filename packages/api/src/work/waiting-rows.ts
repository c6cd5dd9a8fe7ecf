/** Records that wait, as far as a page of work has to know them: where each stands, since when, and whose turn it is. */
import type { StateWords } from '@alongside/domain/lifecycle'
import { type Kind, kinds, subjectOf } from '@alongside/domain/lifecycles'
import { maySee } from '@alongside/domain/permissions'
import { type Instant, londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { waitingStates } from '@alongside/domain/waiting'
import { sql } from 'kysely'
import type { Reading } from '../read.ts'

/** A record that waits, with the words of the state in which it does. */
export interface Standing {
  readonly kind: Kind
  readonly id: string
  readonly clinicId: string
  readonly personId: string | null
  readonly holderId: string | null
  readonly mentorId: string | null
  /** A mentor was asked about a match, and has said yes. */
  readonly mentorAccepts: boolean
  readonly path: string
  readonly stateSince: Instant
  readonly dueAt: Instant | null
  readonly nextSessionAt: Instant | null
  readonly words: StateWords
}

const SOON_DAYS = 7
/** More than anybody could have on their hands, of one kind. */
const MOST = 1000

export type WaitingRow = Awaited<ReturnType<ReturnType<typeof waitingOf>['execute']>>[number]

/** Records that are due, or meet, before the horizon: one query, however many kinds there are. */
export function waitingRows({ db, at, caller }: Reading) {
  const seen = kinds.filter(each => maySee(caller.role, each) !== undefined)
  if (seen.length === 0) return undefined
  const horizon = londonInstant(plusDays(londonDateOf(at), SOON_DAYS + 1))
  return sql<WaitingRow>`${sql.join(
    seen.map(kind => sql`(${waitingOf(db, kind, horizon)})`),
    sql` union all `,
  )}`
}

function waitingOf(db: Reading['db'], kind: Kind, horizon: Instant) {
  const subject = subjectOf(kind)
  const meets = kind === 'mentoring'
  // all tables have these columns, so it is written as if for one of them
  return db
    .selectFrom(`${kind as 'mentoring'} as l`)
    .select([
      'l.id',
      'l.clinic_id',
      'l.path',
      'l.state_since',
      'l.due_at',
      sql<Kind>`${kind}::text`.as('kind'),
      (subject === 'person' ? sql<string | null>`l.person_id` : sql<string | null>`null::uuid`).as(
        'person_id',
      ),
      (subject === 'teamMember' ? sql<string | null>`l.holder_id` : sql<string | null>`null::uuid`).as(
        'holder_id',
      ),
      sql<string | null>`l.context ->> 'mentorId'`.as('mentor_id'),
      sql<boolean>`coalesce(l.context -> 'mentorAccepts' = 'true'::jsonb, false)`.as('mentor_accepts'),
      (meets ? sql<Instant | null>`l.next_session_at` : sql<Instant | null>`null::timestamptz`).as(
        'next_session_at',
      ),
    ])
    .where('l.status', '=', 'active')
    .where(eb =>
      eb.or([
        eb('l.due_at', '<', horizon),
        ...(meets ? [sql<boolean>`l.next_session_at < ${horizon}::timestamptz`] : []),
      ]),
    )
    .orderBy('l.due_at')
    .orderBy('l.id')
    .limit(MOST)
}

/** With the words of their states; where nobody's turn it is, nothing waits. */
export function standingsOf(rows: readonly WaitingRow[]): Standing[] {
  return rows.flatMap(row => {
    const { kind, id, path } = row
    const words = wordsAt(kind, path)
    if (!words) return []
    return {
      kind,
      id,
      path,
      words,
      clinicId: row.clinic_id,
      personId: row.person_id,
      holderId: row.holder_id,
      mentorId: row.mentor_id,
      mentorAccepts: row.mentor_accepts,
      stateSince: row.state_since,
      dueAt: row.due_at,
      nextSessionAt: row.next_session_at,
    }
  })
}

const states = new Map<Kind, ReadonlyMap<string, StateWords>>()

/** The words of a state in which a record waits. */
export function wordsAt(kind: Kind, path: string): StateWords | undefined {
  const known = states.get(kind) ?? new Map(waitingStates(kind).map(state => [state.path, state.words]))
  states.set(kind, known)
  return known.get(path)
}
