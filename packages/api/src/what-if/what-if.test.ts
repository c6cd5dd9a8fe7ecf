import { randomUUID } from 'node:crypto'
import { Question } from '@alongside/domain/what-if'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { appRouter } from '../router.ts'
import { agreed, handedTo, identified, mentored, session, step, told } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { createCallerFactory } from '../trpc.ts'
import { playWhatIfs } from './play.ts'

let programme: Programme
let coordinator: SignedIn
let clinician: SignedIn

beforeAll(async () => {
  programme = await openProgramme('2025-03-03T10:00:00.000Z')
  clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
})
afterAll(() => programme.close())

const callAs = createCallerFactory(appRouter)
const as = (caller: SignedIn) => callAs({ doors: programme.api, caller, secondFactorNeeded: false }).whatIf

const today = {
  arrivalsPerMonth: 6,
  mentors: 4,
  places: 10,
  toldAfterDays: 3,
  agrees: 60,
  optsOut: 15,
  firstTryAfterDays: 0,
  reached: 45,
  talkAfterDays: 5,
  comesToFirstTalk: 85,
  introducedAfterDays: 5,
  firstSessionAfterDays: 5,
  saysYesToMatch: 90,
  sessionEveryDays: 14,
  comesToSession: 85,
  sessionsWanted: 5,
}
const question = Question.parse({ today, change: { mentorsFewer: 2 }, months: 3 })

test('a coordinator asks what two mentors fewer would do, and finds both ways beside each other', async () => {
  const { id } = await as(coordinator).ask({ commandId: randomUUID(), question })
  expect(await as(coordinator).byId({ id })).toMatchObject({ state: 'waiting', played: 0, result: null })
  expect(await playWhatIfs(programme.worker)).toEqual({ played: 1, failed: [] })
  const seen = await as(coordinator).byId({ id })
  expect(seen).toMatchObject({ state: 'done', played: seen.courses, isMine: true })
  const { today: before, change: after } = seen.result ?? expect.fail('nothing came of it')
  expect(after.arrived).toEqual(before.arrived)
  expect(after.toMentor.middle?.middle).toBeGreaterThan(before.toMentor.middle?.middle ?? 0)
  expect(await as(coordinator).list()).toMatchObject([{ id, state: 'done' }])
})

test('a second click asks once', async () => {
  const commandId = randomUUID()
  const first = await as(coordinator).ask({ commandId, question })
  expect(await as(coordinator).ask({ commandId, question })).toEqual(first)
  await as(coordinator).stop({ id: first.id, commandId: randomUUID() })
})

test('what was stopped is not played, and a process that died is followed by another', async () => {
  const stopped = await as(coordinator).ask({ commandId: randomUUID(), question })
  await as(coordinator).stop({ id: stopped.id, commandId: randomUUID() })
  expect(await playWhatIfs(programme.worker)).toEqual({ played: 0, failed: [] })
  expect(await as(coordinator).byId({ id: stopped.id })).toMatchObject({ state: 'stopped', result: null })

  const { id } = await as(coordinator).ask({ commandId: randomUUID(), question })
  await programme.behind.query(
    `update what_if set state = 'playing', courses = 2, played = 1, held_until = $2::timestamptz + interval '1 minute' where id = $1`,
    [id, programme.clock.now()],
  )
  expect((await playWhatIfs(programme.worker)).played).toBe(0)
  await programme.behind.query(
    `update what_if set held_until = held_until - interval '5 minutes' where id = $1`,
    [id],
  )
  expect((await playWhatIfs(programme.worker)).played).toBe(1)
})

