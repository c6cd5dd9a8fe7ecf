import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliverOutbox } from '../jobs/deliver-outbox.ts'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { statementsOf } from '../testing/many.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 50')
})
afterAll(() => programme.close())

async function heardOf(personId: string): Promise<string[]> {
  await deliverOutbox(programme.worker)
  const { receipts } = await asking(programme, team.clinician).people.byId({ personId })
  return receipts.map(({ status }) => status).sort()
}

test('the clinic hears that support was accepted, started and ended, by the name it knows', async () => {
  const { personId } = await somebody(programme, team, 'closed', { called: 'Ada' })
  expect(await heardOf(personId)).toEqual(['accepted', 'ended', 'started'])
  const { rows } = await asking(programme, team.clinician).receipts.list({ limit: 50 })
  expect(rows.filter(row => row.personId === personId).map(({ name }) => name)).toEqual(['Ada', 'Ada', 'Ada'])
})

test('somebody who said that the clinic is not to be told is not told of', async () => {
  const { personId } = await somebody(programme, team, 'closed', { scopes: { tellClinicStatus: false } })
  expect(await heardOf(personId)).toEqual(['accepted'])
})

test('that somebody was not reached the clinic hears only where they said that it may', async () => {
  const heard: string[][] = []
  for (const tellClinicStatus of [true, false]) {
    const { personId, onboarding } = await somebody(programme, team, 'accepted', {
      scopes: { tellClinicStatus },
    })
    await programme.behind.query(
      `insert into outbox (kind, lifecycle_id, seq, ord, type, params, episode_id, clinic_id, person_id, at, next_attempt_at)
       select 'onboarding', id, 99, 0, 'tellClinic', '{"status":"couldNotContact"}', episode_id, clinic_id, person_id,
         opened_at, opened_at from onboarding where id = $1`,
      [onboarding],
    )
    heard.push(await heardOf(personId))
  }
  expect(heard).toEqual([['accepted', 'couldNotContact'], ['accepted']])
})

test('somebody who took their agreement back is not told of from then on', async () => {
  const { personId, discharge } = await somebody(programme, team, 'ending')
  await heardOf(personId)
  await sent(programme, team.coordinator, 'discharge', discharge, { type: 'withdraw' })
  const before = await heardOf(personId)
  expect(before).not.toContain('ended')
})

test('what the clinic has seen is marked once, for its own receipts only', async () => {
  const { personId } = await somebody(programme, team, 'accepted')
  await heardOf(personId)
  const ask = asking(programme, team.clinician).receipts
  const mine = (await ask.list({ limit: 50 })).rows.filter(row => row.personId === personId)
  const receiptIds = mine.map(({ id }) => id)
  const stranger = await programme.signIn('clinician', programme.otherClinic)
  expect(await asking(programme, stranger).receipts.seen({ receiptIds, commandId: randomUUID() })).toEqual({
    seen: 0,
  })
  expect(await ask.seen({ receiptIds, commandId: randomUUID() })).toEqual({ seen: 1 })
  expect((await ask.list({ limit: 50 })).rows.find(({ id }) => id === receiptIds[0])?.seenAt).toBe(
    programme.clock.now(),
  )
})

test('receipts are the clinic’s own post: nobody else can ask for them', async () => {
  for (const caller of [team.coordinator, team.mentor])
    expect(await noOf(asking(programme, caller).receipts.list({}))).toEqual({ code: 'not-found' })
})

test('a list of fifty costs as many statements as a list of five', async () => {
  const other = await openProgramme()
  const theirs = await aTeam(other)
  const { personId, referral } = await somebody(other, theirs, 'identified')
  const receive = (times: number) =>
    other.behind.query(
      `insert into receipt (id, clinic_id, person_id, kind, lifecycle_id, status, cause, at)
       select gen_random_uuid(), $1, $2, 'referral', $3, 'started', gen_random_uuid()::text, now()
       from generate_series(1, $4)`,
      [other.clinic, personId, referral, times],
    )
  await receive(5)
  const list = () => asking(other, theirs.clinician).receipts.list({ limit: 50 })
  const few = await statementsOf(list)
  await receive(45)
  expect((await list()).rows).toHaveLength(50)
  expect(await statementsOf(list)).toBe(few)
  await other.close()
})
