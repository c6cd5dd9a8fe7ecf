/** A mentor's own pages: what they show, what they keep back, and what they cost. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { whoIs } from '../actor.ts'
import { nameAccount } from '../message/message.fixture.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { aConcern, aSupervision } from '../testing/beside.ts'
import { session } from '../testing/journey.ts'
import { multiply, questionsOf } from '../testing/many.ts'
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

const commandId = () => randomUUID()

test('whoever was introduced is to be met, and a match to answer has no name', async () => {
  const { personId } = await somebody(programme, team, 'mentored', { called: 'Ada' })
  const proposed = await somebody(programme, team, 'proposed', { called: 'Secret' })
  const today = await asking(programme, team.mentor).caseload.today()
  expect(today.work).toContainEqual(
    expect.objectContaining({ personId, called: 'Ada', task: 'firstMeeting' }),
  )
  expect(today.proposals).toContainEqual(
    expect.objectContaining({
      onboardingId: proposed.onboarding,
      clinicName: 'North clinic',
      answered: false,
    }),
  )
  expect(JSON.stringify(today)).not.toContain('Secret')
  expect(JSON.stringify(today)).not.toContain(proposed.personId)
})

test('the session of today stands above everything, with the door that can be used', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored', { called: 'Ada' })
  const heldAt = new Date(Date.parse(programme.clock.now()) + 3_600_000).toISOString()
  await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'planSession',
    heldAt,
    mode: 'elsewhere',
    checkInWith: 'coordinator',
  })
  const { next } = await asking(programme, team.mentor).caseload.today()
  expect(next).toMatchObject({ recordId: mentoring, at: heldAt, mayCheckIn: true, mayCheckOut: false })
})

test('no page of a mentor holds a number until they ask for it, and the log knows that they asked', async () => {
  const { personId } = await somebody(programme, team, 'mentored')
  const ask = asking(programme, team.mentor)
  const pages = [await ask.caseload.person({ personId }), await ask.people.byId({ personId })]
  expect(JSON.stringify(pages)).not.toContain('+447700900123')
  expect(pages[0]).toMatchObject({ person: { contact: { hasPhone: true, hasEmail: false } } })

  expect(await ask.caseload.reveal({ personId, commandId: commandId() })).toEqual({
    phone: '+447700900123',
    email: null,
  })
  const { rows } = await programme.behind.query(
    `select account_id, outcome from access_log where what = 'caseload.reveal' and $1 = any (person_ids)`,
    [personId],
  )
  expect(rows).toEqual([{ account_id: team.mentor.accountId, outcome: 'read' }])
})

test('before the introduction there is no number to ask for, and nobody else asks at all', async () => {
  const { personId } = await somebody(programme, team, 'matched')
  const input = { personId, commandId: commandId() }
  expect(await noOf(asking(programme, team.mentor).caseload.reveal(input))).toEqual({ code: 'not-found' })
  const other = await programme.signIn('mentor')
  expect(await noOf(asking(programme, other).caseload.person({ personId }))).toEqual({ code: 'not-found' })
  expect(await noOf(asking(programme, team.coordinator).caseload.reveal(input))).toEqual({
    code: 'not-found',
  })
})

test('goals are kept in their own words, rated by them, and let go of', async () => {
  const { personId } = await somebody(programme, team, 'mentored')
  const ask = asking(programme, team.mentor)
  const { goalId } = await ask.goals.set({
    personId,
    text: 'Sleep through the night',
    rating: 2,
    commandId: commandId(),
  })
  programme.clock.set(new Date(Date.parse(programme.clock.now()) + 86_400_000).toISOString())
  await ask.goals.rate({
    personId,
    moment: 'review',
    ratings: [{ goalId, rating: 6 }],
    commandId: commandId(),
  })
  const { goals } = await ask.caseload.person({ personId })
  expect(goals).toMatchObject([
    {
      text: 'Sleep through the night',
      letGoAt: null,
      ratings: [
        { moment: 'start', rating: 2 },
        { moment: 'review', rating: 6 },
      ],
    },
  ])
  const { rows } = await programme.behind.query('select text_sealed from goal where id = $1', [goalId])
  expect(String(rows[0]?.text_sealed)).not.toContain('Sleep')
  await ask.goals.letGo({ personId, goalId, commandId: commandId() })
  const late = ask.goals.rate({
    personId,
    moment: 'end',
    ratings: [{ goalId, rating: 9 }],
    commandId: commandId(),
  })
  expect(await noOf(late)).toEqual({ code: 'not-found' })
})

test('a measure is scored, its answers are sealed, and it is not asked again within two months', async () => {
  const { personId } = await somebody(programme, team, 'mentored')
  const ask = asking(programme, team.mentor)
  const today = programme.clock.now().slice(0, 10) as never
  const record = (askedOn: never) =>
    ask.measures.record({
      personId,
      moment: 'start',
      askedOn,
      filling: { instrument: 'pozqol', answers: { enjoying: 4, self: 4, control: 4, future: 4 } },
      commandId: commandId(),
    })
  const { id } = await record(today)
  expect((await ask.caseload.person({ personId })).measures).toMatchObject([
    { id, instrument: 'pozqol', scores: { psychological: 4 } },
  ])
  expect(await noOf(record(today))).toMatchObject({
    code: 'refused',
    fields: { askedOn: [expect.any(String)] },
  })
  await ask.measures.takeBack({ personId, id, commandId: commandId() })
  expect((await ask.caseload.person({ personId })).measures).toEqual([])
  await record(today)
})

test('a session that is half written comes back as it was typed, and is gone once it is written up', async () => {
  const { personId, mentoring } = await somebody(programme, team, 'mentored')
  const ask = asking(programme, team.mentor)
  const event = session(programme)
  const typed = { 'event.outcome': 'held', 'event.note': 'She wrote the', 'event.themes': ['isolation'] }
  const id = event.sessionId
  await ask.drafts.save({ id, form: 'logSession', personId, typed, commandId: commandId() })
  const more = { ...typed, 'event.note': 'She wrote the letter' }
  await ask.drafts.save({ id, form: 'logSession', personId, typed: more, commandId: commandId() })
  expect((await ask.caseload.person({ personId })).draft).toMatchObject({ id })
  expect(await ask.drafts.byId({ id })).toMatchObject({ personId, typed: more })
  expect(await noOf(asking(programme, team.coordinator).drafts.byId({ id }))).toEqual({ code: 'not-found' })

  await sent(programme, team.mentor, 'mentoring', mentoring, event)
  expect(await noOf(ask.drafts.byId({ id }))).toEqual({ code: 'not-found' })
})

test('two who know each other part at once: nothing is visible, and they are never matched again', async () => {
  const { personId, mentoring } = await somebody(programme, team, 'mentored')
  const ask = asking(programme, team.mentor)
  await ask.drafts.save({
    id: commandId(),
    form: 'logSession',
    personId,
    typed: { 'event.note': 'I know her sister' },
    commandId: commandId(),
  })
  const over = await sent(programme, team.mentor, 'mentoring', mentoring, { type: 'stepBack' })
  expect(over.view).toBeNull()
  for (const no of [
    () => ask.caseload.person({ personId }),
    () => ask.people.byId({ personId }),
    () => ask.mentoring.byId({ id: mentoring }),
    () => ask.caseload.reveal({ personId, commandId: commandId() }),
  ])
    expect(await noOf(no())).toEqual({ code: 'not-found' })
  const seen = await asking(programme, team.coordinator).people.byId({ personId })
  expect(seen.timeline[0]).toMatchObject({ label: 'It did not go ahead with this mentor', by: 'mentor' })
  const again = sent(programme, team.coordinator, 'mentoring', mentoring, {
    type: 'rematch',
    mentorId: team.mentor.mentorId ?? '',
    personAgreed: true,
    mentorAgreed: true,
  })
  expect((await noOf(again)).code).toBe('refused')
  await sent(programme, team.coordinator, 'mentoring', mentoring, { type: 'endWithoutRematch' })
  expect(await noOf(ask.caseload.person({ personId }))).toEqual({ code: 'not-found' })
})

test('a mentor who knows somebody from the names of a match is not proposed to them in any later episode', async () => {
  const { onboarding, personId } = await somebody(programme, team, 'matched')
  await sent(programme, team.mentor, 'onboarding', onboarding, {
    type: 'mentorAnswers',
    accepts: false,
    knowsThem: true,
  })
  const { rows } = await programme.behind.query('select mentor_id from known_pair where person_id = $1', [
    personId,
  ])
  expect(rows).toEqual([{ mentor_id: team.mentor.mentorId }])
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: onboarding })
  const mentor = candidates.find(({ mentorId }) => mentorId === team.mentor.mentorId)
  expect(mentor?.reasons[0]).toBe('These two cannot be matched.')
})

test('a session before the closing meeting is written up from the ending, and counts', async () => {
  const { discharge, personId } = await somebody(programme, team, 'ending')
  const { nextAt: _next, ...event } = session(programme) as ReturnType<typeof session> & { nextAt?: string }
  await sent(programme, team.mentor, 'discharge', discharge, event)
  const { sessions } = await asking(programme, team.mentor).caseload.person({ personId })
  expect(sessions).toContainEqual(expect.objectContaining({ sessionId: event.sessionId, outcome: 'held' }))
  expect((await noOf(sent(programme, team.mentor, 'discharge', discharge, event))).code).toBe('refused')
})

test('a try counts in the month in which it was made, not in which it was written down', async () => {
  programme.clock.set('2025-05-30T10:00:00.000Z')
  const { mentoring, personId } = await somebody(programme, team, 'mentored')
  for (const day of [31, 31]) {
    programme.clock.set(`2025-05-${day}T10:00:00.000Z`)
    const missed = { ...session(programme), outcome: 'personDidNotCome', minutes: 0, themes: [] }
    await sent(programme, team.mentor, 'mentoring', mentoring, missed)
  }
  programme.clock.set('2025-06-02T10:00:00.000Z')
  await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'logAttempt',
    channel: 'text',
    outcome: 'noReply',
    triedAt: '2025-05-31T15:00:00.000Z',
  })
  const { rows } = await programme.behind.query(
    `select to_char(month, 'YYYY-MM') as month, one_way from support_month where person_id = $1 order by 1`,
    [personId],
  )
  expect(rows).toEqual([{ month: '2025-05', one_way: 1 }])
})

test('a mentor keeps their own room and profile, and the coordinator reads what helps to match', async () => {
  const mentor = await programme.signIn('mentor')
  await named(programme, mentor, 'Mari')
  const ask = asking(programme, mentor)
  const before = await ask.mentors.mine()
  const { seq } = await ask.mentors.keepProfile({
    seq: before.seq,
    commandId: commandId(),
    profile: { called: 'Marisol', about: 'Ten years on, two children, a loud laugh.' },
    languages: ['English', 'Spanish'],
    offers: ['aWoman', 'aParent'],
    told: { ageBand: '45to54', background: 'Colombian', seenAt: 'none' },
  })
  await ask.mentors.keepRoom({
    seq,
    commandId: commandId(),
    room: { capacity: 2, hoursAWeek: 4, notNow: false },
  })
  expect(await ask.mentors.mine()).toMatchObject({
    profile: { called: 'Marisol' },
    told: { background: 'Colombian' },
    room: { capacity: 2, hoursAWeek: 4 },
  })
  const { rows } = await programme.behind.query(
    'select self_sealed, profile_sealed from mentor where id = $1',
    [mentor.mentorId],
  )
  expect(JSON.stringify(rows)).not.toContain('Colombian')
  const { onboarding } = await somebody(programme, team, 'assessed')
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: onboarding })
  expect(candidates.find(({ mentorId }) => mentorId === mentor.mentorId)).toMatchObject({
    called: 'Marisol',
    about: 'Ten years on, two children, a loud laugh.',
    reasons: expect.arrayContaining(['Has about 4 hours a week.']),
  })
  const stale = ask.mentors.keepRoom({
    seq: before.seq,
    commandId: commandId(),
    room: { capacity: 2, hoursAWeek: null, notNow: true },
  })
  expect((await noOf(stale)).code).toBe('changed-meanwhile')
})

test('somebody who weighs double takes two places', async () => {
  const busy = await programme.signIn('mentor')
  await programme.behind.query('update mentor set capacity = 2 where id = $1', [busy.mentorId])
  const { personId } = await somebody(programme, { ...team, mentor: busy }, 'mentored')
  const ask = asking(programme, busy)
  const { person } = await ask.caseload.person({ personId })
  await ask.mentors.weigh({ episodeId: person.episodeId, weight: 2, commandId: commandId() })
  expect(await ask.mentors.mine()).toMatchObject({ openPeople: 1, placesTaken: 2 })
  const { onboarding } = await somebody(programme, team, 'assessed')
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: onboarding })
  expect(candidates.find(({ mentorId }) => mentorId === busy.mentorId)?.reasons[0]).toMatch('weighs more')
})

test('with five hundred people no page of a mentor asks the database more than eight times', async () => {
  const other = await openProgramme()
  const theirs = await aTeam(other)
  const { mentoring, personId } = await somebody(other, theirs, 'mentored')
  const ending = await somebody(other, theirs, 'ending')
  const concern = await aConcern(other, theirs.mentor, personId, { account: 'What I saw.' })
  const joint = await aSupervision(other, theirs.coordinator)
  const oneToOne = await aSupervision(other, theirs.coordinator, { mentorId: theirs.mentor.mentorId })
  for (const id of [joint, oneToOne])
    await sent(other, theirs.coordinator, 'supervision', id, { type: 'openAgenda' })
  await nameAccount(other, theirs.mentor.accountId, 'Rosa Field')
  const ask = asking(other, theirs.mentor)
  await ask.supervision.reflect({
    commandId: commandId(),
    text: 'A long day.',
    givenTo: theirs.coordinator.accountId,
    supervisionId: null,
  })
  await multiply(other, { kind: 'mentoring', id: mentoring }, 498)
  // whoever asks is looked up first, and the frame of a page also asks who is signed in: all of it counts
  const who = () => whoIs(other.api, theirs.mentor.session)
  const whole = async (calls: readonly (() => Promise<unknown>)[]) => {
    let cost = 0
    for (const call of [who, () => ask.me.get(), who, ...calls]) cost += await questionsOf(call)
    return cost
  }
  const pages = {
    today: [() => ask.caseload.today()],
    people: [() => ask.caseload.people({})],
    person: [() => ask.caseload.person({ personId })],
    'a person whose ending is planned': [() => ask.caseload.person({ personId: ending.personId })],
    'their own room': [() => ask.mentors.mine()],
    'their places': [() => ask.standing.mine()],
    'a match': [() => ask.mentoring.proposals()],
    'a message': [() => ask.messages.draft({ personId, words: { purpose: 'tryAgain' } })],
    'raising a concern': [() => ask.people.byId({ personId })],
    concerns: [() => ask.concern.list({ view: 'followed', limit: 50 })],
    'a concern': [() => ask.concern.byId({ id: concern })],
    supervision: [
      () => ask.supervision.atAGlance(),
      () => ask.supervision.recency(),
      () => ask.calendar.mine(),
    ],
    'a joint supervision': [() => ask.supervision.byId({ id: joint })],
    'a supervision of their own': [() => ask.supervision.byId({ id: oneToOne })],
    'their own thoughts': [() => ask.supervision.reflections()],
  }
  const counts: Record<string, number> = {}
  for (const [name, calls] of Object.entries(pages)) counts[name] = await whole(calls)
  expect(Object.entries(counts).filter(([, count]) => count > 8)).toEqual([])
  expect((await ask.caseload.people({})).inAll).toBe(500)
  expect((await ask.caseload.people({})).people).toHaveLength(50)
  await other.close()
})
