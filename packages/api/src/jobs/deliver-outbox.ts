/**
 * Carries out what events asked of the world. Each row is taken, done and ticked off in one transaction, and what it
 * makes is keyed by the effect itself, so that a worker that dies in between leaves nothing done twice.
 */
import type { Effect } from '@alongside/domain/effects'
import { type Instant, plusMs } from '@alongside/domain/time'
import { system } from '../actor.ts'
import { acting, type Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { sayGoodbye } from '../notice/goodbye.ts'
import { notify } from '../notice/notify.ts'
import { tellClinic } from '../notice/tell-clinic.ts'
import { aboutPerson, type Waiting } from '../notice/waiting.ts'
import { remindReferee } from '../recruitment/joining-messages.ts'
import { noteSupervised } from '../standing/note-supervised.ts'
import { sayAtTrust } from '../standing/say-at-trust.ts'

const LONGEST_WAIT_MS = 6 * 3_600_000

/** Delivers everything that waits now; gives how many were delivered and what went wrong. */
export async function deliverOutbox(
  doors: Doors,
): Promise<{ delivered: number; failed: readonly unknown[] }> {
  const failed: unknown[] = []
  for (let delivered = 0; ; ) {
    const outcome = await deliverNext(doors)
    if (outcome === 'nothing') return { delivered, failed }
    if (outcome === 'delivered') delivered++
    else failed.push(outcome.error)
  }
}

async function deliverNext(doors: Doors): Promise<'nothing' | 'delivered' | { error: unknown }> {
  const at = doors.now()
  let row: OutboxRow | undefined
  try {
    return await acting(doors.orm, system, async transaction => {
      row = await takeNext(transaction, at)
      if (!row) return 'nothing'
      await deliver({ ...transaction, doors, at, ...placeOf(row) }, effectOf(row))
      await transaction.db
        .updateTable('outbox')
        .set({ delivered_at: at, attempts: row.attempts + 1 })
        .where(whichIs(row))
        .execute()
      return 'delivered'
    })
  } catch (error) {
    if (!row) throw error
    await putOff(doors, row, at)
    return { error }
  }
}

interface OutboxRow {
  kind: string
  lifecycle_id: string
  seq: number
  ord: number
  type: string
  params: unknown
  clinic_id: string
  person_id: string | null
  holder_id: string | null
  attempts: number
}

async function takeNext({ db }: Transaction, at: Instant): Promise<OutboxRow | undefined> {
  return db
    .selectFrom('outbox')
    .select([
      'kind',
      'lifecycle_id',
      'seq',
      'ord',
      'type',
      'params',
      'clinic_id',
      'person_id',
      'holder_id',
      'attempts',
    ])
    .where('delivered_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('next_attempt_at', '<=', at)
    .orderBy('next_attempt_at')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
}

/** Tries again later and later; the reason stays in the log, because it may hold what a table must not. */
async function putOff(doors: Doors, row: OutboxRow, at: Instant): Promise<void> {
  const wait = Math.min(60_000 * 2 ** row.attempts, LONGEST_WAIT_MS)
  await acting(doors.orm, system, ({ db }) =>
    db
      .updateTable('outbox')
      .set({ attempts: row.attempts + 1, next_attempt_at: plusMs(at, wait), last_problem: 'failed' })
      .where(whichIs(row))
      .execute(),
  )
}

function whichIs(row: Pick<OutboxRow, 'kind' | 'lifecycle_id' | 'seq' | 'ord'>) {
  return (eb: import('kysely').ExpressionBuilder<import('../database/tables.ts').Tables, 'outbox'>) =>
    eb.and({ kind: row.kind, lifecycle_id: row.lifecycle_id, seq: row.seq, ord: row.ord })
}

function placeOf(row: OutboxRow) {
  return {
    cause: `${row.kind}/${row.lifecycle_id}/${row.seq}/${row.ord}`,
    kind: row.kind,
    lifecycleId: row.lifecycle_id,
    clinicId: row.clinic_id,
    personId: row.person_id,
    holderId: row.holder_id,
  }
}

function effectOf(row: OutboxRow): Effect {
  return { type: row.type, ...(row.params as object) } as Effect
}

async function deliver(waiting: Waiting, effect: Effect): Promise<void> {
  switch (effect.type) {
    case 'remind':
      return notify(waiting, effect.whom, effect.of)
    case 'tellClinic':
      return tellClinic(aboutPerson(waiting), effect.status)
    case 'shareSummary':
      // the words themselves leave by hand, from the person who agreed them
      return notify(waiting, 'coordinator', 'clinicMessage')
    case 'remindReferee':
      return remindReferee(waiting, effect.place)
    case 'noteSupervised':
      return noteSupervised(waiting, effect)
    case 'sameAtTrust':
      return sayAtTrust(waiting, effect)
    case 'sayGoodbye':
      return sayGoodbye(aboutPerson(waiting))
    default:
      throw new Error(`${effect.type} does not belong into the outbox`)
  }
}
