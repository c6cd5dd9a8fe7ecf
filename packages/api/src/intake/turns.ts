/** Whose turn it is: one import of a clinic writes at a time, and whether one is at it can be asked without waiting. */
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'

type Db = Pick<Transaction, 'db'>

/** Waits until no other import of this clinic is writing. Held until the end of the transaction, whatever ends it. */
export async function takeTurn({ db }: Db, clinicId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`intake of ${clinicId}`}, 0))`.execute(db)
}

/** Holds this import, so that others can tell that somebody is at it. A process that dies lets go by itself. */
export async function hold({ db }: Db, importId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`list import ${importId}`}, 0))`.execute(db)
}

/** Holds this import if nobody else does. */
export async function holdIfFree({ db }: Db, importId: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`list import ${importId}`}, 0)) as free`.execute(db)
  return rows[0]?.free ?? false
}
