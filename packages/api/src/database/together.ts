/**
 * Several questions in one statement: one way to the database and back for a whole page. The policies hold for each
 * question as if it had been asked alone.
 */
import { type Expression, type Kysely, sql } from 'kysely'
import { momentFrom } from './moment.ts'
import type { Tables } from './tables.ts'

/** By name. What is left undefined is not asked, and nothing is found. */
type Questions = Readonly<Record<string, Expression<unknown> | undefined>>

type Answers<Q> = {
  [Name in keyof Q]: NonNullable<Q[Name]> extends Expression<infer Row> ? Row[] : never
}

/** The rows of each question, in its own order, with every value as a question of its own would give it. */
export async function together<Q extends Questions>(db: Kysely<Tables>, questions: Q): Promise<Answers<Q>> {
  const asked = Object.entries(questions).filter(each => each[1] !== undefined)
  const found = asked.length === 0 ? {} : await askAll(db, asked as [string, Expression<unknown>][])
  return Object.fromEntries(
    Object.keys(questions).map(name => [name, (found[name] ?? []).map(asRead)]),
  ) as Answers<Q>
}

type Stored = Readonly<Record<string, unknown>>

async function askAll(
  db: Kysely<Tables>,
  asked: readonly [string, Expression<unknown>][],
): Promise<Readonly<Record<string, readonly Stored[]>>> {
  const { rows } = await sql<Record<string, Stored[]>>`select ${sql.join(
    asked.map(
      ([name, question]) =>
        sql`(select coalesce(json_agg(q), '[]') from (${question}) q) as ${sql.ref(name)}`,
    ),
  )}`.execute(db)
  return rows[0] ?? {}
}

/** Columns that hold a moment, and columns that hold bytes, are known by their names all through the tables. */
const isMoment = /(^|_)(at|since)$/
const isBytes = /(_sealed|^wrapped)$/

/** JSON writes moments with an offset and bytes in hexadecimal. */
function asRead(row: Stored): Stored {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => {
      if (typeof value !== 'string') return [column, value]
      if (isMoment.test(column)) return [column, momentFrom(value)]
      if (isBytes.test(column)) return [column, Buffer.from(value.replace(/^\\x/, ''), 'hex')]
      return [column, value]
    }),
  )
}
