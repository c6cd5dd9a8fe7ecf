import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { londonInstant, plainDate, plainTime } from '@alongside/domain/time'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { brokenLink, sealAccess } from '../access/seal-access.ts'
import type { SignedIn } from '../actor.ts'
import { openDoors } from '../doors.ts'
import { ring, send } from '../send.ts'
import { type At, agreed, handedTo, identified, mentored, released, step, told } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { remindAccounts, sweep } from './daily.ts'
import { deliverOutbox } from './deliver-outbox.ts'
import { type JobLog, startJobs } from './jobs.ts'
import { dueTimers, ringTimers } from './ring-timers.ts'

const start = '2025-01-13T10:00:00.000Z'

let programme: Programme
let clinician: SignedIn
let coordinator: SignedIn
let mentor: SignedIn

beforeAll(async () => {
  programme = await openProgramme(start)
  clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
  mentor = await programme.signIn('mentor')
})
beforeEach(async () => {
  programme.clock.set(start)
  await programme.behind.query('delete from timer')
  await programme.behind.query('delete from outbox')
  await programme.behind.query('delete from notice')
})
afterAll(() => programme.close())

async function rows(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await programme.behind.query<Record<string, unknown>>(sql, values)).rows
}

function at(day: string, time = '10:00'): void {
  programme.clock.set(londonInstant(plainDate(day), plainTime(time)))
}

test('a clock that is not due does not ring, and one that is rings once', async () => {
  const referral = await identified(programme, clinician)
  await step(programme, clinician, referral, told)
  at('2025-01-19')
  expect((await ringTimers(programme.worker)).rang).toBe(0)
  at('2025-01-21')
  expect((await ringTimers(programme.worker)).rang).toBe(1)
  expect((await ringTimers(programme.worker)).rang).toBe(0)
  expect(await rows('select state from referral where id = $1', referral.id)).toEqual([
    { state: 'openOffer' },
  ])
  expect(
    await rows(
      `select role, account_id from journal where lifecycle_id = $1 and type = 'timer.decisionWindow'`,
      referral.id,
    ),
  ).toEqual([{ role: 'system', account_id: null }])
})

test('after ten days of sleep every clock rings once and none twice', async () => {
  const referrals: At[] = []
  for (let made = 0; made < 12; made++) referrals.push(await identified(programme, clinician))
  at('2025-03-01')
  const two = await Promise.all([ringTimers(programme.worker), ringTimers(programme.worker)])
  expect(two.map(({ rang }) => rang).reduce((all, one) => all + one, 0)).toBe(12)
  for (const { id } of referrals)
    expect(
      await rows(`select seq from journal where lifecycle_id = $1 and type = 'timer.tellDue'`, id),
    ).toEqual([{ seq: 1 }])
})

test('opting out stops every clock of the person at once', async () => {
  const referral = await identified(programme, clinician)
  const next = await step(programme, clinician, referral, told)
  expect(await rows('select key from timer where lifecycle_id = $1', referral.id)).not.toEqual([])
  await step(programme, clinician, next, { type: 'optOut', reason: 'didNotSay', askAgain: 'never' })
  expect(await rows('select key from timer where lifecycle_id = $1', referral.id)).toEqual([])
})

test('a clock that was read before it was set again does not ring with the old time', async () => {
  const referral = await identified(programme, clinician)
  at('2025-02-10')
  const [stale] = await dueTimers(programme.worker, programme.clock.now())
  expect(stale).toMatchObject({ key: 'tellDue', lifecycleId: referral.id })
  await step(programme, clinician, referral, told)
  expect(await ring(programme.worker, stale ?? raise())).toBe('void')
})

function raise(): never {
  throw new Error('no clock was due')
}

