import type { Instant } from '@alongside/domain/time'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { deliverMessages } from './deliver-messages.ts'
import { localCarrier } from './local.carrier.ts'
import { bodyOf, nameAccount } from './message.fixture.ts'
import { remindOfSessions } from './remind-sessions.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
  await nameAccount(programme, team.mentor.accountId, 'Robin Adeyemi')
})
afterAll(() => programme.close())

const morning = '2025-01-14T10:00:00.000Z' as Instant
const evening = '2025-01-14T21:00:00.000Z' as Instant
const wednesday = '2025-01-15T09:30:00.000Z' as Instant
const thursday = '2025-01-16T14:30:00.000Z' as Instant

beforeEach(async () => {
  programme.clock.set(morning)
  // nobody of the test before meets anybody
  await programme.behind.query('update mentoring set next_session_at = null')
  await programme.behind.query('update message set cancelled_at = now() where sent_at is null')
})

/** Somebody who meets their mentor then, by the mentor's own plan. */
async function meeting(at: Instant) {
  const person = await somebody(programme, team, 'mentored')
  const does = (event: { type: string; [field: string]: unknown }, who = team.mentor) =>
    sent(programme, who, 'mentoring', person.mentoring, event)
  const plans = (heldAt: Instant) =>
    does({ type: 'planSession', heldAt, mode: 'inClinic', checkInWith: 'notNeeded' })
  await plans(at)
  return { ...person, does, plans }
}

const remind = () => remindOfSessions(programme.worker)

async function deliver() {
  const here = localCarrier(programme.worker)
  return (await deliverMessages(programme.worker, { text: here, email: here })).sent
}

/** What became of each reminder, the oldest first: the meeting it speaks of, and how it is with it. */
async function remindersOf(personId: string): Promise<string[]> {
  const { rows } = await programme.behind.query(
    `select good_until, sent_at, cancelled_at from message
     where person_id = $1 and purpose = 'sessionReminder' order by at, cause`,
    [personId],
  )
  return rows.map(({ good_until, sent_at, cancelled_at }) => {
    const how = sent_at ? 'sent' : cancelled_at ? 'stopped' : 'waits'
    return `${(good_until as Date).toISOString().slice(0, 10)} ${how}`
  })
}

test('somebody who said that we may write is reminded the day before, once', async () => {
  const { personId } = await meeting(wednesday)
  expect(await remind()).toBe(1)
  expect(await remind()).toBe(0)
  expect(await deliver()).toBe(1)
  const { rows } = await programme.behind.query('select id from message where person_id = $1', [personId])
  expect(await bodyOf(programme, rows[0]?.id)).toBe(
    "Hi Sam, it's Robin. See you Wednesday 15 January at 09:30. Can't make it? Just tell me.",
  )
})

test('a meeting of next week is not yet spoken of', async () => {
  const { personId } = await meeting('2025-01-21T09:30:00.000Z' as Instant)
  await remind()
  expect(await remindersOf(personId)).toEqual([])
})

test('a reminder written in the evening waits for the morning', async () => {
  const { personId } = await meeting(wednesday)
  programme.clock.set(evening)
  await remind()
  expect(await deliver()).toBe(0)
  expect(await remindersOf(personId)).toEqual(['2025-01-15 waits'])
  programme.clock.set('2025-01-15T08:00:00.000Z')
  expect(await deliver()).toBe(1)
})

test('nobody is reminded of a meeting that was called off behind the record', async () => {
  const { personId, mentoring } = await meeting(wednesday)
  await remind()
  await programme.behind.query('update mentoring set next_session_at = null where id = $1', [mentoring])
  await deliver()
  expect(await remindersOf(personId)).toEqual(['2025-01-15 stopped'])
})

test.each([
  ['the two pause', { type: 'pause', askedBy: 'person' }, 'mentor'],
  ['the mentor steps back', { type: 'stepBack' }, 'mentor'],
  ['they withdraw', { type: 'withdraw' }, 'coordinator'],
  ['an ending is planned', { type: 'planEnding', reason: 'goalsMet' }, 'mentor'],
] as const)('a reminder that waits is stopped at once when %s', async (_, event, who) => {
  const { personId, does } = await meeting(wednesday)
  programme.clock.set(evening)
  await remind()
  await does(event, team[who])
  expect(await remindersOf(personId)).toEqual(['2025-01-15 stopped'])
  expect(await remind()).toBe(0)
})

test('a meeting that is moved has one reminder, of the new time', async () => {
  const { personId, plans } = await meeting(wednesday)
  programme.clock.set(evening)
  await remind()
  await plans(thursday)
  expect(await remindersOf(personId)).toEqual(['2025-01-15 stopped'])
  programme.clock.set('2025-01-15T15:00:00.000Z')
  await remind()
  await deliver()
  expect(await remindersOf(personId)).toEqual(['2025-01-15 stopped', '2025-01-16 sent'])
})

test('who moves a meeting and moves it back is reminded of it all the same', async () => {
  const { personId, plans } = await meeting(wednesday)
  programme.clock.set(evening)
  await remind()
  await plans(thursday)
  await plans(wednesday)
  expect(await remind()).toBe(1)
  expect(await remind()).toBe(0)
  expect(await remindersOf(personId)).toEqual(['2025-01-15 stopped', '2025-01-15 waits'])
})

test('while they pause nobody is reminded; when they go on, they are', async () => {
  const { personId, does } = await meeting(wednesday)
  await does({ type: 'pause', askedBy: 'person' })
  expect(await remind()).toBe(0)
  await does({ type: 'resume' }, team.coordinator)
  expect(await remind()).toBe(1)
  await deliver()
  expect(await remindersOf(personId)).toEqual(['2025-01-15 sent'])
})

test('a reminder that left is not written a second time for the same meeting', async () => {
  const { personId, does } = await meeting(wednesday)
  await remind()
  await deliver()
  await does({ type: 'pause', askedBy: 'person' })
  await does({ type: 'resume' }, team.coordinator)
  expect(await remind()).toBe(0)
  expect(await remindersOf(personId)).toEqual(['2025-01-15 sent'])
})
