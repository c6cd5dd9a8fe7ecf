import { randomUUID } from 'node:crypto'
import { noLimits } from '@alongside/domain/mentor-self'
import { instantPlusDays } from '@alongside/domain/working-days'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { session } from '../testing/journey.ts'
import { multiply, statementsOf } from '../testing/many.ts'
import { named } from '../testing/named.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

test('a mentor sees the people they support by name, and what may be done next', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored', { called: 'Ada' })
  const { rows } = await asking(programme, team.mentor).mentoring.list({ view: 'open' })
  const row = rows.find(({ id }) => id === mentoring)
  expect(row).toMatchObject({ name: 'Ada', clinicNumber: null, sessions: 0, reviewAtSession: 4 })
  const types = row?.options.map(({ type }) => type) ?? []
  expect(types).toContain('logSession')
  expect(types).toContain('checkIn')
  expect(types).not.toContain('rematch')
  expect(row?.options.find(({ type }) => type === 'checkIn')).toMatchObject({
    open: false,
    reasons: expect.arrayContaining(['No session is planned.']),
  })
})

test('a look back that is due is on the mentor’s day, and falls to the coordinator when nobody holds it', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored', { called: 'Ada' })
  for (let held = 0; held < 4; held += 1)
    await sent(programme, team.mentor, 'mentoring', mentoring, session(programme))
  const began = programme.clock.now()
  const found = async () => {
    const { overdue, due, soon } = await asking(programme, team.mentor).work.today()
    return [...overdue, ...due, ...soon].find(({ id }) => id === mentoring)
  }
  expect(await found()).toMatchObject({
    label: 'Review due',
    overdue: false,
    dueAt: instantPlusDays(began, 7),
  })
  programme.clock.set(instantPlusDays(began, 8))
  expect(await found()).toMatchObject({ overdue: true, tooLong: false })
  programme.clock.set(instantPlusDays(began, 18))
  const { elsewhere } = await asking(programme, team.coordinator).work.today()
  expect(elsewhere.find(({ id }) => id === mentoring)).toMatchObject({
    name: 'Ada',
    owner: 'mentor',
    tooLong: true,
  })
  programme.clock.set(began)
})

test('a session that was written up is on the person’s page with its note, for mentor and coordinator', async () => {
  const { mentoring, personId } = await somebody(programme, team, 'mentored')
  const logged = await sent(programme, team.mentor, 'mentoring', mentoring, session(programme))
  expect(logged.view).toMatchObject({ sessions: 1, lastSessionAt: programme.clock.now() })
  for (const caller of [team.mentor, team.coordinator]) {
    const { sessions } = await asking(programme, caller).people.byId({ personId })
    expect(sessions).toMatchObject([
      { outcome: 'held', minutes: 50, themes: ['isolation'], note: 'We talked about telling her sister' },
    ])
  }
})

test('a session that was taken back counts no longer, and stays to be seen as taken back', async () => {
  const { mentoring, personId } = await somebody(programme, team, 'mentored')
  const first = session(programme)
  await sent(programme, team.mentor, 'mentoring', mentoring, first)
  const back = await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'retractSession',
    sessionId: first.sessionId,
    why: 'loggedTwice',
  })
  expect(back.view).toMatchObject({ sessions: 0 })
  const { sessions } = await asking(programme, team.mentor).people.byId({ personId })
  expect(sessions[0]?.retractedAt).toBe(programme.clock.now())
  const { rows } = await programme.behind.query(
    'select interactions from support_month where person_id = $1',
    [personId],
  )
  expect(rows).toEqual([{ interactions: 0 }])
})

test('an absence that was taken back takes no session away', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored')
  await sent(programme, team.mentor, 'mentoring', mentoring, session(programme))
  const absence = { ...session(programme), outcome: 'personDidNotCome', minutes: 0, themes: [] } as const
  await sent(programme, team.mentor, 'mentoring', mentoring, absence)
  const back = await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'retractSession',
    sessionId: absence.sessionId,
    why: 'didNotHappen',
  })
  expect(back.view).toMatchObject({ sessions: 1 })
})

test('the same session cannot be written up twice', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored')
  const event = session(programme)
  await sent(programme, team.mentor, 'mentoring', mentoring, event)
  const again = sent(programme, team.mentor, 'mentoring', mentoring, event)
  expect(await noOf(again)).toEqual({ code: 'refused', reasons: ['This session is written up already.'] })
})

test('a session that was taken back cannot be written up again under the same id', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored')
  const event = session(programme)
  await sent(programme, team.mentor, 'mentoring', mentoring, event)
  await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'retractSession',
    sessionId: event.sessionId,
    why: 'didNotHappen',
  })
  expect((await noOf(sent(programme, team.mentor, 'mentoring', mentoring, event))).code).toBe('refused')
})

