/** Messages that must not be taken, each with the path of every fault in it. */
import { message, request, single, transaction } from './fhir.fixture.ts'

type Json = Record<string, unknown>

export interface Bad {
  readonly what: string
  /** Where it is sent; the base when nothing is said. */
  readonly to?: string
  readonly body: () => unknown
  readonly paths: readonly string[]
  readonly status?: number
}

const nhs = 'https://fhir.nhs.uk/Id/nhs-number'
const own = 'https://clinic.example/Id/number'
const reasonSystem = 'https://alongside.example/fhir/CodeSystem/reason'
const ourExtension = 'https://alongside.example/fhir/StructureDefinition'
const messageReason = 'https://fhir.nhs.uk/CodeSystem/message-reason-bars'
const messageEvent = 'https://fhir.nhs.uk/CodeSystem/message-events-bars'
const P = 'ServiceRequest.contained[0]'
const R = 'ServiceRequest'

function who(what: string, patient: Json, paths: readonly string[]): Bad {
  return { what, body: () => single(undefined, { patient }), paths }
}

function wish(what: string, more: Json, paths: readonly string[]): Bad {
  return { what, body: () => single(undefined, { request: more }), paths }
}

function without(body: Json, ...names: string[]): Json {
  return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))
}

/** A transaction whose entries were changed. */
function entries(what: string, change: (entry: Json[]) => unknown, paths: readonly string[]): Bad {
  return {
    what,
    body: () => {
      const bundle = transaction()
      const changed = change(bundle.entry)
      return { ...bundle, entry: changed ?? bundle.entry }
    },
    paths,
  }
}

function told(what: string, parts: Parameters<typeof message>[1], paths: readonly string[]): Bad {
  return { what, to: '/$process-message', body: () => message(undefined, parts), paths }
}

function visit(what: string, resource: Json, paths: readonly string[]): Bad {
  const type = String(resource.resourceType)
  return {
    what,
    to: `/${type}`,
    body: () => ({
      ...resource,
      contained: [
        {
          resourceType: 'Patient',
          id: 'p',
          identifier: [{ system: own, value: 'N1' }],
          name: [{ given: ['Ada'] }],
        },
      ],
    }),
    paths,
  }
}

const appointment: Json = {
  resourceType: 'Appointment',
  identifier: [{ system: 'https://clinic.example/Id/appointment', value: 'A-1' }],
  status: 'fulfilled',
  start: '2025-01-10T09:00:00Z',
  end: '2025-01-10T09:30:00Z',
  participant: [{ actor: { reference: '#p' }, status: 'accepted' }],
}
const encounter: Json = {
  resourceType: 'Encounter',
  identifier: [{ system: 'https://clinic.example/Id/visit', value: 'V-1' }],
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
  subject: { reference: '#p' },
  period: { start: '2025-01-10T09:00:00Z' },
}

