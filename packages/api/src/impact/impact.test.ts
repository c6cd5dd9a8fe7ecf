import { randomUUID } from 'node:crypto'
import { type ImpactReport, londonMonthOf, month } from '@alongside/domain/impact'
import { SessionOutcome } from '@alongside/domain/session'
import { MeetingMode, Theme } from '@alongside/domain/themes'
import { type Instant, instant, plainDate, plusMs } from '@alongside/domain/time'
import {
  array,
  assert,
  asyncProperty,
  constantFrom,
  integer,
  oneof,
  record,
  boolean as yesOrNo,
} from 'fast-check'
import { type KyselyPlugin, sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { keepAttendance } from '../attendance/keep-attendance.ts'
import { acting } from '../database/acting.ts'
import { openOrm } from '../database/open.ts'
import type { Tables } from '../database/tables.ts'
import { type Reading, read } from '../read.ts'
import { send } from '../send.ts'
import { type At, handedTo, identified, mentored, must, session, step, told } from '../testing/journey.ts'
import { makePerson, openProgramme, type Programme } from '../testing/programme.ts'
import { readImpact } from './impact.report.ts'
import { recordAttendance } from './record-attendance.ts'
import { type Drift, drift } from './recount.ts'

const HOUR = 3_600_000
let programme: Programme
let clinician: SignedIn
let coordinator: SignedIn
let analyst: SignedIn
let behind: Awaited<ReturnType<typeof openOrm>>

beforeAll(async () => {
  programme = await openProgramme('2024-09-02T09:00:00.000Z')
  clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
  analyst = await programme.signIn('analyst')
  behind = await openOrm(programme.database.url, 2)
})
afterAll(async () => {
  await behind.close()
  await programme.close()
})

/** Every difference between the roll-ups and what they count, seen from behind every policy. */
function drifted(): Promise<Drift[]> {
  return behind.em.fork().transactional(em => drift({ db: em.getKysely<Tables>() }))
}

function report(
  caller: SignedIn,
  from: string,
  to: string,
  { clinicId, asOf }: { clinicId?: string; asOf?: string } = {},
): Promise<ImpactReport> {
  return read(programme.api, caller, 'impact.report', reading =>
    readImpact(reading, {
      from: month(from),
      to: month(to),
      ...(clinicId ? { clinicId } : {}),
      ...(asOf ? { asOf: plainDate(asOf) } : {}),
    }),
  ).then(must)
}

async function supportedBy(mentor: SignedIn): Promise<At> {
  return mentored(programme, { clinician, coordinator, mentor })
}

/** Appointments as an import would keep them, with their roll-up. */
async function appointments(personId: string, coded: Record<string, string>): Promise<void> {
  const rows = Object.entries(coded).map(([on, code]) => ({
    id: randomUUID(),
    clinic_id: programme.clinic,
    person_id: personId,
    appointment_key: `${personId} ${on}`,
    held_on: plainDate(on),
    code: code as '5',
    recorded_at: programme.clock.now(),
  }))
  await acting(programme.api.orm, clinician, async transaction => {
    await transaction.db.insertInto('attendance').values(rows).execute()
    const touched = rows.map(row => ({ personId, month: month(row.held_on.slice(0, 7)) }))
    await recordAttendance(transaction, programme.clinic, touched)
  })
}

test('what mentors write up is what the report says, to each who may see it and as far as they may', async () => {
  const mentor = await programme.signIn('mentor')
  programme.clock.set('2024-09-02T09:00:00.000Z')
  const [ada, ben] = [await supportedBy(mentor), await supportedBy(mentor)]
  await identified(programme, clinician)
  await step(programme, clinician, await identified(programme, clinician), told)
  await appointments(ada.personId, {
    '2024-07-03': '3',
    '2024-08-07': '5',
    '2024-10-02': '5',
    '2024-11-06': '6',
  })

  programme.clock.set('2024-09-05T12:00:00.000Z')
  const first = await step(programme, mentor, ada, session(programme, { themes: ['stigma', 'isolation'] }))
  programme.clock.set('2024-10-02T12:00:00.000Z')
  const second = await step(programme, mentor, first, session(programme, { mode: 'phone' }))
  const missed = await step(
    programme,
    mentor,
    second,
    session(programme, { outcome: 'personDidNotCome', minutes: 0, themes: [] }),
  )
  const mistaken = session(programme, { mode: 'video' })
  const logged = await step(programme, mentor, missed, mistaken)
  await step(programme, mentor, logged, {
    type: 'retractSession',
    sessionId: mistaken.sessionId,
    why: 'loggedTwice',
  })
  await step(programme, mentor, ben, session(programme))

  const expected = {
    people: 2,
    interactions: { total: 3, mean: 1.5, median: 1.5 },
    apart: { withoutReply: 0, missed: 1, cancelledOrMoved: 0 },
    sessionNoShow: { count: 1, outOf: 4, percent: 25 },
    clinicDna: {
      people: 1,
      before: { count: 1, outOf: 2, percent: 50 },
      after: { count: 0, outOf: 2, percent: 0 },
      leftOut: { tooRecent: 0, withoutAppointments: 1 },
    },
    waiting: { people: 2, medianDays: 16.5 },
    offers: { listed: 4, coverage: { count: 3, outOf: 4 }, accepted: 2, stillOpen: 2 },
  }
  for (const caller of [coordinator, clinician])
    expect(await report(caller, '2024-09', '2024-11')).toMatchObject({ ...expected, masked: false })
  const { months, modes, themes, clinics } = await report(coordinator, '2024-09', '2024-11')
  expect(months).toMatchObject([
    { month: '2024-09', people: 1, interactions: 1 },
    { month: '2024-10', people: 2, interactions: 2 },
    { month: '2024-11', people: 0, interactions: 0 },
  ])
  expect(Object.fromEntries(modes.map(each => [each.mode, each.sessions]))).toMatchObject({
    inClinic: 2,
    phone: 1,
    video: 0,
  })
  expect(Object.fromEntries(themes.map(each => [each.theme, each.sessions]))).toMatchObject({
    stigma: 1,
    isolation: 3,
  })
  expect(clinics).toMatchObject([{ clinicId: programme.clinic, people: 2, byReason: { newlyDiagnosed: 2 } }])

  expect((await report(coordinator, '2024-09', '2024-09')).people).toBe(1)
  expect((await report(coordinator, '2024-11', '2024-11')).people).toBe(0)
  // the analyst sees every clinic and nobody in it
  const masked = await report(analyst, '2024-09', '2024-11')
  expect(masked).toMatchObject({ masked: true, people: 'hidden', interactions: { mean: 'hidden' } })
  expect(masked.clinics).toHaveLength(2)
  expect(JSON.stringify(masked)).not.toMatch(/:[1-4][,}]/)
})

