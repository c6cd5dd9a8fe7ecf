import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dropAnchor, lostAnchor, readAnchors, signingKey } from '../access/anchor.ts'
import { brokenLink, sealAccess } from '../access/seal-access.ts'
import { databaseUrls } from '../database/logins.ts'
import { openDoors } from '../doors.ts'
import { onDatabase, runOn } from '../postgres/index.ts'
import { aTeam, type Somebody, sent, somebody, type Team } from '../testing/along.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { afterRestore } from './after-restore.ts'
import { ledgerKeeper, readLedger } from './ledger.ts'

let programme: Programme
let team: Team
let ada: Somebody
let backup: Programme
const folder = mkdtempSync(join(tmpdir(), 'erasures-'))
const seed = randomBytes(32)
const ledger = { file: join(folder, 'erased.jsonl'), seed }
const anchor = { file: join(folder, 'anchors.jsonl'), seed }

beforeAll(async () => {
  const first = await openProgramme('2025-02-03T10:00:00.000Z')
  team = await aTeam(first)
  ada = await keptLongEnough(first, 'Ada')
  await keptLongEnough(first, 'Bola')
  await sealAccess(first.worker)
  await dropAnchor(first.worker, anchor)
  // a copy can be made of a database that nobody uses
  await Promise.all([first.api.close(), first.worker.close(), first.behind.end()])
  const name = new URL(first.database.url).pathname.slice(1)
  await runOn(onDatabase(first.database.url, 'postgres'), `create database ${name}_back template ${name}`)
  programme = await opened(first, first.database.url)
  backup = await opened(first, onDatabase(first.database.url, `${name}_back`))
})
afterAll(async () => {
  for (const { api, worker, behind } of [programme, backup])
    await Promise.all([api.close(), worker.close(), behind.end()])
  await runOn(
    onDatabase(programme.database.url, 'postgres'),
    `drop database ${new URL(backup.database.url).pathname.slice(1)}`,
  )
  await programme.database.drop()
  rmSync(folder, { recursive: true })
})

async function opened(like: Programme, url: string): Promise<Programme> {
  const behind = new Client({ connectionString: url })
  await behind.connect()
  const { secrets } = like.database
  const urls = databaseUrls(url, secrets)
  return {
    ...like,
    database: { ...like.database, url, urls },
    behind,
    api: await openDoors(urls.alongside_api, secrets, { now: like.clock.now }),
    worker: await openDoors(urls.alongside_worker, secrets, { now: like.clock.now }),
  }
}

/** Somebody whose record has been kept for as long as it had to be, once it is February of 2033. */
async function keptLongEnough(at: Programme, called: string): Promise<Somebody> {
  const one = await somebody(at, team, 'closed', { called })
  await at.behind.query(
    `update discharge set state = 'retained', path = 'retained', value = '{"open":"retained"}',
       context = context || '{"retainUntil":"2033-02-03"}' where id = $1`,
    [one.discharge],
  )
  return one
}

const listed = () => readLedger(readFileSync(ledger.file, 'utf8'), signingKey(seed))

async function standing({ behind }: Programme, { personId, discharge }: Somebody) {
  const { rows } = await behind.query(
    `select p.erased_at is not null as erased, p.called_sealed, p.clinic_number_index, k.wrapped, d.state,
       (select count(*)::int from erasure where person_id = p.id) as listed,
       (select count(*)::int from journal where lifecycle_id = d.id and type = 'destroy') as journalled
     from person p join data_key k on k.owner_id = p.id join discharge d on d.id = $2 where p.id = $1`,
    [personId, discharge],
  )
  return rows[0]
}

const gone = {
  erased: true,
  called_sealed: null,
  clinic_number_index: null,
  wrapped: null,
  state: 'destroyed',
  listed: 1,
  journalled: 1,
}

test('whoever is erased is written down outside of the database, once, also when the jobs start anew', async () => {
  programme.clock.set('2033-02-04T10:00:00.000Z')
  const keep = ledgerKeeper(programme.worker, ledger)
  expect(await keep()).toBe(0)
  await sent(programme, team.coordinator, 'discharge', ada.discharge, { type: 'destroy' })
  expect(await keep()).toBe(1)
  expect(await keep()).toBe(0)
  expect(await ledgerKeeper(programme.worker, ledger)()).toBe(0)
  expect(listed()).toEqual({
    erased: [{ personId: ada.personId, at: '2033-02-04T10:00:00.000Z', by: team.coordinator.accountId }],
    torn: 0,
  })
  expect(await standing(programme, ada)).toEqual(gone)
})

test('a backup that still knows her forgets her again, with her record, before anybody works with it', async () => {
  await sealAccess(programme.worker)
  await dropAnchor(programme.worker, anchor)
  expect(await standing(backup, ada)).toMatchObject({ erased: false, state: 'retained' })
  const { erased } = listed()
  const nobody = { personId: '00000000-0000-4000-8000-000000000000', at: erased[0]?.at ?? '', by: null }
  const restored = { superuserUrl: backup.database.url, worker: backup.worker }
  const done = await afterRestore(restored, [...erased, nobody as never], anchor)
  expect(done).toMatchObject({ broken: null, erasedAgain: 1, unknown: 1, sessionsEnded: 3 })
  expect(await standing(backup, ada)).toEqual(gone)
  expect((await backup.behind.query('select 1 from person where erased_at is null')).rowCount).toBe(1)
  // a second time there is nothing left to do
  expect(await afterRestore(restored, erased, anchor)).toMatchObject({ erasedAgain: 0, sessionsEnded: 0 })
})

test('the anchors of what was lost are struck out, and those before them still hold', async () => {
  const kept = readAnchors(readFileSync(anchor.file, 'utf8'), signingKey(seed))
  expect(kept).toHaveLength(1)
  await sealAccess(backup.worker)
  expect(await brokenLink(backup.worker)).toBeNull()
  expect(await lostAnchor(backup.worker, kept)).toBeNull()
})

test('a list that somebody else wrote is not believed, and a line that was cut off says nothing', () => {
  const text = readFileSync(ledger.file, 'utf8')
  expect(() => readLedger(text, signingKey(randomBytes(32)))).toThrow('Line 1')
  const other = text.replace(ada.personId, ada.discharge)
  expect(() => readLedger(other, signingKey(seed))).toThrow('Line 1')
  appendFileSync(ledger.file, text.slice(0, 40))
  expect(listed()).toMatchObject({ erased: [{ personId: ada.personId }], torn: 1 })
})

test('after a line that was cut off the next one is whole', async () => {
  rmSync(ledger.file)
  appendFileSync(ledger.file, '{"personId":')
  expect(await ledgerKeeper(programme.worker, ledger)()).toBe(1)
  expect(listed()).toMatchObject({ erased: [{ personId: ada.personId }], torn: 1 })
})