const ofPatients: readonly Bad[] = [
  who('has no number of the clinic', { identifier: [{ system: nhs, value: '9434765919' }] }, [
    `${P}.identifier`,
  ]),
  who('has no identifier at all', { identifier: undefined }, [`${P}.identifier`]),
  who(
    'has two numbers that could be the clinic’s',
    {
      identifier: [
        { system: own, value: 'N1' },
        { system: 'https://other.example', value: 'N2' },
      ],
    },
    [`${P}.identifier`],
  ),
  who(
    'has an NHS number that is none',
    {
      identifier: [
        { system: nhs, value: '9434765918' },
        { system: own, value: 'N1' },
      ],
    },
    [`${P}.identifier[0].value`],
  ),
  who('has a number without a digit', { identifier: [{ system: own, value: 'ABC' }] }, [
    `${P}.identifier[0].value`,
  ]),
  who('has a number that is a number of JSON', { identifier: [{ system: own, value: 123 }] }, [
    `${P}.identifier[0].value`,
  ]),
  who('has a number that is too long', { identifier: [{ system: own, value: 'N'.padEnd(40, '1') }] }, [
    `${P}.identifier[0].value`,
  ]),
  who('has an identifier without a value', { identifier: [{ system: own }] }, [`${P}.identifier[0].value`]),
  who('has identifiers that are no list', { identifier: { system: own, value: 'N1' } }, [`${P}.identifier`]),
  who(
    'has a use of an identifier that nobody knows',
    { identifier: [{ use: 'mine', system: own, value: 'N1' }] },
    [`${P}.identifier[0].use`],
  ),
  who('has no name', { name: undefined }, [`${P}.name`]),
  who('has a family name only', { name: [{ use: 'official', family: 'Okafor' }] }, [`${P}.name[0].given`]),
  who('has an empty name', { name: [{ use: 'official', given: [''] }] }, [`${P}.name[0].given[0]`]),
  who('has a name that is a number', { name: [{ given: [7] }] }, [`${P}.name[0].given[0]`]),
  who('has a name with a comma, family name first', { name: [{ given: ['Okafor, Ada'] }] }, [
    `${P}.name[0].given[0]`,
  ]),
  who('has a given name that is no list', { name: [{ given: 'Ada' }] }, [`${P}.name[0].given`]),
  who('has a name of an unknown use', { name: [{ use: 'stage', given: ['Ada'] }] }, [`${P}.name[0].use`]),
  who('has a phone number that is none', { telecom: [{ system: 'phone', value: 'ring the bell' }] }, [
    `${P}.telecom[0].value`,
  ]),
  who('has a telecom of an unknown system', { telecom: [{ system: 'pigeon', value: '1' }] }, [
    `${P}.telecom[0].system`,
  ]),
  who(
    'has a rank that is no number',
    { telecom: [{ system: 'phone', value: '07700900123', rank: 'first' }] },
    [`${P}.telecom[0].rank`],
  ),
  who('has died', { deceasedBoolean: true }, [`${P}.deceasedBoolean`]),
  who('has a day of death', { deceasedDateTime: '2024-12-01' }, [`${P}.deceasedDateTime`]),
  who('is no longer in use', { active: false }, [`${P}.active`]),
  who('was born on a day that does not exist', { birthDate: '1988-02-30' }, [`${P}.birthDate`]),
  who('was born in words', { birthDate: 'a while ago' }, [`${P}.birthDate`]),
  who('has a gender that the standard does not know', { gender: 'x' }, [`${P}.gender`]),
  who('has an element that the standard does not know', { shoeSize: 38 }, [`${P}.shoeSize`]),
  who('has an address that is no list', { address: { city: 'London' } }, [`${P}.address`]),
  who('has a line of an address that is no list', { address: [{ line: '1 High Street' }] }, [
    `${P}.address[0].line`,
  ]),
  who(
    'speaks a language that nobody knows',
    { communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: 'zz-zz-zz-' }] } }] },
    [`${P}.communication[0].language`],
  ),
  who(
    'changes the meaning by a modifier',
    { modifierExtension: [{ url: 'https://x.example', valueBoolean: true }] },
    [`${P}.modifierExtension`],
  ),
  who('comes with rules of its own', { implicitRules: 'https://x.example' }, [`${P}.implicitRules`]),
]

