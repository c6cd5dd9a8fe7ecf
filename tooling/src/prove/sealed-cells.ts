/** Every sealed cell of a database, and whether a ring of keys opens it. */

import { DataKeys, type Keyring } from '@alongside/api/measuring'
import type { Connection } from '@alongside/api/postgres'

/** The columns of a row that may say whose key sealed it. */
const owners = [
  'person_id',
  'sealed_by',
  'holder_id',
  'account_id',
  'mentor_account_id',
  'clinic_id',
  'owner_id',
  'id',
]

export interface Cells {
  readonly many: number
  readonly opened: number
  /** Tables and columns with a cell that did not open. */
  readonly shut: readonly string[]
}

/** All of them, or those of one person. */
export async function openCells(behind: Connection, ring: Keyring, personId?: string): Promise<Cells> {
  const keys = await keysIn(behind, ring)
  const { rows: columns } = await behind.query<{ table: string; column: string }>(
    `select table_name as "table", column_name as "column" from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_sealed' order by 1, 2`,
  )
  let [many, opened] = [0, 0]
  const shut = new Set<string>()
  for (const { table, column } of columns) {
    const { rows } = await behind.query(`select * from ${table} where ${column} is not null`)
    for (const row of rows) {
      if (personId !== undefined && (table === 'person' ? row.id : row.person_id) !== personId) continue
      many++
      if (owners.some(owner => opens(keys, row, { table, column }, row[owner]))) opened++
      else shut.add(`${table}.${column}`)
    }
  }
  return { many, opened, shut: [...shut] }
}

async function keysIn(behind: Connection, ring: Keyring): Promise<DataKeys> {
  const { rows } = await behind.query<{ owner_id: string; wrapped: Buffer }>(
    'select owner_id, wrapped from data_key where wrapped is not null',
  )
  return new DataKeys(
    new Map(
      rows.flatMap(({ owner_id, wrapped }) => {
        try {
          return [[owner_id, ring.unwrap(owner_id, wrapped)]]
        } catch {
          return []
        }
      }),
    ),
  )
}

function opens(
  keys: DataKeys,
  row: Record<string, unknown>,
  { table, column }: { table: string; column: string },
  owner: unknown,
): boolean {
  if (typeof owner !== 'string' || !keys.has(owner)) return false
  const ids = [row.id, owner].filter(id => typeof id === 'string')
  return ids.some(id => {
    try {
      return keys.open(owner, row[column] as Uint8Array, { table, column, id }) !== null
    } catch {
      return false
    }
  })
}
