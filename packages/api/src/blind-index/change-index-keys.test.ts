/** The index keys are changed while a clinic works: whoever is looked for is found, before, meanwhile and afterwards. */
import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import type { RootKeys } from '../database/keys.ts'
import { type Doors, openDoors } from '../doors.ts'
import { ask as askFhir, message } from '../fhir/fhir.fixture.ts'
import { apiOf, attendanceFile, imported, makeClinic, peopleFile } from '../intake/intake.fixture.ts'
import { openRecord } from '../opening/open-record.ts'
import { aSystem } from '../testing/clinic-system.ts'
import { must } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { changeIndexKeys } from './change-index-keys.ts'

let programme: Programme
let clinicId: string
let clinician: SignedIn
/** The install as it was, while the key is changed, and afterwards. */
let before: RootKeys
let exchanging: RootKeys
let afterwards: RootKeys
const opened: Doors[] = []

beforeAll(async () => {
  programme = await openProgramme('2025-03-31T10:00:00.000Z')
})
afterAll(async () => {
  await Promise.all(opened.map(doors => doors.close()))
  await programme.close()
})
beforeEach(async () => {
  const { indexKey, wrappingKey } = programme.database.secrets
  before = { indexKey, wrappingKey }
  const fresh = randomBytes(32)
  exchanging = { wrappingKey, indexKey: fresh, earlierIndexKeys: [indexKey], linkKey: indexKey }
  afterwards = { wrappingKey, indexKey: fresh, linkKey: indexKey }
  clinicId = await makeClinic(programme)
  clinician = await programme.signIn('clinician', clinicId)
})

/** The programme as a process with these keys runs it. */
async function under(keys: RootKeys): Promise<Programme> {
  const api = await openDoors(programme.database.urls.alongside_api, keys, {
    now: programme.clock.now,
    poolSize: 2,
  })
  opened.push(api)
  return { ...programme, api }
}

async function found(keys: RootKeys, numbers: readonly string[], caller = clinician): Promise<number> {
  const api = apiOf(await under(keys), caller)
  let people = 0
  for (const clinicNumber of numbers) people += (await api.people.search({ clinicNumber })).length
  return people
}

const url = () => programme.database.url

async function counted(table: string): Promise<number> {
  const { rows } = await programme.behind.query(
    `select count(*)::int as n from ${table} where clinic_id = $1`,
    [clinicId],
  )
  return rows[0].n
}

async function indexes(): Promise<string[]> {
  const { rows } = await programme.behind.query(
    `select encode(clinic_number_index, 'hex') as index from person where clinic_id = $1
     union all select encode(identity, 'hex') from fhir_resource where clinic_id = $1
     union all select appointment_key from attendance where clinic_id = $1
     union all select appointment_key from fhir_resource where clinic_id = $1 and appointment_key is not null`,
    [clinicId],
  )
  return rows.map(({ index }) => index)
}

const numbers = ['K1', 'K2', 'K3', 'K4', 'K5']

test('everybody is found by their number before, meanwhile and after, and the key of before finds nobody any more', async () => {
  await imported(apiOf(programme, clinician), { clinicId, file: peopleFile(...numbers) })
  const old = await indexes()
  // every process knows both, and the old one still writes
  expect(await found({ ...before, earlierIndexKeys: [exchanging.indexKey] }, numbers)).toBe(5)
  expect(await found(exchanging, numbers)).toBe(5)
  // somebody is added, and a list comes again, while the command fell over after two people
  const cut = changeIndexKeys(url(), exchanging, {
    batch: 2,
    say: changed => {
      if (changed >= 2) throw new Error('the machine went off')
    },
  })
  await expect(cut).rejects.toThrow('went off')
  expect(await found(exchanging, numbers)).toBe(5)
  await imported(apiOf(await under(exchanging), clinician), { clinicId, file: peopleFile(...numbers, 'K6') })
  expect(await counted('person')).toBe(6)
  // and an older process, which was not started again yet, imports beside it
  const older = await under({ ...before, earlierIndexKeys: [exchanging.indexKey] })
  await imported(apiOf(older, clinician), { clinicId, file: peopleFile(...numbers, 'K6', 'K7') })
  expect(await counted('person')).toBe(7)

  expect((await changeIndexKeys(url(), exchanging, { batch: 2 })).twice).toBe(0)
  // whom an older process added behind the place where it went on is found the second time
  await changeIndexKeys(url(), exchanging)
  expect(await changeIndexKeys(url(), exchanging)).toEqual({ changed: 0, twice: 0 })
  expect(await found(afterwards, [...numbers, 'K6', 'K7'])).toBe(7)
  expect(await found(before, [...numbers, 'K6', 'K7'])).toBe(0)
  expect((await indexes()).filter(index => old.includes(index))).toEqual([])
  await imported(apiOf(await under(afterwards), clinician), { clinicId, file: peopleFile(...numbers) })
  expect(await counted('person')).toBe(7)
  const { rows } = await programme.behind.query(
    `select count(*)::int as n from authz.key_change where what = 'indexes' and ended_at is null`,
  )
  expect(rows).toEqual([{ n: 0 }])
})