test('a coordinator of another clinic has figures of their own, and a mentor has none', async () => {
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  expect(await report(elsewhere, '2024-09', '2024-11')).toMatchObject({
    people: 0,
    offers: { listed: 0 },
    clinics: [{ clinicId: programme.otherClinic }],
  })
  await expect(report(elsewhere, '2024-09', '2024-11', { clinicId: programme.clinic })).rejects.toThrow(
    'not-found',
  )
  await expect(report(elsewhere, '2024-09', '2024-11', { clinicId: randomUUID() })).rejects.toThrow(
    'not-found',
  )
})

test('ten times the people take not one query more', async () => {
  const few = await queriesOf(coordinator)
  for (let crowd = 0; crowd < 2; crowd += 1) {
    const mentor = await programme.signIn('mentor')
    for (let person = 0; person < 5; person += 1) {
      const mentoring = await supportedBy(mentor)
      await step(programme, mentor, mentoring, session(programme))
      await appointments(mentoring.personId, { '2024-08-01': '5' })
    }
  }
  expect(await queriesOf(coordinator)).toBe(few)
  expect(await queriesOf(analyst)).toBe(few)
  expect(few).toBeLessThanOrEqual(8)
})

test('whoever asks the same again gets what was counted, until anything in it has changed', async () => {
  await report(coordinator, '2024-09', '2025-06')
  const again = () => report(coordinator, '2024-09', '2025-06')
  const before = await again()
  await queriesOf(coordinator)
  expect(await queriesOf(coordinator)).toBe(2)

  const mentor = await programme.signIn('mentor')
  const mentoring = await supportedBy(mentor)
  await step(programme, mentor, mentoring, session(programme))
  expect(await queriesOf(coordinator)).toBeGreaterThan(2)
  const after = await again()
  expect(after.interactions.total).toBe(Number(before.interactions.total) + 1)
  expect(await report(analyst, '2024-09', '2025-06')).toMatchObject({ masked: true })
  expect(await again()).toEqual(after)
})

