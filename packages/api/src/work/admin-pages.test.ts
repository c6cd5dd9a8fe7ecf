/** What the pages of coordinators, leads and administrators cost the database. */
import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { month } from '@alongside/domain/impact'
import { instant } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { whoIs } from '../actor.ts'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { aConcern } from '../testing/beside.ts'
import { enrolled, interested, learns, practised, signedOff } from '../testing/joining.ts'
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
type Calls = readonly (() => Promise<unknown>)[]
type Role = 'coordinator' | 'safeguardingLead' | 'administrator'

/** A page and the frame around it ask the API apart, each call as a request of its own: who asks is looked up for each. */
async function costsOf(
  role: Role,
  pagesOf: (ask: Asking) => Record<string, Calls>,
): Promise<Record<string, number>> {
  const caller = role === 'coordinator' ? team.coordinator : await programme.signIn(role)
  const ask = asking(programme, caller)
  const who = () => whoIs(programme.api, caller.session)
  const costs: Record<string, number> = {}
  for (const [page, calls] of Object.entries(pagesOf(ask))) {
    let cost = 0
    for (const call of [() => ask.me.get(), ...calls])
      cost += (await questionsOf(who)) + (await questionsOf(call))
    costs[page] = cost
  }
  return costs
}

/** Pages that ask the API nothing but who is there, and what the library asks that signs people in. */
const askNothing = [
  '_app.$',
  '_app.confirm',
  '_app.find',
  '_app.my-sign-in',
  '_app.my-sign-in_.password',
  '_app.my-sign-in_.spare-codes',
  '_app.records',
  '_app.recruitment.figures_.paper',
]

/** The pages of the app, by their files. */
function everyPage(): string[] {
  const folder = join(import.meta.dirname, '../../../../apps/admin/app/routes')
  return readdirSync(folder)
    .filter(file => file.startsWith('_app.') && file.endsWith('.tsx') && file !== '_app.tsx')
    .map(file => file.replace(/\.tsx$/, ''))
    .filter(page => !askNothing.includes(page))
    .sort()
}

