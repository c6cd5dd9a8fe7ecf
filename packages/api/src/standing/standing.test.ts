/** A mentor's standing at each place: what it lets them take on, what it never takes away, and what leaving ends. */
import { randomUUID } from 'node:crypto'
import { instant, londonDateOf, plainDate } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { ringTimers } from '../jobs/ring-timers.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { aSupervision } from '../testing/beside.ts'
import {
  choices,
  enrolled,
  learns,
  type NewMentor,
  practised,
  sends,
  seqOf,
  signedOff,
} from '../testing/joining.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { seedOf } from '../training/question.draw.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
})
afterAll(() => programme.close())

async function newMentor(
  how: Parameters<typeof enrolled>[2] = {},
  coordinator: SignedIn = team.coordinator,
): Promise<NewMentor & { standing: string }> {
  const learner = await enrolled(programme, coordinator, how)
  await learns(programme, learner)
  await practised(programme, coordinator, learner)
  const made = await signedOff(programme, { ...team, coordinator }, learner)
  return { ...made, standing: made.standings[0] ?? '' }
}

/** Lets a clock ring as if its day had come. */
async function turn(kind: string, id: string, key: string): Promise<void> {
  await programme.behind.query(
    'update timer set run_at = $1 where kind = $2 and lifecycle_id = $3 and key = $4',
    [programme.clock.now(), kind, id, key],
  )
  await ringTimers(programme.worker)
}

async function candidate(mentorId: string): Promise<{ fits: boolean; reasons: string[] } | undefined> {
  const { onboarding } = await somebody(programme, team, 'assessed')
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: onboarding })
  return candidates.find(each => each.mentorId === mentorId)
}

test('whoever is signed off can be matched where a clinic agreed, and is called by their name', async () => {
  const { mentorId } = await newMentor()
  expect(await candidate(mentorId)).toMatchObject({ fits: true })
})

test('when a check runs out nobody new can be matched here, and those they support stay', async () => {
  const { mentor, mentorId, standing } = await newMentor({ dbsUntil: plainDate('2025-02-20') })
  const { mentoring } = await somebody(programme, { ...team, mentor }, 'mentored')
  const began = programme.clock.now()
  programme.clock.set('2025-02-21T10:00:00.000Z')
  await ringTimers(programme.worker)
  expect(await asking(programme, team.coordinator).standing.byId({ id: standing })).toMatchObject({
    state: 'restricted',
  })
  expect((await candidate(mentorId))?.fits).toBe(false)
  expect(
    (await asking(programme, mentor).mentoring.list({ view: 'all' })).rows.map(({ id }) => id),
  ).toContain(mentoring)
  await sends(programme, team.coordinator, 'standing', standing, {
    type: 'record',
    item: 'dbs',
    on: '2025-02-21',
    until: null,
    dbsLevel: 'enhanced',
    decidedByTwo: true,
  })
  expect(await asking(programme, team.coordinator).standing.byId({ id: standing })).toMatchObject({
    state: 'provisional',
  })
  programme.clock.set(began)
})

test('supervision that was missed for too long stops new matches; the next one that they are at opens every place again', async () => {
  const clinicIds = [programme.clinic, programme.otherClinic]
  const both = await programme.signIn('coordinator', ...clinicIds)
  const { mentor, mentorId, standings } = await newMentor({ clinicIds }, both)
  const began = programme.clock.now()
  const states = () =>
    Promise.all(standings.map(async id => (await asking(programme, both).standing.byId({ id })).state))
  const recency = async () =>
    (await asking(programme, both).supervision.recency()).find(each => each.mentorId === mentorId)
  // before their first one it is counted from their sign-off, and the screen can say until when
  const until = (await recency())?.until ?? ''
  expect(await recency()).toMatchObject({ lastOn: null, recency: 'recent' })
  expect(until > londonDateOf(began)).toBe(true)
  programme.clock.set('2025-03-01T10:00:00.000Z')
  await ringTimers(programme.worker)
  expect(await states()).toEqual(['restricted', 'restricted'])
  expect(await recency()).toMatchObject({ lastOn: null, until, recency: 'noNewMatches' })

  const plannedAt = instant('2025-03-03T10:00:00.000Z')
  const id = await aSupervision(programme, team.coordinator, { mentorId, plannedAt })
  await sent(programme, team.coordinator, 'supervision', id, { type: 'openAgenda' })
  programme.clock.set('2025-03-03T12:00:00.000Z')
  await sent(programme, team.coordinator, 'supervision', id, {
    type: 'hold',
    heldAt: plannedAt,
    attended: [mentor.accountId, team.coordinator.accountId],
    themes: ['stigma'],
    learning: '',
  })
  await deliverOutbox(programme.worker)
  await deliverOutbox(programme.worker)
  expect(await states()).toEqual(['provisional', 'provisional'])
  expect(await recency()).toMatchObject({ lastOn: '2025-03-03', recency: 'recent' })
  programme.clock.set(began)
})

