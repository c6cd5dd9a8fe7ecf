/**
 * Rows made for a condition: one for each way in which its parts can be true and false together for somebody. What a
 * part says of a value is asked of the database; nothing here knows what any part means.
 */
import type { Connection } from '@alongside/api/postgres'
import { partsOf } from './condition-mutants.ts'
import type { Somebody } from './people-and-coats.ts'

export interface Policy {
  readonly name: string
  readonly table: string
  readonly role: string
  readonly condition: string
}

type Value = string | number | boolean | null | readonly string[]
export type MadeRow = Readonly<Record<string, Value>>

/** For each column, how the parts that ask about it come out for each value. */
export type Ways = ReadonlyMap<string, ReadonlyMap<string, string>>

interface Column {
  readonly name: string
  readonly type: string
}

/** More rows than this no condition of ours can ask for: somebody wrote one that has to be taken apart. */
const MOST_ROWS = 20_000

/** Every policy of the programme with a condition. */
export async function everyPolicy(connection: Connection): Promise<Policy[]> {
  const { rows } = await connection.query<Policy>(
    `select policyname as name, tablename as table, roles[1]::text as role, coalesce(qual, with_check) as condition
     from pg_policies where schemaname = 'public' order by tablename, roles[1], policyname`,
  )
  return rows
}

/** Does something in the coat of somebody, and takes it off again: inside a transaction, which is left as it was. */
export async function inCoat<T>(
  connection: Connection,
  { role, session }: Somebody,
  work: () => Promise<T>,
): Promise<T> {
  await connection.query('savepoint bare')
  await connection.query(`select set_config('role', $1, true), set_config('app.session', $2, true)`, [
    role,
    session,
  ])
  try {
    return await work()
  } finally {
    await connection.query('rollback to savepoint bare; release savepoint bare')
  }
}

/** Makes rows for policies out of the values that stand in the world. */
export class RowMaker {
  readonly #columns = new Map<string, Column[]>()
  readonly #known = new Map<string, Value[]>()
  readonly #connection: Connection
  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Looks up what stands in the world, past every policy: asked once, before anybody's coat is put on. */
  async prepare(policies: readonly Policy[]): Promise<void> {
    const { rows } = await this.#connection.query<Column & { table: string }>(
      `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`,
    )
    for (const [table, columns] of Map.groupBy(rows, row => row.table)) this.#columns.set(table, columns)
    for (const { table, condition } of policies)
      for (const column of this.#columnsOf(table, condition)) {
        const parts = partsOf(condition).filter(part => mentions(part, table, column.name))
        const key = `${table}.${column.name}`
        const sources = new Set([
          ...(column.name === 'id' ? [key] : this.#namesakes(column)),
          ...parts.flatMap(looksIn),
        ])
        const known = this.#known.get(key) ?? [null, strangerOf(column.type)]
        for (const source of sources) known.push(...(await this.#valuesIn(source)))
        known.push(...parts.flatMap(words))
        this.#known.set(key, [...new Set(known)])
      }
  }

  /** How the parts of the condition come out for each value, for whoever asks just now. */
  async waysOf({ table, condition }: Policy, more: readonly Value[] = []): Promise<Ways> {
    const ways = new Map<string, Map<string, string>>()
    for (const { name, type } of this.#columnsOf(table, condition)) {
      const parts = partsOf(condition).filter(part => mentions(part, table, name))
      const known = this.#known.get(`${table}.${name}`) ?? []
      const values = type.startsWith('uuid') ? [...known, ...more] : known
      const given = type.endsWith('[]')
        ? [null, [], ...values.filter(value => typeof value === 'string').map(value => [value])]
        : values
      const cames = parts.map(part => `coalesce((${part})::text, '')`)
      const { rows } = await this.#connection.query<{ value: Value; came: string }>(
        `select to_jsonb(${table}.${name}) as value, concat_ws(' ', ${cames.join(', ')}) as came
         from ${asTable(table)}`,
        [JSON.stringify([...new Set(given)].map(value => ({ [name]: value })))],
      )
      ways.set(name, new Map(rows.map(({ value, came }) => [JSON.stringify(value), came])))
    }
    return ways
  }

  #columnsOf(table: string, condition: string): Column[] {
    return (this.#columns.get(table) ?? []).filter(({ name }) =>
      partsOf(condition).some(part => mentions(part, table, name)),
    )
  }

