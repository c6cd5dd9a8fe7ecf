import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { session } from '../testing/journey.ts'
import { named } from '../testing/named.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let lead: SignedIn
let otherLead: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await named(programme, team.mentor, 'Thandi')
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

async function leads(): Promise<void> {
  lead = await programme.signIn('safeguardingLead')
  otherLead = await programme.signIn('safeguardingLead')
}

function open(caller: SignedIn, person: { personId: string } | { clinicNumber: string }) {
  return asking(programme, caller).opening.open({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    person,
    why: 'riskToLife',
    words: 'The police ask whether he is known to us.',
  })
}

test('a lead opens one record for half an hour, reads it, and changes nothing', async () => {
  await leads()
  const { personId, mentoring } = await somebody(programme, team, 'mentored', { called: 'Ada' })
  await sent(programme, team.mentor, 'mentoring', mentoring, session(programme))
  const other = await somebody(programme, team, 'mentored')
  const ask = asking(programme, lead)
  expect(await noOf(ask.people.byId({ personId }))).toEqual({ code: 'not-found' })
  await open(lead, { personId })
  const seen = await ask.people.byId({ personId })
  expect(seen.person.called).toBe('Ada')
  expect(seen.episodes[0]?.lifecycles.map(({ kind }) => kind)).toEqual([
    'referral',
    'onboarding',
    'mentoring',
  ])
  // the page of a person says who supports them: in an emergency that is whom to ring
  const theirs = seen.episodes[0]?.lifecycles.at(-1)
  const mentorId = theirs?.kind === 'mentoring' ? theirs.mentorId : ''
  expect(await ask.mentors.called({ mentorId })).toEqual({ called: 'Thandi' })
  expect(seen.sessions).toHaveLength(1)
  expect(seen.timeline.length).toBeGreaterThan(5)
  expect(seen.episodes.flatMap(({ lifecycles }) => lifecycles.flatMap(({ options }) => options))).toEqual([])
  expect(await noOf(ask.people.byId({ personId: other.personId }))).toEqual({ code: 'not-found' })
  expect(await noOf(sent(programme, lead, 'mentoring', mentoring, { type: 'recordDeath' }))).toEqual({
    code: 'not-found',
  })
})

test('it ends by itself, whatever a program says', async () => {
  await leads()
  const { personId } = await somebody(programme, team, 'mentored')
  const { id } = await open(lead, { personId })
  await programme.behind.query(
    `update record_opening set opened_at = opened_at - interval '31 minutes', ends_at = ends_at - interval '31 minutes'
     where id = $1`,
    [id],
  )
  expect(await noOf(asking(programme, lead).people.byId({ personId }))).toEqual({ code: 'not-found' })
})

test('it ends with the place of the lead at that clinic', async () => {
  await leads()
  const { personId } = await somebody(programme, team, 'mentored')
  await open(lead, { personId })
  await programme.behind.query('delete from account_clinic where account_id = $1', [lead.accountId])
  expect(await noOf(asking(programme, lead).people.byId({ personId }))).toEqual({ code: 'not-found' })
})

test('the others hear of it in the same moment, by a reference and nothing else', async () => {
  await leads()
  const { personId } = await somebody(programme, team, 'mentored')
  const { id } = await open(lead, { personId })
  const { rows } = await programme.behind.query<{ account_id: string; person_id: string | null }>(
    `select account_id, person_id from notice where of = 'recordOpened' and lifecycle_id = $1`,
    [id],
  )
  expect(rows.map(({ account_id }) => account_id).sort()).toEqual(
    expect.arrayContaining([team.coordinator.accountId, otherLead.accountId].sort()),
  )
  expect(rows.map(({ account_id }) => account_id)).not.toContain(lead.accountId)
  expect(rows.every(({ person_id }) => person_id === null)).toBe(true)
  const { notices } = await asking(programme, otherLead).work.today()
  expect(notices).toContainEqual(expect.objectContaining({ of: 'recordOpened', lifecycleId: id }))
})