test('whoever signs somebody off works for every place that agreed', async () => {
  const both = await programme.signIn('coordinator', programme.clinic, programme.otherClinic)
  const learner = await enrolled(programme, both, { clinicIds: [programme.clinic, programme.otherClinic] })
  await learns(programme, learner)
  await practised(programme, both, learner)
  await sends(programme, team.clinician, 'training', learner.training, { type: 'signForClinic' })
  const signing = asking(programme, team.coordinator).training.send({
    commandId: randomUUID(),
    id: learner.training,
    seq: await seqOf(programme, 'training', learner.training),
    event: { type: 'signForTeam' },
  })
  expect(await noOf(signing)).toMatchObject({
    code: 'refused',
    reasons: ['One of the places that agreed is not among yours: a coordinator of both signs.'],
  })
})

test('two clinics of one trust say the same of a mentor: what is said at one is so at the other', async () => {
  const { rows } = await programme.behind.query<{ id: string }>(
    `insert into clinic (id, trust_id, name) select gen_random_uuid(), trust_id, 'North clinic by the river' from clinic
     where id = $1 returning id`,
    [programme.clinic],
  )
  const river = rows[0]?.id ?? ''
  const [both, beyond] = [
    await programme.signIn('coordinator', programme.clinic, river),
    await programme.signIn('coordinator', river),
  ]
  const { mentor, mentorId, standings } = await newMentor({ clinicIds: [programme.clinic, river] }, both)
  const stateOf = async (place: string) => {
    const { rows: found } = await programme.behind.query<{ state: string }>(
      'select state from standing where mentor_id = $1 and clinic_id = $2',
      [mentorId, place],
    )
    return found[0]?.state
  }
  const at = async (place: string) => {
    await deliverOutbox(programme.worker)
    return stateOf(place)
  }
  expect(standings).toHaveLength(2)
  const { rows: here } = await programme.behind.query<{ id: string }>(
    'select id from standing where mentor_id = $1 and clinic_id = $2',
    [mentorId, programme.clinic],
  )
  const standing = here[0]?.id ?? ''

  // the coordinator of one clinic alone does not see the other, and it holds there all the same
  await sends(programme, team.coordinator, 'standing', standing, { type: 'restrict' })
  expect(await at(river)).toBe('restricted')
  await sends(programme, team.coordinator, 'standing', standing, { type: 'lift' })
  expect(await at(river)).toBe('provisional')
  const { mentoring } = await somebody(programme, { ...team, mentor }, 'mentored')
  await sends(programme, team.coordinator, 'standing', standing, {
    type: 'leave',
    exitTalkOffered: true,
    referenceOffered: true,
  })
  expect(await at(river)).toBe('left')
  expect(await signInOf(mentor)).toEqual({ sessions: 0, disabled: true })
  expect((await asking(programme, team.coordinator).mentoring.byId({ id: mentoring })).state).toBe(
    'changingMentor',
  )
  expect((await asking(programme, beyond).standing.list({ view: 'all' })).rows).toMatchObject([
    { state: 'left' },
  ])
})

test('full at one place is not full at another: each has its own agreement, clock and answer', async () => {
  const both = await programme.signIn('coordinator', programme.clinic, programme.otherClinic)
  const { mentorId, standing } = await newMentor()
  const second = await asking(programme, both).standing.begin({
    commandId: randomUUID(),
    fromId: standing,
    clinicId: programme.otherClinic,
    agreedUntil: plainDate('2026-01-12'),
  })
  await turn('standing', standing, 'firstReview')
  await sends(programme, team.coordinator, 'standing', standing, {
    type: 'becomeFull',
    reviewedOn: '2025-01-13',
  })
  const states = await Promise.all(
    [standing, second.id].map(async id => (await asking(programme, both).standing.byId({ id })).state),
  )
  expect(states).toEqual(['full', 'provisional'])
  const [own] = (await asking(programme, both).mentors.list()).filter(each => each.mentorId === mentorId)
  expect(own?.clinics.map(({ clinicName, standing: here }) => [clinicName, here])).toEqual([
    ['North clinic', 'full'],
    ['South clinic', 'provisional'],
  ])
})

