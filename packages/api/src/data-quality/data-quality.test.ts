/** Records that look alike, asked for as a screen would ask. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { DataKeys } from '../database/keys.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let coordinator: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  coordinator = await programme.signIn('coordinator')
})
afterAll(() => programme.close())

const ask = (caller = coordinator) => asking(programme, caller).quality
const command = () => ({ commandId: randomUUID() })

/** Somebody whom their clinic released, with this number. */
async function numbered(clinicNumber: string, clinicId = programme.clinic): Promise<string> {
  const { behind, api, clock } = programme
  const id = randomUUID()
  const { key, row } = api.keys.newKey(id)
  const keys = new DataKeys(new Map([[id, key]]))
  await behind.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [id, row.wrapped])
  await behind.query(
    `insert into person (id, clinic_id, created_at, changed_at, released_at, clinic_number_sealed)
     values ($1, $2, $3, $3, $3, $4)`,
    [
      id,
      clinicId,
      clock.now(),
      keys.seal(id, clinicNumber, { table: 'person', column: 'clinic_number_sealed', id }).bytes,
    ],
  )
  return id
}

test('two numbers that an eye mistakes are suggested; what somebody found is kept, and can be taken back', async () => {
  const [one, other] = [await numbered('KX-0O41'), await numbered('KX 0041')].sort() as [string, string]
  const ids = (pairs: readonly { one: { id: string }; other: { id: string } }[]) =>
    pairs.map(pair => [pair.one.id, pair.other.id])
  expect(ids((await ask().list()).pairs)).toEqual([[one, other]])
  await ask().find({ ...command(), oneId: other, otherId: one, finding: 'twoPeople' })
  const settled = await ask().list()
  expect([ids(settled.pairs), ids(settled.found)]).toEqual([[], [[one, other]]])
  expect(
    (await noOf(ask().find({ ...command(), oneId: one, otherId: other, finding: 'samePerson' }))).code,
  ).toBe('already-done')
  await ask().takeBack({ ...command(), id: settled.found[0]?.id ?? '' })
  expect(ids((await ask().list()).pairs)).toEqual([[one, other]])
  // nothing was merged at any time
  const { rows } = await programme.behind.query(
    'select 1 from person where id in ($1, $2) and erased_at is null',
    [one, other],
  )
  expect(rows).toHaveLength(2)
})

test('two clinics never learn that they share somebody', async () => {
  const [here, there] = [await numbered('AB-1'), await numbered('AB-1', programme.otherClinic)]
  const both = await programme.signIn('coordinator', programme.clinic, programme.otherClinic)
  const { pairs } = await ask(both).list()
  expect(
    pairs.filter(({ one, other }) => [one.id, other.id].includes(here) && [one.id, other.id].includes(there)),
  ).toEqual([])
  expect(
    (await noOf(ask(both).find({ ...command(), oneId: here, otherId: there, finding: 'samePerson' }))).code,
  ).toBe('not-found')
})

test('only coordinators tidy records, each those of their clinics', async () => {
  const [one, other] = [await numbered('ZZ-1'), await numbered('ZZ-2')]
  for (const role of ['clinician', 'mentor', 'analyst', 'administrator', 'safeguardingLead'] as const)
    expect([role, (await noOf(ask(await programme.signIn(role)).list())).code]).toEqual([role, 'not-found'])
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  expect(
    (await noOf(ask(elsewhere).find({ ...command(), oneId: one, otherId: other, finding: 'samePerson' })))
      .code,
  ).toBe('not-found')
})