  #namesakes({ name, type }: Column): string[] {
    return [...this.#columns].flatMap(([table, columns]) =>
      columns.some(column => column.name === name && column.type === type) ? [`${table}.${name}`] : [],
    )
  }

  readonly #inWorld = new Map<string, Value[]>()
  async #valuesIn(source: string): Promise<Value[]> {
    const before = this.#inWorld.get(source)
    if (before) return before
    const [table = '', column = ''] = source.split('.')
    const { rows } = await this.#connection.query<{ value: Value }>(
      `select to_jsonb(${column}) as value from ${table} where ${column} is not null group by ${column} limit 2000`,
    )
    const values = rows.flatMap(({ value }) => (Array.isArray(value) ? (value as string[]) : [value]))
    this.#inWorld.set(source, values)
    return values
  }
}

/** One row for each way in which the parts can come out together: all of these ways at once, when there are several. */
export function rowsFrom(...ways: readonly Ways[]): MadeRow[] {
  let rows: MadeRow[] = [{}]
  for (const [name, values] of ways[0] ?? []) {
    const classes = new Map(
      [...values.keys()].map(value => [ways.map(way => way.get(name)?.get(value)).join('|'), value]),
    )
    const picked = [...classes.values()].map(value => JSON.parse(value) as Value)
    rows = rows.flatMap(row => picked.map(value => ({ ...row, [name]: value })))
    if (rows.length > MOST_ROWS) throw new Error('A policy asks for more rows than anybody can look through')
  }
  return rows
}

/** What the functions of a condition answer to whoever asks just now: ids for the most part. */
export async function answersOf(
  connection: Connection,
  conditions: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = new Set(conditions.flatMap(each => [...each.matchAll(/authz\.\w+\(\)/g)].map(String)))
  if (asked.size === 0) return new Map()
  const { rows } = await connection.query<{ name: string; answers: string[] }>(
    [...asked]
      .map(each => `select '${each}' as name, array(select ${each}::text order by 1) as answers`)
      .join(' union all '),
  )
  return new Map(rows.map(({ name, answers }) => [name, answers]))
}

/** The rows as if they stood in the table, for a query: every other column of them is empty. */
export function asTable(table: string): string {
  return `jsonb_populate_recordset(null::public.${table}, $1) as ${table}`
}

function strangerOf(type: string): Value {
  if (type.startsWith('uuid')) return crypto.randomUUID()
  if (type.startsWith('timestamp') || type === 'date') return '2025-01-01T00:00:00Z'
  return type === 'boolean' ? true : 'something else'
}

/** Whether a part asks about a column of the row itself, and not about one of another table. */
function mentions(part: string, table: string, column: string): boolean {
  const text = part.replace(/'[^']*'/g, "''").replace(/\bAS \w+/g, '')
  return new RegExp(`(\\b${table}\\.|(?<![.\\w]))${column}\\b(?!\\()`).test(text)
}

/** Where a part looks in another table for a value of the row: \`… from person p where (p.id = message.person_id)\`. */
function looksIn(part: string): string[] {
  return [
    ...[...part.matchAll(/FROM (\w+) (\w+)\s+WHERE \(+(\w+)\.(\w+) = /g)].flatMap(
      ([, table, alias, other, column]) => (alias === other ? [`${table}.${column}`] : []),
    ),
    ...[...part.matchAll(/authz\.sees_(\w+)\(/g)].map(([, table]) => `${table}.id`),
  ]
}

function words(part: string): string[] {
  return [...part.matchAll(/'([^']*)'::text/g)].map(([, word]) => word ?? '')
}