test('a clinic of the same trust that is added later takes over what its colleagues reviewed', async () => {
  const { rows } = await programme.behind.query<{ id: string }>(
    `insert into clinic (id, trust_id, name) select gen_random_uuid(), trust_id, 'North clinic by the park' from clinic
     where id = $1 returning id`,
    [programme.clinic],
  )
  const park = rows[0]?.id ?? ''
  const both = await programme.signIn('coordinator', programme.clinic, park)
  const { standing } = await newMentor()
  await turn('standing', standing, 'firstReview')
  await sends(programme, team.coordinator, 'standing', standing, {
    type: 'becomeFull',
    reviewedOn: '2025-01-13',
  })
  const { id } = await asking(programme, both).standing.begin({
    commandId: randomUUID(),
    fromId: standing,
    clinicId: park,
    agreedUntil: plainDate('2026-01-12'),
  })
  await ringTimers(programme.worker)
  expect(await asking(programme, both).standing.byId({ id })).toMatchObject({
    state: 'full',
    fullSince: '2025-01-13',
  })
})

test('a mentor takes a refresher themself, and hears why when it was not enough', async () => {
  const { mentor, standing } = await newMentor()
  const ask = asking(programme, mentor).standing
  const taking = { id: standing, refresher: 'boundaries' as const, seed: seedOf('boundaries', 'x') }
  const seq = await seqOf(programme, 'standing', standing)
  const wrong = await ask.answerRefresher({
    ...taking,
    seq,
    commandId: randomUUID(),
    chosen: choices('boundaries', taking.seed, false),
  })
  expect(wrong.passed).toBe(false)
  expect(wrong.questions[0]?.feedback.length).toBeGreaterThan(0)
  const right = await ask.answerRefresher({
    ...taking,
    seq,
    commandId: randomUUID(),
    chosen: choices('boundaries', taking.seed),
  })
  expect(right).toMatchObject({ passed: true, right: 8 })
})

test('leaving finds everybody another mentor and ends the way in, all in one step', async () => {
  const { mentor, mentorId, standing } = await newMentor()
  const { mentoring } = await somebody(programme, { ...team, mentor }, 'mentored')
  await sends(programme, team.coordinator, 'standing', standing, {
    type: 'leave',
    exitTalkOffered: true,
    referenceOffered: true,
  })
  expect(await asking(programme, team.coordinator).mentoring.byId({ id: mentoring })).toMatchObject({
    state: 'changingMentor',
  })
  expect(await signInOf(mentor)).toEqual({ sessions: 0, disabled: true })
  expect((await candidate(mentorId))?.fits ?? false).toBe(false)
})

async function signInOf({ accountId }: SignedIn): Promise<{ sessions: number; disabled: boolean }> {
  const { rows } = await programme.behind.query<{ sessions: number; disabled: boolean }>(
    `select (select count(*)::int from auth."session" s where s."userId" = a.auth_user_id) as sessions,
       a.disabled_at is not null as disabled from account a where a.id = $1`,
    [accountId],
  )
  return rows[0] ?? { sessions: -1, disabled: false }
}

test('a mentor sees their own standing and nobody else’s; a trainee and a clinic see none', async () => {
  const { mentor, standing } = await newMentor()
  const other = await newMentor()
  expect((await asking(programme, mentor).standing.mine()).map(({ id }) => id)).toEqual([standing])
  expect(await noOf(asking(programme, mentor).standing.byId({ id: other.standing }))).toEqual({
    code: 'not-found',
  })
  const trainee = await programme.signIn('trainee')
  for (const caller of [trainee, team.clinician])
    expect(await noOf(asking(programme, caller).standing.list({ view: 'all' }))).toEqual({
      code: 'not-found',
    })
})

test('somebody whom a mentor was proposed to is asked about somebody else when the mentor leaves', async () => {
  const { mentor, standing } = await newMentor()
  const { onboarding } = await somebody(programme, { ...team, mentor }, 'proposed')
  await sends(programme, team.coordinator, 'standing', standing, {
    type: 'leave',
    exitTalkOffered: true,
    referenceOffered: false,
  })
  expect(await asking(programme, team.coordinator).onboarding.byId({ id: onboarding })).toMatchObject({
    state: 'assessed',
    mentorId: null,
  })
  await sent(programme, team.coordinator, 'onboarding', onboarding, {
    type: 'proposeMatch',
    mentorId: team.mentor.mentorId,
  })
})
