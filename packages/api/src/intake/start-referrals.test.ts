import { randomUUID } from 'node:crypto'
import type { ListedPerson } from '@alongside/domain/intake'
import { plainDate } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { must } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { startReferrals } from './start-referrals.ts'

let programme: Programme

beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

function person(clinicNumber: string, more: Partial<ListedPerson> = {}): ListedPerson {
  return {
    clinicNumber,
    called: 'Ade',
    familyName: null,
    reason: 'newlyDiagnosed',
    reasonOn: plainDate('2025-01-06'),
    unwell: false,
    tracing: null,
    phone: null,
    language: null,
    ...more,
  }
}

test("a clinic's own system may put people forward, and sees nothing of what became of them", async () => {
  const system = await programme.signIn('integration')
  const batch = {
    clinicId: programme.clinic,
    source: 'clinicSystem',
    people: [person('S1'), person('S2')],
  } as const
  const commandId = randomUUID()
  expect(must(await startReferrals(programme.api, system, { ...batch, commandId }))).toEqual({
    begun: 2,
    alreadyOpen: 0,
  })
  // the same delivery again, and the same people in a later one
  expect(must(await startReferrals(programme.api, system, { ...batch, commandId })).begun).toBe(2)
  expect(must(await startReferrals(programme.api, system, { ...batch, commandId: randomUUID() })).begun).toBe(
    0,
  )
  const { rows } = await programme.behind.query(
    `select count(*)::int as n from referral where source = 'clinicSystem'`,
  )
  expect(rows[0].n).toBe(2)
})

test('somebody who stands twice in one delivery is put forward once', async () => {
  const system = await programme.signIn('integration')
  const people = [person('T1'), person('T1', { called: 'Addie' }), person('T2')]
  const batch = {
    clinicId: programme.clinic,
    source: 'clinicSystem',
    people,
    commandId: randomUUID(),
  } as const
  expect(must(await startReferrals(programme.api, system, batch)).begun).toBe(2)
})

test.each(['coordinator', 'mentor', 'analyst', 'administrator'] as const)(
  'a %s puts nobody forward',
  async role => {
    const caller = await programme.signIn(role)
    const batch = {
      clinicId: programme.clinic,
      source: 'clinician',
      people: [person('U1')],
      commandId: randomUUID(),
    } as const
    expect(await startReferrals(programme.api, caller, batch)).toMatchObject({
      ok: false,
      refusal: { code: 'not-yours' },
    })
  },
)

test('nobody is put forward for a clinic that is not the caller’s', async () => {
  const clinician = await programme.signIn('clinician')
  const batch = {
    clinicId: programme.otherClinic,
    source: 'clinician',
    people: [person('V1')],
    commandId: randomUUID(),
  } as const
  expect(await startReferrals(programme.api, clinician, batch)).toMatchObject({
    ok: false,
    refusal: { code: 'not-found' },
  })
  const { rows } = await programme.behind.query(
    'select count(*)::int as n from person where clinic_id = $1',
    [programme.otherClinic],
  )
  expect(rows[0].n).toBe(0)
})
