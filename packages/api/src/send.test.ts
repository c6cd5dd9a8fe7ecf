import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from './actor.ts'
import { ring, send } from './send.ts'
import {
  agreed,
  handedTo,
  identified,
  mentored,
  must,
  released,
  session,
  step,
  told,
} from './testing/journey.ts'
import { openProgramme, type Programme } from './testing/programme.ts'

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

test('a person goes from a clinic list to a closed record through one door', async () => {
  const mentoring = await mentored(programme, { clinician, coordinator, mentor })
  const met = await step(programme, mentor, mentoring, session(programme))
  const ending = await step(programme, mentor, met, { type: 'planEnding', reason: 'goalsMet' })
  const discharge = handedTo(ending)
  const closing = await step(programme, mentor, discharge, {
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
})