test('of many clinics the whole report is kept too, until anything in it has changed', async () => {
  const { behind } = programme
  await behind.query(`
    insert into clinic (id, trust_id, name)
    select gen_random_uuid(), trust_id, 'Clinic ' || number from clinic, generate_series(1, 4) as number limit 4`)
  const asked = () => report(analyst, '2024-09', '2025-06')
  const before = await asked()
  expect(before.clinics).toHaveLength(6)
  expect(await asked()).toEqual(before)
  await queriesOf(analyst)
  expect(await queriesOf(analyst)).toBe(2)

  const mentor = await programme.signIn('mentor')
  await step(programme, mentor, await supportedBy(mentor), session(programme))
  expect(await queriesOf(analyst)).toBeGreaterThan(2)
  await behind.query(`delete from clinic where name like 'Clinic %'`)
})

test('after a session only the few people counted together with that person are counted again, and nothing is lost', async () => {
  const mentor = await programme.signIn('mentor')
  const [ada, ben] = [await supportedBy(mentor), await supportedBy(mentor)]
  const ask = () => report(coordinator, '2024-09', '2025-06')
  const kept = async () => {
    const { rows } = await programme.behind.query<{ part: number; seen: string }>(
      `select part, seen::text from authz.part_kept where clinic_id = $1 and asked = (
         select asked from authz.tally_kept order by at desc limit 1)`,
      [programme.clinic],
    )
    return new Map(rows.map(({ part, seen }) => [part, seen]))
  }
  const counted = async (change: () => Promise<unknown>) => {
    await ask()
    const before = await kept()
    await change()
    const after = await ask()
    const again = [...(await kept())].flatMap(([part, seen]) => (seen === before.get(part) ? [] : [part]))
    await programme.behind.query('delete from authz.tally_kept; delete from authz.part_kept')
    expect(await ask()).toEqual(after)
    return again.toSorted((one, other) => one - other)
  }
  const partsOf = (...people: string[]) =>
    [...new Set(people.map(id => Number.parseInt(id.slice(-1), 16)))].toSorted((one, other) => one - other)

  expect(await counted(() => step(programme, mentor, ada, session(programme)))).toEqual(partsOf(ada.personId))
  // two records of one person that are put together: the one and the other
  expect(
    await counted(() =>
      programme.behind.query('update referral set person_id = $1 where person_id = $2', [
        ada.personId,
        ben.personId,
      ]),
    ),
  ).toEqual(partsOf(ada.personId, ben.personId))
  // who is on the team is no person's part
  const { team } = await ask()
  const joins = () =>
    programme.behind.query(
      `insert into standing (id, holder_id, mentor_id, clinic_id, state, path, value, context, machine_version, seq, status, opened_at,
         changed_at, state_since)
       select gen_random_uuid(), account_id, id, $1, 'full', 'full', '"full"', '{}', '1', 1, 'active', now() - interval '1 year',
         now(), now() from mentor limit 1`,
      [programme.clinic],
    )
  expect(await counted(joins)).toEqual([])
  expect((await ask()).team).toEqual(
    team.map(each => (each.stage === 'full' ? { ...each, people: Number(each.people) + 1 } : each)),
  )
  await programme.behind.query('delete from standing')
})

test('what was on its way while a report was counted is in the next one', async () => {
  const ask = () => report(coordinator, '2024-01', '2025-12')
  const { behind } = programme
  const { rows } = await behind.query<{ episode_id: string; month: Date }>(
    'select episode_id, month from support_month where interactions > 0 limit 1',
  )
  const add = (count: number) =>
    behind.query(
      'update support_month set interactions = interactions + $1 where episode_id = $2 and month = $3',
      [count, rows[0]?.episode_id, rows[0]?.month],
    )
  await behind.query('begin')
  await add(1)
  const meanwhile = await ask()
  await behind.query('commit')
  expect((await ask()).interactions.total).toBe(Number(meanwhile.interactions.total) + 1)
  await add(-1)
  expect(await ask()).toEqual(meanwhile)
})

