import { CompiledQuery } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import { later } from '../database/later.ts'

/** The channel on which `send` says, as it commits, that something waits. */
export const wakeChannel = 'alongside_wake'

const wake = CompiledQuery.raw(`select pg_notify($1, '')`, [wakeChannel])

/** Wakes the jobs when this transaction commits, and not if it does not. */
export async function wakeJobs({ db }: Pick<Transaction, 'db'>): Promise<void> {
  await later(db, wake)
}