test('no page of the admin app asks the database more than twelve times', async () => {
  const { mentorId } = team.mentor
  const { personId, onboarding } = met
  const { coordinator } = team
  const { id: supervision } = await asking(programme, coordinator).supervision.arrange({
    clinicId: programme.clinic,
    mentorId: null,
    plannedAt: instant('2025-06-12T10:00:00.000Z'),
    commandId: randomUUID(),
  })
  const concern = await aConcern(programme, coordinator, personId, { account: 'What was said.' })
  const joining = await interested(programme)
  const { training } = await enrolled(programme, coordinator)
  const learned = await enrolled(programme, coordinator)
  await learns(programme, learned)
  await practised(programme, coordinator, learned)
  const [standing = ''] = (await signedOff(programme, team, learned)).standings
  const coordinators = await costsOf('coordinator', ask => ({
    '_app._index': [() => ask.work.today()],
    '_app.concerns.$id': [() => ask.concern.byId({ id: concern })],
    '_app.concerns._index': [() => ask.concern.list({ view: 'all' })],
    '_app.copies._index': [() => ask.subjectAccess.list()],
    '_app.cover._index': [() => ask.caseload.covers()],
    '_app.cover.new': [() => ask.mentors.list()],
    '_app.endings': [() => ask.discharge.list({ view: 'all' })],
    '_app.impact._index': [
      () => ask.impact.ask({ from: month('2025-01'), to: month('2025-05') }),
      () => ask.chartMarks.list({ standing: true }),
    ],
    '_app.impact.charts.$series': [() => ask.chartMarks.list({ series: 'coverage' })],
    '_app.keeping': [() => ask.keeping.page({})],
    '_app.mentoring': [() => ask.mentoring.list({ view: 'all' })],
    '_app.mentors.$id': [() => ask.caseload.ofMentor({ mentorId: mentorId ?? '' })],
    '_app.mentors._index': [() => ask.mentors.list()],
    '_app.messages': [() => ask.messages.unsent()],
    '_app.my-looks': [() => ask.audit.own()],
    '_app.onboarding': [() => ask.onboarding.list({ view: 'all' })],
    '_app.openings._index': [() => ask.opening.list()],
    '_app.people.$id._index': [
      () => ask.people.byId({ personId }),
      () => ask.mentors.called({ mentorId: mentorId ?? '' }),
    ],
    '_app.people.$id.contact': [() => ask.people.byId({ personId })],
    '_app.people.$id.copy': [() => ask.people.byId({ personId })],
    '_app.people.$id.earlier.$episode': [() => ask.people.byId({ personId })],
    '_app.people.$id.equality': [() => ask.people.byId({ personId })],
    '_app.people.$id.looks': [() => ask.audit.person({ personId })],
    '_app.people.$id.write': [() => ask.messages.draft({ personId, words: { purpose: 'tryAgain' } })],
    '_app.post': [() => ask.messages.posted()],
    '_app.quality': [() => ask.quality.list()],
    '_app.recruitment.$id': [() => ask.recruitment.whole({ id: joining.recruitment })],
    '_app.recruitment._index': [() => ask.recruitment.list({ view: 'open', limit: 50 })],
    '_app.recruitment.figures': [() => ask.recruitmentFigures.report({ months: 12 })],
    '_app.recruitment.invite': [() => ask.recruitment.invitations()],
    '_app.referrals': [() => ask.referral.list({ view: 'all' })],
    '_app.standing.$id': [() => ask.standing.byId({ id: standing })],
    '_app.standing._index': [() => ask.standing.list({ view: 'open' })],
    // the dearest of the steps: it lists the mentors who might meet somebody
    '_app.step.$kind.$id.$event': [
      () => ask.people.ofRecord({ kind: 'onboarding', id: onboarding }),
      () => ask.onboarding.candidates({ id: onboarding }),
    ],
    '_app.supervision.$id': [() => ask.supervision.byId({ id: supervision })],
    '_app.supervision._index': [
      () => ask.supervision.list({ view: 'coming', limit: 50 }),
      () => ask.supervision.list({ view: 'open', limit: 50 }),
      () => ask.supervision.list({ view: 'ended', limit: 10 }),
      () => ask.supervision.recency(),
    ],
    '_app.supervision.thoughts': [() => ask.supervision.reflections()],
    '_app.take.$list': [() => ask.me.get()],
    '_app.training.$id': [() => ask.training.whole({ id: training })],
    '_app.training._index': [() => ask.training.list({ view: 'open' })],
    '_app.training.groups': [() => ask.training.cohorts()],
    '_app.ways-back': [() => ask.waysBack.list()],
    '_app.what-if._index': [() => ask.whatIf.list(), () => ask.whatIf.today({})],
  }))
  const leads = await costsOf('safeguardingLead', ask => ({
    '_app._index': [() => ask.work.today()],
    '_app.concerns._index': [() => ask.concern.list({ view: 'all' })],
    '_app.openings._index': [() => ask.opening.list()],
    '_app.unusual': [() => ask.audit.unusual()],
    '_app.copies._index': [() => ask.subjectAccess.list()],
  }))
  const { clinic } = programme
  const administrators = await costsOf('administrator', ask => ({
    '_app._index': [() => ask.work.today()],
    '_app.accounts.$id': [() => ask.accounts.byId({ id: coordinator.accountId }), () => ask.places.list()],
    '_app.accounts._index': [() => ask.accounts.list({ view: 'open', limit: 50 })],
    '_app.accounts.invite': [() => ask.places.list()],
    '_app.clinics.$id.$group': [() => ask.places.toSettle({ id: clinic })],
    '_app.clinics.$id._index': [() => ask.places.clinic({ id: clinic })],
    '_app.clinics.$id.words._index': [() => ask.places.clinic({ id: clinic })],
    '_app.clinics.$id.words.$purpose.$language': [() => ask.places.toSettle({ id: clinic })],
    '_app.clinics.$id.deputies': [() => ask.places.deputies({ id: clinic })],
    '_app.clinics._index': [() => ask.places.list()],
    '_app.clinics.messages': [() => ask.places.list()],
    '_app.clinics.rename.$place.$id': [() => ask.places.list()],
    '_app.systems.$id': [() => ask.integrations.list({})],
    '_app.systems._index': [() => ask.integrations.list({})],
    '_app.systems.deliveries': [() => ask.integrations.deliveries({ state: 'waiting' })],
  }))
  const all = [coordinators, leads, administrators].flatMap(costs => Object.entries(costs))
  expect(all.filter(([, cost]) => cost > 12)).toEqual([])
  // one page of one record that was asked for, like that of a step, and no more
  const apart = ['_app.openings.$id', '_app.what-if.$id']
  expect([...new Set([...all.map(([page]) => page), ...apart])].sort()).toEqual(everyPage())
})
