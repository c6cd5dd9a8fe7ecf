import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { asking } from '../testing/asking.ts'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { aNumber, ask, message, pathsOf, patient, single, transaction } from './fhir.fixture.ts'

let programme: Programme
let system: System
let clinician: SignedIn

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme)
  clinician = await programme.signIn('clinician')
})
afterAll(() => programme.close())

async function worklist(number: string) {
  const { rows } = await asking(programme, clinician).referral.list({ view: 'all', limit: 50 } as never)
  return rows.filter(row => row.clinicNumber === number)
}

describe('a clinic’s system', () => {
  test('sends one request with the person inside, and the clinic finds them on its list', async () => {
    const number = aNumber()
    const sent = await ask(programme, system, 'POST', '/ServiceRequest', single(number))
    expect([sent.status, sent.body]).toMatchObject([201, { resourceType: 'OperationOutcome' }])
    const [row] = await worklist(number)
    expect(row).toMatchObject({
      source: 'clinicSystem',
      reason: 'newlyDiagnosed',
      reasonOn: '2025-01-10',
      name: 'Ada',
    })
  })

  test('hears by name what was left out', async () => {
    const { body } = await ask(programme, system, 'POST', '/ServiceRequest', single())
    expect(body.issue).toEqual([
      {
        severity: 'information',
        code: 'not-supported',
        details: { text: 'These elements are not used here, and nothing of them was kept.' },
        expression: [
          'Patient.address',
          'Patient.birthDate',
          'Patient.gender',
          "Patient.identifier.where(system='https://fhir.nhs.uk/Id/nhs-number')",
          'Patient.name.prefix',
        ],
      },
    ])
  })

  test('sends a transaction, and each entry says where it is', async () => {
    const sent = await ask(programme, system, 'POST', '', transaction([aNumber(), aNumber()]))
    expect(sent.status).toBe(200)
    expect(sent.body.entry.map((each: { response: { status: string } }) => each.response.status)).toEqual(
      Array(4).fill('201 Created'),
    )
  })

  test('sends a message, and is answered with one', async () => {
    const number = aNumber()
    const id = randomUUID()
    const sent = await ask(programme, system, 'POST', '/$process-message', message(number, { id }))
    expect(sent.status).toBe(200)
    expect(sent.body.entry[0].resource).toMatchObject({
      eventCoding: { code: 'servicerequest-response' },
      response: { identifier: id, code: 'ok' },
    })
    expect(await worklist(number)).toHaveLength(1)
  })

  test('finds out about a fault by its path, and nothing is kept', async () => {
    const number = aNumber()
    const sent = await ask(programme, system, 'POST', '', {
      ...transaction([number]),
      entry: [
        ...transaction([number]).entry,
        { fullUrl: 'urn:uuid:1', resource: patient('   '), request: { method: 'POST', url: 'Patient' } },
        {
          resource: { resourceType: 'ServiceRequest', subject: { reference: 'urn:uuid:1' } },
          request: { method: 'POST', url: 'ServiceRequest' },
        },
      ],
    })
    expect(sent.status).toBe(422)
    expect(pathsOf(sent.body)).toContain('Bundle.entry[3].resource.status')
    expect(await worklist(number)).toHaveLength(0)
  })
})