test('a report of an earlier day knows nothing of a session that was written up late, and still knows one that was taken back', async () => {
  const mentor = await programme.signIn('mentor')
  programme.clock.set('2026-02-02T09:00:00.000Z')
  const someone = await supportedBy(mentor)
  programme.clock.set('2026-02-10T12:00:00.000Z')
  const mistaken = session(programme, { mode: 'video' })
  const first = await step(programme, mentor, someone, mistaken)
  // held on the twelfth, and written up on the second of March
  programme.clock.set('2026-03-02T12:00:00.000Z')
  const late = session(programme, { heldAt: instant('2026-02-12T12:00:00.000Z'), themes: ['stigma'] })
  const second = await step(programme, mentor, first, late)
  await appointments(someone.personId, { '2026-01-20': '3' })
  programme.clock.set('2026-03-20T12:00:00.000Z')
  await step(programme, mentor, second, {
    type: 'retractSession',
    sessionId: mistaken.sessionId,
    why: 'didNotHappen',
  })
  const known = async (asOf?: string) => {
    const { people, interactions, modes, offers } = await report(coordinator, '2026-02', '2026-03', {
      ...(asOf === undefined ? {} : { asOf }),
    })
    const video = modes.find(({ mode }) => mode === 'video')?.sessions
    return { people, total: interactions.total, video, listed: offers.listed, accepted: offers.accepted }
  }
  expect(await known('2026-02-01')).toEqual({ people: 0, total: 0, video: 0, listed: 0, accepted: 0 })
  expect(await known('2026-03-01')).toEqual({ people: 1, total: 1, video: 1, listed: 1, accepted: 1 })
  expect(await known('2026-03-02')).toEqual({ people: 1, total: 2, video: 1, listed: 1, accepted: 1 })
  expect(await known()).toEqual({ people: 1, total: 1, video: 0, listed: 1, accepted: 1 })
  expect(await known('2026-03-20')).toEqual(await known())
})

test('an appointment that got another code has the old one in a report of before', async () => {
  const personId = await makePerson(programme)
  const coded = async (code: string) => {
    await acting(programme.api.orm, clinician, async transaction => {
      await keepAttendance(
        transaction,
        { clinicId: programme.clinic, at: programme.clock.now(), newId: randomUUID, listImportId: null },
        [{ personId, key: 'ab12', on: plainDate('2026-04-07'), code: code as '5' }],
      )
    })
  }
  programme.clock.set('2026-04-08T09:00:00.000Z')
  await coded('3')
  programme.clock.set('2026-04-20T09:00:00.000Z')
  await coded('5')
  const asOf = (at: string) =>
    acting(programme.api.orm, analyst, ({ db }) =>
      sql<{ code: string }>`select code from authz.attendance_as_of(array[${programme.clinic}]::uuid[],
        ${at}::timestamptz) where person_id = ${personId}`.execute(db),
    ).then(({ rows }) => rows.map(({ code }) => code))
  expect(await asOf('2026-04-08T08:00:00.000Z')).toEqual([])
  expect(await asOf('2026-04-10T09:00:00.000Z')).toEqual(['3'])
  expect(await asOf('infinity')).toEqual(['5'])
})