test('an opt-out against the ringing clock: whoever is first, nobody is released after an opt-out', async () => {
  await programme.behind.query(
    `insert into clinic_setting (clinic_id, effective_on, set_at, settings) values ($1, '2024-01-01', now(), $2)`,
    [
      programme.clinic,
      JSON.stringify({
        release: { basis: 'withinService', approvedBy: 'The Guardian', approvedOn: '2024-01-01' },
      }),
    ],
  )
  const second = await openDoors(programme.database.urls.alongside_worker, programme.database.secrets, {
    now: programme.clock.now,
  })
  const trials = 60
  let optedOutFirst = 0
  for (let trial = 0; trial < trials; trial++) {
    at('2025-01-13')
    const referral = await step(programme, clinician, await identified(programme, clinician), told)
    at('2025-01-21')
    const [due] = (await dueTimers(programme.worker, programme.clock.now())).filter(
      ({ lifecycleId }) => lifecycleId === referral.id,
    )
    const optOut = { type: 'optOut', reason: 'didNotSay', askAgain: 'never' }
    // How far either is ahead moves from trial to trial, so that they meet at every point of each other on
    // a fast and on a slow machine. In the first trial the opt-out is whole before the clock rings, in the
    // last the other way about: both ends are seen on every run, whoever wins the races between.
    const saidSo = () =>
      send(programme.api, clinician, { ...referral, event: optOut, commandId: randomUUID() })
    const rang = () => Promise.all([ring(programme.worker, due ?? raise()), ring(second, due ?? raise())])
    if (trial === trials - 1) await rang()
    const said = saidSo()
    if (trial === 0) await said
    await setTimeout(trial % 20)
    const [answer] = await Promise.all([said, rang()])
    const [row] = await rows(
      `select r.state, p.released_at is not null as released,
        (select array_agg(j.type order by j.seq) from journal j where j.lifecycle_id = r.id) as events
      from referral r join person p on p.id = r.person_id where r.id = $1`,
      referral.id,
    )
    if (answer.ok) {
      optedOutFirst++
      expect(row).toEqual({ state: 'optedOut', released: false, events: ['start', 'tell', 'optOut'] })
    } else {
      expect(answer.refusal.code).toBe('changed-meanwhile')
      expect(row).toEqual({
        state: 'released',
        released: true,
        events: ['start', 'tell', 'timer.decisionWindow'],
      })
    }
  }
  expect(optedOutFirst).toBeGreaterThan(0)
  expect(optedOutFirst).toBeLessThan(trials)
  await second.close()
  await programme.behind.query('delete from clinic_setting')
}, 120_000)

test('a reminder reaches each account that it concerns once, and nobody else', async () => {
  const colleague = await programme.signIn('clinician')
  const elsewhere = await programme.signIn('clinician', programme.otherClinic)
  const referral = await identified(programme, clinician)
  at('2025-02-10')
  await ringTimers(programme.worker)
  await Promise.all([deliverOutbox(programme.worker), deliverOutbox(programme.worker)])
  const told = await rows('select account_id, of from notice where lifecycle_id = $1', referral.id)
  const accounts = told.map(({ account_id }) => account_id)
  expect(accounts).toContain(clinician.accountId)
  expect(accounts).toContain(colleague.accountId)
  expect(accounts).not.toContain(elsewhere.accountId)
  expect(accounts).not.toContain(coordinator.accountId)
  expect(new Set(accounts).size).toBe(accounts.length)
  expect(new Set(told.map(({ of }) => of))).toEqual(new Set(['tell']))
})

test('nobody is reminded of their own record', async () => {
  const referral = await identified(programme, clinician)
  await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
    clinician.accountId,
    referral.personId,
  ])
  at('2025-02-10')
  await ringTimers(programme.worker)
  await deliverOutbox(programme.worker)
  const told = await rows('select account_id from notice where lifecycle_id = $1', referral.id)
  expect(told.map(({ account_id }) => account_id)).not.toContain(clinician.accountId)
})

test('the clinic hears what became of somebody, unless the person said no to that', async () => {
  const yes = await released(programme, clinician)
  const asked = await step(programme, clinician, await identified(programme, clinician), told)
  const said = await step(programme, clinician, asked, {
    ...agreed,
    scopes: { ...agreed.scopes, tellClinicStatus: false },
  })
  const no = await step(programme, clinician, said, { type: 'release' })
  for (const referral of [yes, no]) {
    const onboarding = handedTo(await step(programme, coordinator, referral, { type: 'accept' }))
    await step(programme, coordinator, onboarding, { type: 'decline' })
  }
  await deliverOutbox(programme.worker)
  const heard = (personId: string) =>
    rows('select status from receipt where person_id = $1 order by status', personId)
  expect(await heard(yes.personId)).toEqual([{ status: 'accepted' }, { status: 'declinedAtContact' }])
  expect(await heard(no.personId)).toEqual([{ status: 'accepted' }])
})

test('an effect that fails is put off, and holds up none of the others', async () => {
  const referral = await released(programme, clinician)
  await step(programme, coordinator, referral, { type: 'accept' })
  await programme.behind.query(
    `insert into outbox (kind, lifecycle_id, seq, ord, type, params, episode_id, clinic_id, person_id, at, next_attempt_at)
     values ('referral', $1, 99, 0, 'unheardOf', '{}', $1, $2, $3, $4, $4)`,
    [referral.id, programme.clinic, referral.personId, '2025-01-13T09:00:00Z'],
  )
  const first = await deliverOutbox(programme.worker)
  expect(first.delivered).toBe(1)
  expect(first.failed).toHaveLength(1)
  const [late] = await rows('select attempts, next_attempt_at from outbox where seq = 99')
  expect(late).toEqual({ attempts: 1, next_attempt_at: new Date('2025-01-13T10:01:00Z') })
  expect((await deliverOutbox(programme.worker)).failed).toEqual([])
})

