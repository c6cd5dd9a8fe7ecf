import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'

/** The channel on which `send` says, as it commits, that something waits. */
export const wakeChannel = 'alongside_wake'

/** Wakes the jobs when this transaction commits, and not if it does not. */
export async function wakeJobs({ db }: Pick<Transaction, 'db'>): Promise<void> {
  await sql`select pg_notify(${wakeChannel}, '')`.execute(db)
}
