/**
 * Every change of the tables is made again on a database that is full and in use, one file after the other; then a
 * whole upgrade from the version before, while its processes go on answering.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type InstallSecrets, migrate, migrations, secretsFrom } from '@alongside/api/install'
import { onDatabase, openThrowAway, runOn } from '@alongside/api/postgres'
import { atManyKeyboards } from '../bench/world/keyboards.ts'
import { openWorld } from '../bench/world/world.ts'
import { fillFrom } from './fill-from.ts'
import { knockAt, type Waited } from './knocking.ts'
import { KEYBOARDS } from './load.ts'
import { proofOf, type Row } from './row.ts'
import { schemaOf } from './schema-of.ts'
import { upgradeInUse } from './upgrade-in-use.ts'

const MOST_MS = 200
/** A busy machine only ever adds to a wait: the shortest of so many tries counts. */
const TRIES = 5

export const row: Row = {
  id: 'T20',
  title:
    'An upgrade holds nobody up, refuses nobody, and leaves no table open, while the version before still runs',
  counts: 'files applied under traffic',
  goal: `0 waits over ${MOST_MS} ms, 0 refused, 0 tables open, the same schema as a new one`,
  prove: async ({ long, say }) => {
    const server = await openThrowAway()
    try {
      const cluster = { url: server.url, secret: 'nothing that is kept here is a secret' }
      const secrets = secretsFrom({ ALONGSIDE_SECRET: cluster.secret })
      const { world } = await atManyKeyboards(await openWorld(cluster, long ? '100k' : '1k'), KEYBOARDS)
      const files = await migrations()
      const faults: string[] = []
      let longest: Waited | undefined
      let before = await emptyDatabase(server.url, 'file_0')
      await migrate(before, secrets, files[0]?.name)
      for (const [at, { name }] of files.entries()) {
        if (at === 0) continue
        const made = await applyInUse(server.url, before, `file_${at}`, secrets, name)
        before = made.url
        faults.push(...(await openTables(before)).map(table => `after ${name} the table ${table} is open`))
        faults.push(...made.waited.refused.map(why => `${name} refused a statement: ${why}`))
        if (made.waited.ms > MOST_MS)
          faults.push(`${name} held up ${made.waited.table} for ${Math.round(made.waited.ms)} ms`)
        if (!longest || made.waited.ms > longest.ms) longest = made.waited
        const rows = at === 0 ? 0 : await fillFrom(world.url, before)
        say(
          `  ${name}: the longest wait ${Math.round(made.waited.ms)} ms of ${made.waited.knocks} knocks${rows > 0 ? `, then ${rows} rows more` : ''}`,
        )
      }
      faults.push(...differences(await schemaOf(before), await schemaOf(world.url)))
      const upgrade = await upgradeInUse({ server: server.url, world, say })
      faults.push(...upgrade.faults)
      return proofOf(
        files.length - 1,
        faults,
        `${faults.length} faults; the longest wait ${Math.round(longest?.ms ?? 0)} ms; ${upgrade.figure}`,
      )
    } finally {
      await server.stop()
    }
  },
}

async function emptyDatabase(server: string, name: string): Promise<string> {
  await runOn(server, `create database ${name}`)
  return onDatabase(server, name)
}

/** Applies one file to a copy while others read and write there. */
async function applyInUse(
  server: string,
  before: string,
  name: string,
  secrets: InstallSecrets,
  file: string,
): Promise<{ url: string; waited: Waited }> {
  const template = new URL(before).pathname.slice(1)
  for (let tried = 1; ; tried++) {
    await runOn(server, `drop database if exists ${name} with (force)`)
    await runOn(server, `create database ${name} template ${template} strategy file_copy`)
    const url = onDatabase(server, name)
    const stop = await knockAt(url)
    await sleep(100)
    await migrate(url, secrets, file)
    const waited = await stop()
    if (waited.ms <= MOST_MS || tried === TRIES) return { url, waited }
  }
}

/** Tables that somebody who signs in could read past the policies: granted, and without forced row-level security. */
async function openTables(url: string): Promise<string[]> {
  const rows = await runOn<{ name: string }>(
    url,
    `select c.relname as name from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and not (c.relrowsecurity and c.relforcerowsecurity)
       and exists (select 1 from pg_roles r
         where r.rolname like 'alongside\\_%' and r.rolname <> 'alongside_owner'
           and (has_table_privilege(r.oid, c.oid, 'select, insert, update, delete')
             or has_any_column_privilege(r.oid, c.oid, 'select, insert, update')))`,
  )
  return rows.map(({ name }) => name)
}

function differences(upgraded: ReadonlySet<string>, fresh: ReadonlySet<string>): string[] {
  return [
    ...[...upgraded].filter(line => !fresh.has(line)).map(line => `only after an upgrade: ${line}`),
    ...[...fresh].filter(line => !upgraded.has(line)).map(line => `not after an upgrade: ${line}`),
  ]
}
