/** Rings the clocks that are due. The rows are the truth: whoever wakes this, and however often, each rings once. */
import type { Kind } from '@alongside/domain/lifecycles'
import type { Instant } from '@alongside/domain/time'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { type DueTimer, ring } from '../send.ts'

const ROUND = 100

export interface Rang {
  readonly rang: number
  /** Clocks that could not be rung because of a bug: they stay, and ring again at the next round. */
  readonly failed: readonly { readonly timer: DueTimer; readonly error: unknown }[]
}

/** The clocks that are due at `until`, the longest overdue first. */
export async function dueTimers(
  doors: Doors,
  until: Instant,
  limit = ROUND,
): Promise<readonly (DueTimer & { readonly runAt: Instant })[]> {
  const rows = await acting(doors.orm, system, ({ db }) =>
    db
      .selectFrom('timer')
      .select(['kind', 'lifecycle_id', 'key', 'set_seq', 'run_at'])
      .where('run_at', '<=', until)
      .orderBy('run_at')
      .orderBy('lifecycle_id')
      .limit(limit)
      .execute(),
  )
  return rows.map(row => ({
    kind: row.kind as Kind,
    lifecycleId: row.lifecycle_id,
    key: row.key,
    setSeq: row.set_seq,
    runAt: row.run_at,
  }))
}

/** Rings everything that is due now. What another worker holds just now is left to it. */
export async function ringTimers(doors: Doors): Promise<Rang> {
  const at = doors.now()
  const failed = new Map<string, { timer: DueTimer; error: unknown }>()
  let rang = 0
  for (;;) {
    const due = await dueTimers(doors, at, ROUND + failed.size)
    const fresh = due.filter(timer => !failed.has(nameOf(timer)))
    let moved = 0
    for (const timer of fresh) {
      try {
        const outcome = await ring(doors, timer, at)
        if (outcome === 'rang') rang++
        if (outcome !== 'busy') moved++
      } catch (error) {
        failed.set(nameOf(timer), { timer, error })
      }
    }
    if (moved === 0) return { rang, failed: [...failed.values()] }
  }
}

function nameOf({ kind, lifecycleId, key }: DueTimer): string {
  return `${kind}/${lifecycleId}/${key}`
}