test('nobody else’s clinic, and nobody who has no figures, learns that it was asked', async () => {
  const { id } = await as(coordinator).ask({ commandId: randomUUID(), question })
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  for (const other of [elsewhere, clinician])
    await expect(as(other).byId({ id })).rejects.toMatchObject({ message: 'not-found' })
  await expect(as(elsewhere).stop({ id, commandId: randomUUID() })).rejects.toMatchObject({
    message: 'not-found',
  })
  await expect(as(elsewhere).today({ clinicId: programme.clinic })).rejects.toMatchObject({
    message: 'not-found',
  })
  expect(await as(elsewhere).list()).toEqual([])
  // a colleague of the same clinic reads it, and does not stop it
  const colleague = await programme.signIn('coordinator')
  expect(await as(colleague).byId({ id })).toMatchObject({ isMine: false })
  await expect(as(colleague).stop({ id, commandId: randomUUID() })).rejects.toMatchObject({
    message: 'not-found',
  })
  await as(coordinator).stop({ id, commandId: randomUUID() })
})

test('today begins with what was counted; what rests on fewer than five people is a guess, and says so', async () => {
  const few = await as(coordinator).today({})
  expect(few.origins).toMatchObject({ arrivalsPerMonth: 'tooFew', agrees: 'tooFew', mentors: 'counted' })
  expect(few.observed).toMatchObject({ toMentor: null, supported: 0 })

  const mentor = await programme.signIn('mentor')
  for (let nth = 0; nth < 5; nth++) {
    programme.clock.set('2025-01-20T10:00:00.000Z')
    const met = await mentored(programme, { clinician, coordinator, mentor })
    programme.clock.set('2025-01-27T10:00:00.000Z')
    await step(programme, mentor, met, session(programme))
  }
  for (let nth = 0; nth < 7; nth++) {
    const there = await step(programme, clinician, await identified(programme, clinician), told)
    await step(programme, clinician, there, { type: 'optOut', reason: 'didNotSay', askAgain: 'never' })
  }
  programme.clock.set('2025-03-03T10:00:00.000Z')
  const many = await as(coordinator).today({})
  expect(many.today).toMatchObject({ arrivalsPerMonth: 2, agrees: 42, optsOut: 58 })
  expect(many.origins).toMatchObject({
    arrivalsPerMonth: 'counted',
    agrees: 'counted',
    sessionEveryDays: 'tooFew',
  })
  // they talked on the call that reached them, were introduced on the same day and met a week later
  expect(many.today).toMatchObject({ reached: 100, neverReached: 0 })
  expect(many.today).toMatchObject({ talkAfterDays: 0, introducedAfterDays: 0, firstSessionAfterDays: 5 })
  expect(many.origins).toMatchObject({ talkAfterDays: 'counted', firstSessionAfterDays: 'counted' })
  expect(many.observed).toMatchObject({ supported: 5, triedInTime: expect.anything() })
  // the analyst has the figures of every clinic and the same care about few
  const analyst = await programme.signIn('analyst')
  expect((await as(analyst).today({})).today.arrivalsPerMonth).toBe(2)
})

test('every try to reach somebody is counted, the first and those after it', async () => {
  const there = await programme.signIn('coordinator', programme.otherClinic)
  const clinic = await programme.signIn('clinician', programme.otherClinic)
  programme.clock.set('2025-02-03T10:00:00.000Z')
  for (let nth = 0; nth < 6; nth++) {
    const found = await identified(programme, clinic, { clinicId: programme.otherClinic })
    const yes = await step(programme, clinic, await step(programme, clinic, found, told), agreed)
    const referral = await step(programme, clinic, yes, { type: 'release' })
    const first = handedTo(await step(programme, there, referral, { type: 'accept' }))
    const second = await step(programme, there, first, {
      type: 'logAttempt',
      channel: 'call',
      outcome: 'noReply',
    })
    await step(programme, there, second, { type: 'logAttempt', channel: 'call', outcome: 'reached' })
  }
  programme.clock.set('2025-03-03T10:00:00.000Z')
  const counted = await as(there).today({})
  expect(counted.origins).toMatchObject({ reached: 'counted' })
  expect(counted.today).toMatchObject({ reached: 50 })
})
