/** Many rows of one table in one statement with one parameter: a list of ten thousand has a hundred thousand cells. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

export type Cell = string | number | boolean | null | undefined | Uint8Array | object

interface Ways {
  /** A row is left out where another one has the same in these columns. */
  readonly unlessThere?: readonly string[]
  /** A column of JSON in which nothing is written as `null`, and not left empty. */
  readonly jsonNull?: string
}

/** Inserts rows whose keys are columns. What is an object goes into a column of JSON. Answers how many were inserted. */
export async function insertMany(
  db: Kysely<Tables>,
  table: keyof Tables & string,
  rows: readonly Readonly<Record<string, Cell>>[],
  { unlessThere, jsonNull }: Ways = {},
): Promise<number> {
  if (rows.length === 0) return 0
  const names = [...new Set(rows.flatMap(row => Object.keys(row)))]
  const columns = names.map(name => sql.ref(name))
  const cells = names.map(name =>
    name === jsonNull ? sql`coalesce(${sql.ref(name)}, 'null'::jsonb)` : sql.ref(name),
  )
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (${sql.join(columns)})
    select ${sql.join(cells)} from json_populate_recordset(null::${sql.table(table)}, ${asJson(rows)}::json)
    ${unlessThere ? sql`on conflict (${sql.join(unlessThere.map(name => sql.ref(name)))}) do nothing` : sql``}
  `.execute(db)
  return Number(numAffectedRows ?? 0n)
}

function asJson(rows: readonly Readonly<Record<string, Cell>>[]): string {
  return JSON.stringify(
    rows.map(row => {
      const cells: Record<string, unknown> = {}
      for (const [name, cell] of Object.entries(row))
        cells[name] = cell instanceof Uint8Array ? `\\x${Buffer.from(cell).toString('hex')}` : cell
      return cells
    }),
  )
}

/** The column of a property of an entity. */
export function columnOf(property: string): string {
  return property.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
