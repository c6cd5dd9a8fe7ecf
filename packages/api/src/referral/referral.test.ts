import { randomUUID } from 'node:crypto'
import { ClinicSettings } from '@alongside/domain/clinic-settings'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { ringTimers } from '../jobs/ring-timers.ts'
import { sent } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { agreed, identified, released, told } from '../testing/journey.ts'
import { multiply, statementsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let clinician: SignedIn
let coordinator: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
})
afterAll(() => programme.close())

function byHand(clinicNumber: string, called = 'Sam') {
  return {
    clinicNumber,
    called,
    familyName: 'Okafor',
    reason: 'newlyDiagnosed',
    reasonOn: '2025-01-10',
    unwell: false,
    phone: '07700 900123',
    language: 'English',
  } as const
}

async function added(clinicNumber: string) {
  const asked = { commandId: randomUUID(), clinicId: programme.clinic, person: byHand(clinicNumber) }
  return asking(programme, clinician).referral.add(asked as never)
}

const contact = {
  called: 'Sam',
  channels: ['text', 'call', 'inPerson'],
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '18:00',
  phone: '+447700900123',
  email: '',
  nameToAskFor: '',
  ifSomeoneElseAnswers: '',
  whoElseSees: '',
  language: 'English',
  interpreter: false,
  notes: '',
} as never

test('somebody put on the list by hand stands on it by name and number, to be told', async () => {
  const { id, personId } = await added('N-100')
  const { rows, counts } = await asking(programme, clinician).referral.list({ view: 'toTell' })
  expect(rows.find(row => row.id === id)).toMatchObject({
    personId,
    name: 'Sam',
    clinicNumber: 'N-100',
    state: 'identified',
    owner: 'clinic',
    source: 'clinician',
    reason: 'newlyDiagnosed',
    reasonOn: '2025-01-10',
    offers: 0,
  })
  expect(counts.toTell).toBeGreaterThan(0)
})

test('a form that is sent twice adds one person', async () => {
  const asked = { commandId: randomUUID(), clinicId: programme.clinic, person: byHand('N-101') } as never
  const first = await asking(programme, clinician).referral.add(asked)
  expect(await asking(programme, clinician).referral.add(asked)).toEqual(first)
})

test('somebody who is on the list already is not added again', async () => {
  await added('N-102')
  const again = asking(programme, clinician).referral.add({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    person: byHand(' n-102'),
  } as never)
  expect(await noOf(again)).toMatchObject({ code: 'refused' })
})

test('a field that cannot be read is named, in words', async () => {
  const asked = { commandId: randomUUID(), clinicId: programme.clinic, person: byHand('') } as never
  const no = await noOf(asking(programme, clinician).referral.add(asked))
  expect(no.code).toBe('not-valid')
})

test('what may be done next is said with each row, and why not', async () => {
  const { id } = await added('N-103')
  const { options } = await asking(programme, clinician).referral.byId({ id })
  const types = options.map(({ type }) => type)
  expect(types).toContain('tell')
  expect(types).not.toContain('accept')
  const told1 = await asking(programme, clinician).referral.send({
    id,
    seq: 0,
    commandId: randomUUID(),
    event: told as never,
  })
  expect(told1.view?.options.map(({ type }) => type)).toContain('agree')
  const agreed1 = await asking(programme, clinician).referral.send({
    id,
    seq: 1,
    commandId: randomUUID(),
    event: agreed as never,
  })
  expect(agreed1.view?.options.find(({ type }) => type === 'release')).toMatchObject({
    open: false,
    reasons: ['Ask first how and when it is safe to reach this person.'],
  })
})

test('a release before the person was asked about contact is refused with the reason, and nothing has moved', async () => {
  const { id } = await added('N-104')
  const ask = asking(programme, clinician).referral
  await ask.send({ id, seq: 0, commandId: randomUUID(), event: told as never })
  await ask.send({ id, seq: 1, commandId: randomUUID(), event: agreed as never })
  const release = { id, seq: 2, commandId: randomUUID(), event: { type: 'release' } } as never
  expect(await noOf(ask.send(release))).toEqual({
    code: 'refused',
    reasons: ['Ask first how and when it is safe to reach this person.'],
  })
  expect(await ask.byId({ id })).toMatchObject({ state: 'agreed', seq: 2, releasedAt: null })
})

