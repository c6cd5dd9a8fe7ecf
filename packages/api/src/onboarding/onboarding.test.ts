import { randomUUID } from 'node:crypto'
import { noLimits } from '@alongside/domain/mentor-self'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { conversation } from '../testing/journey.ts'
import { multiply, statementsOf } from '../testing/many.ts'
import { named } from '../testing/named.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
})
afterAll(() => programme.close())

test('somebody who was accepted stands on the coordinator’s list, to be contacted', async () => {
  const { onboarding } = await somebody(programme, team, 'accepted', { called: 'Ada' })
  const { rows, counts } = await asking(programme, team.coordinator).onboarding.list({ view: 'toContact' })
  expect(rows.find(row => row.id === onboarding)).toMatchObject({
    name: 'Ada',
    state: 'toContact',
    owner: 'coordinator',
    newlyDiagnosed: true,
    mentorId: null,
  })
  expect(counts.toContact).toBeGreaterThan(0)
})

test('a way that is not safe for somebody is refused in words, and the try is not counted', async () => {
  const { onboarding } = await somebody(programme, team, 'accepted')
  const ask = asking(programme, team.coordinator).onboarding
  const letter = { type: 'logAttempt', channel: 'letter', outcome: 'noReply' }
  const no = await noOf(ask.send({ id: onboarding, seq: 0, commandId: randomUUID(), event: letter as never }))
  // the form hears which of its fields it was
  const reasons = ['This person has not agreed to be reached by letter.']
  expect(no).toEqual({ code: 'refused', reasons, fields: { channel: reasons } })
  expect(await ask.byId({ id: onboarding })).toMatchObject({ letters: 0, seq: 0 })
})

test('the first conversation keeps what somebody needs, and asks again what may be shared', async () => {
  programme.clock.set('2025-01-20T11:00:00.000Z')
  const { onboarding, personId } = await somebody(programme, team, 'accepted')
  await sent(programme, team.coordinator, 'onboarding', onboarding, {
    type: 'logAttempt',
    channel: 'call',
    outcome: 'reached',
  })
  programme.clock.set('2025-01-21T11:00:00.000Z')
  await sent(programme, team.coordinator, 'onboarding', onboarding, { ...conversation, language: 'Spanish' })
  const ask = asking(programme, team.coordinator)
  expect(await ask.onboarding.byId({ id: onboarding })).toMatchObject({
    needs: ['isolation'],
    language: 'Spanish',
  })
  const { person, timeline } = await ask.people.byId({ personId })
  expect(person.consents.find(({ scope }) => scope === 'tellClinicStatus')).toMatchObject({
    given: true,
    how: 'phone',
    at: '2025-01-21T11:00:00.000Z',
  })
  const said = timeline.find(({ type }) => type === 'assess')
  expect(said?.notes).toContainEqual({ field: 'goals', text: 'Tell my sister' })
})

test('the mentors who might meet somebody come with reasons, and a wish that is not met is one', async () => {
  const { onboarding } = await somebody(programme, team, 'accepted')
  await sent(programme, team.coordinator, 'onboarding', onboarding, {
    type: 'logAttempt',
    channel: 'call',
    outcome: 'reached',
  })
  await sent(programme, team.coordinator, 'onboarding', onboarding, { ...conversation, mustHave: ['aWoman'] })
  const her = await programme.signIn('mentor')
  await programme.behind.query(`update mentor set offers = '{aWoman}' where id = $1`, [her.mentorId])
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: onboarding })
  expect(candidates[0]).toMatchObject({
    mentorId: her.mentorId,
    fits: true,
    openPeople: 0,
    capacity: 5,
    reasons: ['Meets a wish: a woman.', 'Speaks English, as they do.', 'Has room for 5 more.'],
  })
  const other = candidates.find(({ mentorId }) => mentorId === team.mentor.mentorId)
  expect(other).toMatchObject({ fits: false })
  expect(other?.reasons[0]).toBe('This mentor does not meet a wish that must be met: a woman.')

  const propose = { type: 'proposeMatch', mentorId: team.mentor.mentorId }
  const no = await noOf(sent(programme, team.coordinator, 'onboarding', onboarding, propose))
  expect(no).toMatchObject({
    code: 'refused',
    reasons: ['This mentor does not meet a wish that must be met: a woman.'],
  })
})

