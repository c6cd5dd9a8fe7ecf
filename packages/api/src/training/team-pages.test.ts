/** What a page of joining costs, for whoever learns and for whoever looks after them, with five hundred on their way. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SignedIn, whoIs } from '../actor.ts'
import { aTeam, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import {
  checked,
  enrolled,
  interested,
  type Joining,
  type Learner,
  learns,
  type NewMentor,
  offered,
  practised,
  sends,
  signedOff,
  writesForm,
} from '../testing/joining.ts'
import { multiplyHolders, questionsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let applicant: Joining
let learner: Learner
let newMentor: NewMentor
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  applicant = await offered(programme, team.coordinator)
  await checked(programme, team.coordinator, applicant.recruitment)
  learner = await enrolled(programme, team.coordinator)
  await learns(programme, learner)
  await practised(programme, team.coordinator, learner)
  const { id: cohortId } = await asking(programme, team.coordinator).training.makeCohort({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    name: 'Spring',
    startsOn: '2025-01-20' as never,
  })
  await sends(programme, team.coordinator, 'training', learner.training, { type: 'joinCohort', cohortId })
  const second = await enrolled(programme, team.coordinator)
  await learns(programme, second)
  await practised(programme, team.coordinator, second)
  newMentor = await signedOff(programme, team, second)
  await multiplyHolders(programme, { kind: 'recruitment', id: applicant.recruitment }, 500)
  await multiplyHolders(programme, { kind: 'training', id: learner.training }, 500)
  await multiplyHolders(programme, { kind: 'standing', id: newMentor.standings[0] ?? '' }, 500)
})
afterAll(() => programme.close())

/** A page and the frame around it ask the API apart: who asks is looked up for each, and the frame asks who that is. */
async function costOf(who: SignedIn, calls: readonly (() => Promise<unknown>)[]): Promise<number> {
  const looksUp = () => whoIs(programme.api, who.session)
  let cost = 0
  for (const call of [looksUp, () => asking(programme, who).me.get(), looksUp, ...calls])
    cost += await questionsOf(call)
  return cost
}

test('no page of whoever applies, learns or is a mentor asks the database more than eight times', async () => {
  const pages = async (who: SignedIn, module = 'role' as const) => {
    const ask = asking(programme, who)
    return {
      'the first page': await costOf(who, [() => ask.training.mine()]),
      'a module': await costOf(who, [() => ask.training.module({ module })]),
      'its questions': await costOf(who, [() => ask.training.check({ module, draw: 'a' })]),
      'what was practised': await costOf(who, [() => ask.training.practice()]),
      'the record': await costOf(who, [() => ask.training.record()]),
    }
  }
  const writing = await interested(programme)
  const draftId = await writesForm(programme, writing)
  const costs = {
    applicant: await pages(applicant.applicant),
    trainee: await pages(learner.trainee),
    mentor: await pages(newMentor.mentor),
    form: {
      'a step': await costOf(writing.applicant, [
        () => asking(programme, writing.applicant).recruitment.draft({ draftId }),
      ]),
    },
    refresher: {
      'its questions': await costOf(newMentor.mentor, [
        () =>
          asking(programme, newMentor.mentor).standing.refresher({
            id: newMentor.standings[0] ?? '',
            refresher: 'boundaries',
            draw: 'a',
          }),
      ]),
    },
  }
  expect(tooDear(costs, 8)).toEqual([])
})

test('no page of a coordinator about them asks the database more than twelve times', async () => {
  const who = team.coordinator
  const ask = asking(programme, who)
  const lists = {
    recruitment: await costOf(who, [() => ask.recruitment.list({ view: 'open' })]),
    training: await costOf(who, [() => ask.training.list({ view: 'open' })]),
    standing: await costOf(who, [() => ask.standing.list({ view: 'open' })]),
    groups: await costOf(who, [() => ask.training.cohorts()]),
    invitations: await costOf(who, [() => ask.recruitment.invitations()]),
  }
  const one = {
    application: await costOf(who, [() => ask.recruitment.whole({ id: applicant.recruitment })]),
    training: await costOf(who, [() => ask.training.whole({ id: learner.training })]),
    standing: await costOf(who, [() => ask.standing.byId({ id: newMentor.standings[0] ?? '' })]),
  }
  expect((await ask.training.list({ view: 'open' })).counts.open).toBeGreaterThan(500)
  expect(tooDear({ lists, one }, 12)).toEqual([])
})

function tooDear(costs: Record<string, Record<string, number>>, most: number): string[] {
  return Object.entries(costs).flatMap(([part, pages]) =>
    Object.entries(pages)
      .filter(([, cost]) => cost > most || cost < 3)
      .map(([page, cost]) => `${part}, ${page}: ${cost}`),
  )
}
