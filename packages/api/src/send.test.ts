import { randomUUID } from 'node:crypto'
import { standardSettings } from '@alongside/domain/clinic-settings'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from './actor.ts'
import { send, startMany } from './send.ts'
import {
  agreed,
  conversation,
  handedTo,
  identified,
  mentored,
  must,
  released,
  session,
  step,
  told,
} from './testing/journey.ts'
import { makePerson, openProgramme, type Programme } from './testing/programme.ts'

let programme: Programme
let clinician: SignedIn
let coordinator: SignedIn
let mentor: SignedIn

beforeAll(async () => {
  programme = await openProgramme()
  clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
  mentor = await programme.signIn('mentor')
})
afterAll(() => programme.close())

async function rows(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await programme.behind.query<Record<string, unknown>>(sql, values)).rows
}

test('a person goes from a clinic list to a closed record through one door', async () => {
  const mentoring = await mentored(programme, { clinician, coordinator, mentor })
  const met = await step(programme, mentor, mentoring, session(programme))
  const ending = await step(programme, mentor, met, { type: 'planEnding', reason: 'goalsMet' })
  const closing = await step(programme, mentor, handedTo(ending), {
    type: 'holdClosing',
    heldAt: programme.clock.now(),
    experience: 'veryGood',
    difference: 'I am not alone with it',
    whatNext: 'The group on Thursdays',
    howToComeBackTold: true,
    followUpAgreed: false,
  })
  const summary = await step(programme, mentor, closing, {
    type: 'agreeSummary',
    summary: 'We met and it helped',
    personAgreed: true,
    shareWithClinic: true,
  })
  const closed = await step(programme, mentor, summary, { type: 'close', mentorDebriefed: true })
  expect(closed.state).toBe('closed')
  const episode = await rows(
    'select kind, count(*)::int as events from journal where person_id = $1 group by 1',
    mentoring.personId,
  )
  expect(Object.fromEntries(episode.map(({ kind, events }) => [kind, events]))).toEqual({
    referral: 5,
    onboarding: 7,
    mentoring: 3,
    discharge: 4,
  })
})

test('what follows from an event is written with it: the row, the journal, its clocks and its outbox', async () => {
  const referral = await released(programme, clinician)
  const accepted = await step(programme, coordinator, referral, { type: 'accept' })
  const onboarding = handedTo(accepted)
  expect(await rows('select state, status, seq from referral where id = $1', referral.id)).toEqual([
    { state: 'accepted', status: 'done', seq: 4 },
  ])
  expect(await rows('select key from timer where lifecycle_id = $1', referral.id)).toEqual([])
  expect(await rows('select type, params from outbox where lifecycle_id = $1', referral.id)).toEqual([
    { type: 'tellClinic', params: { status: 'accepted' } },
  ])
  expect(
    await rows(
      'select state, episode_id, due_at is not null as due from onboarding where id = $1',
      onboarding.id,
    ),
  ).toEqual([{ state: 'toContact', episode_id: referral.id, due: true }])
  expect(
    await rows(
      'select from_state, to_state, role, account_id from journal where lifecycle_id = $1 and seq = 4',
      referral.id,
    ),
  ).toEqual([
    {
      from_state: 'released.toTriage',
      to_state: 'accepted',
      role: 'coordinator',
      account_id: coordinator.accountId,
    },
  ])
})

test('what somebody said stands sealed in a note, and the journal holds only the id of it', async () => {
  const mentoring = await mentored(programme, { clinician, coordinator, mentor })
  const words = 'She is afraid of her landlord'
  await step(programme, mentor, mentoring, session(programme, { note: words }))
  const [entry] = await rows(
    `select event ->> 'note' as note from journal where lifecycle_id = $1 and type = 'logSession'`,
    mentoring.id,
  )
  const [note] = await rows('select id, field, text_sealed from note where lifecycle_id = $1', mentoring.id)
  expect(entry?.note).toBe(note?.id)
  expect(note?.field).toBe('note')
  expect(String(note?.text_sealed)).not.toContain('landlord')
  const everywhere = await rows(
    'select event::text as text from journal union all select context::text from mentoring',
  )
  expect(everywhere.filter(({ text }) => String(text).includes('landlord'))).toEqual([])
})

