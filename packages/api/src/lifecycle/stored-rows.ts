/** Lifecycle rows read by kysely: the columns that all four tables have, as the rest of the API calls them. */
import type { Kind } from '@alongside/domain/lifecycles'
import type { Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'
import type { LifecycleRow } from './registration.ts'

const columns = [
  'l.id',
  'l.episode_id',
  'l.clinic_id',
  'l.person_id',
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

/** A query for rows of one lifecycle. All four tables have these columns, so it is written as if for one of them. */
export function selectRows(db: Kysely<Tables>, kind: Kind) {
  return db.selectFrom(`${kind as 'referral'} as l`).select(columns)
}

type Stored = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number]

export function rowOf(stored: Stored): LifecycleRow {
  return {
    id: stored.id,
    episodeId: stored.episode_id,
    clinicId: stored.clinic_id,
    personId: stored.person_id,
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
}