const ofRequests: readonly Bad[] = [
  wish('has no status', { status: undefined }, [`${R}.status`]),
  wish('is a draft', { status: 'draft' }, [`${R}.status`]),
  wish('has a status that nobody knows', { status: 'sent' }, [`${R}.status`]),
  wish('has no intent', { intent: undefined }, [`${R}.intent`]),
  wish('only proposes', { intent: 'proposal' }, [`${R}.intent`]),
  wish('has no identifier', { identifier: undefined }, [`${R}.identifier`]),
  wish('has an identifier without a system', { identifier: [{ value: 'R-1' }] }, [
    `${R}.identifier[0].system`,
  ]),
  wish('has an identifier without a value', { identifier: [{ system: 'https://clinic.example' }] }, [
    `${R}.identifier[0].value`,
  ]),
  wish('asks that something is not done', { doNotPerform: true }, [`${R}.doNotPerform`]),
  wish(
    'asks for a blood test',
    { code: { coding: [{ system: 'http://snomed.info/sct', code: '396550006' }] } },
    [`${R}.code`],
  ),
  wish('is about nobody', { subject: undefined }, [`${R}.subject`]),
  wish('is about somebody who was not sent along', { subject: { reference: 'Patient/1' } }, [
    `${R}.subject.reference`,
  ]),
  wish('points at something inside that is not there', { subject: { reference: '#q' } }, [
    `${R}.subject.reference`,
  ]),
  wish('has a subject that is a text', { subject: 'Ada' }, [`${R}.subject`]),
  wish('gives no reason', { reasonCode: undefined }, [`${R}.reasonCode`]),
  wish(
    'gives a reason of another list only',
    { reasonCode: [{ coding: [{ system: 'http://snomed.info/sct', code: '86406008' }] }] },
    [`${R}.reasonCode`],
  ),
  wish(
    'gives a reason that our list does not have',
    { reasonCode: [{ coding: [{ system: reasonSystem, code: 'curious' }] }] },
    [`${R}.reasonCode[0].coding[0].code`],
  ),
  wish(
    'gives two reasons',
    {
      reasonCode: [
        {
          coding: [
            { system: reasonSystem, code: 'newly-diagnosed' },
            { system: reasonSystem, code: 're-engaging' },
          ],
        },
      ],
    },
    [`${R}.reasonCode[0].coding[1]`],
  ),
  wish('gives no day of the diagnosis', { extension: undefined }, [`${R}.extension`]),
  wish(
    'gives a month and no day',
    { extension: [{ url: `${ourExtension}/reason-date`, valueDate: '2025-01' }] },
    [`${R}.extension[0].valueDate`],
  ),
  wish(
    'gives a day that does not exist',
    { extension: [{ url: `${ourExtension}/reason-date`, valueDate: '2025-02-30' }] },
    [`${R}.extension[0].valueDate`],
  ),
  wish(
    'gives a day that is still to come',
    { extension: [{ url: `${ourExtension}/reason-date`, valueDate: '2031-01-01' }] },
    [`${R}.extension[0].valueDate`],
  ),
  wish(
    'gives the day twice',
    {
      extension: [
        { url: `${ourExtension}/reason-date`, valueDate: '2025-01-02' },
        { url: `${ourExtension}/reason-date`, valueDate: '2025-01-03' },
      ],
    },
    [`${R}.extension[1]`],
  ),
  wish(
    'gives a tracing outcome that our list does not have',
    {
      reasonCode: [{ coding: [{ system: reasonSystem, code: 're-engaging' }] }],
      extension: [
        { url: `${ourExtension}/reason-date`, valueDate: '2025-01-02' },
        { url: `${ourExtension}/tracing-outcome`, valueCode: 'hiding' },
      ],
    },
    [`${R}.extension[1].valueCode`],
  ),
  wish(
    'gives a tracing outcome of somebody newly diagnosed',
    {
      extension: [
        { url: `${ourExtension}/reason-date`, valueDate: '2025-01-02' },
        { url: `${ourExtension}/tracing-outcome`, valueCode: 'in-touch' },
      ],
    },
    [`${R}.extension[1].valueCode`],
  ),
  wish('was written at no moment', { authoredOn: 'yesterday' }, [`${R}.authoredOn`]),
  wish('has a priority that nobody knows', { priority: 'now' }, [`${R}.priority`]),
  wish(
    'is no referral',
    {
      category: [
        {
          coding: [
            { system: 'https://fhir.nhs.uk/CodeSystem/message-category-servicerequest', code: 'validation' },
          ],
        },
      ],
    },
    [`${R}.category[0].coding[0].code`],
  ),
  wish('has an element that the standard does not know', { wishes: 'many' }, [`${R}.wishes`]),
  wish(
    'changes the meaning by a modifier',
    { modifierExtension: [{ url: 'https://x.example', valueBoolean: true }] },
    [`${R}.modifierExtension`],
  ),
  wish(
    'has several faults at once, and each is named',
    { status: 'sent', intent: 'proposal', identifier: [{ value: 'R-1' }], priority: 'now' },
    [`${R}.status`, `${R}.intent`, `${R}.identifier[0].system`, `${R}.priority`],
  ),
  {
    what: 'is revoked and was never sent',
    body: () => single(undefined, { request: { status: 'revoked' } }),
    paths: [`${R}.identifier`],
  },
]

