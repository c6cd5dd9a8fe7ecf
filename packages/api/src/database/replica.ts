/**
 * A standby that counts what would keep the first server busy. It is asked only once it has everything that the first one
 * had committed when it was asked, so that an answer of it is never older than one of the first; whenever it is behind,
 * away or no standby any more, the first one counts by itself. Nothing about a person by name is read there: whoever looks
 * is written down in the same transaction, and a standby cannot write.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { acting, type OnBehalfOf, type Transaction } from './acting.ts'
import { type Orm, openOrm } from './open.ts'

/** How long it may take to catch up, in milliseconds; by then the first server would have been as quick. */
const PATIENCE = 1000
/** How long it is left alone after it failed. */
const REST = 30_000

export interface Replica {
  /** Counts there, or at the transaction that was given when that cannot be. */
  count<T>(
    who: OnBehalfOf,
    first: Pick<Transaction, 'db'>,
    work: (where: Pick<Transaction, 'db'>) => Promise<T>,
  ): Promise<T>
  close(): Promise<void>
}

export async function openReplica(url: string, poolSize: number): Promise<Replica> {
  const orm = await openOrm(url, poolSize)
  let restsUntil = 0
  return {
    count: async (who, first, work) => {
      if (performance.now() < restsUntil) return work(first)
      const { rows } = await sql<{ lsn: string }>`select pg_current_wal_insert_lsn()::text as lsn`.execute(
        first.db,
      )
      try {
        return await countThere(orm, who, rows[0]?.lsn ?? '', work)
      } catch {
        restsUntil = performance.now() + REST
        return work(first)
      }
    },
    close: () => orm.close(),
  }
}

function countThere<T>(
  orm: Orm,
  who: OnBehalfOf,
  lsn: string,
  work: (where: Pick<Transaction, 'db'>) => Promise<T>,
): Promise<T> {
  return acting(orm, who, async there => {
    const deadline = performance.now() + PATIENCE
    while (!(await has(there, lsn))) {
      if (performance.now() > deadline) throw new Error('The standby is behind')
      await sleep(10)
    }
    return work(there)
  })
}

/** Null of a server that takes writes of its own: what it has is no copy any more. */
async function has({ db }: Transaction, lsn: string): Promise<boolean> {
  const { rows } = await sql<{ has: boolean | null }>`
    select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn end as has`.execute(
    db,
  )
  const found = rows[0]?.has
  if (found === null || found === undefined) throw new Error('This is no standby')
  return found
}