test('a double click has one effect and the same answer', async () => {
  const referral = await identified(programme, clinician)
  const submission = { ...referral, event: told, commandId: randomUUID() }
  const first = await send(programme.api, clinician, submission)
  const second = await send(programme.api, clinician, submission)
  expect(second).toEqual(first)
  expect(first.ok).toBe(true)
  expect(await rows('select seq from journal where lifecycle_id = $1 order by seq', referral.id)).toEqual([
    { seq: 0 },
    { seq: 1 },
  ])
})

test('eight copies of one submission at the same moment have one effect and eight equal answers', async () => {
  for (let round = 0; round < 10; round++) {
    const referral = await identified(programme, clinician)
    const submission = { ...referral, event: told, commandId: randomUUID() }
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send(programme.api, clinician, submission)),
    )
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(answers[0]).toMatchObject({ ok: true, value: { seq: 1, state: 'told' } })
    expect(
      await rows('select count(*)::int as events from journal where lifecycle_id = $1', referral.id),
    ).toEqual([{ events: 2 }])
  }
})

test('of two people who act on the same page, the second hears that it changed', async () => {
  const referral = await identified(programme, clinician)
  const colleague = await programme.signIn('clinician')
  const answers = await Promise.all([
    send(programme.api, clinician, { ...referral, event: told, commandId: randomUUID() }),
    send(programme.api, colleague, {
      ...referral,
      event: { type: 'optOut', reason: 'didNotSay', askAgain: 'never' },
      commandId: randomUUID(),
    }),
  ])
  expect(answers.filter(answer => answer.ok)).toHaveLength(1)
  expect(answers.find(answer => !answer.ok)).toMatchObject({
    ok: false,
    refusal: { code: 'changed-meanwhile', meanwhile: [{ by: 'clinician', at: programme.clock.now() }] },
  })
})

test('somebody of another clinic cannot tell a record from one that does not exist', async () => {
  const referral = await identified(programme, clinician)
  const elsewhere = await programme.signIn('clinician', programme.otherClinic)
  const foreign = await send(programme.api, elsewhere, { ...referral, event: told, commandId: randomUUID() })
  const nowhere = await send(programme.api, elsewhere, {
    ...referral,
    id: randomUUID(),
    event: told,
    commandId: randomUUID(),
  })
  expect(foreign).toEqual({ ok: false, refusal: { code: 'not-found' } })
  expect(nowhere).toEqual(foreign)
  const denied = await rows(
    `select what from access_log where account_id = $1 and outcome = 'denied'`,
    elsewhere.accountId,
  )
  expect(denied).toEqual([{ what: 'referral.tell' }, { what: 'referral.tell' }])
})

test('a coordinator does not know of a person whom the clinic has not released', async () => {
  const referral = await identified(programme, clinician)
  const answer = await send(programme.api, coordinator, {
    ...referral,
    event: { type: 'withdraw' },
    commandId: randomUUID(),
  })
  expect(answer).toEqual({ ok: false, refusal: { code: 'not-found' } })
})

test('a clinician sees a released referral and cannot accept it', async () => {
  const referral = await released(programme, clinician)
  const answer = await send(programme.api, clinician, {
    ...referral,
    event: { type: 'accept' },
    commandId: randomUUID(),
  })
  expect(answer).toEqual({ ok: false, refusal: { code: 'not-yours' } })
})

test('a step that is not possible is answered with those that are', async () => {
  const referral = await identified(programme, clinician)
  const answer = await send(programme.api, clinician, {
    ...referral,
    event: { type: 'release' },
    commandId: randomUUID(),
  })
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'not-allowed-now', possible: expect.arrayContaining(['tell', 'optOut']) },
  })
})

test('a rule that says no gives its reason, and nothing of the event stays', async () => {
  const referral = await identified(programme, clinician)
  const answer = await send(programme.api, clinician, {
    ...referral,
    event: { ...told, privateSetting: false },
    commandId: randomUUID(),
  })
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'refused', reasons: ['Tell somebody about this in a private place only.'] },
  })
  expect(await rows('select seq from journal where lifecycle_id = $1', referral.id)).toEqual([{ seq: 0 }])
})

