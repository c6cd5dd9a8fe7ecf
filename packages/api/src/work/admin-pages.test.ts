/** What the pages of coordinators, leads and administrators cost the database. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { whoIs } from '../actor.ts'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { questionsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let met: Somebody
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  met = await somebody(programme, team, 'mentored')
  await somebody(programme, team, 'released')
  await somebody(programme, team, 'ending')
  // late for everybody, so that every part of a first page has something in it
  programme.clock.set('2025-06-02T10:00:00.000Z')
})
afterAll(() => programme.close())

type Asking = ReturnType<typeof asking>

async function dearest(
  role: 'coordinator' | 'safeguardingLead' | 'administrator',
  pagesOf: (ask: Asking) => Record<string, readonly (() => Promise<unknown>)[]>,
): Promise<[string, number][]> {
  const caller = role === 'coordinator' ? team.coordinator : await programme.signIn(role)
  const ask = asking(programme, caller)
  // a page and the frame around it ask the API apart: who asks is looked up for each
  const frame = [() => whoIs(programme.api, caller.session), () => ask.me.get()]
  const costs: [string, number][] = []
  for (const [name, calls] of Object.entries(pagesOf(ask))) {
    let cost = 0
    for (const call of [...frame, frame[0], ...calls]) if (call) cost += await questionsOf(call)
    costs.push([name, cost])
  }
  return costs.filter(([, cost]) => cost > 12)
}

test('no page of a coordinator asks the database more than twelve times', async () => {
  const { mentorId } = team.mentor
  expect(
    await dearest('coordinator', ask => ({
      home: [() => ask.work.today()],
      referrals: [() => ask.referral.list({ view: 'all' })],
      onboarding: [() => ask.onboarding.list({ view: 'all' })],
      mentoring: [() => ask.mentoring.list({ view: 'all' })],
      endings: [() => ask.discharge.list({ view: 'all' })],
      mentors: [() => ask.mentors.list()],
      'a mentor': [() => ask.caseload.ofMentor({ mentorId: mentorId ?? '' })],
      cover: [() => ask.caseload.covers()],
      'a person': [() => ask.people.byId({ personId: met.personId })],
      concerns: [() => ask.concern.list({ view: 'all' })],
      emergencies: [() => ask.opening.list()],
      quality: [() => ask.quality.list()],
      keeping: [() => ask.keeping.list()],
      copies: [() => ask.subjectAccess.list()],
      messages: [() => ask.messages.unsent()],
    })),
  ).toEqual([])
})

test('nor one of a safeguarding lead or an administrator', async () => {
  expect(
    await dearest('safeguardingLead', ask => ({
      home: [() => ask.work.today()],
      concerns: [() => ask.concern.list({ view: 'all' })],
      emergencies: [() => ask.opening.list()],
      unusual: [() => ask.audit.unusual()],
      copies: [() => ask.subjectAccess.list()],
    })),
  ).toEqual([])
  expect(
    await dearest('administrator', ask => ({
      home: [() => ask.work.today()],
      accounts: [() => ask.accounts.list()],
      clinics: [() => ask.places.list()],
      'a clinic': [() => ask.places.clinic({ id: programme.clinic })],
      'who covers': [() => ask.places.deputies({ id: programme.clinic })],
    })),
  ).toEqual([])
})