test('a mentor is asked about needs and wishes, and hears who it is once both sides said yes', async () => {
  const { onboarding, personId } = await somebody(programme, team, 'proposed', { called: 'Femi' })
  const ask = asking(programme, team.mentor)
  const proposals = await ask.mentoring.proposals()
  const proposal = proposals.find(({ onboardingId }) => onboardingId === onboarding)
  expect(proposal).toMatchObject({ needs: ['isolation'], language: 'English', answered: false })
  expect(JSON.stringify(proposals)).not.toContain(personId)
  expect((await ask.onboarding.list({ view: 'all' })).rows.map(({ id }) => id)).not.toContain(onboarding)
  expect(await noOf(ask.onboarding.byId({ id: onboarding }))).toEqual({ code: 'not-found' })
  expect(await noOf(ask.people.byId({ personId }))).toEqual({ code: 'not-found' })

  const half = await sent(programme, team.mentor, 'onboarding', onboarding, {
    type: 'mentorAnswers',
    accepts: true,
  })
  expect(half.view).toBeNull()
  await sent(programme, team.coordinator, 'onboarding', onboarding, { type: 'personAnswers', accepts: true })
  expect(await ask.onboarding.byId({ id: onboarding })).toMatchObject({
    name: 'Femi',
    path: 'matching.agreed',
  })
  expect(await ask.people.byId({ personId })).toMatchObject({
    person: { called: 'Femi', fullName: null, clinicNumber: null },
  })
})

test('a mentor who said no is never asked about the same person again', async () => {
  const { onboarding } = await somebody(programme, team, 'proposed')
  await sent(programme, team.mentor, 'onboarding', onboarding, { type: 'mentorAnswers', accepts: false })
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: onboarding })
  const declined = candidates.find(({ mentorId }) => mentorId === team.mentor.mentorId)
  expect(declined?.reasons).toContain('One of the two has already said no to this match.')
})

test('a mentor who may know somebody from what is proposed is kept apart from them, and no name was told', async () => {
  const { onboarding, personId } = await somebody(programme, team, 'proposed')
  const knows = { type: 'mentorAnswers', accepts: false, knowsThem: true }
  await sent(programme, team.mentor, 'onboarding', onboarding, knows)
  const { rows } = await programme.behind.query('select mentor_id from known_pair where person_id = $1', [
    personId,
  ])
  expect(rows).toEqual([{ mentor_id: team.mentor.mentorId }])
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: onboarding })
  expect(candidates.find(({ mentorId }) => mentorId === team.mentor.mentorId)?.reasons[0]).toBe(
    'These two cannot be matched.',
  )
  expect(await noOf(asking(programme, team.mentor).people.byId({ personId }))).toEqual({ code: 'not-found' })
})

test('what a mentor cannot take on is kept sealed, read by them alone, and never proposed to them', async () => {
  const theirs = await aTeamOfTheirOwn()
  const ask = asking(programme, theirs.mentor)
  const { seq } = await ask.mentors.mine()
  const limits = { ...noLimits, mustNot: ['isolation' as const], modes: ['video' as const] }
  await ask.mentors.keepLimits({ seq, commandId: randomUUID(), limits })
  expect((await ask.mentors.mine()).limits).toEqual(limits)
  const { rows } = await programme.behind.query('select * from mentor where id = $1', [
    theirs.mentor.mentorId,
  ])
  expect(JSON.stringify(rows.map(({ wishes_sealed }) => String(wishes_sealed)))).not.toContain('isolation')
  const stale = ask.mentors.keepLimits({ seq, commandId: randomUUID(), limits: noLimits })
  expect(await noOf(stale)).toMatchObject({ code: 'changed-meanwhile' })

  const { onboarding } = await somebody(programme, team, 'assessed')
  const coordinator = asking(programme, team.coordinator)
  const candidates = await coordinator.onboarding.candidates({ id: onboarding })
  const candidate = candidates.find(({ mentorId }) => mentorId === theirs.mentor.mentorId)
  expect(candidate).toMatchObject({ fits: false })
  expect(candidate?.reasons[0]).toBe('These two cannot be matched.')
  expect(JSON.stringify([candidates, await coordinator.mentors.list()])).not.toMatch(/isolat|mustNot/)
  const propose = { type: 'proposeMatch', mentorId: theirs.mentor.mentorId }
  expect(await noOf(sent(programme, team.coordinator, 'onboarding', onboarding, propose))).toMatchObject({
    code: 'refused',
    reasons: ['These two cannot be matched.'],
  })
  for (const other of [team.coordinator, team.clinician]) {
    expect((await noOf(asking(programme, other).mentors.mine())).code).toBe('not-found')
    const kept = asking(programme, other).mentors.keepLimits({ seq, commandId: randomUUID(), limits })
    expect((await noOf(kept)).code).toBe('not-found')
  }
})

test('a coordinator hears which limit it is when the mentor said that they may', async () => {
  const theirs = await aTeamOfTheirOwn()
  const ask = asking(programme, theirs.mentor)
  const { seq } = await ask.mentors.mine()
  const limits = { ...noLimits, mustNot: ['isolation' as const], mayBeTold: true }
  await ask.mentors.keepLimits({ seq, commandId: randomUUID(), limits })
  const { onboarding } = await somebody(programme, team, 'assessed')
  const candidates = await asking(programme, team.coordinator).onboarding.candidates({ id: onboarding })
  expect(candidates.find(({ mentorId }) => mentorId === theirs.mentor.mentorId)?.reasons[0]).toBe(
    'For now this mentor cannot take on somebody who feels isolated.',
  )
})

