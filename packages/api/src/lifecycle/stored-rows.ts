/** Lifecycle rows read by kysely: the columns that all their tables have, as the rest of the API calls them. */
import { type Kind, subjectOf } from '@alongside/domain/lifecycles'
import { type Kysely, sql } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { Reading } from '../read.ts'
import type { BareRow, LifecycleRow } from './registration.ts'

const columns = [
  'l.id',
  'l.clinic_id',
  'l.state',
  'l.path',
  'l.value',
  'l.context',
  'l.machine_version',
  'l.seq',
  'l.status',
  'l.opened_at',
  'l.changed_at',
  'l.state_since',
  'l.ended_at',
  'l.due_at',
] as const

const ofSubject = {
  person: ['episode_id', 'person_id'],
  teamMember: ['holder_id'],
  clinic: [],
} as const

const subjectColumns = ['episode_id', 'person_id', 'holder_id'] as const

/** A query for rows of one lifecycle. All tables have these columns, so it is written as if for one of them. */
export function selectRows(db: Kysely<Tables>, kind: Kind) {
  const has: readonly string[] = ofSubject[subjectOf(kind)]
  return db
    .selectFrom(`${kind as 'referral'} as l`)
    .select(columns)
    .select(
      subjectColumns.map(column =>
        (has.includes(column) ? sql<string | null>`l.${sql.ref(column)}` : sql<string | null>`null::uuid`).as(
          column,
        ),
      ),
    )
}

/** The rows of the team that are about the caller, the newest first. */
export function ownRows({ db, caller }: Pick<Reading, 'db' | 'caller'>, kind: Kind) {
  return selectRows(db, kind)
    .where(sql<boolean>`l.holder_id = ${caller.accountId}`)
    .orderBy('l.opened_at', 'desc')
}

type Stored = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number]

/** The row of a lifecycle about a person, or, named so, of any other. */
export function rowOf<Row extends BareRow = LifecycleRow>(stored: Stored): Row {
  const { episode_id, person_id, holder_id } = stored
  const row: BareRow & { episodeId?: string; personId?: string; holderId?: string } = {
    ...(episode_id === null ? {} : { episodeId: episode_id }),
    ...(person_id === null ? {} : { personId: person_id }),
    ...(holder_id === null ? {} : { holderId: holder_id }),
    id: stored.id,
    clinicId: stored.clinic_id,
    state: stored.state,
    path: stored.path,
    value: stored.value,
    context: stored.context,
    machineVersion: stored.machine_version,
    seq: stored.seq,
    status: stored.status,
    openedAt: stored.opened_at,
    changedAt: stored.changed_at,
    stateSince: stored.state_since,
    endedAt: stored.ended_at,
    dueAt: stored.due_at,
  }
  // which columns a kind has is decided by its subject, above
  return row as Row
}