const ofBundles: readonly Bad[] = [
  {
    what: 'is no transaction but a batch',
    body: () => transaction(undefined, { type: 'batch' }),
    paths: ['Bundle.type'],
  },
  {
    what: 'is a message at the wrong door',
    body: () => transaction(undefined, { type: 'message' }),
    paths: ['Bundle.type'],
  },
  { what: 'has no type', body: () => without(transaction(), 'type'), paths: ['Bundle.type'] },
  {
    what: 'is of a type that nobody knows',
    body: () => transaction(undefined, { type: 'parcel' }),
    paths: ['Bundle.type'],
  },
  {
    what: 'is empty',
    body: () => ({ resourceType: 'Bundle', type: 'transaction', entry: [] }),
    paths: ['Bundle.entry'],
  },
  {
    what: 'has no entries',
    body: () => ({ resourceType: 'Bundle', type: 'transaction' }),
    paths: ['Bundle.entry'],
  },
  {
    what: 'has more entries than anybody can take',
    body: () => ({ resourceType: 'Bundle', type: 'transaction', entry: Array(5001).fill({}) }),
    paths: ['Bundle.entry'],
  },
  entries('has an entry that is a text', entry => [...entry, 'and so on'], ['Bundle.entry[2]']),
  entries(
    'has an entry without a resource',
    entry => [...entry, { request: { method: 'POST', url: 'Patient' } }],
    ['Bundle.entry[2].resource'],
  ),
  entries(
    'has a resource that the standard does not know',
    entry => [...entry, { resource: { resourceType: 'Wish' }, request: { method: 'POST', url: 'Wish' } }],
    ['Bundle.entry[2].resource'],
  ),
  entries('has an entry that does not say what to do', entry => entry.map(each => without(each, 'request')), [
    'Bundle.entry[0].request',
    'Bundle.entry[1].request',
  ]),
  entries(
    'wants something deleted',
    entry =>
      entry.map((each, at) =>
        at === 1 ? { ...each, request: { method: 'DELETE', url: 'ServiceRequest' } } : each,
      ),
    ['Bundle.entry[1].request.method'],
  ),
  entries(
    'sends a Patient to the wrong address',
    entry =>
      entry.map((each, at) => (at === 0 ? { ...each, request: { method: 'POST', url: 'Person' } } : each)),
    ['Bundle.entry[0].request.url'],
  ),
  entries(
    'has a condition that nobody keeps',
    entry =>
      entry.map((each, at) =>
        at === 0 ? { ...each, request: { method: 'POST', url: 'Patient', ifNoneExist: 'name=Ada' } } : each,
      ),
    ['Bundle.entry[0].request.ifNoneExist'],
  ),
  entries('has two entries of one name', entry => [...entry, { ...entry[0] }], ['Bundle.entry[2].fullUrl']),
  entries('has nothing in it that is taken here', entry => entry.slice(0, 1), ['Bundle.entry']),
  entries('lost the person', entry => entry.slice(1), ['Bundle.entry[0].resource.subject.reference']),
  entries(
    'takes one back among others',
    entry =>
      entry.map((each, at) =>
        at === 1 ? { ...each, resource: { ...(each.resource as Json), status: 'revoked' } } : each,
      ),
    ['Bundle.entry[1].resource.status'],
  ),
  {
    what: 'has the same person twice',
    body: () => transaction(['X1', 'X1']),
    paths: ['Bundle.entry[2].resource.identifier[1].value', 'Bundle.entry[3].resource.identifier'],
  },
  {
    what: 'is something else altogether',
    body: () => ({ resourceType: 'Observation', status: 'final' }),
    paths: ['Resource.resourceType'],
  },
  { what: 'is no resource', body: () => ['Bundle'], paths: ['Resource'] },
  {
    what: 'comes to the address of another type',
    to: '/Appointment',
    body: () => single(),
    paths: ['Resource.resourceType'],
  },
]

