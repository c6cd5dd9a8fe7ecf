/** What a slice tells the doors about its lifecycle: its table, its facts, its columns, and the rows it keeps beside. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import type { Lifecycle, Position } from '@alongside/domain/lifecycle'
import type { Instant } from '@alongside/domain/time'
import type { EntityClass } from '@mikro-orm/core'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'

/** The columns that every lifecycle table has. */
export interface LifecycleRow {
  id: string
  episodeId: string
  clinicId: string
  personId: string
  state: string
  path: string
  value: unknown
  context: unknown
  machineVersion: string
  seq: number
  status: 'active' | 'done'
  openedAt: Instant
  changedAt: Instant
  stateSince: Instant
  endedAt: Instant | null
  dueAt: Instant | null
}

/** An event on its way, with all that a slice may need to look up facts or write rows beside. */
export interface Taking<Event = { type: string }> extends Transaction {
  readonly caller: Caller
  readonly at: Instant
  readonly settings: ClinicSettings
  readonly row: LifecycleRow
  readonly event: Event
}

/** An event that was taken. */
export interface Taken<Context = unknown, Event = { type: string }> extends Taking<Event> {
  readonly before: Position
  readonly after: Position<Context>
  /** The ids of the sealed notes that stand for the private fields of the event, by field. */
  readonly notes: Readonly<Record<string, string>>
  readonly newId: () => string
}

export interface Registration<Context = unknown, Event extends { type: string } = { type: string }> {
  readonly lifecycle: Lifecycle
  readonly entity: EntityClass<LifecycleRow>
  readonly table: 'referral' | 'onboarding' | 'mentoring' | 'discharge'
  /** What the rules need to know, looked up now, so that the journal replays without a database. */
  facts(taking: Taking<Event>): Promise<unknown>
  /** The columns that lists, policies and figures read, from the position alone. */
  columns(after: Position<Context>, row: LifecycleRow): Partial<LifecycleRow> & Record<string, unknown>
  /** The clocks that make the row due; the rest only watch. */
  readonly dueTimers: readonly string[]
  /** Steps that leave what is due where it is: they answer something else. */
  readonly besideTheWork?: readonly string[]
  /** Rows that an event writes beside the lifecycle, in the same transaction. */
  records?(taken: Taken<Context, Event>): Promise<void>
}

/** The position of a stored row, as the kernel takes it. */
export function positionOf(kind: string, row: LifecycleRow): Position {
  return {
    kind,
    version: row.machineVersion,
    seq: row.seq,
    status: row.status,
    value: row.value as Position['value'],
    context: row.context,
  }
}