test('a mentor who said that they are seen at this clinic is not proposed to somebody who wishes for another', async () => {
  const theirs = await aTeamOfTheirOwn()
  const ask = asking(programme, theirs.mentor)
  const { seq } = await ask.mentors.mine()
  const profile = { called: 'Jo', about: '' }
  const told = { ageBand: null, background: '', seenAt: [programme.clinic] }
  await ask.mentors.keepProfile({
    seq,
    commandId: randomUUID(),
    profile,
    languages: ['English'],
    offers: [],
    told,
  })
  const { onboarding } = await reached()
  await sent(programme, team.coordinator, 'onboarding', onboarding, {
    ...conversation,
    mustHave: ['notFromMyClinic'],
  })
  const propose = { type: 'proposeMatch', mentorId: theirs.mentor.mentorId }
  expect(await noOf(sent(programme, team.coordinator, 'onboarding', onboarding, propose))).toMatchObject({
    reasons: [
      'This mentor does not meet a wish that must be met: somebody who is not seen at the same clinic.',
    ],
  })
})

test('before both said yes a mentor hears needs, wishes and ways to meet, and no word more', async () => {
  const { onboarding, personId } = await reached('Adaeze')
  await sent(programme, team.coordinator, 'onboarding', onboarding, {
    ...conversation,
    why: 'My brother Tunde found my tablets',
    riskNote: 'Never ring the flat in Deptford',
    modes: ['video'],
    times: ['weekend'],
    ofSelf: ['aMan'],
  })
  const propose = { type: 'proposeMatch', mentorId: team.mentor.mentorId }
  await sent(programme, team.coordinator, 'onboarding', onboarding, propose)
  const ask = asking(programme, team.mentor)
  const proposals = await ask.mentoring.proposals()
  const proposal = proposals.find(each => each.onboardingId === onboarding)
  expect(proposal).toEqual({
    onboardingId: onboarding,
    seq: expect.any(Number),
    proposedAt: expect.any(String),
    answerBy: expect.any(String),
    answered: false,
    clinicName: expect.any(String),
    needs: ['isolation'],
    mustHave: [],
    mustNot: [],
    language: 'English',
    modes: ['video'],
    times: ['weekend'],
  })
  const seen = JSON.stringify([proposals, await ask.caseload.today(), await ask.work.today()])
  for (const word of ['Adaeze', 'Okafor', personId, 'Tunde', 'Deptford', 'aMan'])
    expect(seen).not.toContain(word)

  // a no is one word: there is no place for a reason, neither in what is sent nor in what is kept
  const no = { type: 'mentorAnswers', accepts: false }
  const because = await noOf(
    sent(programme, team.mentor, 'onboarding', onboarding, { ...no, why: 'Too much' }),
  )
  expect(because.code).toBe('not-valid')
  await sent(programme, team.mentor, 'onboarding', onboarding, no)
  const { rows } = await programme.behind.query<{ event: object }>(
    `select event from journal where lifecycle_id = $1 and type = 'mentorAnswers'`,
    [onboarding],
  )
  expect(rows.map(({ event }) => event)).toEqual([no])
  expect(await ask.mentoring.proposals()).not.toContainEqual(
    expect.objectContaining({ onboardingId: onboarding }),
  )
})

/** The team with a mentor of whom nothing is known yet. */
async function aTeamOfTheirOwn(): Promise<Team> {
  const mentor = await programme.signIn('mentor')
  await named(programme, mentor, 'Jo')
  return { ...team, mentor }
}

/** Somebody who was reached, and has not had the first conversation. */
async function reached(called = 'Sam') {
  const here = await somebody(programme, team, 'accepted', { called })
  const call = { type: 'logAttempt', channel: 'call', outcome: 'reached' }
  await sent(programme, team.coordinator, 'onboarding', here.onboarding, call)
  return here
}

test('a list of fifty costs as many statements as a list of five', async () => {
  const other = await openProgramme()
  const theirs = await aTeam(other)
  const { onboarding } = await somebody(other, theirs, 'proposed')
  await multiply(other, { kind: 'onboarding', id: onboarding }, 4)
  const list = () => asking(other, theirs.coordinator).onboarding.list({ view: 'open', limit: 50 })
  expect((await list()).rows).toHaveLength(5)
  const few = await statementsOf(list)
  await multiply(other, { kind: 'onboarding', id: onboarding }, 45)
  expect((await list()).rows).toHaveLength(50)
  expect(await statementsOf(list)).toBe(few)
  await other.close()
})
