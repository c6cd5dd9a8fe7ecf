/** Records that look alike, asked for as a screen would ask. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { DataKeys } from '../database/keys.ts'
import { openDoors } from '../doors.ts'
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

test('a number that was mended is compared anew, and one that was not is no suggestion any more', async () => {
  const [one, other] = [await numbered('QR-5501'), await numbered('QR-7702')].sort() as [string, string]
  const theirs = async () =>
    (await ask().list()).pairs.filter(pair => [pair.one.id, pair.other.id].join() === [one, other].join())
  expect(await theirs()).toEqual([])
  const { behind, api } = programme
  const renumber = async (id: string, clinicNumber: string) => {
    const { rows } = await behind.query('select wrapped from data_key where owner_id = $1', [id])
    const keys = new DataKeys(new Map([[id, api.keys.unwrap(id, rows[0].wrapped)]]))
    const sealed = keys.seal(id, clinicNumber, { table: 'person', column: 'clinic_number_sealed', id })
    await behind.query('update person set clinic_number_sealed = $2 where id = $1', [id, sealed.bytes])
  }
  await renumber(one, 'QR-9900')
  await renumber(other, 'QR 99O0')
  expect(await theirs()).toMatchObject([{ reasons: ['number'], one: { id: one }, other: { id: other } }])
  await renumber(other, 'QR 1234')
  expect(await theirs()).toEqual([])
})

test('whoever was erased is compared with nobody any more: every fingerprint of theirs is gone for every process', async () => {
  const [one, other] = await Promise.all([numbered('WX-4410'), numbered('WX 44I0')])
  const another = await openDoors(programme.database.urls.alongside_api, programme.database.secrets, {
    now: programme.clock.now,
  })
  const kept = async () => {
    const { rows } = await programme.behind.query<{ person_id: string; likeness: unknown }>(
      'select person_id, likeness from authz.person_likeness where person_id in ($1, $2)',
      [one, other],
    )
    return rows
  }
  const theirs = async (at = programme) =>
    (await asking(at, coordinator).quality.list()).pairs.filter(pair => [one, other].includes(pair.one.id))
  expect(await theirs()).toHaveLength(1)
  expect(await theirs({ ...programme, api: another })).toHaveLength(1)
  expect((await kept()).map(({ person_id }) => person_id).sort()).toEqual([one, other].sort())
  // no letter of what they are made of stands in them
  expect(JSON.stringify(await kept())).not.toMatch(/wx.{0,3}44[1i]0/i)
  await programme.behind.query('select authz.erase_again($1, $2, null)', [one, programme.clock.now()])
  expect((await kept()).map(({ person_id }) => person_id)).toEqual([other])
  for (const at of [programme, { ...programme, api: another }]) expect(await theirs(at)).toEqual([])
  expect((await kept()).map(({ person_id }) => person_id)).toEqual([other])
  await another.close()
})

test('whoever is being erased while records are compared is not kept', async () => {
  const one = await numbered('VV-1')
  const { behind } = programme
  await behind.query('begin')
  await behind.query('select authz.erase_again($1, $2, null)', [one, programme.clock.now()])
  const looking = ask().list()
  // the comparison waits for the erasure: it is seen waiting for the transaction above
  await expect
    .poll(async () => {
      const { rows } = await behind.query(
        'select 1 from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))',
      )
      return rows.length
    })
    .toBe(1)
  await behind.query('commit')
  await looking
  const { rows } = await behind.query('select 1 from authz.person_likeness where person_id = $1', [one])
  expect(rows).toEqual([])
})
