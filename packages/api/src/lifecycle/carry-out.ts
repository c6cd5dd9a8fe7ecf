/** Writes down what an event brought about: everything in one transaction, the lifecycle's own row last. */
import type { Effect } from '@alongside/domain/effects'
import { type Position, pathOf, type Step, stateOf, type TimerOp } from '@alongside/domain/lifecycle'
import type { Kind } from '@alongside/domain/lifecycles'
import type { Instant } from '@alongside/domain/time'
import { CompiledQuery, sql } from 'kysely'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import { later } from '../database/later.ts'
import { writing } from '../database/writing.ts'
import { type AnyRegistration, type BareRow, subjectColumnsOf } from './registration.ts'

/** The columns of a row that follow from its position. */
export function columnsOf(
  registration: AnyRegistration,
  row: BareRow,
  after: Position,
  at: Instant,
): Partial<BareRow> & Record<string, unknown> {
  const state = stateOf(after)
  return {
    state,
    path: pathOf(after),
    value: after.value,
    context: after.context,
    machineVersion: after.version,
    seq: after.seq,
    status: after.status,
    changedAt: at,
    stateSince: state === row.state ? row.stateSince : at,
    endedAt: after.status === 'done' ? at : null,
    ...registration.columns(after, row),
  }
}

/**
 * Writes what was taken into the journal, and stops and starts clocks. A clock that is set anew is stopped first: to
 * write over it would ask three rights of the database where two will do.
 */
export async function writeTaken(
  { db }: Pick<Transaction, 'db'>,
  { table: kind }: AnyRegistration,
  row: BareRow,
  step: Step,
  entry: Entry,
): Promise<void> {
  // in the order in which the machine gave them: a later word about a clock replaces an earlier
  const last = new Map<string, TimerOp>(step.timers.map(op => [op.key, op]))
  const isOver = step.next.status === 'done'
  const set = isOver ? [] : [...last.values()].filter(op => op.op === 'set')
  if (isOver || last.size > 0) await later(db, stopped(kind, row, isOver ? null : [...last.keys()]))
  await later(
    db,
    writing({
      journal: [journalRow(kind, row, entry)],
      timer: set.map(op => timerRow(kind, row, step.next.seq, op)),
    }),
  )
}

/** Of this row the clocks with these keys, or all of them. */
function stopped(kind: Kind, row: BareRow, keys: readonly string[] | null): CompiledQuery {
  const all = 'delete from timer where kind = $1 and lifecycle_id = $2'
  if (keys === null) return CompiledQuery.raw(all, [kind, row.id])
  // written out and not as one array, of which the database would expect ten and so plan anew each time
  const places = keys.map((_, at) => `$${at + 3}`).join(', ')
  return CompiledQuery.raw(`${all} and key in (${places})`, [kind, row.id, ...keys])
}

export function timerRow(kind: Kind, row: BareRow, seq: number, op: { key: string; runAt: Instant }) {
  return {
    kind,
    lifecycle_id: row.id,
    key: op.key,
    set_seq: seq,
    run_at: op.runAt,
    ...subjectColumnsOf(row),
  }
}

/**
 * Whether what was due is still due. A clock that nobody heard rings again later; the work was due when it was due, and
 * is late until somebody acts. So is it after a step that answers something else.
 */
export function staysDue(
  { besideTheWork = [] }: AnyRegistration,
  row: BareRow,
  type: string,
  after: Position,
  at: Instant,
): boolean {
  const isLate = row.dueAt !== null && row.dueAt <= at
  return isLate && row.path === pathOf(after) && (type.startsWith('timer.') || besideTheWork.includes(type))
}

export interface Entry {
  readonly caller: Caller
  readonly at: Instant
  readonly seq: number
  readonly type: string
  readonly event: Record<string, unknown>
  readonly facts: unknown
  readonly from: string | null
  readonly to: string
  readonly version: string
  readonly commandId: string | null
}

function journalRow(kind: Kind, row: BareRow, entry: Entry) {
  const { event, facts, ...cells } = journalCells(kind, row, entry)
  return { ...cells, event: JSON.stringify(event), facts: JSON.stringify(facts) }
}

/** The same row before its JSON is written out. */
export function journalCells(kind: Kind, row: BareRow, entry: Entry) {
  return {
    kind,
    lifecycle_id: row.id,
    seq: entry.seq,
    ...subjectColumnsOf(row),
    at: entry.at,
    account_id: entry.caller.accountId,
    role: entry.caller.role,
    type: entry.type,
    event: entry.event,
    facts: entry.facts as object | null,
    from_state: entry.from,
    to_state: entry.to,
    machine_version: entry.version,
    command_id: entry.commandId,
  }
}

/** Effects that wait for a worker. The rest is carried out at once, inside the transaction. */
const waiting = [
  'tellClinic',
  'remind',
  'sayGoodbye',
  'shareSummary',
  'noteSupervised',
  'remindReferee',
] as const
type Waiting = Extract<Effect, { type: (typeof waiting)[number] }>

export function isWaiting(effect: Effect): effect is Waiting {
  return waiting.some(type => type === effect.type)
}

export function outboxRow(
  kind: Kind,
  row: BareRow,
  seq: number,
  ord: number,
  { type, ...params }: Effect,
  at: Instant,
) {
  return {
    kind,
    lifecycle_id: row.id,
    seq,
    ord,
    type,
    params: JSON.stringify(params) as never,
    ...subjectColumnsOf(row),
    at,
    next_attempt_at: at,
  }
}

/** Whether an effect ends somebody's sight of the person, and with it of the lifecycle's own row. */
export function closesGate({ type }: Effect): boolean {
  return type === 'withdrawIdentity'
}

/** The effects on the person's own record, which cannot wait for a worker: a gate must be shut when the reply leaves. */
export async function applyToPerson(
  { db }: Transaction,
  row: BareRow,
  effect: Effect,
  at: Instant,
): Promise<void> {
  const { person_id: personId } = subjectColumnsOf(row)
  // nothing of what follows is asked by a lifecycle about the team or a clinic
  if (personId === null) return
  switch (effect.type) {
    case 'releaseIdentity':
      await sql`select authz.release_person(${personId}, ${at})`.execute(db)
      return
    case 'withdrawIdentity':
      await sql`select authz.withdraw_person(${personId}, ${at})`.execute(db)
      return
    case 'stopMessages':
      await db
        .updateTable('message')
        .set({ cancelled_at: at })
        .where('person_id', '=', personId)
        .where('sent_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .execute()
      // what is for the person stops; what colleagues and the clinic must still hear goes on, and a summary that was
      // agreed stops with the agreement only
      await db
        .updateTable('outbox')
        .set({ cancelled_at: at })
        .where('person_id', '=', personId)
        .where('type', '=', 'sayGoodbye')
        .where('delivered_at', 'is', null)
        .where('cancelled_at', 'is', null)
        .execute()
      return
    case 'destroyRecord': {
      if (await isErasedAgain(db, personId)) return
      const { rows } = await sql<{
        erased: boolean
      }>`select authz.erase_person(${personId}, ${at}) as erased`.execute(db)
      if (rows[0]?.erased !== true) throw new Error('The database would not erase this person')
      return
    }
    default:
      return
  }
}

/** After a restore the person is erased first, from the list that is kept elsewhere; their record only follows. */
async function isErasedAgain(db: Transaction['db'], personId: string): Promise<boolean> {
  const person = await db
    .selectFrom('person')
    .select('erased_at')
    .where('id', '=', personId)
    .executeTakeFirst()
  return person?.erased_at != null
}
