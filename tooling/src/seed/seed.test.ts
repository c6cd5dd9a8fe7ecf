import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { databaseUrls, openDoors, openSessionFor, screensOf, whoIs } from '@alongside/api/demo'
import { runOn } from '@alongside/api/postgres'
import { createTestDatabase, type TestDatabase } from '@alongside/api/testing'
import { openTestCluster } from '@alongside/api/testing/cluster'
import { firstDayOf, ImpactReport, measures, month, plusMonth } from '@alongside/domain/impact'
import { instant } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { figuresInSql } from './figures-in-sql.fixture.ts'
import { scenesOf } from './scenes.ts'
import { seed } from './seed.ts'
import { signIns } from './sign-ins.ts'
import { tellStory } from './story.ts'

// a Monday morning: the weekend lies between the last things done and now
const now = instant('2026-11-23T09:30:00.000Z')

let closeCluster: () => Promise<void>
let database: TestDatabase
let secret: string

beforeAll(async () => {
  const opened = await openTestCluster()
  closeCluster = opened.close
  secret = opened.cluster.secret
  database = await createTestDatabase(opened.cluster)
}, 120_000)
afterAll(async () => {
  await database.drop()
  await closeCluster()
})

test('a telling that is killed in the middle is taken up where it stopped, and nothing is told twice', async () => {
  await tellUntil('25 %')
  const [before] = await journal()
  expect(before?.sessions).toBeGreaterThan(20)

  const { secrets, url } = database
  const { refused } = await seed({ database: url, secrets, now, say: () => {} })
  expect(refused).toEqual([])
  const scenes = scenesOf(tellStory(now), now)
  const planned = scenes.filter(scene => scene.what === 'step' && scene.deed.what === 'send')
  const sessions = planned.filter(
    scene => scene.what === 'step' && scene.deed.what === 'send' && scene.deed.event.type === 'logSession',
  )
  expect(await journal()).toEqual([
    { people: tellStory(now).length, sessions: sessions.length, events: planned.length },
  ])
}, 400_000)

test('told to its end, it is not told again', async () => {
  const { secrets, url } = database
  expect(await seed({ database: url, secrets, say: () => {} })).toEqual({ steps: 0, refused: [] })
})

test('by March 2025 the impact report says twenty-five people, four interactions each, and fewer missed appointments', async () => {
  const report = await as('coordinator', screens =>
    screens.impact.report({ from: month('2024-04'), to: month('2025-03') }),
  )
  expect(report.people).toBe(25)
  expect(report.interactions).toEqual({ total: 100, mean: 4, median: 4 })
  const { before, after, people } = report.clinicDna
  expect(people).toBeGreaterThan(15)
  expect(before.percent).toBeGreaterThan(20)
  expect(after.percent).toBeLessThan(Number(before.percent) / 1.5)
  expect(after.percent).toBeGreaterThan(3)
  expect(Number(report.inCare.after.percent)).toBeGreaterThan(Number(report.inCare.before.percent))
  expect(report.clinics.filter(clinic => clinic.people !== 0)).toHaveLength(4)
})

test('every figure of the report is what plain SQL makes of the rows, for every measure by its name', async () => {
  await runOn(database.url, everyThirdPersonAnswers)
  expect(Object.keys(figuresInSql).sort()).toEqual(Object.keys(measures).sort())
  const looked = new Set<string>()
  const spans = [
    ['2024-04', '2025-03'],
    ['2025-01', '2026-10'],
    ['2020-01', '2026-11'],
  ] as const
  for (const [from, to] of spans) {
    const report = await as('coordinator', screens =>
      screens.impact.report({ from: month(from), to: month(to) }),
    )
    const watched = new Proxy(report, {
      get: (of, key) => {
        looked.add(String(key))
        return Reflect.get(of, key)
      },
    })
    const asked = [
      firstDayOf(from),
      firstDayOf(plusMonth(month(to), 1)),
      report.clinics.map(({ clinicId }) => clinicId),
    ]
    for (const [name, { sql, of, agrees }] of Object.entries(figuresInSql)) {
      const [row] = await runOn<{ figure: unknown }>(database.url, sql, asked)
      const figure = of(watched)
      const counted = agrees ? (agrees(row?.figure, report) ? figure : row?.figure) : row?.figure
      expect({ name, from, figure }).toEqual({ name, from, figure: counted })
    }
  }
  // a figure that no query looks at would be one that nobody checks
  const known = ['from', 'to', 'clinicId', 'asOf', 'masked']
  expect([...looked].sort()).toEqual(
    Object.keys(ImpactReport.shape)
      .filter(key => !known.includes(key))
      .sort(),
  )
}, 60_000)

test('an analyst reads the same figures and finds no small group in them', async () => {
  const report = await as('analyst', screens =>
    screens.impact.report({ from: month('2024-04'), to: month('2025-03') }),
  )
  expect(report).toMatchObject({ masked: true, people: 25, interactions: { mean: 4, median: 4 } })
  expect(report.clinics.flatMap(({ byReason }) => Object.values(byReason))).not.toContain(3)
})

