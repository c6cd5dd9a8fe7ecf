/** How a lifecycle begins: its first position, written for one or for a whole list. */
import { start } from '@alongside/domain/lifecycle'
import type { Instant } from '@alongside/domain/time'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import { type Cell, columnOf, insertMany } from '../database/insert-many.ts'
import { columnsOf, isWaiting, journalCells, outboxRow, timerRow } from './carry-out.ts'
import type { About, AnyRegistration, BareRow } from './registration.ts'

/** As many rows as one statement takes with ease. */
export const BATCH = 1000

/** One lifecycle to be started. */
export interface Start {
  readonly id: string
  readonly clinicId: string
  readonly about: About
  readonly input: unknown
  /** Columns that do not follow from the position, such as the list that it came from. */
  readonly columns?: Readonly<Record<string, unknown>>
}

/** Writes the first position of each lifecycle: row, journal, timers and outbox, a statement each for many at once. */
export async function begin(
  transaction: Transaction,
  caller: Caller,
  registration: AnyRegistration,
  starts: readonly Start[],
  at: Instant,
  commandId: string | null,
): Promise<void> {
  for (let from = 0; from < starts.length; from += BATCH) {
    const begun = starts.slice(from, from + BATCH).map(each => firstRow(registration, each, at))
    await insertMany(
      transaction.db,
      registration.table,
      begun.map(({ row }) => cellsOf(row)),
    )
    await insertMany(
      transaction.db,
      'journal',
      begun.map(({ row, step, input }) =>
        journalCells(registration.table, row, {
          caller,
          at,
          seq: 0,
          type: 'start',
          event: { type: 'start', input },
          facts: null,
          from: null,
          to: row.path,
          version: step.next.version,
          commandId,
        }),
      ),
      { jsonNull: 'facts' },
    )
    await insertMany(
      transaction.db,
      'timer',
      begun.flatMap(({ timers: rows }) => rows),
    )
    const outbox = begun.flatMap(({ outbox: rows }) => rows)
    if (outbox.length > 0) await transaction.db.insertInto('outbox').values(outbox).execute()
  }
}

function cellsOf(row: BareRow): Record<string, Cell> {
  return Object.fromEntries(Object.entries(row).map(([property, value]) => [columnOf(property), value]))
}

function firstRow(registration: AnyRegistration, { input, columns, about, ...place }: Start, at: Instant) {
  const step = start(registration.lifecycle, input, at)
  if (!step.effects.every(isWaiting))
    throw new Error(`A ${registration.table} may not begin with such effects`)
  const nowhere: BareRow = {
    ...place,
    ...about,
    state: '',
    path: '',
    value: null,
    context: null,
    machineVersion: step.next.version,
    seq: 0,
    status: 'active',
    openedAt: at,
    changedAt: at,
    stateSince: at,
    endedAt: null,
    dueAt: null,
  }
  const set = step.timers.filter(op => op.op === 'set')
  const due = set.filter(op => registration.dueTimers.includes(op.key)).map(({ runAt }) => runAt)
  const row: BareRow = {
    ...nowhere,
    ...columnsOf(registration, nowhere, step.next, at),
    dueAt: due.sort()[0] ?? null,
    ...columns,
  }
  return {
    row,
    step,
    input,
    timers: set.map(op => timerRow(registration.table, row, 0, op)),
    outbox: step.effects.map((effect, ord) => outboxRow(registration.table, row, 0, ord, effect, at)),
  }
}