test('the charity sees somebody from the release on, and nobody before it', async () => {
  const { id, personId } = await added('N-105')
  const ask = asking(programme, clinician)
  const theirs = asking(programme, coordinator)
  await ask.referral.send({ id, seq: 0, commandId: randomUUID(), event: told as never })
  await ask.referral.send({ id, seq: 1, commandId: randomUUID(), event: agreed as never })
  const { person } = await ask.people.byId({ personId })
  await ask.people.recordContact({ personId, seq: person.seq, commandId: randomUUID(), contact })

  expect((await theirs.referral.list({ view: 'all' })).rows.map(row => row.id)).not.toContain(id)
  expect(await noOf(theirs.referral.byId({ id }))).toEqual({ code: 'not-found' })
  expect(await noOf(theirs.people.byId({ personId }))).toEqual({ code: 'not-found' })
  expect(await theirs.people.search({ clinicNumber: 'N-105' })).toEqual([])

  await ask.referral.send({ id, seq: 2, commandId: randomUUID(), event: { type: 'release' } as never })
  expect(await theirs.referral.byId({ id })).toMatchObject({
    name: 'Sam',
    state: 'released',
    owner: 'coordinator',
  })
  expect((await theirs.people.search({ clinicNumber: 'N-105' })).map(found => found.personId)).toEqual([
    personId,
  ])
})

test('what a person agrees to is kept question by question, with the day and the way it was asked', async () => {
  const { id, personId } = await added('N-106')
  const ask = asking(programme, clinician)
  await ask.referral.send({ id, seq: 0, commandId: randomUUID(), event: told as never })
  await ask.referral.send({ id, seq: 1, commandId: randomUUID(), event: agreed as never })
  const { person } = await ask.people.byId({ personId })
  expect(person.consents).toHaveLength(6)
  expect(person.consents).toContainEqual({
    scope: 'teamDiscussion',
    given: false,
    how: 'inPerson',
    at: programme.clock.now(),
    withdrawnAt: null,
  })
})

test('somebody who opts out after the release is gone for the charity with the next statement', async () => {
  const { id, personId } = await added('N-107')
  const ask = asking(programme, clinician)
  await ask.referral.send({ id, seq: 0, commandId: randomUUID(), event: told as never })
  await ask.referral.send({ id, seq: 1, commandId: randomUUID(), event: agreed as never })
  await ask.people.recordContact({ personId, seq: 0, commandId: randomUUID(), contact })
  await ask.referral.send({ id, seq: 2, commandId: randomUUID(), event: { type: 'release' } as never })
  const theirs = asking(programme, coordinator)
  const optedOut = await theirs.referral.send({
    id,
    seq: 3,
    commandId: randomUUID(),
    event: { type: 'optOut' } as never,
  })
  expect(optedOut).toMatchObject({ state: 'optedOut', view: null })
  expect(await noOf(theirs.people.byId({ personId }))).toEqual({ code: 'not-found' })
  expect(await noOf(theirs.referral.byId({ id }))).toEqual({ code: 'not-found' })
  expect(await ask.referral.byId({ id })).toMatchObject({ state: 'optedOut', name: 'Sam' })
})

test('silence never releases anybody where the clinic releases on explicit agreement', async () => {
  const { id, personId } = await added('N-120')
  const ask = asking(programme, clinician)
  await ask.referral.send({ id, seq: 0, commandId: randomUUID(), event: told as never })
  await ask.people.recordContact({ personId, seq: 0, commandId: randomUUID(), contact })
  programme.clock.set('2025-01-21T10:00:00.000Z')
  await ringTimers(programme.worker)
  expect(await ask.referral.byId({ id })).toMatchObject({ state: 'openOffer', releasedAt: null })
  expect(await noOf(asking(programme, coordinator).referral.byId({ id }))).toEqual({ code: 'not-found' })
})

test('where a Caldicott Guardian approved it, the end of the window releases by itself, but nobody who was not asked', async () => {
  const within = {
    release: { basis: 'withinService', approvedBy: 'Dr A Guardian', approvedOn: '2025-01-02' },
  }
  await programme.behind.query(
    `insert into clinic_setting (clinic_id, effective_on, set_at, settings) values ($1, '2025-01-02', now(), $2)`,
    [programme.clinic, JSON.stringify(ClinicSettings.parse(within))],
  )
  const ask = asking(programme, clinician)
  const asked = await added('N-121')
  await ask.people.recordContact({ personId: asked.personId, seq: 0, commandId: randomUUID(), contact })
  const notAsked = await added('N-122')
  for (const { id } of [asked, notAsked])
    await ask.referral.send({ id, seq: 0, commandId: randomUUID(), event: told as never })
  programme.clock.set('2025-01-29T10:00:00.000Z')
  await ringTimers(programme.worker)
  expect(await asking(programme, coordinator).referral.byId({ id: asked.id })).toMatchObject({
    state: 'released',
    releasedOn: 'withinService',
    name: 'Sam',
  })
  expect(await ask.referral.byId({ id: notAsked.id })).toMatchObject({ state: 'openOffer' })
  await programme.behind.query('delete from clinic_setting')
})

