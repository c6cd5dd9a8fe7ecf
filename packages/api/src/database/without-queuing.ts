/**
 * A change of the tables needs a moment in which nobody uses them. Whoever waits for it makes everybody behind wait as
 * well, so it gives up soon, lets them pass, and tries again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'

const PATIENCE_MS = 100
const GIVES_UP_AFTER_MS = 120_000

/** Does all of the work in one transaction that nobody has to wait for longer than it takes. */
export async function withoutQueuing(owner: Client, work: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + GIVES_UP_AFTER_MS
  for (;;) {
    await owner.query(`begin; set local lock_timeout = '${PATIENCE_MS}ms'`)
    try {
      await work()
      await owner.query('commit')
      return
    } catch (error) {
      await owner.query('rollback')
      if (!wasInTheWay(error) || Date.now() > deadline) throw error
      await sleep(PATIENCE_MS + Math.random() * PATIENCE_MS)
    }
  }
}

/** Somebody used the table for longer, or waited for us while we waited for them. */
function wasInTheWay(error: unknown): boolean {
  return ['55P03', '40P01'].includes((error as { code?: string }).code ?? '')
}