const ofMessages: readonly Bad[] = [
  {
    what: 'is a transaction at the wrong door',
    to: '/$process-message',
    body: () => transaction(),
    paths: ['Bundle.type', 'Bundle.entry[0].resource'],
  },
  {
    what: 'does not begin with its header',
    to: '/$process-message',
    body: () => {
      const sent = message()
      return { ...sent, entry: sent.entry.toReversed() }
    },
    paths: ['Bundle.entry[0].resource'],
  },
  { what: 'is no Bundle', to: '/$process-message', body: () => request(), paths: ['Resource.resourceType'] },
  told(
    'is about another event',
    { header: { eventCoding: { system: messageEvent, code: 'booking-request' } } },
    ['Bundle.entry[0].resource.eventCoding'],
  ),
  told(
    'says its event as an address',
    { header: { eventCoding: undefined, eventUri: 'https://x.example' } },
    ['Bundle.entry[0].resource.eventUri'],
  ),
  told('says no event', { header: { eventCoding: undefined } }, ['Bundle.entry[0].resource.event']),
  told('gives no reason', { header: { reason: undefined } }, ['Bundle.entry[0].resource.reason']),
  told(
    'gives a reason that nobody knows',
    { header: { reason: { coding: [{ system: messageReason, code: 'maybe' }] } } },
    ['Bundle.entry[0].resource.reason.coding'],
  ),
  told('does not say where it comes from', { header: { source: undefined } }, [
    'Bundle.entry[0].resource.source',
  ]),
  told('is about nothing', { header: { focus: undefined } }, ['Bundle.entry[0].resource.focus']),
  told('is about something that is not in it', { header: { focus: [{ reference: 'urn:uuid:nowhere' }] } }, [
    'Bundle.entry[0].resource.focus[0].reference',
  ]),
  told(
    'is about two things',
    { header: { focus: [{ reference: 'urn:uuid:1' }, { reference: 'urn:uuid:2' }] } },
    ['Bundle.entry[0].resource.focus[0].reference', 'Bundle.entry[0].resource.focus[1]'],
  ),
  told(
    'has two headers',
    {
      others: [
        {
          resourceType: 'MessageHeader',
          eventCoding: { code: 'x' },
          source: { endpoint: 'https://x.example' },
        },
      ],
    },
    ['Bundle.entry[3].resource'],
  ),
  told('is an answer', { header: { response: { identifier: '1', code: 'ok' } } }, [
    'Bundle.entry[0].resource.response',
  ]),
  told('is new and revoked at once', { request: { status: 'revoked' } }, ['Bundle.entry[1].resource.status']),
  told('deletes what is active', { reason: 'delete' }, ['Bundle.entry[1].resource.status']),
  told('updates what was never sent', { reason: 'update' }, ['Bundle.entry[1].resource.identifier']),
  told('deletes what was never sent', { reason: 'delete', request: { status: 'entered-in-error' } }, [
    'Bundle.entry[1].resource.identifier',
  ]),
  told('has a fault in the person', { patient: { birthDate: '1988-13-01', name: [{ family: 'Okafor' }] } }, [
    'Bundle.entry[2].resource.birthDate',
    'Bundle.entry[2].resource.name[0].given',
  ]),
  told(
    'has a fault in something that is not used',
    { others: [{ resourceType: 'Practitioner', gender: 'x' }] },
    ['Bundle.entry[3].resource.gender'],
  ),
]