test('each account gets one neutral word a day, and none on a Sunday', async () => {
  await mentored(programme, { clinician, coordinator, mentor })
  await programme.behind.query(
    `insert into notice (id, account_id, of, cause, at) values (gen_random_uuid(), $1, 'logSession', 'test', now())`,
    [mentor.accountId],
  )
  const { row } = programme.api.keys.newKey(mentor.accountId)
  await programme.behind.query(
    'insert into data_key (owner_id, wrapped) values ($1, $2) on conflict do nothing',
    [mentor.accountId, row.wrapped],
  )
  at('2025-01-19')
  expect(await remindAccounts(programme.worker)).toBe(0)
  at('2025-01-20')
  expect(await remindAccounts(programme.worker)).toBe(1)
  expect(await remindAccounts(programme.worker)).toBe(0)
  at('2025-01-21')
  expect(await remindAccounts(programme.worker)).toBe(1)
})

test('submissions are forgotten after a month, and drafts when they lapse', async () => {
  const referral = await identified(programme, clinician)
  const submission = { ...referral, event: told, commandId: randomUUID() }
  await send(programme.api, clinician, submission)
  at('2025-02-05')
  await sweep(programme.worker)
  expect(await rows('select 1 as one from command where command_id = $1', submission.commandId)).toEqual([
    { one: 1 },
  ])
  at('2025-02-20')
  await sweep(programme.worker)
  expect(await rows('select 1 from command where command_id = $1', submission.commandId)).toEqual([])
})

test('the access log is chained once it is committed, and whatever is altered later shows', async () => {
  await released(programme, clinician)
  expect(await sealAccess(programme.worker)).toBeGreaterThan(0)
  await released(programme, clinician)
  await Promise.all([sealAccess(programme.worker), sealAccess(programme.worker)])
  expect(await rows('select 1 from access_log where chain_no is null')).toEqual([])
  expect(await brokenLink(programme.worker)).toBeNull()

  const attacks = [
    `update access_log set what = 'something else' where chain_no = 3`,
    `update access_log set account_id = null where chain_no = 3`,
    'delete from access_log where chain_no = 3',
    `update access_log set person_ids = '{}' where chain_no = 3`,
    'update access_log set chain_no = -chain_no where chain_no in (3, 4)',
  ]
  for (const attack of attacks) {
    await programme.behind.query('create table if not exists kept_log as select * from access_log')
    await programme.behind.query(attack)
    expect(await brokenLink(programme.worker), attack).toBe(3)
    await programme.behind.query('delete from access_log')
    await programme.behind.query('insert into access_log overriding system value select * from kept_log')
  }
  expect(await brokenLink(programme.worker)).toBeNull()
})

test('the jobs wake by themselves when an event leaves something to do, whichever of two workers hears it', async () => {
  const failures: unknown[] = []
  const log: JobLog = { info: () => {}, failed: (_, error) => failures.push(error) }
  const nobody = { sweep: async () => {} } as never
  const databaseUrl = programme.database.urls.alongside_worker
  const other = await openDoors(databaseUrl, programme.database.secrets, { now: programme.clock.now })
  const workers = [
    await startJobs(programme.worker, { databaseUrl, signIn: nobody, log }),
    await startJobs(other, { databaseUrl, signIn: nobody, log }),
  ]
  const referral = await released(programme, clinician)
  await step(programme, coordinator, referral, { type: 'accept' })
  await vi.waitFor(
    async () =>
      expect(await rows('select status from receipt where person_id = $1', referral.personId)).toEqual([
        { status: 'accepted' },
      ]),
    { timeout: 8000, interval: 50 },
  )
  expect(workers.map(({ alive }) => alive)).toEqual([true, true])
  await Promise.all(workers.map(worker => worker.stop()))
  await other.close()
  expect(failures).toEqual([])
}, 60_000)

test('a stop does not wait for what a dead line holds up, and whoever looks next does it', async () => {
  const log: JobLog = { info: () => {}, failed: () => {} }
  const nobody = { sweep: async () => {} } as never
  const { urls, secrets } = programme.database
  const own = await openDoors(urls.alongside_worker, secrets, { now: programme.clock.now })
  const referral = await identified(programme, clinician)
  await step(programme, clinician, referral, told)
  at('2025-01-21')
  // somebody who never answers has the clocks in hand
  await programme.behind.query('begin; lock table timer in access exclusive mode')
  const jobs = await startJobs(own, {
    databaseUrl: urls.alongside_worker,
    signIn: nobody,
    log,
    lastRoundMs: 200,
  })
  await vi.waitFor(async () => {
    // within one transaction the first look would be given again
    await programme.behind.query('select pg_stat_clear_snapshot()')
    const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    expect(await rows(waiting)).not.toEqual([])
  })
  await jobs.stop()
  // it came back although the clocks are still held
  await programme.behind.query('commit')
  await own.close()
  at('2025-01-21')
  await ringTimers(programme.worker)
  expect(await rows('select state from referral where id = $1', referral.id)).toEqual([
    { state: 'openOffer' },
  ])
}, 30_000)