test('whoever decides on an old page is told what changed meanwhile, through which role and when', async () => {
  const { id } = await added('N-108')
  const ask = asking(programme, clinician).referral
  await ask.send({ id, seq: 0, commandId: randomUUID(), event: told as never })
  const late = ask.send({ id, seq: 0, commandId: randomUUID(), event: { type: 'optOut' } as never })
  expect(await noOf(late)).toEqual({
    code: 'changed-meanwhile',
    meanwhile: [{ label: 'Told about the offer', by: 'clinician', at: programme.clock.now() }],
  })
})

test('what waits for the clinic is one list: to tell, to offer again, to release, and questions to answer', async () => {
  const other = await openProgramme()
  const [adviser, team] = [await other.signIn('clinician'), await other.signIn('coordinator')]
  const ask = asking(other, adviser).referral
  const put = async (clinicNumber: string, more: Record<string, unknown> = {}) => {
    const asked = {
      commandId: randomUUID(),
      clinicId: other.clinic,
      person: { ...byHand(clinicNumber), ...more },
    }
    return (await ask.add(asked as never)).id
  }
  const toTell = await put('T-1')
  const back = await put('T-2', { reason: 'reEngaging', reasonOn: '2025-01-05' })
  const thinking = await put('T-3')
  await sent(other, adviser, 'referral', thinking, told)
  const again = await put('T-4')
  await sent(other, adviser, 'referral', again, told)
  await sent(other, adviser, 'referral', again, { type: 'leaveOpen' })
  const queried = await released(other, adviser)
  await sent(other, team, 'referral', queried.id, { type: 'query', question: 'Which name do they go by?' })
  const mine = await ask.list({ view: 'toDo' })
  expect(new Set(mine.rows.map(({ id }) => id))).toEqual(new Set([toTell, back, again, queried.id]))
  expect(mine.counts).toMatchObject({ toDo: 4, told: 1, all: 5 })
  const returning = await ask.list({ view: 'toDo', only: 'reEngaging' })
  expect(returning.rows.map(({ id }) => id)).toEqual([back])
  expect(returning.counts).toMatchObject({ toDo: 1, all: 1 })
  await other.close()
})

test('a click twice has one effect and the same answer', async () => {
  const { id } = await added('N-109')
  const ask = asking(programme, clinician).referral
  const submission = { id, seq: 0, commandId: randomUUID(), event: told as never }
  const first = await ask.send(submission)
  const second = await ask.send(submission)
  expect(second).toEqual(first)
  expect(await ask.byId({ id })).toMatchObject({ seq: 1, offers: 1 })
})

test('a list can be leafed through by key, and no row comes twice or is left out', async () => {
  const other = await openProgramme()
  const theirClinician = await other.signIn('clinician')
  const first = await identified(other, theirClinician)
  await multiply(other, first, 26)
  const ask = asking(other, theirClinician).referral
  const seen: string[] = []
  let after: string | null | undefined
  do {
    const page: { rows: { id: string }[]; next: string | null; counts: { all: number } } = await ask.list({
      view: 'toTell',
      limit: 10,
      ...(after ? { after } : {}),
    } as never)
    seen.push(...page.rows.map(row => row.id))
    expect(page.counts.all).toBe(27)
    after = page.next
  } while (after)
  expect(seen).toHaveLength(27)
  expect(new Set(seen).size).toBe(27)
  await other.close()
})

test('a page that somebody made up is refused', async () => {
  const made = asking(programme, clinician).referral.list({ view: 'all', after: 'bm9uc2Vuc2U' } as never)
  expect((await noOf(made)).code).toBe('not-valid')
})

test('a list of fifty costs as many statements as a list of five', async () => {
  const other = await openProgramme()
  const theirClinician = await other.signIn('clinician')
  const first = await identified(other, theirClinician)
  await multiply(other, first, 4)
  const ask = asking(other, theirClinician).referral
  const list = () => ask.list({ view: 'toTell', limit: 50 })
  const few = await statementsOf(list)
  await multiply(other, first, 45)
  expect((await list()).rows).toHaveLength(50)
  expect(await statementsOf(list)).toBe(few)
  await other.close()
})
