import { createRequire } from 'node:module'
import { plainDate } from '@alongside/domain/time'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openBundle, toCheck } from './envelope.ts'
import { message, patient, request, transaction } from './fhir.fixture.ts'
import { Findings } from './findings.ts'
import { readMessage } from './message.reader.ts'
import { isPlain } from './plain.ts'

const { Fhir } = createRequire(import.meta.url)('fhir') as {
  Fhir: new () => { validate(resource: object, options: object): { messages: { severity: string }[] } }
}
const standard = new Fhir()

function faultsOf(resource: object): unknown[] {
  return standard
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
}

const plainPatient = {
  identifier: [
    { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' },
    {
      use: 'usual',
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MR' }] },
      system: 'https://clinic.example',
      value: 'N1',
    },
  ],
  name: [{ use: 'official', text: 'Ada Okafor', family: 'Okafor', given: ['Ada', 'Ngozi'] }],
  telecom: [{ system: 'phone', value: '07700 900123', use: 'mobile', rank: 1 }],
  gender: undefined,
  address: undefined,
  birthDate: '1988-04-02',
  deceasedBoolean: false,
  active: true,
  meta: { profile: ['https://fhir.hl7.org.uk/StructureDefinition/UKCore-Patient'] },
  communication: [{ language: { coding: [{ code: 'fr', display: 'French' }] }, preferred: true }],
}

/** A transaction of nothing but what we read. */
function plainTransaction(): Record<string, unknown> {
  const bundle = transaction(['N1'])
  const entry = bundle.entry.map(each => {
    const resource = each.resource as { resourceType: string }
    return resource.resourceType === 'Patient'
      ? { ...each, resource: JSON.parse(JSON.stringify(patient('N1', plainPatient))) }
      : { ...each, resource: { ...resource, priority: 'urgent', category: [{ text: 'Referral' }] } }
  })
  return {
    ...bundle,
    identifier: { system: 'https://clinic.example', value: 'B1' },
    timestamp: '2025-01-11T09:00:00Z',
    entry,
  }
}

function placesOf(body: Record<string, unknown>) {
  const envelope = openBundle(body, new Findings())
  return envelope ? toCheck(body, envelope) : []
}

test('a message of what we read alone is plain in all its parts, and one with an address or a header is not', () => {
  expect(placesOf(plainTransaction()).map(({ resource }) => isPlain(resource))).toEqual([true, true, true])
  expect(isPlain(patient())).toBe(false)
  expect(isPlain(request())).toBe(true)
  expect(placesOf(message()).map(({ resource }) => isPlain(resource))).toEqual([true, false, true, false])
  for (const trap of ['__proto__', 'constructor', 'toString'])
    expect(isPlain(JSON.parse(`{"resourceType":"Patient","${trap}":{"a":1}}`))).toBe(false)
})

test('where a plain part passes our own look, the standard finds nothing in it either, whatever was changed', async () => {
  let passed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.nat(200),
      fc.oneof(
        fc.constantFrom<unknown>(
          '',
          ' ',
          'a',
          'A b',
          ' a',
          'a ',
          'http://x y',
          '2025-01-11',
          '2025',
          '2025-13',
          '2025-01-11T09:00:00',
          '2025-01-11T09:00:00+01:00',
          0,
          1,
          1.5,
          -1,
          true,
          null,
          [],
          {},
          ['a'],
          'usual',
          'urgent',
          'POST',
          '\n',
          '  ',
          'é',
          '😀',
          'x'.repeat(300),
        ),
        fc.string({ unit: 'binary' }),
        fc.string(),
      ),
      async (where, into) => {
        const body = plainTransaction()
        const places: [Record<string, unknown>, string][] = []
        const walk = (each: unknown) => {
          if (typeof each !== 'object' || each === null) return
          for (const key of Object.keys(each)) {
            places.push([each as Record<string, unknown>, key])
            walk((each as Record<string, unknown>)[key])
          }
        }
        walk(body)
        const place = places[where % places.length]
        if (place) place[0][place[1]] = into
        const findings = new Findings()
        await readMessage(body, 'base', { today: plainDate('2025-01-13') }, findings)
        if (!findings.ok) return
        for (const { resource } of placesOf(body))
          if (isPlain(resource)) {
            passed++
            expect(faultsOf(resource)).toEqual([])
          }
      },
    ),
    { numRuns: 400 },
  )
  expect(passed).toBeGreaterThan(50)
})
