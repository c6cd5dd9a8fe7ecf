/** Reports that a standby counts, on two servers of the test's own. */
import { randomBytes } from 'node:crypto'
import { month } from '@alongside/domain/impact'
import { plusMs } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { type Doors, openDoors } from '../doors.ts'
import { readImpact } from '../impact/impact.report.ts'
import {
  type OwnServer,
  onDatabase,
  openPrimary,
  openStandby,
  runOn,
  type Standby,
} from '../postgres/index.ts'
import { read } from '../read.ts'
import { mentored, must, session, step } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { migrate } from './migrate.ts'
import { secretsFrom } from './secrets.ts'

let primary: OwnServer
let standby: Standby
let programme: Programme
let doors: Doors
let coordinator: SignedIn
let more: () => Promise<void>

beforeAll(async () => {
  primary = await openPrimary()
  const [template, secret] = ['replica_template', randomBytes(24).toString('hex')]
  await runOn(primary.url, `create database ${template}`)
  await migrate(onDatabase(primary.url, template), secretsFrom({ ALONGSIDE_SECRET: secret }))
  programme = await openProgramme('2025-01-13T10:00:00.000Z', { url: primary.url, template, secret })
  const clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
  const mentor = await programme.signIn('mentor')
  let at = await mentored(programme, { clinician, coordinator, mentor })
  more = async () => {
    programme.clock.set(plusMs(programme.clock.now(), 3_600_000))
    at = await step(programme, mentor, at, session(programme))
  }
  standby = await openStandby(primary.url)
  const { database } = programme
  const there = new URL(database.urls.alongside_api)
  there.port = new URL(standby.url).port
  doors = await openDoors(database.urls.alongside_api, database.secrets, {
    now: programme.clock.now,
    replicaUrl: there.href,
  })
}, 120_000)
afterAll(async () => {
  programme.behind.on('error', () => undefined)
  await doors.close()
  await programme.close()
  await standby.stop()
  await primary.stop()
})

async function sessions(): Promise<number> {
  const query = { from: month('2025-01'), to: month('2025-12') }
  const report = must(await read(doors, coordinator, 'test', reading => readImpact(reading, query)))
  return report.modes.reduce((sum, each) => sum + Number(each.sessions), 0)
}

/** How many of the programme's own connections the standby has. */
async function visitors(): Promise<number> {
  const rows = await runOn<{ n: number }>(
    standby.url,
    `select count(*)::int as n from pg_stat_activity where usename = 'alongside_api'`,
  )
  return rows[0]?.n ?? 0
}

test('a report is counted at the standby, and has what was written a moment before it was asked for', async () => {
  expect(await visitors()).toBe(0)
  for (let written = 1; written <= 5; written++) {
    await more()
    expect(await sessions()).toBe(written)
  }
  expect(await visitors()).toBeGreaterThan(0)
})

test('a standby that is behind is not believed', async () => {
  await runOn(standby.url, 'select pg_wal_replay_pause()')
  await more()
  expect(await sessions()).toBe(6)
  await runOn(standby.url, 'select pg_wal_replay_resume()')
})

test('a report comes all the same when the standby is gone', async () => {
  await standby.kill()
  await more()
  expect(await sessions()).toBe(7)
})
