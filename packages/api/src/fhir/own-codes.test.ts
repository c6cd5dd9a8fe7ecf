/** What a clinic's system says in codes of its own, once an administrator has settled what they mean. */
import { randomUUID } from 'node:crypto'
import type { ClinicCodes } from '@alongside/domain/clinic-codes'
import { plusMs } from '@alongside/domain/time'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asking } from '../testing/asking.ts'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { aNumber, ask, pathsOf, patient, single } from './fhir.fixture.ts'

const cohort = 'https://clinic.example/CodeSystem/cohort'
const outcome = 'https://clinic.example/CodeSystem/outcome'
const ours = 'https://alongside.example/fhir'

let programme: Programme
let system: System
let stranger: System

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme)
  stranger = await aSystem(programme, { clinicId: programme.otherClinic })
  await settle({
    reason: [
      { theirs: `${cohort}|P1`, means: 'newlyDiagnosed' },
      { theirs: `${cohort}|P2`, means: 'reEngaging' },
    ],
    tracing: [{ theirs: 'UTC', means: 'unableToContact' }],
    attended: [
      { theirs: 'DNA', means: '3' },
      { theirs: `${outcome}|SICK`, means: '2' },
    ],
  })
})
afterAll(() => programme.close())

async function settle(value: ClinicCodes) {
  const { places } = asking(programme, await programme.signIn('administrator'))
  const clinicId = programme.clinic
  const { version, mayHoldFrom } = await places.clinic({ id: clinicId })
  programme.clock.set(plusMs(programme.clock.now(), 1000))
  await places.settle({
    clinicId,
    version,
    effectiveOn: mayHoldFrom,
    change: { group: 'codes', value },
    commandId: randomUUID(),
  })
}

const coded = (...codes: string[]) => ({
  reasonCode: codes.map(code => ({ coding: [{ system: cohort, code }] })),
})

async function refer(more: Record<string, unknown>, who = system) {
  const body = single(aNumber(), { request: more })
  return ask(programme, who, 'POST', '/ServiceRequest', body, { prefer: 'return=representation' })
}

describe('a request in a clinic’s own codes', () => {
  test('is understood, and is read back as what it means', async () => {
    const { status, body } = await refer(coded('P1'))
    expect([status, body.reasonCode]).toEqual([
      201,
      [{ coding: [{ system: `${ours}/CodeSystem/reason`, code: 'newly-diagnosed' }] }],
    ])
  })

  test('says what came of tracing as the clinic says it', async () => {
    const { body } = await refer({
      ...coded('P2'),
      extension: [
        { url: `${ours}/StructureDefinition/reason-date`, valueDate: '2025-01-10' },
        { url: `${ours}/StructureDefinition/tracing-outcome`, valueCode: 'utc' },
      ],
    })
    expect(JSON.stringify(body.extension)).toContain('unable-to-contact')
  })

  test.each([
    ['a code that nobody settled', coded('P9'), 'ServiceRequest.reasonCode'],
    ['two codes that mean two things', coded('P1', 'P2'), 'ServiceRequest.reasonCode[1].coding[0]'],
    [
      'the same letters of another system',
      { reasonCode: [{ coding: [{ system: 'http://snomed.info/sct', code: 'P1' }] }] },
      'ServiceRequest.reasonCode',
    ],
  ])('with %s is refused', async (_, more, path) => {
    const { status, body } = await refer(more)
    expect([status, pathsOf(body)]).toEqual([422, [path]])
  })

  test('of another clinic, which settled nothing, is refused', async () => {
    const { status, body } = await refer(coded('P1'), stranger)
    expect([status, pathsOf(body)]).toEqual([422, ['ServiceRequest.reasonCode']])
  })
})

describe('an appointment in a clinic’s own codes', () => {
  async function attend(number: string, more: Record<string, unknown>) {
    return ask(programme, system, 'POST', '/Appointment', {
      resourceType: 'Appointment',
      contained: [{ ...patient(number), id: 'p' }],
      identifier: [{ system: 'https://clinic.example/Id/appointment', value: `A-${number}` }],
      start: '2025-01-06T09:00:00Z',
      participant: [{ actor: { reference: '#p' }, status: 'accepted' }],
      ...more,
    })
  }
  const attendedCode = (valueCode: string) => ({
    extension: [{ url: `${ours}/StructureDefinition/attended-code`, valueCode }],
  })
  async function known() {
    const number = aNumber()
    await ask(programme, system, 'POST', '/ServiceRequest', single(number))
    return number
  }
  async function kept() {
    const { rows } = await programme.behind.query('select code from attendance order by recorded_at, id')
    return rows.map(({ code }) => code)
  }

  test('is kept by what it means', async () => {
    expect((await attend(await known(), { status: 'noshow', ...attendedCode('DNA') })).status).toBe(201)
    const sick = { cancelationReason: { coding: [{ system: outcome, code: 'SICK' }] } }
    expect((await attend(await known(), { status: 'cancelled', ...sick })).status).toBe(201)
    expect((await kept()).slice(-2).sort()).toEqual(['2', '3'])
  })

  test('that says one thing by its status and another by its code is refused', async () => {
    const { status, body } = await attend(await known(), { status: 'fulfilled', ...attendedCode('DNA') })
    expect([status, pathsOf(body)]).toEqual([422, ['Appointment.extension[0].valueCode']])
  })

  test('that a list told of by its day is the same appointment when it comes with a name', async () => {
    const number = await known()
    const before = (await kept()).length
    const caller = asking(programme, await programme.signIn('clinician'))
    const file = Buffer.from(`Clinic number,Date,Attended code\n${number},06/01/2025,3\n`).toString('base64')
    const { clinic: clinicId } = programme
    const up = await caller.intake.upload({ clinicId, kind: 'attendance', file, commandId: randomUUID() })
    const { id } = up.import
    const { mapping } = await caller.intake.suggestMapping({ id })
    await caller.intake.setMapping({ id, mapping, commandId: randomUUID() })
    await caller.intake.confirm({ id, leaveOutBadRows: false, commandId: randomUUID() })
    expect((await kept()).length).toBe(before + 1)
    expect((await attend(number, { status: 'fulfilled' })).status).toBe(201)
    expect((await kept()).length).toBe(before + 1)
  })
})
