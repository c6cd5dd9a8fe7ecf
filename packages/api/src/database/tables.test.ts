import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { onDatabase, openOn, runOn } from '../postgres/index.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { migrate, migrations, POLICIES } from './migrate.ts'
import { policySql, tables } from './policies.ts'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

test('the policies are what the permission table says', async () => {
  const written = (await migrations()).find(({ name }) => name === POLICIES)
  expect(written?.sql === policySql(), 'run: node packages/api/src/database/write-policies.ts').toBe(true)
})

test('every column of every entity stands in the database with the same type, and every table has its entity', async () => {
  const { rows } = await programme.behind.query<{ column: string }>(`
    select table_name || '.' || column_name || ' '
      || case when data_type = 'ARRAY' then substr(udt_name, 2) || '[]' else udt_name end
      || case when is_nullable = 'YES' then ' null' else '' end as column
    from information_schema.columns where table_schema = 'public' and table_name <> 'migration'`)
  const inDatabase = rows.map(row => row.column).sort()
  const short: Record<string, string> = {
    integer: 'int4',
    int: 'int4',
    serial: 'int4',
    smallint: 'int2',
    bigint: 'int8',
    bigserial: 'int8',
    boolean: 'bool',
  }
  const inEntities = [...programme.api.orm.getMetadata().getAll().values()]
    .flatMap(meta =>
      meta.props.map(prop => {
        const type = prop.columnTypes[0]?.replace(/\(.*\)/, '') ?? ''
        return `${meta.tableName}.${prop.fieldNames[0]} ${short[type] ?? type}${prop.nullable ? ' null' : ''}`
      }),
    )
    .sort()
  expect(inEntities).toEqual(inDatabase)
})

test('every table has its policies written, and none is written for a table that is gone', async () => {
  const { rows } = await programme.behind.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration'`,
  )
  expect(rows.map(({ name }) => name).sort()).toEqual([...tables].sort())
})

test('a database that is up to date is left as it is', async () => {
  expect(await migrate(programme.database.url, programme.database.secrets)).toEqual([])
})

test('policies that changed replace those of an earlier version, as a whole', async () => {
  const { behind, database } = programme
  const policies = async () =>
    (await behind.query(`select tablename, policyname, qual from pg_policies order by 1, 2`)).rows
  const before = await policies()
  await behind.query(`drop policy person_select_mentor on person`)
  await behind.query(`create policy from_before on person for select to alongside_analyst using (true)`)
  await behind.query(`update migration set checksum = 'of an earlier version' where name = $1`, [POLICIES])
  expect(await migrate(database.url, database.secrets)).toEqual([POLICIES])
  expect(await policies()).toEqual(before)
})

test('new policies of one table leave every other table alone, so that nobody there has to wait', async () => {
  const { behind, database } = programme
  const policies = async () =>
    (
      await behind.query<{ id: string; name: string }>(
        `select oid::text as id, polrelid::regclass::text as name from pg_policy order by 1`,
      )
    ).rows
  const before = await policies()
  await behind.query(`drop policy person_select_mentor on person`)
  await behind.query(`update migration set checksum = 'of an earlier version' where name = $1`, [POLICIES])
  await migrate(database.url, database.secrets)
  const elsewhere = (rows: typeof before) => rows.filter(({ name }) => name !== 'person')
  expect(elsewhere(await policies())).toEqual(elsewhere(before))
  expect(await policies()).toHaveLength(before.length)
})

test('a change of policies lets everybody pass who comes while somebody else is still using the table', async () => {
  const { behind, database } = programme
  await behind.query(`drop policy person_select_mentor on person`)
  await behind.query(`update migration set checksum = 'of an earlier version' where name = $1`, [POLICIES])
  await behind.query('begin')
  await behind.query('select 1 from person limit 1')
  const migrated = migrate(database.url, database.secrets)
  const later = await openOn(database.url)
  await later.query(`set lock_timeout = '5s'`)
  try {
    await vi.waitFor(
      async () => {
        const { rows } = await later.query(
          `select 1 from pg_locks where not granted and mode = 'AccessExclusiveLock' and relation = 'person'::regclass`,
        )
        expect(rows).toHaveLength(1)
      },
      { timeout: 20_000, interval: 10 },
    )
    expect((await later.query('select 1 from person limit 1')).command).toBe('SELECT')
  } finally {
    await behind.query('commit')
    await later.end()
  }
  expect(await migrated).toEqual([POLICIES])
})

test('two programs that start at once on an empty database migrate it once', async () => {
  const name = `twice_${randomUUID().replaceAll('-', '')}`
  await runOn(programme.database.url, `create database ${name}`)
  const empty = onDatabase(programme.database.url, name)
  const both = await Promise.all([
    migrate(empty, programme.database.secrets),
    migrate(empty, programme.database.secrets),
  ])
  expect(both.flat()).toEqual((await migrations()).map(migration => migration.name))
  await runOn(programme.database.url, `drop database ${name}`)
})

test('of two migrations with one number neither is applied', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'migrations-'))
  for (const name of ['0001-tables.sql', '0002-lists.sql', '0002-rooms.sql'])
    await writeFile(join(folder, name), 'select 1;')
  await expect(migrations(folder)).rejects.toThrow('0002-lists.sql and 0002-rooms.sql have the same number')
  await rm(join(folder, '0002-rooms.sql'))
  expect(await migrations(folder)).toHaveLength(2)
  await rm(folder, { recursive: true })
})

test('a migration that was changed after it was applied is refused by name, with what to do about it', async () => {
  const { behind, database } = programme
  await behind.query(`update migration set checksum = 'other' where name = '0002-tables.sql'`)
  const again = migrate(database.url, database.secrets)
  await expect(again).rejects.toThrow('0002-tables.sql was changed after it was applied')
  await expect(again).rejects.toThrow('If it is a demo, remove the folder .alongside')
  await expect(again).rejects.toThrow('put the file back as it was')
})

test('a database that a newer version made is left alone', async () => {
  const { behind, database } = programme
  await behind.query(`delete from migration where name = '0002-tables.sql'`)
  await behind.query(`insert into migration (name, checksum) values ('0099-later.sql', 'x')`)
  await expect(migrate(database.url, database.secrets)).rejects.toThrow(
    '0099-later.sql was applied to this database and is not in this version',
  )
})
