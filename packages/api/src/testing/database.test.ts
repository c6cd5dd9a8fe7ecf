import { expect, inject, test, vi } from 'vitest'
import { openThrowAway, runOn } from '../postgres/index.ts'
import { openTestCluster } from './cluster.ts'
import { createTestDatabase } from './database.ts'

test('each test file gets a migrated database that no other one sees', async () => {
  const [mine, theirs] = await Promise.all([createTestDatabase(), createTestDatabase()])
  await runOn(mine.url, 'create table only_mine ()')
  const tables = `select count(*)::int as made from pg_tables where tablename = 'only_mine'`
  expect(await runOn(mine.url, tables)).toEqual([{ made: 1 }])
  expect(await runOn(theirs.url, tables)).toEqual([{ made: 0 }])
  expect(await runOn(theirs.url, 'select count(*) > 0 as migrated from public.migration')).toEqual([
    { migrated: true },
  ])
  await Promise.all([mine.drop(), theirs.drop()])
})

test("the programme's logins reach a test database under their own names", async () => {
  const database = await createTestDatabase()
  const [row] = await runOn(database.urls.alongside_api, 'select current_user::text as me')
  expect(row).toEqual({ me: 'alongside_api' })
  await database.drop()
})

test('a run on a server that was given leaves no database behind on it', async () => {
  // a server of its own, even where the whole run is on a given one: on that, others make databases meanwhile
  vi.stubEnv('DATABASE_URL', undefined)
  const server = await openThrowAway()
  vi.stubEnv('DATABASE_URL', server.url)
  const before = await namesOn(server.url)
  const { cluster, close } = await openTestCluster()
  const database = await createTestDatabase(cluster)
  expect(await runOn(database.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await namesOn(server.url)).not.toEqual(before)
  await close()
  expect(await namesOn(server.url)).toEqual(before)
  vi.unstubAllEnvs()
  expect(inject('testCluster').url).not.toBe(server.url)
  await server.stop()
})

async function namesOn(url: string): Promise<string[]> {
  const rows = await runOn<{ name: string }>(url, 'select datname as name from pg_database order by 1')
  return rows.map(row => row.name)
}