test('whatever happens in whatever order, the roll-up is what a recount says', async () => {
  const happening = oneof(
    { weight: 6, arbitrary: record({ what: constantFrom('session' as const), ...ofASession }) },
    {
      weight: 2,
      arbitrary: record({ what: constantFrom('takeBack' as const), which: integer({ min: 0, max: 9 }) }),
    },
    { weight: 2, arbitrary: record({ what: constantFrom('tryToReach' as const), answers: yesOrNo() }) },
    {
      weight: 1,
      arbitrary: record({ what: constantFrom('endAndComeBack' as const), byReferral: yesOrNo() }),
    },
  )
  const history = array(
    record({ hoursLater: oneof(integer({ min: 1, max: 48 }), integer({ min: 1, max: 24 * 40 })), happening }),
    {
      minLength: 3,
      maxLength: 14,
    },
  )
  await assert(
    asyncProperty(history, async steps => {
      const mentor = await programme.signIn('mentor')
      programme.clock.set('2024-09-27T08:30:00.000Z')
      let at = await supportedBy(mentor)
      let kept: { sessionId: string; heldAt: Instant; outcome: SessionOutcome }[] = []
      const held: { personId: string; heldAt: Instant }[] = []
      for (const { hoursLater, happening: now } of steps) {
        programme.clock.set(plusMs(programme.clock.now(), hoursLater * HOUR))
        if (now.what === 'session') {
          const { outcome, mode, themes, hoursAgo } = now
          const heldAt = plusMs(programme.clock.now(), -Math.min(hoursAgo, hoursLater - 1) * HOUR)
          const event = session(programme, { outcome, mode, themes, heldAt })
          const next = await tryStep(mentor, at, event)
          if (next) {
            at = next
            kept.push({ sessionId: event.sessionId, heldAt, outcome })
            if (outcome === 'held') held.push({ personId: at.personId, heldAt })
          }
        } else if (now.what === 'takeBack') {
          const back = kept[now.which]
          const next =
            back &&
            (await tryStep(mentor, at, {
              type: 'retractSession',
              sessionId: back.sessionId,
              why: 'didNotHappen',
            }))
          if (next) {
            at = next
            kept = kept.filter(each => each !== back)
            const index = held.findIndex(each => each.heldAt === back.heldAt && back.outcome === 'held')
            if (index >= 0) held.splice(index, 1)
          }
        } else if (now.what === 'tryToReach') {
          at = await goQuietAndTry(mentor, at, now.answers)
        } else {
          at = await endAndComeBack(mentor, at, now.byReferral)
          kept = []
        }
      }
      expect(await drifted()).toEqual([])
      // and the same from what this test itself remembers
      const months = [...new Set(held.map(each => londonMonthOf(each.heldAt)))]
      const { rows } = await programme.behind.query(
        `select coalesce(sum(interactions), 0)::int as n, count(*) filter (where interactions > 0)::int as months
         from support_month where person_id = $1`,
        [at.personId],
      )
      expect(rows[0].n).toBe(held.length)
      expect(rows[0].months).toBeGreaterThanOrEqual(months.length)
    }),
    { numRuns: 25, seed: 20_250_331 },
  )
  // counted as of now, from every row and with no roll-up, the report is the same
  const [kept, counted] = await Promise.all([
    report(coordinator, '2024-01', '2026-12'),
    report(coordinator, '2024-01', '2026-12', { asOf: '2029-12-31' }),
  ])
  expect({ ...counted, asOf: null }).toEqual(kept)
  // a history in which something never happens would prove nothing about it
  const { rows } = await programme.behind.query(
    `select sum(interactions) > 0 as met, sum(one_way) > 0 as tried, sum(no_shows) > 0 as missed,
       sum(cancelled) > 0 as cancelled, bool_or(twice) as twice
     from (select *, count(*) over (partition by person_id, month) > 1 as twice from support_month) s`,
  )
  expect(rows[0]).toEqual({ met: true, tried: true, missed: true, cancelled: true, twice: true })
})

test('whatever a list says of appointments, and says again, the months are what a recount says', async () => {
  const day = integer({ min: 0, max: 200 }).map(days =>
    plusMs(instant('2024-05-01T12:00:00.000Z'), days * 24 * HOUR).slice(0, 10),
  )
  await assert(
    asyncProperty(
      array(
        record({
          on: day,
          code: constantFrom('0', '2', '3', '4', '5', '6', '7'),
          later: constantFrom('3', '5', '7'),
        }),
        {
          minLength: 1,
          maxLength: 12,
        },
      ),
      async list => {
        const personId = await makePerson(programme)
        await appointments(personId, Object.fromEntries(list.map(({ on, code }) => [on, code])))
        await acting(programme.api.orm, clinician, async transaction => {
          for (const { on, later } of list)
            await transaction.db
              .updateTable('attendance')
              .set({ code: later })
              .where('clinic_id', '=', programme.clinic)
              .where('appointment_key', '=', `${personId} ${on}`)
              .execute()
          const touched = list.map(({ on }) => ({ personId, month: month(on.slice(0, 7)) }))
          await recordAttendance(transaction, programme.clinic, touched)
        })
        expect(await drifted()).toEqual([])
      },
    ),
    { numRuns: 12 },
  )
})