test('a safeguarding lead opens a record by its number while the key is changed', async () => {
  await imported(apiOf(programme, clinician), { clinicId, file: peopleFile('K1') })
  await programme.behind.query('update person set released_at = now() where clinic_id = $1', [clinicId])
  const lead = await programme.signIn('safeguardingLead', clinicId)
  const { api } = await under(exchanging)
  const opening = must(
    await openRecord(api, lead, {
      commandId: randomUUID(),
      clinicId,
      person: { clinicNumber: 'K1' },
      why: 'riskToLife',
      words: 'Somebody told us that they are in danger tonight.',
    }),
  )
  expect(opening.personId).toMatch(/^[0-9a-f-]{36}$/)
})

test('one clinic gets a key of its own, and the others stay as they are', async () => {
  const other = await makeClinic(programme)
  const colleague = await programme.signIn('clinician', other)
  await imported(apiOf(programme, clinician), { clinicId, file: peopleFile('K1') })
  await imported(apiOf(programme, colleague), { clinicId: other, file: peopleFile('K1') })
  const own: RootKeys = { ...before, clinicIndexKeys: new Map([[clinicId, randomBytes(32)]]) }
  const meanwhile: RootKeys = { ...own, earlierIndexKeys: [before.indexKey] }
  expect(await found(meanwhile, ['K1'])).toBe(1)
  await changeIndexKeys(url(), meanwhile)
  expect([await found(own, ['K1']), await found(own, ['K1'], colleague)]).toEqual([1, 1])
  expect([await found(before, ['K1']), await found(before, ['K1'], colleague)]).toEqual([0, 1])
})

test('an appointment that a list tells of again is one appointment, meanwhile and after, by reference and by day', async () => {
  const rows = ['K1,R1,06/01/2025,5', 'K1,R2,13/01/2025,5', 'K2,,06/01/2025,3']
  const list = (...more: string[]) =>
    ({ clinicId, kind: 'attendance', file: attendanceFile(...rows, ...more) }) as const
  await imported(apiOf(programme, clinician), { clinicId, file: peopleFile('K1', 'K2') })
  await imported(apiOf(programme, clinician), list())
  const old = await indexes()
  await imported(apiOf(await under(exchanging), clinician), list('K1,R3,20/01/2025,5'))
  // moved to another day while the key is changed
  rows[1] = 'K1,R2,14/01/2025,5'
  await imported(apiOf(await under(exchanging), clinician), list('K1,R3,20/01/2025,3'))
  expect(await counted('attendance')).toBe(4)
  await changeIndexKeys(url(), exchanging)
  await imported(apiOf(await under(afterwards), clinician), list('K1,R3,20/01/2025,3'))
  expect(await counted('attendance')).toBe(4)
  expect((await indexes()).filter(index => old.includes(index))).toEqual([])
})

test('what a clinic’s system sent is the same when it sends it again, meanwhile and after', async () => {
  const system = await aSystem(programme, { clinicId })
  // each time as a message of its own, with what it sent before
  const send = async (keys: RootKeys) => {
    const { status, body } = await askFhir(
      await under(keys),
      system,
      'POST',
      '/$process-message',
      message('K1'),
    )
    return [status, body.entry?.[1]?.resource?.id]
  }
  const [taken, id] = await send(before)
  expect(taken).toBe(200)
  const [people, resources] = [await counted('person'), await counted('fhir_resource')]
  const old = await indexes()
  expect(await send(exchanging)).toEqual([200, id])
  await changeIndexKeys(url(), exchanging)
  expect(await send(exchanging)).toEqual([200, id])
  expect(await send(afterwards)).toEqual([200, id])
  expect([await counted('person'), await counted('fhir_resource')]).toEqual([people, resources])
  expect((await indexes()).filter(index => old.includes(index))).toEqual([])
})