test('whoever signs in finds something late, something soon and something to read', async () => {
  for (const who of ['adviser', 'coordinator', 'mentor']) {
    const today = await as(who, screens => screens.work.today())
    expect({ who, late: today.overdue.length > 0, soon: today.soon.length > 0 }).toEqual({
      who,
      late: true,
      soon: true,
    })
    expect(today.notices.length).toBeGreaterThan(0)
    expect(today.notices.length).toBeLessThan(15)
  }
  const { modules } = await as('trainee', screens => screens.training.mine())
  expect(modules.filter(({ doneOn }) => doneOn !== null)).toHaveLength(5)
})

test('there is somebody in every state in which somebody can wait', async () => {
  const { rows } = { rows: await runOn<{ state: string }>(database.url, everyState) }
  const states = new Set(rows.map(({ state }) => state))
  for (const state of [
    'referral.identified',
    'referral.told',
    'referral.openOffer',
    'referral.agreed',
    'referral.released.toTriage',
    'referral.released.queried',
    'referral.optedOut',
    'referral.offerClosed',
    'referral.ineligible',
    'referral.died',
    'referral.recordedInError',
    'referral.redirected',
    'onboarding.toContact.notTried',
    'onboarding.toContact.trying',
    'onboarding.reached',
    'onboarding.assessmentBooked',
    'onboarding.assessed',
    'onboarding.matching.proposed',
    'onboarding.matching.agreed',
    'onboarding.waiting',
    'onboarding.onHold',
    'onboarding.unableToContact',
    'onboarding.declined',
    'mentoring.active',
    'mentoring.reviewDue',
    'mentoring.paused',
    'mentoring.notHeardFrom',
    'mentoring.changingMentor',
    'discharge.planned',
    'discharge.closingHeld',
    'discharge.summaryAgreed',
    'discharge.closed',
    'discharge.retained',
  ])
    expect(states).toContain(state)
})

test('each role has a sign-in, administrators two, each at an address that can belong to nobody', () => {
  expect(signIns.map(({ who }) => who)).toHaveLength(8)
  for (const { email, password } of signIns) {
    expect(email).toMatch(/@demo\.example$/)
    expect(password.length).toBeGreaterThanOrEqual(12)
  }
})

test('a database with somebody else’s programme in it is left alone', async () => {
  await runOn(database.url, `comment on schema authz is null`)
  const [other] = await runOn<{ id: string }>(
    database.url,
    `with t as (insert into trust (id, name) values (gen_random_uuid(), 'Another trust') returning id)
     insert into clinic (id, trust_id, name) select gen_random_uuid(), id, 'Another clinic' from t returning id`,
  )
  expect(other).toBeDefined()
  const said: string[] = []
  const { secrets, url } = database
  expect(await seed({ database: url, secrets, say: line => said.push(line) })).toEqual({
    steps: 0,
    refused: [],
  })
  expect(said.join(' ')).toContain('another programme')
})

/** Answers to equality monitoring that leave some groups small. */
const everyThirdPersonAnswers = `
  insert into authz.person_equality (person_id, clinic_id, answers, answered_on, recorded_at)
  select id, clinic_id, jsonb_build_object('gender', (array['1', '1', '1', '2', 'Z', '3'])[1 + nth % 6],
    'age', (array['25-34', '35-44', '65+'])[1 + nth % 3]), '2026-01-01', '2026-01-01'
  from (select id, clinic_id, row_number() over (order by id) as nth from person) p where nth % 3 > 0`

const everyState = ['referral', 'onboarding', 'mentoring', 'discharge']
  .map(kind => `select distinct '${kind}.' || path as state from ${kind}`)
  .join(' union ')

/** Runs the telling in a process of its own and kills it, without a warning, once it says so. */
async function tellUntil(said: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'seed-until-killed.fixture.ts')], {
    env: { ...process.env, TEST_DATABASE: database.url, TEST_SECRET: secret, TEST_NOW: now },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (_, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error('it ended by itself')),
    )
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (text.includes(said)) child.kill('SIGKILL')
    })
  })
}

function journal() {
  return runOn<{ people: number; sessions: number; events: number }>(
    database.url,
    `select (select count(*)::int from person) as people,
       count(*) filter (where type = 'logSession')::int as sessions,
       count(*) filter (where role <> 'system' and type <> 'start')::int as events
     from journal where person_id is not null and kind not in ('concern', 'supervision')`,
  )
}

async function as<T>(key: string, work: (screens: ReturnType<typeof screensOf>) => Promise<T>): Promise<T> {
  const { url, secrets } = database
  const [account] = await runOn<{ id: string }>(
    url,
    'select a.id from account a join auth."user" u on u.id = a.auth_user_id where u.email = $1',
    [`${key}@demo.example`],
  )
  const doors = await openDoors(databaseUrls(url, secrets).alongside_api, secrets, { now: () => now })
  try {
    const caller = await whoIs(doors, await openSessionFor(installed(), account?.id ?? ''))
    if (!caller) throw new Error(`${key} cannot sign in`)
    return await work(screensOf(doors, caller))
  } finally {
    await doors.close()
  }
}

function installed() {
  return { database: database.url, secrets: database.secrets }
}
