/** Cover while a mentor is away: whom the other one sees, what they may do, and that it is over by itself. */
import { randomUUID } from 'node:crypto'
import {
  instant,
  londonDateOf,
  londonInstant,
  type PlainDate,
  plainTime,
  plusDays,
} from '@alongside/domain/time'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { session } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let other: SignedIn
let ada: Somebody
let today: PlainDate
beforeAll(async () => {
  // the database asks its own clock on which day it is; at ten, because a try at night would not count
  today = londonDateOf(instant(new Date().toISOString()))
  programme = await openProgramme(londonInstant(today, plainTime('10:00')))
  team = await aTeam(programme)
  other = await programme.signIn('mentor')
  ada = await somebody(programme, team, 'mentored', { called: 'Ada' })
})
beforeEach(async () => {
  await programme.behind.query('delete from mentor_cover')
})
afterAll(() => programme.close())

const arrange = (more: Record<string, unknown> = {}, caller = team.coordinator) =>
  asking(programme, caller).caseload.arrangeCover({
    clinicId: programme.clinic,
    awayId: team.mentor.mentorId ?? '',
    coveringId: other.mentorId ?? '',
    fromOn: today,
    untilOn: plusDays(today, 9),
    commandId: randomUUID(),
    ...more,
  })
const people = async (caller = other) => (await asking(programme, caller).caseload.people({})).people
const seqOf = async () =>
  (await asking(programme, team.coordinator).mentoring.byId({ id: ada.mentoring })).seq
const send = async (event: Record<string, unknown>, caller = other) =>
  asking(programme, caller).mentoring.send({
    id: ada.mentoring,
    seq: await seqOf(),
    commandId: randomUUID(),
    event: event as never,
  })

test('before anybody is named nobody covers: not the list, not the page, not a step', async () => {
  expect(await people()).toEqual([])
  const { personId } = ada
  expect((await noOf(asking(programme, other).caseload.person({ personId }))).code).toBe('not-found')
  expect((await noOf(send(session(programme)))).code).toBe('not-found')
})

test('whoever covers knows whom, and how it is safe to reach them, and reads nothing that was said or wished', async () => {
  expect((await arrange()).people).toBe(1)
  expect(await people()).toEqual([expect.objectContaining({ called: 'Ada', covers: true })])
  const page = await asking(programme, other).caseload.person({ personId: ada.personId })
  expect(page.person).toMatchObject({ called: 'Ada', contact: { hasPhone: true } })
  expect({ said: page.said, goals: page.goals, measures: page.measures, wishes: page.wishes }).toEqual({
    said: [],
    goals: [],
    measures: [],
    wishes: null,
  })
  expect(page.record.options.map(({ type }) => type).sort()).toEqual([
    'checkIn',
    'checkOut',
    'logSession',
    'planSession',
  ])
  const { rows } = await programme.behind.query<{ n: number }>(
    'select count(*)::int as n from access_log where account_id = $1 and $2 = any (person_ids)',
    [other.accountId, ada.personId],
  )
  expect(rows[0]?.n).toBeGreaterThanOrEqual(2)
})

test('they write up a session, which counts as theirs, and neither review, change nor end anything', async () => {
  await arrange()
  await send(session(programme))
  const { rows } = await programme.behind.query(
    'select mentor_id from session_log where mentoring_id = $1 order by recorded_at desc limit 1',
    [ada.mentoring],
  )
  expect(rows).toEqual([{ mentor_id: other.mentorId }])
  for (const event of [
    { type: 'stepBack' },
    { type: 'changeMentor', askedBy: 'mentor' },
    { type: 'pause', until: plusDays(today, 20), reason: 'Away' },
  ])
    expect((await noOf(send(event))).code, event.type).toMatch(/not-yours|not-valid/)
  expect((await noOf(send({ type: 'stepBack' }))).code).toBe('not-yours')
})

test('it is over on the day after the last one, and at once when the mentor is back', async () => {
  const { id } = await arrange()
  await programme.behind.query(
    `update mentor_cover set from_on = from_on - 20, until_on = (now() at time zone 'Europe/London')::date - 1`,
  )
  expect(await people()).toEqual([])
  await programme.behind.query(`update mentor_cover set until_on = until_on + 1`)
  expect(await people()).toHaveLength(1)
  await asking(programme, team.coordinator).caseload.endCover({ id, commandId: randomUUID() })
  expect(await people()).toEqual([])
  expect((await noOf(send(session(programme)))).code).toBe('not-found')
})

test('nobody covers for somebody whom they know, or once were', async () => {
  await arrange()
  await programme.behind.query('insert into known_pair (mentor_id, person_id, at) values ($1, $2, now())', [
    other.mentorId,
    ada.personId,
  ])
  expect(await people()).toEqual([])
  await programme.behind.query('delete from known_pair')
  await programme.behind.query('insert into hat (account_id, person_id) values ($1, $2)', [
    other.accountId,
    ada.personId,
  ])
  expect(await people()).toEqual([])
  await programme.behind.query('delete from hat')
})

test('only a coordinator of the clinic arranges it, and nobody covers twice in the same days', async () => {
  expect((await noOf(arrange({}, team.mentor))).code).toBe('not-found')
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  expect((await noOf(arrange({}, elsewhere))).code).toBe('not-found')
  await arrange()
  expect(await noOf(arrange())).toMatchObject({ fields: { coveringId: [expect.stringContaining('covers')] } })
  const { covers } = await asking(programme, team.coordinator).caseload.covers()
  expect(covers).toEqual([expect.objectContaining({ standing: 'now', untilOn: plusDays(today, 9) })])
  expect((await asking(programme, elsewhere).caseload.covers()).covers).toEqual([])
})
