import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { whoIs } from '../actor.ts'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { nameAccount } from '../message/message.fixture.ts'
import { aTeam, contact, type Somebody, sent, somebody, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { aConcern, aSupervision } from '../testing/beside.ts'
import { told as tell } from '../testing/journey.ts'
import { multiply, questionsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let toTell: Somebody
let told: Somebody
let supported: Somebody
let ending: Somebody
let concern: string
let supervision: string
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  supported = await somebody(programme, team, 'mentored', { scopes: { teamDiscussion: true } })
  ending = await somebody(programme, team, 'ending')
  told = await somebody(programme, team, 'identified')
  const { personId } = told
  await nameAccount(programme, team.clinician.accountId, 'Rosa Field')
  await asking(programme, team.clinician).people.recordContact({
    personId,
    seq: (await asking(programme, team.clinician).people.byId({ personId })).person.seq,
    commandId: randomUUID(),
    contact: { ...contact, channels: [...contact.channels] },
  })
  await sent(programme, team.clinician, 'referral', told.referral, tell)
  toTell = await somebody(programme, team, 'identified')
  concern = await aConcern(programme, team.clinician, supported.personId, { account: 'What was said.' })
  supervision = await aSupervision(programme, team.coordinator)
  await bringByName(supervision, supported.personId)
  await deliverOutbox(programme.worker)
  await multiply(programme, { kind: 'referral', id: toTell.referral }, 496)
})
afterAll(() => programme.close())

async function bringByName(id: string, personId: string): Promise<void> {
  const { aliases } = await asking(programme, team.mentor).supervision.byId({ id })
  await sent(programme, team.mentor, 'supervision', id, {
    type: 'addItem',
    itemId: randomUUID(),
    alias: aliases.find(each => each.personId === personId)?.alias ?? '',
    byName: true,
    about: 'How to go on.',
  })
}

/** A page and the frame around it ask the API apart: who asks is looked up for each, and the frame asks who that is. */
async function costOf(role: keyof Team, calls: readonly (() => Promise<unknown>)[]): Promise<number> {
  const ask = asking(programme, team[role])
  const who = () => whoIs(programme.api, team[role].session)
  let cost = 0
  for (const call of [who, () => ask.me.get(), who, ...calls]) cost += await questionsOf(call)
  return cost
}

test('with five hundred people no page of a clinic asks the database more than eight times', async () => {
  const ask = asking(programme, team.clinician)
  const { referral: id, personId } = toTell
  const period = { from: '2025-01', to: '2025-03' } as Parameters<typeof ask.impact.report>[0]
  const pages = {
    home: [() => ask.work.atTheDesk()],
    worklist: [() => ask.referral.list({ view: 'toDo', limit: 25 })],
    'a person': [() => ask.people.byId({ personId })],
    'a person whom the team supports': [() => ask.people.byId({ personId: supported.personId })],
    'a person whose support ends': [() => ask.people.byId({ personId: ending.personId })],
    'a step': [() => ask.referral.byId({ id })],
    release: [() => ask.referral.toRelease({ id })],
    'a private link': [() => ask.links.preview({ referralId: told.referral })],
    'what happened': [() => ask.receipts.list({ limit: 25 })],
    'not seen': [() => ask.me.get(), () => ask.careGaps.list({})],
    find: [() => ask.people.search({ clinicNumber: 'N1' })],
    lists: [() => ask.me.get(), () => ask.intake.list({ clinicId: programme.clinic, limit: 25 })],
    concerns: [() => ask.concern.list({ view: 'followed', limit: 50 })],
    'a concern': [() => ask.concern.byId({ id: concern })],
    supervision: [() => ask.supervision.atAGlance()],
    'a supervision with somebody by name': [() => ask.supervision.byId({ id: supervision })],
    'our figures, counted for the first time': [() => ask.impact.report(period)],
    'our figures': [() => ask.impact.report(period)],
    signatures: [() => ask.training.list({ view: 'signOff' })],
    post: [() => ask.messages.posted()],
  }
  expect((await ask.links.preview({ referralId: told.referral })).reason).toBeNull()
  const counts: Record<string, number> = {}
  for (const [name, calls] of Object.entries(pages)) counts[name] = await costOf('clinician', calls)
  expect(Object.entries(counts).filter(([, count]) => count > 8)).toEqual([])
  expect((await ask.referral.list({ view: 'all', limit: 1 })).counts.all).toBe(500)
})

test('the page of a person costs a coordinator and a mentor no more', async () => {
  const counts: number[] = []
  for (const role of ['coordinator', 'mentor'] as const)
    for (const { personId } of [supported, ending])
      counts.push(await costOf(role, [() => asking(programme, team[role]).people.byId({ personId })]))
  expect(counts.filter(count => count > 8)).toEqual([])
})

test('the first page of a clinic shows its work, what it heard and its last list', async () => {
  const ask = asking(programme, team.clinician)
  const { work, receipts, lastList } = await ask.work.atTheDesk()
  expect(work).toEqual(await ask.work.today())
  const page = await ask.receipts.list({ limit: 5 })
  expect(receipts).toEqual(page)
  expect(receipts.rows.length).toBeGreaterThan(0)
  expect(lastList).toBeNull()
})

test('the last look before a release shows what stands in the record, and shows it to nobody else', async () => {
  const ask = asking(programme, team.clinician)
  const { referral, person } = await ask.referral.toRelease({ id: told.referral })
  const page = await ask.people.byId({ personId: told.personId })
  expect(person).toEqual(page.person)
  expect(page.episodes[0]?.lifecycles).toContainEqual(referral)
  await expect(asking(programme, team.mentor).referral.toRelease({ id: told.referral })).rejects.toThrow()
  await expect(
    asking(programme, team.coordinator).referral.toRelease({ id: told.referral }),
  ).rejects.toThrow()
})
