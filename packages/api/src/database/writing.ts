/**
 * Rows that are written and nothing else: the statement of each shape is put together once and kept. Most of what Node
 * did for an event was to put the same few statements together again.
 */
import { CompiledQuery } from 'kysely'
import type { Tables } from './tables.ts'

type Row = Readonly<Record<string, unknown>>

/** By table. All rows of one table have the same columns, whose values are sent as they are. */
type Rows = {
  readonly [Table in keyof Tables]?: readonly { readonly [Column in keyof Tables[Table]]?: unknown }[]
}

/** How many shapes are kept: no more than there are kinds of events, unless somebody writes lists with this. */
const MOST_KEPT = 500

const kept = new Map<string, string>()

/** All of these rows in one statement; a table without rows is left out. */
export function writing(rows: Rows): CompiledQuery {
  const parts = Object.entries(rows).flatMap(([table, some]: [string, readonly Row[]]): Part[] => {
    const [first] = some
    return first ? [{ table, columns: Object.keys(first), rows: some }] : []
  })
  const shape = parts.map(({ table, columns, rows }) => `${table} ${columns.join()} ${rows.length}`).join(';')
  const text = kept.get(shape) ?? textOf(parts)
  if (kept.size < MOST_KEPT) kept.set(shape, text)
  const values = parts.flatMap(({ columns, rows }) => rows.flatMap(row => columns.map(name => row[name])))
  return CompiledQuery.raw(text, values)
}

interface Part {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

function textOf(parts: readonly Part[]): string {
  let last = 0
  const inserts = parts.map(({ table, columns, rows }) => {
    const cells = rows.map(() => `(${columns.map(() => `$${++last}`).join(', ')})`)
    return `insert into "${table}" (${columns.map(name => `"${name}"`).join(', ')}) values ${cells.join(', ')}`
  })
  const [only] = inserts
  return inserts.length === 1 && only !== undefined
    ? only
    : `with ${inserts.map((insert, nth) => `part_${nth} as (${insert})`).join(', ')} select`
}
