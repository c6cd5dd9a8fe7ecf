/** Bundles that cannot be taken, and bodies that are none. */
import { type Bad, type Json, without } from './bad.fixture.ts'
import { single, transaction } from './fhir.fixture.ts'

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

const nobody = '11111111-2222-4333-8444-555555555555'

/** A transaction that wants something else of its request. */
function wish(what: string, request: Json, paths: readonly string[]): Bad {
  return entries(what, entry => entry.map((each, at) => (at === 1 ? { ...each, request } : each)), paths)
}

/** A transaction that deletes something beside what it brings. */
function deletion(what: string, url: string, paths: readonly string[]): Bad {
  return entries(what, entry => [...entry, { request: { method: 'DELETE', url } }], paths)
}

export const badBundles: readonly Bad[] = [
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
    'wants something done that nobody does',
    entry =>
      entry.map((each, at) =>
        at === 1 ? { ...each, request: { method: 'PATCH', url: 'ServiceRequest' } } : each,
      ),
    ['Bundle.entry[1].request.method'],
  ),
  wish('deletes a request and sends it along', { method: 'DELETE', url: 'ServiceRequest?identifier=a|b' }, [
    'Bundle.entry[1].resource',
  ]),
  wish('puts a request and does not say which', { method: 'PUT', url: 'ServiceRequest' }, [
    'Bundle.entry[1].request.url',
  ]),
  wish('puts a request at the address of another type', { method: 'PUT', url: 'Task?identifier=a|b' }, [
    'Bundle.entry[1].request.url',
  ]),
  wish('puts a request under an id that is none', { method: 'PUT', url: 'ServiceRequest/seven' }, [
    'Bundle.entry[1].request.url',
  ]),
  wish(
    'puts a request under an id that nobody was given',
    { method: 'PUT', url: `ServiceRequest/${nobody}` },
    ['Bundle.entry[1].request.url'],
  ),
  wish(
    'puts a request where another identifier stands',
    { method: 'PUT', url: 'ServiceRequest?identifier=a|b' },
    ['Bundle.entry[1].request.url'],
  ),
  wish('looks for its request by a name', { method: 'PUT', url: 'ServiceRequest?patient.name=Ada' }, [
    'Bundle.entry[1].request.url',
  ]),
  wish('gives a version of what is new', { method: 'POST', url: 'ServiceRequest', ifMatch: 'W/"1"' }, [
    'Bundle.entry[1].request.ifMatch',
  ]),
  wish('gives a version that is none', { method: 'PUT', url: `ServiceRequest/${nobody}`, ifMatch: '1' }, [
    'Bundle.entry[1].request.ifMatch',
  ]),
  wish('has a day as a condition', { method: 'POST', url: 'ServiceRequest', ifModifiedSince: '2025-01-01' }, [
    'Bundle.entry[1].request.ifModifiedSince',
  ]),
  wish(
    'puts a request if there is none',
    { method: 'PUT', url: `ServiceRequest/${nobody}`, ifNoneExist: 'identifier=a|b' },
    ['Bundle.entry[1].request.ifNoneExist'],
  ),
  entries(
    'corrects somebody without the request about them',
    entry => [{ ...entry[0], request: { method: 'PUT', url: `Patient/${nobody}` } }],
    ['Bundle.entry[0].request.method'],
  ),
  deletion('deletes whatever there is', 'ServiceRequest', ['Bundle.entry[2].request.url']),
  deletion('deletes a person', `Patient/${nobody}`, ['Bundle.entry[2].request.url']),
  deletion('deletes an appointment', 'Appointment?identifier=a|b', ['Bundle.entry[2].request.url']),
  deletion('deletes a request that was never taken', `ServiceRequest/${nobody}`, [
    'Bundle.entry[2].request.url',
  ]),
  deletion('deletes by an identifier of no system', 'ServiceRequest?identifier=R-1', [
    'Bundle.entry[2].request.url',
  ]),
  {
    what: 'deletes without an address',
    body: () => ({ ...transaction(), entry: [{ request: { method: 'DELETE' } }] }),
    paths: ['Bundle.entry[0].request.url'],
  },
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

export const badText: readonly Bad[] = [
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
