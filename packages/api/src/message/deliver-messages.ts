/**
 * Sends what waits to be sent. Each message is claimed in one transaction, carried outside of any, and ticked off in
 * another: a worker that dies in between leaves a try of which nobody knows how it ended, and the next one asks the
 * carrier before it carries again.
 */

import type { Language } from '@alongside/domain/messages'
import { mostTries, type WrittenPurpose, waitAfterTry } from '@alongside/domain/messages'
import { type Instant, plusMs } from '@alongside/domain/time'
import { system } from '../actor.ts'
import { acting, type Transaction } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import type { Carrier, Letter, Outcome, Post } from './carrier.ts'
import { mayLeave, secretOfLink } from './may-leave.ts'
import type { Problem } from './problems.ts'

export interface Delivered {
  readonly sent: number
  /** Tries that did not come off; they come back by themselves or wait for somebody to look. */
  readonly failed: readonly unknown[]
}

/** One message that waits for its turn. */
export interface WaitingMessage {
  readonly id: string
  readonly purpose: WrittenPurpose | null
  readonly channel: 'text' | 'email'
  readonly person_id: string | null
  /** Whose key seals it, when it goes to somebody outside. */
  readonly sealed_by: string | null
  readonly clinic_id: string
  readonly about_id: string | null
  readonly language: Language | null
  readonly good_until: Instant | null
  readonly to_sealed: Uint8Array
  readonly body_sealed: Uint8Array
  readonly attempts: number
  readonly trying_since: Instant | null
}

interface Claimed {
  readonly message: WaitingMessage
  readonly letter: Letter
}

/** Sends everything that may leave now. */
export async function deliverMessages(doors: Doors, post: Post): Promise<Delivered> {
  const failed: unknown[] = []
  for (let sent = 0; ; ) {
    const claimed = await claimNext(doors)
    if (claimed === 'nothing') return { sent, failed }
    if (claimed === 'dealtWith') continue
    const outcome = await carried(post[claimed.letter.channel], claimed, error => failed.push(error))
    await record(doors, claimed, outcome)
    if (outcome.came === 'sent') sent++
  }
}

/** Takes the next message that is due, and looks once more whether it may leave. */
async function claimNext(doors: Doors): Promise<Claimed | 'dealtWith' | 'nothing'> {
  const at = doors.now()
  return acting(doors.orm, system, async transaction => {
    const message = await nextDue(transaction, at)
    if (!message) return 'nothing'
    const verdict = await mayLeave(doors, transaction, message, at)
    switch (verdict.may) {
      case 'wait':
        await set(transaction, message, { next_attempt_at: verdict.until })
        return 'dealtWith'
      case 'stop':
        await set(transaction, message, { cancelled_at: at, last_problem: verdict.problem })
        return 'dealtWith'
      case 'fail':
        await set(transaction, message, { given_up_at: at, last_problem: verdict.problem })
        return 'dealtWith'
      case 'leave':
        await set(transaction, message, {
          attempts: message.attempts + 1,
          trying_since: at,
          next_attempt_at: plusMs(at, waitAfterTry(message.attempts + 1)),
        })
        return { message, letter: verdict.letter }
    }
  })
}

async function nextDue({ db }: Transaction, at: Instant): Promise<WaitingMessage | undefined> {
  const row = await db
    .selectFrom('message')
    .select([
      'id',
      'purpose',
      'channel',
      'person_id',
      'sealed_by',
      'clinic_id',
      'about_id',
      'language',
      'good_until',
      'to_sealed',
      'body_sealed',
      'attempts',
      'trying_since',
    ])
    .where('purpose', 'is not', null)
    .where('sent_at', 'is', null)
    .where('cancelled_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where('next_attempt_at', '<=', at)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row as WaitingMessage | undefined
}

type Columns = Partial<{
  next_attempt_at: Instant
  cancelled_at: Instant
  given_up_at: Instant
  sent_at: Instant
  attempts: number
  trying_since: Instant | null
  last_problem: Problem | null
  reference: string | null
  to_sealed: Uint8Array
  body_sealed: Uint8Array
}>

async function set({ db }: Transaction, { id }: Pick<WaitingMessage, 'id'>, columns: Columns): Promise<void> {
  await db.updateTable('message').set(columns).where('id', '=', id).execute()
}

async function carried(
  carrier: Carrier,
  { message, letter }: Claimed,
  report: (error: unknown) => void,
): Promise<Outcome> {
  try {
    // an earlier try may have come off although we never heard of it
    const taken = message.trying_since === null ? null : await carrier.tookEarlier?.(letter)
    return taken ? { came: 'sent', reference: taken } : await carrier.carry(letter)
  } catch (error) {
    report(error)
    return { came: 'unknown' }
  }
}

async function record(doors: Doors, { message, letter }: Claimed, outcome: Outcome): Promise<void> {
  const at = doors.now()
  await acting(doors.orm, system, async transaction => {
    switch (outcome.came) {
      case 'sent':
        return set(transaction, message, {
          sent_at: at,
          trying_since: null,
          reference: outcome.reference,
          last_problem: null,
          ...(await asItLeft(doors, transaction, letter)),
        })
      case 'never':
        return set(transaction, message, {
          trying_since: null,
          given_up_at: at,
          last_problem: outcome.problem,
        })
      case 'notYet':
      case 'unknown':
        return set(transaction, message, {
          ...(outcome.came === 'notYet' ? { trying_since: null } : {}),
          ...(message.attempts + 1 >= mostTries ? { given_up_at: at } : {}),
          last_problem: 'unreachable',
        })
    }
  })
}

/** The record keeps where it went and what it said, without the secret part of an address: that is now theirs alone. */
async function asItLeft(
  doors: Doors,
  { db }: Transaction,
  { id, sealedBy, to, body }: Letter,
): Promise<Pick<Columns, 'to_sealed' | 'body_sealed'>> {
  const keys = await dataKeysOf(db, doors.keys, [sealedBy])
  if (!keys.has(sealedBy)) return {}
  const seal = (column: string, text: string) =>
    keys.seal(sealedBy, text, { table: 'message', column, id }).bytes
  return {
    to_sealed: seal('to_sealed', to),
    body_sealed: seal('body_sealed', body.replace(secretOfLink, '/$1/…')),
  }
}
