/** Knocks at tables again and again, as readers and writers do, and keeps how long the longest had to wait. */
import { type Connection, openOn } from '@alongside/api/postgres'

export interface Waited {
  readonly ms: number
  readonly table: string
  readonly knocks: number
  readonly refused: readonly string[]
}

/** Begins to knock at all tables that hold anything; what is returned ends it. */
export async function knockAt(url: string): Promise<() => Promise<Waited>> {
  const connections = [await openOn(url), await openOn(url)]
  const tables = await heldTables(connections[0] as Connection)
  let going = true
  let longest = { ms: 0, table: '' }
  let knocks = 0
  const refused: string[] = []
  const knock = async (connection: Connection, sql: (table: string) => string) => {
    for (let at = 0; going && tables.length > 0; at++) {
      const table = tables[at % tables.length] as string
      const began = performance.now()
      await connection.query(sql(table)).catch((error: Error) => refused.push(`${table}: ${error.message}`))
      const ms = performance.now() - began
      knocks++
      if (ms > longest.ms) longest = { ms, table }
    }
  }
  const [reader, writer] = connections as [Connection, Connection]
  const working = [
    knock(reader, table => `select from ${table} limit 1`),
    // what every writer needs, and what a change of the table must wait for
    knock(writer, table => `begin; lock table ${table} in row exclusive mode; commit`),
  ]
  return async () => {
    going = false
    await Promise.all(working)
    await Promise.all(connections.map(connection => connection.end()))
    return { ...longest, knocks, refused }
  }
}

async function heldTables(connection: Connection): Promise<string[]> {
  const { rows } = await connection.query<{ name: string }>(`
    select quote_ident(relnamespace::regnamespace::text) || '.' || quote_ident(relname) as name from pg_class
    where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'auth') and relname <> 'migration'`)
  const held: string[] = []
  for (const { name } of rows) {
    const { rows: found } = await connection.query(`select 1 from ${name} limit 1`)
    if (found.length > 0) held.push(name)
  }
  return held
}
