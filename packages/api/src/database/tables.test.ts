import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { onDatabase, runOn } from '../postgres/index.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { migrate, migrations } from './migrate.ts'
import { policySql, tables } from './policies.ts'
import { newestPolicies } from './write-policies.ts'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

test('the newest policies are what the permission table says', async () => {
  const newest = await newestPolicies()
  expect(newest?.sql === policySql(), 'run: node packages/api/src/database/write-policies.ts').toBe(true)
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

test('a migration that was changed after it was applied is refused by name', async () => {
  await programme.behind.query(`update migration set checksum = 'other' where name = '0002-tables.sql'`)
  await expect(migrate(programme.database.url, programme.database.secrets)).rejects.toThrow(
    '0002-tables.sql was changed after it was applied',
  )
})
