/**
 * The last word of a transaction goes to the database together with its commit: one way there and back less, for every
 * page that is read and every event that is sent. What is asked after it all the same comes
 * after it, and makes it an ordinary word.
 */
import { CompiledQuery, type Kysely } from 'kysely'
import { escapeLiteral } from 'pg'
import type { Tables } from './tables.ts'

/** How a statement says that it can wait for the commit; `open.ts` holds it back until then. */
export const withTheCommit = '/* with the commit */ '

/** Writes this with the commit. What is wrong with it is thrown by the commit, and nothing of the transaction stays. */
export async function lastly(db: Kysely<Tables>, { sql, parameters }: CompiledQuery): Promise<void> {
  // statements that travel together cannot have parameters: their values are written into them, each as a literal
  const text = sql.replace(/\$(\d+)/g, (_, number: string) => literal(parameters[Number(number) - 1]))
  await db.executeQuery(CompiledQuery.raw(`${withTheCommit}${text}`))
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return escapeLiteral(`{${value.map(each => JSON.stringify(each)).join(',')}}`)
  if (typeof value === 'string') return escapeLiteral(value)
  if (typeof value === 'number' || typeof value === 'boolean') return escapeLiteral(String(value))
  throw new TypeError('Only texts, numbers, yes and no, and lists of them are written with the commit')
}
