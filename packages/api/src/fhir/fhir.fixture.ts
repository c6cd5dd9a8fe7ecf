/** A clinic's system to test with: its key, its messages, and what it is answered. */
import { randomUUID } from 'node:crypto'
import type { System } from '../testing/clinic-system.ts'
import type { Programme } from '../testing/programme.ts'
import { answerFhir, type FhirRequest } from './answer.ts'
import type { OperationOutcome } from './findings.ts'

export const base = 'https://api.example/fhir'

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  // what comes back is looked at by tests, element by element
  // biome-ignore lint/suspicious/noExplicitAny: any resource of the standard
  readonly body: any
}

type Json = Record<string, unknown>

/** One request as the system makes it. */
export async function ask(
  programme: Programme,
  system: Pick<System, 'key'> | null,
  method: string,
  path: string,
  body?: unknown,
  more: Partial<FhirRequest> = {},
): Promise<Answered> {
  const [where = '', query = ''] = path.split('?', 2)
  const answered = await answerFhir(programme.api, base, {
    method,
    path: where,
    query,
    authorization: system ? `Bearer ${system.key}` : undefined,
    contentType: body === undefined ? undefined : 'application/fhir+json',
    prefer: undefined,
    body:
      body === undefined ? undefined : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    ...more,
  })
  return { ...answered, body: answered.body === '' ? null : JSON.parse(answered.body) }
}

/** The faults of an outcome, each as its path. */
export function pathsOf({ issue }: OperationOutcome): string[] {
  return issue
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .flatMap(({ expression }) => expression ?? [])
}

const reasonSystem = 'https://alongside.example/fhir/CodeSystem/reason'
const reasonDate = 'https://alongside.example/fhir/StructureDefinition/reason-date'

let count = 0

/** A number that no other test uses. */
export function aNumber(): string {
  count++
  return `N${String(count).padStart(6, '0')}`
}

export function patient(number = aNumber(), more: Json = {}): Json {
  return {
    resourceType: 'Patient',
    identifier: [
      { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9434765919' },
      { system: 'https://clinic.example/Id/number', value: number },
    ],
    name: [{ use: 'official', family: 'Okafor', given: ['Ada'], prefix: ['Ms'] }],
    telecom: [{ system: 'phone', value: '07700 900123', use: 'mobile' }],
    gender: 'female',
    birthDate: '1988-04-02',
    address: [{ postalCode: 'SE5 9RS' }],
    ...more,
  }
}

export function request(number = aNumber(), more: Json = {}): Json {
  return {
    resourceType: 'ServiceRequest',
    extension: [{ url: reasonDate, valueDate: '2025-01-10' }],
    identifier: [{ system: 'https://clinic.example/Id/request', value: `R-${number}` }],
    status: 'active',
    intent: 'order',
    subject: { reference: '#p' },
    authoredOn: '2025-01-11T09:00:00Z',
    reasonCode: [{ coding: [{ system: reasonSystem, code: 'newly-diagnosed' }] }],
    ...more,
  }
}

/** A request by itself, with the person inside of it. */
export function single(
  number = aNumber(),
  { patient: who = {}, request: what = {} }: { patient?: Json; request?: Json } = {},
): Json {
  return { ...request(number, what), contained: [{ ...patient(number, who), id: 'p' }] }
}

/** A transaction with a request for each of these numbers. */
export function transaction(
  numbers: readonly string[] = [aNumber()],
  more: Json = {},
): Json & { entry: Json[] } {
  return {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: numbers.flatMap(number => {
      const who = `urn:uuid:${randomUUID()}`
      return [
        { fullUrl: who, resource: patient(number), request: { method: 'POST', url: 'Patient' } },
        {
          fullUrl: `urn:uuid:${randomUUID()}`,
          resource: request(number, { subject: { reference: who } }),
          request: { method: 'POST', url: 'ServiceRequest' },
        },
      ]
    }),
    ...more,
  }
}

const bars = 'https://fhir.nhs.uk/CodeSystem/message'

interface MessageParts {
  readonly reason?: string
  readonly id?: string
  readonly header?: Json
  readonly patient?: Json
  readonly request?: Json
  readonly others?: readonly Json[]
}

/** A message as a trust's system sends it. */
export function message(number = aNumber(), parts: MessageParts = {}): Json & { entry: Json[] } {
  const { reason = 'new', id = randomUUID(), header = {}, others = [] } = parts
  const [who, what] = [`urn:uuid:${randomUUID()}`, `urn:uuid:${randomUUID()}`]
  return {
    resourceType: 'Bundle',
    type: 'message',
    timestamp: '2025-01-11T09:00:00Z',
    entry: [
      {
        fullUrl: `urn:uuid:${id}`,
        resource: {
          resourceType: 'MessageHeader',
          id,
          eventCoding: { system: `${bars}-events-bars`, code: 'servicerequest-request' },
          source: { name: 'Records', endpoint: 'https://clinic.example/fhir' },
          reason: { coding: [{ system: `${bars}-reason-bars`, code: reason }] },
          focus: [{ reference: what }],
          ...header,
        },
      },
      {
        fullUrl: what,
        resource: request(number, {
          category: [{ coding: [{ system: `${bars}-category-servicerequest`, code: 'referral' }] }],
          subject: { reference: who },
          ...parts.request,
        }),
      },
      { fullUrl: who, resource: patient(number, parts.patient) },
      ...others.map(resource => ({ fullUrl: `urn:uuid:${randomUUID()}`, resource })),
    ],
  }
}
