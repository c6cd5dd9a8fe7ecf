import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { ringTimers } from '../jobs/ring-timers.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { session, told } from '../testing/journey.ts'
import { multiply, statementsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

/** Turns the clock and lets the jobs do what became due. */
async function later(at: string): Promise<void> {
  programme.clock.set(at)
  await ringTimers(programme.worker)
  await deliverOutbox(programme.worker)
}

test('a health adviser sees who is to be told, and when', async () => {
  const { referral } = await somebody(programme, team, 'identified', { called: 'Ada' })
  const { soon } = await asking(programme, team.clinician).work.today()
  expect(soon.find(({ id }) => id === referral)).toBeUndefined()
  programme.clock.set('2025-01-20T10:00:00.000Z')
  const today = await asking(programme, team.clinician).work.today()
  expect(today.soon.find(({ id }) => id === referral)).toMatchObject({
    kind: 'referral',
    name: 'Ada',
    waitsFor: expect.stringContaining('the clinic'),
    overdue: false,
  })
})

test('a clock that ran out leaves a neutral sentence, and the item is overdue until somebody acts', async () => {
  programme.clock.set('2025-01-27T09:00:00.000Z')
  const { referral, personId } = await somebody(programme, team, 'identified', { called: 'Femi' })
  await later('2025-01-28T09:00:00.000Z')
  const before = await asking(programme, team.clinician).work.today()
  expect(before.overdue.find(({ id }) => id === referral)).toMatchObject({ name: 'Femi', overdue: true })
  expect(before.notices.find(({ lifecycleId }) => lifecycleId === referral)).toMatchObject({
    of: 'tell',
    sentence: 'Somebody on your list has not been told yet.',
    personId,
  })
  programme.clock.set('2025-01-28T10:00:00.000Z')
  await sent(programme, team.clinician, 'referral', referral, told)
  const after = await asking(programme, team.clinician).work.today()
  expect(after.notices.find(({ lifecycleId }) => lifecycleId === referral)).toBeUndefined()
  expect(after.overdue.find(({ id }) => id === referral)).toBeUndefined()
})

test('a clock that rings again and again leaves one line', async () => {
  programme.clock.set('2025-01-27T09:00:00.000Z')
  const { referral } = await somebody(programme, team, 'identified')
  await later('2025-01-28T09:00:00.000Z')
  await later('2025-01-29T09:00:00.000Z')
  const { notices } = await asking(programme, team.clinician).work.today()
  expect(notices.filter(({ lifecycleId }) => lifecycleId === referral)).toHaveLength(1)
})

test('a released record is the coordinator’s turn, and no longer the clinic’s', async () => {
  programme.clock.set('2025-02-03T10:00:00.000Z')
  const { referral } = await somebody(programme, team, 'released')
  const ofCoordinator = await asking(programme, team.coordinator).work.today()
  const ofClinic = await asking(programme, team.clinician).work.today()
  const all = (work: typeof ofClinic) => [...work.overdue, ...work.due, ...work.soon].map(({ id }) => id)
  expect(all(ofCoordinator)).toContain(referral)
  expect(all(ofClinic)).not.toContain(referral)
})

test('a mentor sees a proposal without a name, and the session of today with one', async () => {
  programme.clock.set('2025-02-03T10:00:00.000Z')
  const proposed = await somebody(programme, team, 'proposed', { called: 'Secret' })
  const { mentoring } = await somebody(programme, team, 'mentored', { called: 'Ada' })
  await sent(programme, team.mentor, 'mentoring', mentoring, {
    type: 'planSession',
    heldAt: '2025-02-03T14:00:00.000Z',
    mode: 'inClinic',
    checkInWith: 'notNeeded',
  })
  const work = await asking(programme, team.mentor).work.today()
  expect(work.due.find(({ id }) => id === mentoring)).toMatchObject({
    name: 'Ada',
    nextSessionAt: '2025-02-03T14:00:00.000Z',
  })
  const items = [...work.overdue, ...work.due, ...work.soon]
  expect(items.find(({ id }) => id === proposed.onboarding)).toMatchObject({ name: null, personId: null })
  expect(JSON.stringify(work)).not.toContain('Secret')
  expect(JSON.stringify(work)).not.toContain(proposed.personId)
})

test('a concern stays on the page until somebody ticks it off, whatever else happens', async () => {
  programme.clock.set('2025-02-03T10:00:00.000Z')
  const { mentoring } = await somebody(programme, team, 'mentored')
  await sent(programme, team.mentor, 'mentoring', mentoring, session(programme, { concern: true }))
  await later('2025-02-03T11:00:00.000Z')
  await sent(programme, team.mentor, 'mentoring', mentoring, session(programme))
  const ask = asking(programme, team.coordinator).work
  const concern = (await ask.today()).notices.find(
    ({ of, lifecycleId }) => of === 'concernRaised' && lifecycleId === mentoring,
  )
  expect(concern?.sentence).toBe('A concern was raised and needs a decision today.')
  await ask.noticeDone({ noticeId: concern?.id ?? '', commandId: randomUUID() })
  expect((await ask.today()).notices.map(({ id }) => id)).not.toContain(concern?.id)
})

test('a mentor is reminded of nothing more about somebody whose support has ended', async () => {
  programme.clock.set('2025-02-03T10:00:00.000Z')
  const { mentoring } = await somebody(programme, team, 'mentored')
  for (const hour of [11, 12, 13, 14]) {
    programme.clock.set(`2025-02-03T${hour}:00:00.000Z`)
    await sent(programme, team.mentor, 'mentoring', mentoring, session(programme))
  }
  await later('2025-02-03T15:00:00.000Z')
  const mine = async () =>
    (await asking(programme, team.mentor).work.today()).notices.filter(
      ({ lifecycleId }) => lifecycleId === mentoring,
    )
  expect((await mine()).map(({ of }) => of)).toEqual(['holdReview'])
  programme.clock.set('2025-02-04T10:00:00.000Z')
  await sent(programme, team.mentor, 'mentoring', mentoring, { type: 'planEnding', reason: 'goalsMet' })
  expect(await mine()).toEqual([])
})

test('of somebody who withdrew the coordinator is told without a link to a page that is not theirs any more', async () => {
  programme.clock.set('2025-02-03T10:00:00.000Z')
  const { personId, referral } = await somebody(programme, team, 'released')
  await sent(programme, team.clinician, 'referral', referral, { type: 'withdraw' })
  await later('2025-02-03T11:00:00.000Z')
  const { notices } = await asking(programme, team.coordinator).work.today()
  const told = notices.find(({ lifecycleId }) => lifecycleId === referral)
  expect(told).toMatchObject({ of: 'handleWithdrawal', personId: null })
  expect(JSON.stringify(notices)).not.toContain(personId)
})

test('nobody can tick off what waits for somebody else', async () => {
  programme.clock.set('2025-02-03T10:00:00.000Z')
  const { mentoring } = await somebody(programme, team, 'mentored')
  await sent(programme, team.mentor, 'mentoring', mentoring, session(programme, { concern: true }))
  await later('2025-02-03T11:00:00.000Z')
  const { notices } = await asking(programme, team.coordinator).work.today()
  const theirs = notices.find(({ lifecycleId }) => lifecycleId === mentoring)?.id ?? ''
  const call = asking(programme, team.mentor).work.noticeDone({ noticeId: theirs, commandId: randomUUID() })
  expect(await noOf(call)).toEqual({ code: 'not-found' })
  const { rows } = await programme.behind.query('select done_at from notice where id = $1', [theirs])
  expect(rows).toEqual([{ done_at: null }])
})

test('my work costs as many statements with fifty records as with five', async () => {
  const other = await openProgramme()
  const theirs = await aTeam(other)
  const { referral } = await somebody(other, theirs, 'released')
  await multiply(other, { kind: 'referral', id: referral }, 4)
  const today = () => asking(other, theirs.coordinator).work.today()
  const few = await statementsOf(today)
  await multiply(other, { kind: 'referral', id: referral }, 45)
  const { due, soon, overdue, more } = await today()
  const beyond = more.reduce((sum, { count }) => sum + count, 0)
  expect([due.length + soon.length + overdue.length, beyond]).toEqual([6, 44])
  expect(await statementsOf(today)).toBe(few)
  await other.close()
})
