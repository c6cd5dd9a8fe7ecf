/** Everything held about one person: asked for by one, confirmed by another, made within a day. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { asking, noOf } from '../testing/asking.ts'
import { mentored, session, step } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let coordinator: SignedIn
let second: SignedIn
let lead: SignedIn
let personId: string

beforeAll(async () => {
  programme = await openProgramme()
  const clinician = await programme.signIn('clinician')
  coordinator = await programme.signIn('coordinator')
  second = await programme.signIn('coordinator')
  lead = await programme.signIn('safeguardingLead')
  const mentor = await programme.signIn('mentor')
  const mentoring = await mentored(programme, { clinician, coordinator, mentor })
  await step(programme, mentor, mentoring, {
    ...session(programme),
    note: 'We walked along the river.',
  } as never)
  const { rows } = await programme.behind.query<{ person_id: string }>(
    'select person_id from mentoring where id = $1',
    [mentoring.id],
  )
  personId = rows[0]?.person_id ?? ''
})
afterAll(() => programme.close())

const ask = (caller: SignedIn) => asking(programme, caller).subjectAccess
const command = () => ({ commandId: randomUUID() })
const asked = () =>
  ask(coordinator).ask({ ...command(), personId, askedHow: 'inWriting', identitySeen: 'document' })

test('what was asked for is confirmed by a colleague, holds the mentor’s notes, and is written down', async () => {
  const { id } = await asked()
  expect((await noOf(ask(coordinator).take({ ...command(), id }))).code).toBe('refused')
  expect((await noOf(ask(coordinator).decide({ ...command(), id, confirm: true }))).code).toBe('refused')
  expect((await ask(second).list()).requests.find(each => each.id === id)).toMatchObject({
    mayDecide: true,
    mayTake: false,
  })
  await ask(second).decide({ ...command(), id, confirm: true })
  const file = await ask(coordinator).take({ ...command(), id })
  expect(file.person.id).toBe(personId)
  expect(file.episodes[0]?.sessions.map(({ note }) => note)).toEqual(['We walked along the river.'])
  expect(file.episodes[0]?.records.map(({ kind }) => kind)).toEqual(['referral', 'onboarding', 'mentoring'])
  expect(file.consents.length).toBeGreaterThan(0)
  expect(file.looks.map(({ what }) => what)).toContain('Asked for a copy of everything, for the person')
  // the words of the file stand in no memory of answers
  const { rows } = await programme.behind.query(`select 1 from command where reply::text like '%river%'`)
  expect(rows).toEqual([])
  const { rows: log } = await programme.behind.query(
    `select outcome from access_log where what = 'subjectAccess.take' and person_ids @> array[$1::uuid]`,
    [personId],
  )
  expect(log).toEqual([{ outcome: 'changed' }])
})

test('the safeguarding lead may be the second person, and never takes the file', async () => {
  const { id } = await asked()
  const shown = (await ask(lead).list()).requests.find(each => each.id === id)
  expect(shown).toMatchObject({ called: null, mayDecide: true, mayTake: false })
  await ask(lead).decide({ ...command(), id, confirm: true })
  for (const caller of [lead, second])
    expect((await noOf(ask(caller).take({ ...command(), id }))).code).toBe('not-found')
})

test('what was refused, or confirmed more than a day ago, is not made', async () => {
  const refused = await asked()
  await ask(second).decide({ ...command(), id: refused.id, confirm: false })
  expect((await noOf(ask(coordinator).take({ ...command(), id: refused.id }))).code).toBe('refused')
  const late = await asked()
  await ask(second).decide({ ...command(), id: late.id, confirm: true })
  const at = programme.clock.now()
  programme.clock.set('2030-01-01T10:00:00.000Z')
  expect((await noOf(ask(coordinator).take({ ...command(), id: late.id }))).code).toBe('refused')
  programme.clock.set(at)
})

test('nobody else asks, decides or learns that something was asked for', async () => {
  const { id } = await asked()
  for (const role of ['clinician', 'mentor', 'trainee', 'analyst', 'administrator'] as const) {
    const caller = await programme.signIn(role)
    const form = { ...command(), personId, askedHow: 'inWriting', identitySeen: 'document' } as const
    expect([role, (await noOf(ask(caller).list())).code]).toEqual([role, 'not-found'])
    expect([role, (await noOf(ask(caller).ask(form))).code]).toEqual([role, 'not-found'])
    expect([role, (await noOf(ask(caller).decide({ ...command(), id, confirm: true }))).code]).toEqual([
      role,
      'not-found',
    ])
    expect([role, (await noOf(ask(caller).take({ ...command(), id }))).code]).toEqual([role, 'not-found'])
  }
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  expect((await ask(elsewhere).list()).requests).toEqual([])
  expect((await noOf(ask(elsewhere).decide({ ...command(), id, confirm: true }))).code).toBe('not-found')
})
