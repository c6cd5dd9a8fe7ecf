/**
 * The one door to change: the only code that moves a lifecycle. One transaction takes one event, or makes a batch of
 * starts, and writes all that follows from it; nothing of a refused event stays.
 */
import { mayDoWhileCovering } from '@alongside/domain/caseload'
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import { advance, pathOf, type Stamped, type Step } from '@alongside/domain/lifecycle'
import type { Kind } from '@alongside/domain/lifecycles'
import { mayDo, maySee } from '@alongside/domain/permissions'
import type { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { recordAccess } from './access/record.ts'
import { type Caller, type Sender, system } from './actor.ts'
import { type Answer, faultWords, no, Refused, yes } from './answer.ts'
import { coversFor } from './caseload/cover.ts'
import { acting, type Transaction } from './database/acting.ts'
import { later } from './database/later.ts'
import { writing } from './database/writing.ts'
import type { Doors } from './doors.ts'
import { begin } from './lifecycle/begin.ts'
import {
  applyToPerson,
  closesGate,
  columnsOf,
  isWaiting,
  outboxRow,
  staysDue,
  writeTaken,
} from './lifecycle/carry-out.ts'
import { beginningsOf } from './lifecycle/hand-over.ts'
import { meanwhileOf } from './lifecycle/meanwhile.ts'
import { changeRow, type Found, findRow } from './lifecycle/own-row.ts'
import { keepPrivateText } from './lifecycle/private-notes.ts'
import {
  type AnyRegistration,
  aboutOf,
  type BareRow,
  personIdsOf,
  positionOf,
  type Taken,
  type Taking,
} from './lifecycle/registration.ts'
import { reaches } from './lifecycle/scope.ts'
import { conclude, isSecondSubmission, replyTo } from './lifecycle/submission.ts'
import { wakeJobs } from './lifecycle/wake.ts'
import { registrationOf } from './lifecycles.ts'
import { peopleToRematch } from './standing/rematch.ts'

export { type FirstStart, startMany } from './start-many.ts'
export { startOne } from './start-one.ts'

/** An event as it was submitted. `seq` is what the page showed; `commandId` is made once for each form. */
export interface Submission {
  readonly kind: Kind
  readonly id: string
  readonly seq: number
  /** What was filled in; it is checked against the closed union of the lifecycle. */
  readonly event: { readonly type: string; readonly [field: string]: unknown }
  readonly commandId: string
}

/** Where the lifecycle stands after the event, and what it began. */
export interface Sent {
  readonly kind: Kind
  readonly id: string
  readonly seq: number
  readonly state: string
  readonly path: string
  readonly began: readonly { readonly kind: Kind; readonly id: string }[]
}

/** What else belongs to an event and stands or falls with it. */
export interface Beside {
  before?(transaction: Transaction, at: Instant): Promise<void>
  after?(transaction: Transaction, at: Instant): Promise<void>
}

/** Sends one event as somebody who signed in, or who holds a private link. */
export async function send(
  doors: Doors,
  caller: Sender,
  submission: Submission,
  beside: Beside = {},
): Promise<Answer<Sent>> {
  const answer = await sendThen(doors, caller, submission, () => Promise.resolve(undefined), beside)
  return answer.ok ? yes(answer.value.sent) : answer
}

/**
 * Sends one event, and does something more in the same transaction that ends with an answer. That is missing where this
 * very submission was taken before.
 */
export async function sendThen<T>(
  doors: Doors,
  caller: Sender,
  submission: Submission,
  then: (transaction: Transaction, at: Instant) => Promise<T>,
  { before, after }: Beside = {},
): Promise<Answer<{ readonly sent: Sent; readonly found?: T }>> {
  const at = doors.now()
  try {
    return yes(
      await acting(doors.orm, caller, async transaction => {
        await before?.(transaction, at)
        const sent = await take(doors, transaction, caller, submission, at)
        await after?.(transaction, at)
        return { sent, found: await then(transaction, at) }
      }),
    )
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : undefined
    if (!refusal && !isSecondSubmission(error)) throw error
    const why: Answer<never> = refusal ? { ok: false, refusal } : no('already-done')
    const earlier = await afterwards(doors, caller, submission, at, why)
    return earlier.ok ? yes({ sent: earlier.value }) : earlier
  }
}

/** A no may be the second copy of a yes: then the first answer is given again. A real no is written down. */
async function afterwards(
  doors: Doors,
  caller: Sender,
  { kind, event, commandId }: Submission,
  at: Instant,
  answer: Answer<never>,
): Promise<Answer<Sent>> {
  return acting(doors.orm, caller, async transaction => {
    const earlier = await replyTo<Sent>(transaction, caller, commandId)
    if (earlier) return yes(earlier.reply)
    if (!answer.ok && answer.refusal.code === 'not-found')
      await recordAccess(transaction, caller, {
        what: `${kind}.${event.type}`,
        outcome: 'denied',
        personIds: [],
        at,
      })
    return answer
  })
}

/** Takes one event inside of a transaction that does more: all of it stands, or nothing. */
export function sendWithin(
  doors: Doors,
  transaction: Transaction,
  caller: Sender,
  submission: Submission,
  at: Instant,
): Promise<Sent> {
  return take(doors, transaction, caller, submission, at)
}

async function take(
  doors: Doors,
  transaction: Transaction,
  caller: Sender,
  { kind, id, seq, event: given, commandId }: Submission,
  at: Instant,
): Promise<Sent> {
  const registration = registrationOf(kind)
  const right = mayDo(caller.role, kind, given.type)
  const view = maySee(caller.role, kind)
  if (!right && !view) throw new Refused('not-found')
  const found = await findRow(transaction, registration, id, right ? 'lock' : 'look', at)
  const row = found?.row
  const covers =
    row !== undefined && !reaches(caller, right, row) && (await coversFor(transaction, caller, kind, row))
  const seen = row && (covers || reaches(caller, right, row) || reaches(caller, view, row))
  if (!row || !seen) throw new Refused('not-found')
  if (!(covers ? mayDoWhileCovering(kind, given.type) : reaches(caller, right, row)))
    throw new Refused('not-yours')
  if (row.seq !== seq)
    throw new Refused('changed-meanwhile', await meanwhileOf(transaction, caller, { kind, id, seq }))
  const event = commandOf(registration, given)

  const sent = await move(doors, transaction, caller, registration, found, event, at, commandId)
  await conclude(transaction, caller, commandId, sent, {
    what: `${kind}.${event.type}`,
    outcome: 'changed',
    personIds: personIdsOf(row),
    clinicId: row.clinicId,
    at,
  })
  return sent
}

/** A closed union: clocks and hand-overs cannot be sent from outside, nor a field that no rule looks at. */
function commandOf({ lifecycle }: AnyRegistration, given: { readonly type: string }): { type: string } {
  const read = lifecycle.Command.safeParse(given)
  if (read.success) return read.data as { type: string }
  const { fieldErrors, formErrors } = z.flattenError(read.error, faultWords)
  throw new Refused('not-valid', { reasons: formErrors, fields: fieldErrors as Record<string, string[]> })
}

/** What a clock rings with: the row that was read. If it was replaced meanwhile, the ring is void. */
export interface DueTimer {
  readonly kind: Kind
  readonly lifecycleId: string
  readonly key: string
  readonly setSeq: number
}

/**
 * Rings one clock as the system. The lifecycle is locked before the clock is claimed, as every event does it, so the
 * two cannot wait for each other; a lifecycle that somebody is changing just now is left for the next round.
 */
export async function ring(doors: Doors, due: DueTimer, at = doors.now()): Promise<'rang' | 'void' | 'busy'> {
  return acting(doors.orm, system, async transaction => {
    const registration = registrationOf(due.kind)
    const found = await findRow(transaction, registration, due.lifecycleId, 'lockIfFree', at)
    if (!found) return 'busy'
    const claimed = await transaction.db
      .deleteFrom('timer')
      .where('kind', '=', due.kind)
      .where('lifecycle_id', '=', due.lifecycleId)
      .where('key', '=', due.key)
      .where('set_seq', '=', due.setSeq)
      .executeTakeFirst()
    if (claimed.numDeletedRows === 0n) return 'void'
    try {
      await move(doors, transaction, system, registration, found, { type: `timer.${due.key}` }, at, null)
      return 'rang'
    } catch (error) {
      // a clock whose rule says no has nothing to do; it is gone and will not ring again
      if (error instanceof Refused) return 'void'
      throw error
    }
  })
}

/** Takes what another lifecycle brought about, as the system; what does not fit any more is left as it is. */
export async function deliverTo(
  doors: Doors,
  transaction: Transaction,
  { kind, id, at }: { readonly kind: Kind; readonly id: string; readonly at: Instant },
  eventFor: (row: BareRow) => { readonly type: string } | null,
): Promise<void> {
  const registration = registrationOf(kind)
  const found = await findRow(transaction, registration, id, 'lock', at)
  const event = found?.row.status === 'active' ? eventFor(found.row) : null
  if (found && event) await move(doors, transaction, system, registration, found, event, at, null)
}

/** Takes an event whose sender may send it: asks the machine, then writes everything that follows. */
async function move(
  doors: Doors,
  transaction: Transaction,
  caller: Caller,
  registration: AnyRegistration,
  { row, settings }: Found,
  event: { readonly type: string },
  at: Instant,
  commandId: string | null,
): Promise<Sent> {
  const { lifecycle, table: kind } = registration
  const taking: Taking<{ type: string }, BareRow> = {
    ...transaction,
    caller,
    at,
    settings,
    row,
    event,
    keyring: doors.keys,
  }
  const facts = await registration.facts(taking)
  const before = positionOf(kind, row)
  const moved = advance(lifecycle, before, { ...event, at, facts } satisfies Stamped)
  if (!moved.ok) {
    const { code, state: _where, ...why } = moved.declined
    throw new Refused(code, why)
  }

  const { event: kept, notes } = await keepPrivateText(
    lifecycle,
    taking,
    moved.next.seq,
    doors.keys,
    doors.newId,
  )
  await writeTaken(transaction, registration, row, moved, {
    caller,
    at,
    seq: moved.next.seq,
    type: event.type,
    event: kept,
    facts,
    from: pathOf(before),
    to: pathOf(moved.next),
    version: moved.next.version,
    commandId,
  })
  const taken: Taken<unknown, { type: string }, BareRow> = {
    ...taking,
    before,
    after: moved.next,
    notes,
    newId: doors.newId,
  }
  await registration.records?.(taken)
  // before this step's own messages are written: a stop is for what was on its way, not for what comes with it
  for (const effect of moved.effects)
    if (!closesGate(effect)) await applyToPerson(transaction, row, effect, at)
  await putInOutbox(transaction, kind, row, moved, at)
  const began = await handOver(doors, transaction, caller, row, moved, settings, at, commandId)
  await rematch(doors, transaction, caller, row, moved, at)

  // last, because the end of a mentor's support also ends the mentor's sight of all the rows above
  const isStillDue = staysDue(registration, row, event.type, moved.next, at)
  const columns = columnsOf(registration, row, moved.next, at)
  const due = isStillDue
    ? { dueAt: row.dueAt }
    : {
        dueWith: registration.dueTimers,
        orElse: registration.dueWithoutClock?.({ ...row, ...columns }) ?? null,
      }
  await changeRow(transaction, registration, row, columns, due)
  // after the row itself, which its sender may not see any more once the gate is shut
  for (const effect of moved.effects)
    if (closesGate(effect)) await applyToPerson(transaction, row, effect, at)
  return { kind, id: row.id, seq: row.seq, state: row.state, path: row.path, began }
}

async function putInOutbox(
  { db }: Transaction,
  kind: Kind,
  row: BareRow,
  step: Step,
  at: Instant,
): Promise<void> {
  const rows = step.effects.flatMap((effect, ord) =>
    isWaiting(effect) ? [outboxRow(kind, row, step.next.seq, ord, effect, at)] : [],
  )
  if (rows.length === 0) return
  await later(db, writing({ outbox: rows }))
  await wakeJobs({ db })
}

/** Begins what an ending hands over to, in the same transaction: there is no moment in which a person is nowhere. */
async function handOver(
  doors: Doors,
  transaction: Transaction,
  caller: Caller,
  from: BareRow,
  step: Step,
  settings: ClinicSettings,
  at: Instant,
  commandId: string | null,
): Promise<Sent['began']> {
  const began: { kind: Kind; id: string }[] = []
  for (const effect of step.effects)
    for (const { kind, input, clinicId } of beginningsOf(effect, from, settings, at)) {
      const id = doors.newId()
      const start = { id, clinicId: clinicId ?? from.clinicId, about: aboutOf(from), input }
      await begin(transaction, caller, registrationOf(kind), [start], at, commandId)
      began.push({ kind, id })
    }
  return began
}

/** Whom a mentor who leaves supported, or was to meet, is found another mentor in this very transaction. */
async function rematch(
  doors: Doors,
  transaction: Transaction,
  caller: Caller,
  from: BareRow,
  step: Step,
  at: Instant,
): Promise<void> {
  if (!step.effects.some(({ type }) => type === 'rematchPeople')) return
  for (const { kind, id, event } of await peopleToRematch(transaction, from)) {
    const registration = registrationOf(kind)
    const found = await findRow(transaction, registration, id, 'lock', at)
    if (found) await move(doors, transaction, caller, registration, found, event, at, null)
  }
}