test('a roll-up that somebody changed by hand is found out, with the row', async () => {
  await programme.behind.query(
    'update support_month set interactions = interactions + 1 where interactions > 0',
  )
  const found = await drifted()
  expect(found.length).toBeGreaterThan(0)
  expect(found[0]).toMatchObject({ table: 'support_month' })
  await programme.behind.query(
    'update support_month set interactions = interactions - 1 where interactions > 0',
  )
  expect(await drifted()).toEqual([])
})

const ofASession = {
  outcome: constantFrom(...SessionOutcome.options, 'held' as const, 'held' as const),
  mode: constantFrom(...MeetingMode.options),
  themes: array(constantFrom(...Theme.options), { minLength: 1, maxLength: 3 }).map(themes => [
    ...new Set(themes),
  ]),
  hoursAgo: integer({ min: 0, max: 72 }),
}

async function tryStep(
  caller: SignedIn,
  at: At,
  event: { type: string; [field: string]: unknown },
): Promise<At | undefined> {
  const answer = await send(programme.api, caller, { ...at, event, commandId: randomUUID() })
  return answer.ok ? { ...answer.value, personId: at.personId } : undefined
}

/** The person misses two sessions, and the mentor tries three times to reach them, at an hour that is safe. */
async function goQuietAndTry(mentor: SignedIn, from: At, answers: boolean): Promise<At> {
  let at = from
  for (const minutes of [0, 30]) {
    programme.clock.set(`${nextDay()}T10:${minutes || '00'}:00.000Z`)
    const missed = session(programme, { outcome: 'personDidNotCome', minutes: 0, themes: [] })
    at = (await tryStep(mentor, at, missed)) ?? at
  }
  for (const outcome of ['noReply', 'noReply', answers ? 'reached' : 'wrongNumber'])
    at = (await tryStep(mentor, at, { type: 'logAttempt', channel: 'text', outcome })) ?? at
  return at
}

function nextDay(): string {
  return plusMs(programme.clock.now(), 24 * HOUR).slice(0, 10)
}

/** Ends support; the same person is back at once, by opening again or by a new referral. */
async function endAndComeBack(mentor: SignedIn, at: At, byReferral: boolean): Promise<At> {
  const ending = { type: 'planEnding', reason: 'goalsMet' }
  const ended = await send(programme.api, mentor, {
    ...at,
    event: ending,
    commandId: randomUUID(),
  })
  if (!ended.ok) return at
  const discharge = handedTo({ ...ended.value, personId: at.personId })
  const closing = await step(programme, mentor, discharge, {
    type: 'holdClosing',
    heldAt: programme.clock.now(),
    difference: '',
    whatNext: '',
    howToComeBackTold: true,
    followUpAgreed: false,
  })
  const agreed = await step(programme, mentor, closing, { type: 'noSummary' })
  const closed = await step(programme, mentor, agreed, { type: 'close', mentorDebriefed: true })
  if (!byReferral)
    return handedTo(await step(programme, coordinator, closed, { type: 'reopen', personAsked: true }))
  // the next morning, when it is safe to reach anybody
  programme.clock.set(`${nextDay()}T10:00:00.000Z`)
  return mentored(programme, { clinician, coordinator, mentor }, { personId: at.personId })
}

async function queriesOf(caller: SignedIn): Promise<number> {
  let count = 0
  const counter: KyselyPlugin = {
    transformQuery: ({ node }) => {
      count += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await acting(programme.api.orm, caller, async transaction => {
    const reading = {
      ...transaction,
      db: transaction.db.withPlugin(counter),
      caller,
      at: programme.clock.now(),
    } as unknown as Reading
    await readImpact(reading, { from: month('2024-04'), to: month('2025-03') })
  })
  return count
}
