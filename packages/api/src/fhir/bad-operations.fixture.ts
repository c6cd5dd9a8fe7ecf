/** Messages to the operation that cannot be taken. */
import type { Bad } from './bad.fixture.ts'
import { message, request, transaction } from './fhir.fixture.ts'

const messageReason = 'https://fhir.nhs.uk/CodeSystem/message-reason-bars'
const messageEvent = 'https://fhir.nhs.uk/CodeSystem/message-events-bars'

function told(what: string, parts: Parameters<typeof message>[1], paths: readonly string[]): Bad {
  return { what, to: '/$process-message', body: () => message(undefined, parts), paths }
}

export const badOperations: readonly Bad[] = [
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
