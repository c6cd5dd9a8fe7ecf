/**
 * A database is lost and brought back: from a copy of its files and the log of what was written since, to a moment, on
 * another server. What came back is compared with what was there at that moment, cell by cell.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Anchor, anchored, brokenLink, lostAnchor, openDoors, sealAccess } from '@alongside/api/demo'
import { databaseUrls, secretsFrom } from '@alongside/api/install'
import { Keyring } from '@alongside/api/measuring'
import { type Connection, onDatabase, openOn, runOn } from '@alongside/api/postgres'
import { afterRestore, ledgerKeeper, readLedger, signingKey } from '@alongside/api/server'
import type { Programme } from '@alongside/api/testing'
import { huntIn } from './hunt.ts'
import { eraseMarked, type Marked, markedPerson } from './marked.ts'
import { type Home, type OwnCluster, openHome } from './own-cluster.ts'
import { aTeam } from './people.ts'
import { proofOf, type Row } from './row.ts'
import { openCells } from './sealed-cells.ts'

export const row: Row = {
  id: 'T18',
  title: 'A database that was lost comes back as it was at a moment, without whoever was erased since',
  counts: 'cells and tables compared',
  goal: '0 differences, the access log whole up to its anchor, 0 erased people back, 0 words without the key, within 15 minutes',
  prove: async ({ long, say }) => {
    const home = openHome()
    try {
      return await drill(home, long ? 200 : 8, say)
    } finally {
      home.close()
    }
  },
}

async function drill(home: Home, people: number, say: (what: string) => void) {
  const secret = randomBytes(32).toString('base64url')
  const first = await home.create()
  const programme = await home.programme(first, secret)
  const team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 60')
  const marked: Marked[] = []
  const add = async () => marked.push(await markedPerson(programme, team))
  for (let at = 0; at < people / 2; at++) await add()
  const backup = home.backUp(first)
  say(`a backup of the files with ${marked.length} people in it`)
  for (let at = marked.length; at < people; at++) await add()
  await sealAccess(programme.worker)
  const anchors: Anchor[] = await anchored(programme.worker)
  const then = await pictureOf(programme.behind)
  const moment = await momentOf(programme)

  // what happens after that moment is lost, but for the word on the list that somebody was erased
  const seed = randomBytes(32)
  const ledger = { file: join(home.path, 'erased.jsonl'), seed }
  const [erased] = marked
  if (!erased) throw new Error('Nobody was made')
  await eraseMarked(programme, team.coordinator, erased)
  programme.clock.set('2033-02-04T11:00:00.000Z')
  await ledgerKeeper(programme.worker, ledger)()
  await add()
  await archived(programme)
  const name = new URL(programme.database.url).pathname.slice(1)
  await Promise.all([programme.api.close(), programme.worker.close(), programme.behind.end()])
  first.stop()

  const began = Date.now()
  const restored = await home.restore(backup, moment)
  const faults = await compare(restored, name, { secret, then, anchors, marked: marked.slice(0, people) })
  const back = restored.url(name)
  const secrets = secretsFrom({ ALONGSIDE_SECRET: secret })
  const worker = await openDoors(databaseUrls(back, secrets).alongside_worker, secrets, { poolSize: 2 })
  const list = readLedger(readFileSync(ledger.file, 'utf8'), signingKey(seed))
  const done = await afterRestore({ superuserUrl: back, worker }, list.erased)
  await worker.close()
  const seconds = Math.round((Date.now() - began) / 1000)
  if (done.erasedAgain !== 1) faults.push(`${done.erasedAgain} people were erased again, not 1`)
  faults.push(...(await stillThere(back, secret, erased)))
  if (seconds > 900) faults.push(`it took ${seconds} seconds`)
  const count = then.cells + Object.keys(then.tables).length
  return proofOf(
    count,
    faults,
    `${faults.length} differences, ${people} people back, 1 erased again, ${seconds} seconds`,
  )
}

interface Picture {
  readonly tables: Readonly<Record<string, string>>
  readonly cells: number
}

/** The number of rows of every table and a checksum over all of them. */
async function pictureOf(behind: Connection): Promise<Picture> {
  const { rows } = await behind.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('public', 'auth', 'authz') order by 1`,
  )
  const tables: Record<string, string> = {}
  for (const { name } of rows) {
    const { rows: found } = await behind.query<{ text: string }>(`select t::text as text from ${name} t`)
    const sorted = found.map(({ text }) => text).sort()
    tables[name] = `${sorted.length} ${createHash('sha256').update(sorted.join('\n')).digest('hex')}`
  }
  const cells = await sealedCells(behind)
  return { tables, cells }
}

async function sealedCells(behind: Connection): Promise<number> {
  const { rows } = await behind.query<{ sql: string }>(
    `select string_agg(format('select count(%I) as n from %I', column_name, table_name), ' union all ') as sql
     from information_schema.columns
     where table_schema = 'public' and data_type = 'bytea' and column_name like '%\\_sealed'`,
  )
  const counted = await behind.query<{ n: number }>(`select sum(n)::int as n from (${rows[0]?.sql}) c`)
  return counted.rows[0]?.n ?? 0
}

/** A moment after everything so far and before everything that follows. */
async function momentOf({ behind }: Programme): Promise<string> {
  await sleep(50)
  const { rows } = await behind.query<{ now: string }>('select clock_timestamp()::text as now')
  await sleep(50)
  return rows[0]?.now ?? ''
}

/** Waits until everything that was written so far is in the archive. */
async function archived({ behind }: Programme): Promise<void> {
  const { rows } = await behind.query<{ wal: string }>(`select pg_walfile_name(pg_switch_wal()) as wal`)
  for (let tries = 0; tries < 300; tries++) {
    const { rows: done } = await behind.query<{ last: string | null }>(
      'select last_archived_wal as last from pg_stat_archiver',
    )
    if ((done[0]?.last ?? '') >= (rows[0]?.wal ?? '~')) return
    await sleep(100)
  }
  throw new Error('The write-ahead log did not reach the archive')
}

async function compare(
  restored: OwnCluster,
  name: string,
  was: {
    secret: string
    then: Picture
    anchors: readonly Anchor[]
    marked: readonly Marked[]
  },
): Promise<string[]> {
  const url = restored.url(name)
  const behind = await openOn(url)
  const secrets = secretsFrom({ ALONGSIDE_SECRET: was.secret })
  const faults: string[] = []
  try {
    const now = await pictureOf(behind)
    for (const table of new Set([...Object.keys(was.then.tables), ...Object.keys(now.tables)]))
      if (was.then.tables[table] !== now.tables[table]) faults.push(`${table} is not as it was`)
    const cells = await openCells(behind, new Keyring(secrets))
    if (cells.opened !== cells.many || cells.many !== was.then.cells)
      faults.push(`${cells.opened} of ${was.then.cells} cells open; not ${cells.shut.join(', ')}`)
    const without = await openCells(behind, new Keyring({ ...secrets, wrappingKey: randomBytes(32) }))
    if (without.opened > 0) faults.push(`${without.opened} cells open without the key`)
    for (const { marks } of was.marked)
      for (const { field } of await huntInRows(url, marks))
        faults.push(`${field} can be read without the key`)
  } finally {
    await behind.end()
  }
  const worker = await openDoors(databaseUrls(url, secrets).alongside_worker, secrets, { poolSize: 2 })
  const broken = await brokenLink(worker)
  const lost = await lostAnchor(worker, was.anchors)
  await worker.close()
  if (broken !== null) faults.push(`the access log breaks at link ${broken}`)
  if (lost !== null) faults.push(`the access log leads past its anchor ${lost.no}`)
  return faults
}

async function huntInRows(url: string, marks: Readonly<Record<string, string>>) {
  const tables = await runOn<{ name: string }>(
    url,
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'auth', 'authz')`,
  )
  const finds = []
  for (const { name } of tables) {
    const rows = await runOn<{ text: string }>(url, `select t::text as text from ${name} t`)
    finds.push(...huntIn(name, Buffer.from(rows.map(({ text }) => text).join('\n')), marks))
  }
  return finds
}

/** What is left of somebody who was erased again: their key, their words, their number. */
async function stillThere(
  url: string,
  secret: string,
  { personId, clinicNumber }: Marked,
): Promise<string[]> {
  const [row] = await runOn<{ clinic_id: string; key: Buffer | null; called: Buffer | null }>(
    onDatabase(url, new URL(url).pathname.slice(1)),
    `select p.clinic_id, k.wrapped as key, p.called_sealed as called
     from person p join data_key k on k.owner_id = p.id where p.id = $1`,
    [personId],
  )
  const index = new Keyring(secretsFrom({ ALONGSIDE_SECRET: secret })).blindIndex(
    row?.clinic_id ?? '',
    'clinic_number',
    clinicNumber,
  )
  const hits = await runOn(url, 'select 1 from person where clinic_number_index = $1', [index])
  return [
    ...(row?.key === null && row.called === null ? [] : ['the erased person still has a key or a name']),
    ...(hits.length === 0 ? [] : ['the erased person is still found by their number']),
  ]
}