test('a click twice on a long form logs one session', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored')
  const submission = { id: mentoring, seq: 0, commandId: randomUUID(), event: session(programme) } as never
  const ask = asking(programme, team.mentor).mentoring
  const [one, other] = await Promise.all([ask.send(submission), ask.send(submission)])
  expect(one.seq).toBe(1)
  expect(other.seq).toBe(1)
  expect(await ask.byId({ id: mentoring })).toMatchObject({ sessions: 1, seq: 1 })
})

test('the mentor’s sight of somebody ends with the closing of the record, in the next statement', async () => {
  const { mentoring, discharge, personId } = await somebody(programme, team, 'closed')
  const ask = asking(programme, team.mentor)
  expect(await noOf(ask.people.byId({ personId }))).toEqual({ code: 'not-found' })
  expect(await noOf(ask.mentoring.byId({ id: mentoring }))).toEqual({ code: 'not-found' })
  expect(await noOf(ask.discharge.byId({ id: discharge }))).toEqual({ code: 'not-found' })
  expect(await noOf(sent(programme, team.mentor, 'mentoring', mentoring, session(programme)))).toEqual({
    code: 'not-found',
  })
})

test('the mentor who hands over to another one loses sight of the person with the change', async () => {
  const { mentoring, personId } = await somebody(programme, team, 'mentored')
  const next = await programme.signIn('mentor')
  await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'changeMentor',
    askedBy: 'person',
    goodbyeOffered: true,
  })
  await sent(programme, team.coordinator, 'mentoring', mentoring, {
    type: 'rematch',
    mentorId: next.mentorId,
    personAgreed: true,
    mentorAgreed: true,
  })
  expect(await noOf(asking(programme, team.mentor).people.byId({ personId }))).toEqual({ code: 'not-found' })
  expect(await asking(programme, next).people.byId({ personId })).toMatchObject({ person: { called: 'Sam' } })
})

test('another mentor is not recorded for somebody whom they said they cannot take on now', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored')
  const next = await programme.signIn('mentor')
  await named(programme, next, 'Jo')
  const { seq } = await asking(programme, next).mentors.mine()
  const limits = { ...noLimits, mustNot: ['isolation' as const] }
  await asking(programme, next).mentors.keepLimits({ seq, commandId: randomUUID(), limits })
  await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'changeMentor',
    askedBy: 'person',
    goodbyeOffered: true,
  })
  const rematch = { type: 'rematch', mentorId: next.mentorId, personAgreed: true, mentorAgreed: true }
  expect(await noOf(sent(programme, team.coordinator, 'mentoring', mentoring, rematch))).toMatchObject({
    code: 'refused',
    reasons: ['These two cannot be matched.'],
  })
  const now = (await asking(programme, next).mentors.mine()).seq
  const asked = { seq: now, commandId: randomUUID(), limits: noLimits }
  await asking(programme, next).mentors.keepLimits(asked)
  await sent(programme, team.coordinator, 'mentoring', mentoring, rematch)
})

test('the next session is on the row until an ending that nobody planned gives it up', async () => {
  const { mentoring, discharge } = await somebody(programme, team, 'mentored')
  expect(discharge).toBe('')
  await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'planSession',
    heldAt: '2025-02-20T14:00:00.000Z',
    mode: 'inClinic',
    checkInWith: 'notNeeded',
  })
  const next = async () => {
    const { rows } = await programme.behind.query('select next_session_at from mentoring where id = $1', [
      mentoring,
    ])
    return rows[0]?.next_session_at as Date | null
  }
  expect((await next())?.toISOString()).toBe('2025-02-20T14:00:00.000Z')
  await sent(programme, team.coordinator, 'mentoring', mentoring, { type: 'withdraw' })
  expect(await next()).toBeNull()
})

test('a list of fifty costs as many statements as a list of five', async () => {
  const other = await openProgramme()
  const theirs = await aTeam(other)
  const { mentoring } = await somebody(other, theirs, 'mentored')
  await multiply(other, { kind: 'mentoring', id: mentoring }, 4)
  for (const caller of [theirs.mentor, theirs.coordinator]) {
    const list = () => asking(other, caller).mentoring.list({ view: 'all', limit: 50 })
    const few = await statementsOf(list)
    const before = (await list()).rows.length
    await multiply(other, { kind: 'mentoring', id: mentoring }, 20)
    expect((await list()).rows).toHaveLength(before + 20)
    expect(await statementsOf(list)).toBe(few)
  }
  await other.close()
})