test('it takes a reason of twenty characters, a person whom the clinic released, and a lead of that clinic', async () => {
  await leads()
  const { personId } = await somebody(programme, team, 'mentored')
  const short = asking(programme, lead).opening.open({
    commandId: randomUUID(),
    clinicId: programme.clinic,
    person: { personId },
    why: 'riskToLife',
    words: 'urgent',
  })
  await expect(short).rejects.toThrow()
  const unreleased = await somebody(programme, team, 'identified')
  expect(await noOf(open(lead, { personId: unreleased.personId }))).toEqual({ code: 'not-found' })
  const elsewhere = await programme.signIn('safeguardingLead', programme.otherClinic)
  for (const caller of [elsewhere, team.coordinator])
    expect(await noOf(open(caller, { personId }))).toEqual({ code: 'not-found' })
  expect(await noOf(open(team.mentor, { personId }))).toEqual({ code: 'not-found' })
})

test('the clinic’s own number names the person as well', async () => {
  await leads()
  const { personId } = await somebody(programme, team, 'mentored', { clinicNumber: 'opening' })
  expect(await open(lead, { clinicNumber: 'Nopening1' })).toMatchObject({ personId })
  expect(await noOf(open(lead, { clinicNumber: 'N999' }))).toEqual({ code: 'not-found' })
})

test('somebody else reviews it and sees what was looked at; nobody reviews their own', async () => {
  await leads()
  const { personId } = await somebody(programme, team, 'mentored', { called: 'Ada' })
  const { id } = await open(lead, { personId })
  const review = {
    commandId: randomUUID(),
    id,
    outcome: 'inOrder' as const,
    words: 'Right to look.',
    personTold: true,
  }
  expect(await noOf(asking(programme, lead).opening.review(review))).toEqual({ code: 'not-yours' })
  const seen = await asking(programme, team.coordinator).opening.byId({ id })
  expect(seen).toMatchObject({
    mayReview: true,
    personName: 'Ada',
    words: 'The police ask whether he is known to us.',
  })
  // another lead reviews the opening and not the record
  expect(await asking(programme, otherLead).opening.byId({ id })).toMatchObject({
    personName: null,
    personId: null,
    words: 'The police ask whether he is known to us.',
  })
  await asking(programme, team.coordinator).opening.review({ ...review, commandId: randomUUID() })
  expect(await asking(programme, lead).opening.byId({ id })).toMatchObject({
    outcome: 'inOrder',
    review: 'Right to look.',
    personTold: true,
  })
})

test('not telling the person takes a reason', async () => {
  await leads()
  const { personId } = await somebody(programme, team, 'mentored')
  const { id } = await open(lead, { personId })
  const silent = asking(programme, team.coordinator).opening.review({
    commandId: randomUUID(),
    id,
    outcome: 'inOrder',
    words: '',
    personTold: false,
  })
  expect(await noOf(silent)).toMatchObject({ code: 'refused', reasons: ['Say why the person is not told.'] })
})

test('whoever has an opening that nobody reviewed in time opens no other', async () => {
  await leads()
  const { personId } = await somebody(programme, team, 'mentored')
  const { id } = await open(lead, { personId })
  await programme.behind.query(
    `update record_opening set opened_at = now() - interval '5 days', ends_at = now() - interval '5 days',
       review_due_at = now() - interval '1 day' where id = $1`,
    [id],
  )
  expect(await noOf(open(lead, { personId }))).toMatchObject({
    code: 'refused',
    reasons: ['An earlier opening of yours was not reviewed in time. Ask a colleague to review it first.'],
  })
  await asking(programme, otherLead).opening.review({
    commandId: randomUUID(),
    id,
    outcome: 'notInOrder',
    words: 'The concern page would have been enough.',
    personTold: true,
  })
  expect(await open(lead, { personId })).toMatchObject({ personId })
})
