/** Fills the tables of an earlier schema with what a world of the newest one has for them, as far as both know it. */
import { type Connection, openOn } from '@alongside/api/postgres'

const AT_ONCE = 5000

/** Fills every table that is still empty. Returns how many rows came. */
export async function fillFrom(world: string, target: string): Promise<number> {
  const [from, to] = [await openOn(world), await openOn(target)]
  let rows = 0
  try {
    // the rows come whole from there: their ties need no check, one by one
    await to.query('set session_replication_role = replica')
    const known = await columnsOf(from)
    for (const [table, columns] of await columnsOf(to)) {
      const theirs = known.get(table)
      const both = columns.filter(({ name }) => theirs?.some(each => each.name === name))
      if (both.length === 0) continue
      const { rows: found } = await to.query(`select 1 from ${table} limit 1`)
      if (found.length === 0) rows += await copy(from, to, table, both)
    }
    // whoever comes next gets the next number
    await to.query(`do $$ declare c record; begin
      for c in select attrelid::regclass as name, attname from pg_attribute
        where attidentity <> '' and attrelid::regclass::text !~ '^(pg_|authz)' loop
        execute format('select setval(pg_get_serial_sequence(%L, %L), (select coalesce(max(%I), 0) + 1 from %s))',
          c.name, c.attname, c.attname, c.name);
      end loop; end $$`)
  } finally {
    await Promise.all([from.end(), to.end()])
  }
  return rows
}

interface Column {
  readonly name: string
  readonly type: string
  readonly needed: boolean
}

async function columnsOf(connection: Connection): Promise<Map<string, Column[]>> {
  const { rows } = await connection.query<{ name: string; columns: Column[] }>(`
    select quote_ident(c.relnamespace::regnamespace::text) || '.' || quote_ident(c.relname) as name,
      jsonb_agg(jsonb_build_object('name', quote_ident(a.attname), 'type', a.atttypid::regtype, 'needed', a.attnotnull)) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and c.relnamespace::regnamespace::text in ('public', 'auth') and c.relname <> 'migration'
    group by 1`)
  return new Map(rows.map(({ name, columns }) => [name, columns]))
}

async function copy(
  from: Connection,
  to: Connection,
  table: string,
  columns: readonly Column[],
): Promise<number> {
  const names = columns.map(({ name }) => name).join(', ')
  // what had to be said once, and need not be today
  const values = columns.map(({ name, type, needed }) =>
    needed && type === 'jsonb' ? `coalesce(${name}, '{}')` : name,
  )
  const needed = columns.filter(each => each.needed && each.type !== 'jsonb')
  let rows = 0
  await from.query('begin')
  await from.query(`declare everything cursor for select to_jsonb(t) as row from ${table} t`)
  for (;;) {
    const { rows: page } = await from.query<{ row: unknown }>(`fetch ${AT_ONCE} from everything`)
    if (page.length === 0) break
    await to.query(
      `insert into ${table} (${names}) overriding system value
       select ${values.join(', ')} from jsonb_populate_recordset(null::${table}, $1)
       where num_nulls(${needed.map(({ name }) => name).join(', ') || '1'}) = 0`,
      [JSON.stringify(page.map(({ row }) => row))],
    )
    rows += page.length
  }
  await from.query('commit')
  return rows
}
