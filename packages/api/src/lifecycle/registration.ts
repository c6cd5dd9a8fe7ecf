/** What a slice tells the doors about its lifecycle: its table, its facts, its columns, and the rows it keeps beside. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import type { Lifecycle, Position } from '@alongside/domain/lifecycle'
import type { Kind } from '@alongside/domain/lifecycles'
import type { Instant } from '@alongside/domain/time'
import type { EntityClass } from '@mikro-orm/core'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import type { Keyring } from '../database/keys.ts'

/** The columns that every lifecycle table has, whomever it is about. The clinic is the one whose settings count. */
export interface BareRow {
  id: string
  clinicId: string
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

/** A row about a person, in an episode of their support. */
export interface LifecycleRow extends BareRow {
  episodeId: string
  personId: string
}

/** A row about somebody of the team, by their account. */
export interface TeamRow extends BareRow {
  holderId: string
}

/** Whom a row is about, as the columns of its own table. */
export type About =
  | Readonly<Pick<LifecycleRow, 'episodeId' | 'personId'>>
  | Readonly<Pick<TeamRow, 'holderId'>>
  | Readonly<Record<never, never>>

/** The columns that say whom a row is about, as the journal, the clocks, the outbox and the notes keep them. */
export interface SubjectColumns {
  readonly clinic_id: string
  readonly episode_id: string | null
  readonly person_id: string | null
  readonly holder_id: string | null
}

export function subjectColumnsOf(row: BareRow & Partial<LifecycleRow & TeamRow>): SubjectColumns {
  return {
    clinic_id: row.clinicId,
    episode_id: row.episodeId ?? null,
    person_id: row.personId ?? null,
    holder_id: row.holderId ?? null,
  }
}

/** Whom a row is about, for the row that follows it. */
export function aboutOf(row: BareRow & Partial<LifecycleRow & TeamRow>): About {
  const { episodeId, personId, holderId } = row
  if (episodeId !== undefined && personId !== undefined) return { episodeId, personId }
  return holderId === undefined ? {} : { holderId }
}

/** The people that a row is about: one, or none. */
export function personIdsOf(row: BareRow): string[] {
  const { person_id } = subjectColumnsOf(row)
  return person_id === null ? [] : [person_id]
}

/** Whose key seals the words that stand beside a row: the person, else the one of the team, else the clinic. */
export function keyOwnerOf(row: BareRow): string {
  const { person_id, holder_id, clinic_id } = subjectColumnsOf(row)
  return person_id ?? holder_id ?? clinic_id
}

/** An event on its way, with all that a slice may need to look up facts or write rows beside. */
export interface Taking<Event = { type: string }, Row extends BareRow = LifecycleRow> extends Transaction {
  readonly caller: Caller
  readonly at: Instant
  readonly settings: ClinicSettings
  readonly row: Row
  readonly event: Event
  /** For what is worked out from an id and must not be guessed, such as an alias. */
  readonly keyring: Keyring
}

/** An event that was taken. */
export interface Taken<Context = unknown, Event = { type: string }, Row extends BareRow = LifecycleRow>
  extends Taking<Event, Row> {
  readonly before: Position
  readonly after: Position<Context>
  /** The ids of the sealed notes that stand for the private fields of the event, by field. */
  readonly notes: Readonly<Record<string, string>>
  readonly newId: () => string
}

export interface Registration<
  Context = unknown,
  Event extends { type: string } = { type: string },
  Row extends BareRow = LifecycleRow,
> {
  readonly lifecycle: Lifecycle
  readonly entity: EntityClass<Row>
  readonly table: Kind
  /** What the rules need to know, looked up now, so that the journal replays without a database. */
  facts(taking: Taking<Event, Row>): Promise<unknown>
  /** The columns that lists, policies and figures read, from the position alone. */
  columns(after: Position<Context>, row: Row): Partial<Row> & Record<string, unknown>
  /** The clocks that make the row due; the rest only watch. */
  readonly dueTimers: readonly string[]
  /** When work is due in a state in which none of these clocks runs; nothing where nobody has to act. */
  dueWithoutClock?(row: Pick<Row, 'state' | 'stateSince'>): Instant | null
  /** Steps that leave what is due where it is: they answer something else. */
  readonly besideTheWork?: readonly string[]
  /** Rows that an event writes beside the lifecycle, in the same transaction. */
  records?(taken: Taken<Context, Event, Row>): Promise<void>
}

/** A registration as `send` knows it: of any lifecycle, whomever it is about. */
export type AnyRegistration = Registration<unknown, { type: string }, BareRow>

/** The position of a stored row, as the kernel takes it. */
export function positionOf(kind: string, row: BareRow): Position {
  return {
    kind,
    version: row.machineVersion,
    seq: row.seq,
    status: row.status,
    value: row.value as Position['value'],
    context: row.context,
  }
}
