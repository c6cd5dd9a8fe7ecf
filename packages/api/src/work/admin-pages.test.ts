/** What the pages of coordinators, leads and administrators cost the database. */
import { randomUUID } from 'node:crypto'
import { month } from '@alongside/domain/impact'
import { instant } from '@alongside/domain/time'
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
  const { id: supervision } = await asking(programme, team.coordinator).supervision.arrange({
    clinicId: programme.clinic,
    mentorId: null,
    plannedAt: instant('2025-06-12T10:00:00.000Z'),
    commandId: randomUUID(),
  })
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
      supervisions: [
        () => ask.supervision.list({ view: 'coming', limit: 50 }),
        () => ask.supervision.list({ view: 'open', limit: 50 }),
        () => ask.supervision.list({ view: 'ended', limit: 10 }),
        () => ask.supervision.recency(),
      ],
      'a supervision': [() => ask.supervision.byId({ id: supervision })],
      thoughts: [() => ask.supervision.reflections()],
      recruitment: [() => ask.recruitment.list({ view: 'open', limit: 50 })],
      'figures of recruitment': [() => ask.recruitmentFigures.report({ months: 12 })],
      training: [() => ask.training.list({ view: 'open' })],
      groups: [() => ask.training.cohorts()],
      standing: [() => ask.standing.list({ view: 'open' })],
      impact: [() => ask.impact.ask({ from: month('2025-01'), to: month('2025-05') })],
      'what if': [() => ask.whatIf.list(), () => ask.whatIf.today({})],
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
      accounts: [() => ask.accounts.list({ view: 'open', limit: 50 })],
      'an account': [() => ask.accounts.byId({ id: team.coordinator.accountId })],
      clinics: [() => ask.places.list()],
      'a clinic': [() => ask.places.clinic({ id: programme.clinic })],
      'who covers': [() => ask.places.deputies({ id: programme.clinic })],
      systems: [() => ask.integrations.list({})],
      deliveries: [() => ask.integrations.deliveries({ state: 'waiting' })],
    })),
  ).toEqual([])
})
