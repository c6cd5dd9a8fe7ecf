/** What somebody who is supported says of themself: who may write it down, what is refused, and that nobody reads it again. */
import { randomUUID } from 'node:crypto'
import { codeListOn } from '@alongside/domain/equality'
import type { Role } from '@alongside/domain/people'
import { londonDateOf } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { aTeam, type Somebody, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
let person: Somebody
let answers: Record<string, string>
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  person = await somebody(programme, team, 'mentored')
  const code = codeListOn('gender', londonDateOf(programme.clock.now())).codes[0]?.code ?? ''
  answers = { gender: code }
})
afterAll(() => programme.close())

function record(caller: SignedIn, personId: string, given = answers, commandId = randomUUID()) {
  return asking(programme, caller).impact.recordEquality({ personId, commandId, answers: given })
}

async function kept(): Promise<string> {
  const { rows } = await programme.behind.query(
    'select * from authz.person_equality order by person_id, recorded_at',
  )
  return JSON.stringify(rows)
}

test('the clinic and the coordinator write it down for somebody whom they know, once for a double click', async () => {
  const commandId = randomUUID()
  expect(await record(team.coordinator, person.personId, answers, commandId)).toEqual({ done: true })
  const after = await kept()
  expect(await record(team.coordinator, person.personId, answers, commandId)).toEqual({ done: true })
  expect(await kept()).toBe(after)
  expect(await record(team.clinician, person.personId)).toEqual({ done: true })
})

test('nobody writes it down for somebody whom they do not know, or without the right to; nothing is kept', async () => {
  const before = await kept()
  const { otherClinic } = programme
  const callers = [
    await programme.signIn('coordinator', otherClinic),
    await programme.signIn('clinician', otherClinic),
  ]
  for (const role of ['trainee', 'analyst', 'administrator', 'safeguardingLead'] as Role[])
    callers.push(await programme.signIn(role))
  callers.push(await programme.signIn('mentor'))
  for (const caller of callers)
    expect([caller.role, (await noOf(record(caller, person.personId))).code]).toEqual([
      caller.role,
      'not-found',
    ])
  expect((await noOf(record(team.coordinator, randomUUID()))).code).toBe('not-found')
  expect(await kept()).toBe(before)
})

test('an answer that stands in no list, and a question that nobody asks, are refused', async () => {
  const before = await kept()
  for (const given of [{ gender: 'zz' }, { salary: '1' }])
    expect((await noOf(record(team.coordinator, person.personId, given))).code).toBe('not-valid')
  expect(await kept()).toBe(before)
})

test('a person who has not been released is nobody to a coordinator', async () => {
  const told = await somebody(programme, team, 'identified')
  expect((await noOf(record(team.coordinator, told.personId))).code).toBe('not-found')
  expect(await record(team.clinician, told.personId)).toEqual({ done: true })
})
