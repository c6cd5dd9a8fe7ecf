/** Places and what is settled with them, asked for as a screen would ask. */
import { randomUUID } from 'node:crypto'
import { standardSettings } from '@alongside/domain/clinic-settings'
import { plainDate } from '@alongside/domain/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { read } from '../read.ts'
import { asking, noOf } from '../testing/asking.ts'
import { must } from '../testing/journey.ts'
import { named } from '../testing/named.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let administrator: SignedIn
beforeAll(async () => {
  programme = await openProgramme('2025-01-13T10:00:00.000Z')
  administrator = await programme.signIn('administrator')
  await named(programme, administrator, 'Robin')
})
afterAll(() => programme.close())

const ask = (caller = administrator) => asking(programme, caller).places
const command = () => ({ commandId: randomUUID() })
const tell = (days: number) => ({
  group: 'referral' as const,
  value: { ...standardSettings.referral, tellWithinDays: days },
})

async function settle(clinicId: string, on: string, days: number) {
  const { version } = await ask().clinic({ id: clinicId })
  return ask().settle({ ...command(), clinicId, version, effectiveOn: plainDate(on), change: tell(days) })
}

async function holds(clinicId: string): Promise<number> {
  const found = await read(programme.api, await programme.signIn('coordinator'), 'test', async reading =>
    settingsOf(reading, clinicId, reading.at),
  )
  return must(found).referral.tellWithinDays
}

test('a change that was settled for a later day holds from that day, and what was stays to be read', async () => {
  const { clinic, clock } = programme
  await settle(clinic, '2025-01-13', 10)
  clock.set('2025-01-13T11:00:00.000Z')
  expect(await settle(clinic, '2025-02-03', 7)).toEqual({
    changes: ['The offer: tell everybody about it within 7 days, before: 10 days'],
  })
  expect(await holds(clinic)).toBe(10)
  const shown = await ask().clinic({ id: clinic })
  expect([shown.now.referral.tellWithinDays, shown.latest.referral.tellWithinDays]).toEqual([10, 7])
  expect(shown.rows.map(({ standing, effectiveOn, setBy }) => [standing, effectiveOn, setBy])).toEqual([
    ['coming', '2025-02-03', 'Robin'],
    ['now', '2025-01-13', 'Robin'],
  ])
  expect(shown.rows[1]?.changes).toEqual([
    'The offer: tell everybody about it within 10 days, before: 14 days',
  ])
  clock.set('2025-02-03T08:00:00.000Z')
  expect(await holds(clinic)).toBe(7)
  expect((await ask().clinic({ id: clinic })).rows.map(({ standing }) => standing)).toEqual(['now', 'was'])
  expect(shown.deeds[0]).toMatchObject({ what: 'settled', by: 'Robin', detail: { from: '2025-02-03' } })
})

test('nothing is settled for a day that has been, or before a change that is coming', async () => {
  const { otherClinic } = programme
  expect(await noOf(settle(otherClinic, '2024-12-31', 3))).toMatchObject({
    fields: { effectiveOn: [expect.any(String)] },
  })
  await settle(otherClinic, '2025-06-01', 9)
  expect(await noOf(settle(otherClinic, '2025-05-01', 8))).toMatchObject({
    fields: { effectiveOn: [expect.any(String)] },
  })
  expect((await ask().clinic({ id: otherClinic })).mayHoldFrom).toBe('2025-06-01')
})

test('two administrators who changed one clinic side by side do not overwrite each other', async () => {
  const { clinic } = programme
  const { version } = await ask().clinic({ id: clinic })
  programme.clock.set('2025-03-01T09:00:00.000Z')
  await settle(clinic, '2025-03-01', 12)
  const late = {
    ...command(),
    clinicId: clinic,
    version,
    effectiveOn: plainDate('2025-03-01'),
    change: tell(11),
  }
  expect(await noOf(ask().settle(late))).toMatchObject({ code: 'changed-meanwhile' })
})

test('a basis of release without the name and the day of an approval is refused', async () => {
  const { clinic } = programme
  const { version } = await ask().clinic({ id: clinic })
  const change = {
    group: 'release',
    value: { basis: 'withinService', approvedBy: '', approvedOn: '' },
  } as never
  const no = await noOf(
    ask().settle({ ...command(), clinicId: clinic, version, effectiveOn: plainDate('2025-03-02'), change }),
  )
  expect(no).toMatchObject({
    code: 'not-valid',
    fields: { change: [expect.any(String), expect.any(String)] },
  })
})

test('a change that changes nothing is not written', async () => {
  const { clinic } = programme
  const { latest } = await ask().clinic({ id: clinic })
  expect(await noOf(settle(clinic, '2025-03-05', latest.referral.tellWithinDays))).toMatchObject({
    code: 'refused',
  })
})

test('a trust and its clinic are added and renamed, once for a double click, with their history', async () => {
  const asked = { ...command(), name: 'Riverside trust' }
  const { id: trustId } = await ask().addTrust(asked)
  expect(await ask().addTrust(asked)).toEqual({ id: trustId })
  const { id } = await ask().addClinic({
    ...command(),
    trustId,
    name: 'Elm clinic',
    openedOn: plainDate('2025-04-01'),
  })
  await ask().rename({ ...command(), place: 'clinic', id, name: 'Elm Street clinic' })
  const { trusts } = await ask().list()
  expect(trusts.find(each => each.id === trustId)?.clinics).toEqual([
    { id, name: 'Elm Street clinic', openedOn: '2025-04-01', isOpen: false },
  ])
  expect((await ask().clinic({ id })).deeds.map(({ what, detail }) => [what, detail])).toEqual(
    expect.arrayContaining([
      ['clinicRenamed', { from: 'Elm clinic', to: 'Elm Street clinic' }],
      ['clinicAdded', { name: 'Elm clinic', openedOn: '2025-04-01' }],
    ]),
  )
  expect(
    await noOf(
      ask().addClinic({
        ...command(),
        trustId,
        name: 'elm  street CLINIC',
        openedOn: plainDate('2025-04-01'),
      }),
    ),
  ).toMatchObject({ fields: { name: [expect.any(String)] } })
})

test('whoever works at a clinic reads what it settled, and nobody but an administrator changes it', async () => {
  const { clinic, otherClinic } = programme
  for (const role of ['clinician', 'coordinator'] as const) {
    const caller = await programme.signIn(role)
    expect((await ask(caller).clinic({ id: clinic })).id).toBe(clinic)
    expect((await noOf(ask(caller).clinic({ id: otherClinic }))).code).toBe('not-found')
    expect((await ask(caller).list()).trusts.flatMap(trust => trust.clinics.map(({ id }) => id))).toEqual([
      clinic,
    ])
    const tries = [
      () => ask(caller).addTrust({ ...command(), name: 'Theirs' }),
      () => ask(caller).rename({ ...command(), place: 'clinic', id: clinic, name: 'Theirs' }),
      () =>
        ask(caller).settle({
          ...command(),
          clinicId: clinic,
          version: null,
          effectiveOn: plainDate('2025-03-09'),
          change: tell(2),
        }),
    ]
    for (const call of tries) expect((await noOf(call())).code).toBe('not-found')
  }
  for (const role of ['mentor', 'trainee', 'analyst', 'safeguardingLead'] as const)
    expect((await noOf(ask(await programme.signIn(role)).list())).code).toBe('not-found')
})