test('nobody can ring a clock from outside, or send a field that no form has', async () => {
  const referral = await identified(programme, clinician)
  const forged = await send(programme.api, clinician, {
    ...referral,
    event: { type: 'timer.tellDue' },
    commandId: randomUUID(),
  })
  expect(forged).toMatchObject({ ok: false, refusal: { code: 'not-yours' } })
  const more = { ...told, at: '2020-01-01T00:00:00.000Z' }
  const padded = await send(programme.api, clinician, { ...referral, event: more, commandId: randomUUID() })
  expect(padded).toMatchObject({ ok: false, refusal: { code: 'not-valid' } })
})

test('agreeing is kept as one dated fact for each question', async () => {
  const referral = await identified(programme, clinician)
  await step(programme, clinician, await step(programme, clinician, referral, told), agreed)
  const answers = await rows(
    'select scope, given, how, asked_by from consent where person_id = $1',
    referral.personId,
  )
  expect(answers).toHaveLength(6)
  expect(answers).toContainEqual({
    scope: 'teamDiscussion',
    given: false,
    how: 'inPerson',
    asked_by: clinician.accountId,
  })
})

test('a person who opts out leaves the sight of the team in the same moment', async () => {
  const referral = await released(programme, clinician)
  const before = await rows(
    'select released_at is not null as released from person where id = $1',
    referral.personId,
  )
  expect(before).toEqual([{ released: true }])
  await step(programme, coordinator, referral, { type: 'optOut', reason: 'didNotSay', askAgain: 'never' })
  const after = await rows(
    'select released_at is not null as released from person where id = $1',
    referral.personId,
  )
  expect(after).toEqual([{ released: false }])
})

test('a mentor who says no to a match leaves nothing of the person behind with them', async () => {
  const referral = await released(programme, clinician)
  const onboarding = handedTo(await step(programme, coordinator, referral, { type: 'accept' }))
  const reached = await step(programme, coordinator, onboarding, {
    type: 'logAttempt',
    channel: 'call',
    outcome: 'reached',
  })
  const assessed = await step(programme, coordinator, reached, conversation)
  const proposed = await step(programme, coordinator, assessed, {
    type: 'proposeMatch',
    mentorId: mentor.mentorId,
  })
  const declined = await step(programme, mentor, proposed, { type: 'mentorAnswers', accepts: false })
  expect(declined.path).toBe('assessed')
  const again = await send(programme.api, mentor, {
    ...declined,
    event: { type: 'mentorAnswers', accepts: true },
    commandId: randomUUID(),
  })
  expect(again).toEqual({ ok: false, refusal: { code: 'not-found' } })
})

test('somebody who has something open is not started a second time, even from two lists at once', async () => {
  const person = await makePerson(programme)
  const colleague = await programme.signIn('clinician')
  const both = await Promise.allSettled([
    identified(programme, clinician, { personId: person }),
    identified(programme, colleague, { personId: person }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await rows('select count(*)::int as open from referral where person_id = $1', person)).toEqual([
    { open: 1 },
  ])
})

test('a whole list is started at once, and the same list again adds nobody', async () => {
  const people: string[] = []
  for (let made = 0; made < 25; made++) people.push(await makePerson(programme))
  const starts = Array.from({ length: 25 }, (_, index) => ({
    id: randomUUID(),
    clinicId: programme.clinic,
    personId: people[index] ?? '',
    input: {
      source: 'clinicList',
      reason: 'newlyDiagnosed',
      diagnosedOn: null,
      unwell: false,
      tracing: null,
      clocks: standardSettings.referral,
    },
  }))
  const batch = { kind: 'referral', commandId: randomUUID() } as const
  const first = must(await startMany(programme.api, clinician, batch, async () => starts))
  expect(first.ids).toHaveLength(25)
  expect(must(await startMany(programme.api, clinician, batch, async () => starts))).toEqual(first)
  const later = must(
    await startMany(programme.api, clinician, { ...batch, commandId: randomUUID() }, async () =>
      starts.map(each => ({ ...each, id: randomUUID() })),
    ),
  )
  expect(later).toEqual({ ids: [], alreadyOpen: expect.arrayContaining(people) })
})

test('a list cannot start anybody at a clinic that is not the sender’s', async () => {
  const person = await makePerson(programme, programme.otherClinic)
  await expect(
    identified(programme, clinician, { clinicId: programme.otherClinic, personId: person }),
  ).rejects.toThrow('not-found')
})
