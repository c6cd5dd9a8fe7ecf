/**
 * Tells the addresses of clinics' systems what changed: an id and a status, signed, and nobody's name. Each word is
 * claimed before it is sent and ticked off after, so that a process that dies in between sends it again; the receiver
 * tells it from news by its id. What fails again and again is laid aside for somebody to look at.
 */
import { createHmac } from 'node:crypto'
import { type Instant, plusMs, toMs } from '@alongside/domain/time'
import { sql } from 'kysely'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import { type Egress, post } from './egress.ts'
import { taskOf, taskStatesOf } from './resources.view.ts'

const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 6 * 3_600_000
/** About a day and a half, with the waits in between. */
const MOST_ATTEMPTS = 12

interface Claimed {
  readonly id: string
  readonly subscriptionId: string
  readonly attempts: number
  readonly url: string
  readonly secret: string
  /** Null when the person was erased meanwhile: there is nothing left to tell. */
  readonly body: string | null
}

/** Sends everything that is due; gives how many arrived and how many did not. */
export async function tellSystems(doors: Doors, egress: Egress): Promise<{ told: number; failed: number }> {
  let [told, failed] = [0, 0]
  // whoever does not answer now is asked again in the next round, and nobody else waits for it
  const silent = new Set<string>()
  for (;;) {
    const at = doors.now()
    const claimed = await claim(doors, at, [...silent])
    if (!claimed) return { told, failed }
    if (claimed.body === null) {
      await settle(doors, claimed, { delivered_at: at })
      continue
    }
    const sent = await post(egress, claimed.url, headersOf(claimed, claimed.body, at), claimed.body)
    if (sent.ok) {
      await settle(doors, claimed, { delivered_at: doors.now(), last_problem: null })
      told++
    } else {
      const dead = claimed.attempts >= MOST_ATTEMPTS ? { dead_at: doors.now() } : {}
      await settle(doors, claimed, { last_problem: sent.problem, ...dead })
      silent.add(claimed.subscriptionId)
      failed++
    }
  }
}

/** How somebody on the other side knows that it was us, and that it is no old word played again. */
function signatureOf(secret: string, body: string, at: Instant): string {
  const seconds = Math.floor(toMs(at) / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

function headersOf({ id, secret }: Claimed, body: string, at: Instant): Record<string, string> {
  return {
    'content-type': 'application/fhir+json; charset=utf-8',
    'user-agent': 'Alongside',
    'alongside-delivery': id,
    'alongside-signature': signatureOf(secret, body, at),
  }
}

/** Takes the next word that is due and says when it would be tried again; what it says is looked up only now. */
function claim(doors: Doors, at: Instant, silent: readonly string[]): Promise<Claimed | undefined> {
  return acting(doors.orm, system, async ({ db }) => {
    const row = await db
      .selectFrom('task_delivery as d')
      .innerJoin('task_subscription as s', 's.id', 'd.subscription_id')
      .select([
        'd.id',
        'd.task_id',
        'd.attempts',
        's.url',
        's.secret_sealed',
        's.account_id',
        's.id as subscription',
      ])
      .where('d.delivered_at', 'is', null)
      .where('d.dead_at', 'is', null)
      .where('s.ended_at', 'is', null)
      .where('d.next_attempt_at', '<=', at)
      .where(sql<boolean>`d.subscription_id <> all (${silent}::uuid[])`)
      .orderBy('d.next_attempt_at')
      .orderBy('d.id')
      .limit(1)
      .forUpdate('d')
      .skipLocked()
      .executeTakeFirst()
    if (!row) return undefined
    const wait = Math.min(FIRST_WAIT_MS * 2 ** row.attempts, LONGEST_WAIT_MS)
    await db
      .updateTable('task_delivery')
      .set({ attempts: row.attempts + 1, next_attempt_at: plusMs(at, wait) })
      .where('id', '=', row.id)
      .execute()
    const keys = await dataKeysOf(db, doors.keys, [row.account_id])
    const place = { table: 'task_subscription', column: 'secret_sealed', id: row.subscription }
    const state = (await taskStatesOf({ db }, [row.task_id])).get(row.task_id)
    return {
      id: row.id,
      subscriptionId: row.subscription,
      attempts: row.attempts + 1,
      url: row.url,
      secret: keys.open(row.account_id, row.secret_sealed, place) ?? '',
      body: state ? JSON.stringify(taskOf(row.task_id, state)) : null,
    }
  })
}

/** A newer word may have taken this one's place while it was on its way; that one is sent for itself. */
async function settle(
  doors: Doors,
  { id, attempts }: Pick<Claimed, 'id' | 'attempts'>,
  outcome: { delivered_at?: Instant; dead_at?: Instant; last_problem?: string | null },
): Promise<void> {
  await acting(doors.orm, system, ({ db }) =>
    db
      .updateTable('task_delivery')
      .set(outcome)
      .where('id', '=', id)
      .where('attempts', '=', attempts)
      .execute(),
  )
}