const ofAttendance: readonly Bad[] = [
  visit('has no status', without(appointment, 'status'), ['Appointment.status']),
  visit('has no start', without(appointment, 'start'), ['Appointment.start']),
  visit('starts without a zone', { ...appointment, start: '2025-01-10T09:00:00' }, ['Appointment.start']),
  visit('was cancelled by nobody knows whom', { ...appointment, status: 'cancelled' }, [
    'Appointment.status',
  ]),
  visit(
    'was cancelled for another reason',
    {
      ...appointment,
      status: 'cancelled',
      cancelationReason: {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason', code: 'other' },
        ],
      },
    },
    ['Appointment.cancelationReason'],
  ),
  visit('is on a waiting list', { ...appointment, status: 'waitlist' }, ['Appointment.status']),
  visit(
    'was missed and attended',
    { ...appointment, extension: [{ url: `${ourExtension}/attended-code`, valueCode: '3' }] },
    ['Appointment.extension[0].valueCode'],
  ),
  visit(
    'has a code that nobody knows',
    { ...appointment, extension: [{ url: `${ourExtension}/attended-code`, valueCode: '9' }] },
    ['Appointment.extension[0].valueCode'],
  ),
  visit('has no identifier', without(appointment, 'identifier'), ['Appointment.identifier']),
  visit(
    'has nobody in it',
    { ...appointment, participant: [{ actor: { reference: 'Practitioner/1' }, status: 'accepted' }] },
    ['Appointment.participant'],
  ),
  visit(
    'is of two people',
    {
      ...appointment,
      participant: [
        { actor: { reference: '#p' }, status: 'accepted' },
        { actor: { reference: 'Patient/2' }, status: 'accepted' },
      ],
    },
    ['Appointment.participant[1].actor.reference'],
  ),
  visit('is of somebody who is not known here', appointment, ['Appointment.participant[0].actor.reference']),
  visit(
    'is of a person of no message and no record',
    { ...appointment, participant: [{ actor: { reference: 'Patient/one' }, status: 'accepted' }] },
    ['Appointment.participant[0].actor.reference'],
  ),
  visit('has no class', without(encounter, 'class'), ['Encounter.class']),
  visit('has no day', without(encounter, 'period'), ['Encounter.period.start']),
  visit('is about nobody', without(encounter, 'subject'), ['Encounter.subject']),
  visit('has a status that says nothing', { ...encounter, status: 'unknown' }, ['Encounter.status']),
  visit(
    'belongs to two appointments',
    { ...encounter, appointment: [{ reference: 'Appointment/1' }, { reference: 'Appointment/2' }] },
    ['Encounter.appointment[1]'],
  ),
]

const ofText: readonly Bad[] = [
  { what: 'is no JSON', body: () => '{"resourceType": "Bundle"', paths: [], status: 400 },
  {
    what: 'holds a zero character',
    body: () => single(undefined, { patient: { name: [{ given: ['A\u0000da'] }] } }),
    paths: ['ServiceRequest.contained[0].name[0].given[0]'],
    status: 400,
  },
  {
    what: 'has an element with a name like a trap',
    body: () => '{"resourceType":"ServiceRequest","__proto__":{"status":"active"}}',
    paths: ['ServiceRequest'],
    status: 400,
  },
]

export const badMessages: readonly Bad[] = [
  ...ofPatients.map(each => ({ ...each, what: `a request whose person ${each.what}` })),
  ...ofRequests.map(each => ({ ...each, what: `a request that ${each.what}` })),
  ...ofBundles.map(each => ({ ...each, what: `a Bundle that ${each.what}` })),
  ...ofMessages.map(each => ({ ...each, what: `a message that ${each.what}` })),
  ...ofAttendance.map(each => ({ ...each, what: `an appointment or visit that ${each.what}` })),
  ...ofText.map(each => ({ ...each, what: `a body that ${each.what}` })),
]
