/**
 * What nobody waits for goes to the database together with what comes next, the commit at the latest: one way there
 * and back for all of it. The order stays; what is asked afterwards finds it done.
 */
import { CompiledQuery, type Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** How a statement says that it can wait; `open.ts` holds it back until then. */
export const withTheNext = '/* with the next */ '

/** Writes this with what comes next. What is wrong with it is thrown there, and nothing of the transaction stays. */
export async function later(db: Kysely<Tables>, { sql, parameters }: CompiledQuery): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(`${withTheNext}${sql}`, [...parameters]))
}
