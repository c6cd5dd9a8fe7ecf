/**
 * What has to be done before anybody works with a database that was brought back from a backup: whoever was erased since
 * is erased again, nobody is still signed in, and the anchors of what was lost are struck out, under signature.
 */
import { appendFile } from 'node:fs/promises'
import { type AnchorSettings, anchored, restoredLine } from '../access/anchor.ts'
import { recordAccess } from '../access/record.ts'
import { brokenLink } from '../access/seal-access.ts'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'
import { runOn } from '../postgres/url.ts'
import { deliverTo } from '../send.ts'
import type { Erased } from './ledger.ts'

export interface AfterRestore {
  /** The first link of the access log that does not hold; nothing was done then. */
  readonly broken: number | null
  readonly erasedAgain: number
  /** Erased people of whom this backup knows nothing at all. */
  readonly unknown: number
  readonly sessionsEnded: number
  /** The link of the access log up to which this backup leads. */
  readonly head: number
}

/** May be run again: the second time there is nothing left to do. */
export async function afterRestore(
  { superuserUrl, worker }: { superuserUrl: string; worker: Doors },
  erased: readonly Erased[],
  anchor?: AnchorSettings,
): Promise<AfterRestore> {
  const broken = await brokenLink(worker)
  const [head] = await anchored(worker)
  const nothing = { erasedAgain: 0, unknown: 0, sessionsEnded: 0, head: head?.no ?? 0 }
  if (broken !== null) return { broken, ...nothing }
  let [erasedAgain, unknown] = [0, 0]
  for (const one of erased) {
    const outcome = await eraseAgain(superuserUrl, worker, one)
    if (outcome === 'erased') erasedAgain++
    if (outcome === 'unknown') unknown++
  }
  const ended = await runOn(superuserUrl, 'delete from auth."session" returning 1')
  if (anchor) await appendFile(anchor.file, restoredLine(head, worker.now(), anchor.seed))
  return { ...nothing, broken: null, erasedAgain, unknown, sessionsEnded: ended.length }
}

/** The key and the words go first; then the record of the ending is brought to where it stood. */
async function eraseAgain(
  superuserUrl: string,
  worker: Doors,
  { personId, at, by }: Erased,
): Promise<'erased' | 'already' | 'unknown'> {
  const [row] = await runOn<{ outcome: 'erased' | 'already' | 'unknown' }>(
    superuserUrl,
    'select authz.erase_again($1, $2, $3) as outcome',
    [personId, at, by],
  )
  const outcome = row?.outcome ?? 'unknown'
  if (outcome === 'unknown') return outcome
  await acting(worker.orm, system, async transaction => {
    const kept = await transaction.db
      .selectFrom('discharge')
      .select('id')
      .where('person_id', '=', personId)
      .where('state', '=', 'retained')
      .execute()
    for (const { id } of kept)
      await deliverTo(worker, transaction, { kind: 'discharge', id, at }, () => ({ type: 'destroy' }))
    if (outcome === 'erased')
      await recordAccess(transaction, system, {
        what: 'erasure.again',
        outcome: 'changed',
        personIds: [personId],
        at: worker.now(),
      })
  })
  return outcome
}
