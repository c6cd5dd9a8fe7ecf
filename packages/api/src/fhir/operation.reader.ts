/** A message Bundle, as the NHS Booking and Referral Standard has it: its header first, and one request in its focus. */
import type { Given } from '@alongside/domain/intake'
import { readAsked } from './asked.reader.ts'
import { events, systems } from './canonical.ts'
import { codesOf, lookOver } from './common.reader.ts'
import type { Entry, Envelope } from './envelope.ts'
import type { Findings } from './findings.ts'
import { type Message, noTransaction } from './message.ts'
import type { Cell } from './patient.reader.ts'
import { MessageHeaderShape, shaped } from './shapes.ts'

export function readOperation(
  envelope: Envelope,
  bundle: NonNullable<Envelope['bundle']>,
  asOf: Given,
  findings: Findings,
): Message | undefined {
  if (bundle.type !== undefined && bundle.type !== 'message')
    findings.refuse('Bundle.type', 'invariant', 'Send a Bundle of the type message.')
  const [first, ...rest] = envelope.entries
  if (first?.type !== 'MessageHeader' || first.at !== 0) {
    findings.refuse('Bundle.entry[0].resource', 'invariant', 'A message begins with its MessageHeader.')
    return undefined
  }
  const second = rest.find(({ type }) => type === 'MessageHeader')
  if (second) findings.refuse(second.path, 'invariant', 'A message has one MessageHeader.')
  const { reason, focus, id } = readHeader(first, envelope, bundle, findings)
  for (const entry of rest)
    if (entry.type !== 'Patient' && entry !== focus)
      findings.leaveOut(`Bundle.entry.resource.ofType(${entry.type})`)
  if (!focus) return undefined
  const asked = readAsked(focus, envelope, asOf, findings)
  if (rest.some(entry => entry.type === 'Patient' && entry !== asked.patientEntry))
    findings.leaveOut('Bundle.entry.resource.ofType(Patient)')
  const { wants } = asked.request
  if (reason === 'new' && wants !== 'offer')
    findings.refuse(
      `${focus.path}.status`,
      'invariant',
      'A new request is active. To take one back, send an update or a delete.',
    )
  if (reason === 'delete' && wants === 'offer')
    findings.refuse(
      `${focus.path}.status`,
      'invariant',
      'To take a request back, send it as revoked or entered-in-error.',
    )
  return {
    ...noTransaction,
    kind: 'message',
    entries: envelope.entries,
    id,
    does: wants !== 'offer' ? 'takeBack' : reason === 'update' ? 'update' : 'add',
    asked: [asked],
    attended: [],
  }
}

const reasons: readonly string[] = ['new', 'update', 'delete']

function readHeader(
  entry: Entry,
  envelope: Envelope,
  bundle: NonNullable<Envelope['bundle']>,
  findings: Findings,
): { reason: string | undefined; focus: Entry | undefined; id: Cell | undefined } {
  const { path } = entry
  const { value: header, faulty } = shaped(MessageHeaderShape, entry.resource, path, findings)
  lookOver(
    entry.resource,
    path,
    [
      'eventCoding',
      'eventUri',
      'source',
      'reason',
      'focus',
      'response',
      'sender',
      'destination',
      'definition',
    ],
    findings,
  )
  if (header.response !== undefined)
    findings.refuse(`${path}.response`, 'not-supported', 'Answers to messages are not taken here.')
  const event = header.eventCoding
  if (header.eventUri !== undefined)
    findings.refuse(`${path}.eventUri`, 'not-supported', 'Say the event as a coding.')
  else if (
    !faulty.has('eventCoding') &&
    !(event?.system === systems.messageEvent && event.code === events.request)
  )
    findings.refuse(
      event ? `${path}.eventCoding` : `${path}.event`,
      event ? 'code-invalid' : 'required',
      `Only ${events.request} of ${systems.messageEvent} is taken here.`,
    )
  if (!faulty.has('source') && header.source?.endpoint === undefined)
    findings.refuse(`${path}.source`, 'required', 'The endpoint of the sender is missing.')
  const [why] = codesOf(header.reason ? [header.reason] : [], systems.messageReason)
  if (!faulty.has('reason') && !reasons.includes(why?.code ?? ''))
    findings.refuse(
      why ? `${path}.reason.coding` : `${path}.reason`,
      why ? 'code-invalid' : 'required',
      `Give one reason out of ${systems.messageReason}: ${reasons.join(', ')}.`,
    )
  if (header.focus?.[1]) findings.refuse(`${path}.focus[1]`, 'invariant', 'A message is about one request.')
  return {
    reason: why?.code,
    focus: focusOf(header.focus?.[0]?.reference, entry, envelope, faulty, findings),
    id: idOf(entry, bundle, envelope, findings),
  }
}

function focusOf(
  reference: string | undefined,
  entry: Entry,
  envelope: Envelope,
  faulty: ReadonlySet<string>,
  findings: Findings,
): Entry | undefined {
  const focus = reference === undefined ? undefined : envelope.resolve(reference, entry)
  if (focus?.type === 'ServiceRequest') return focus
  if (!faulty.has('focus'))
    findings.refuse(
      reference === undefined ? `${entry.path}.focus` : `${entry.path}.focus[0].reference`,
      reference === undefined ? 'required' : 'not-found',
      'Point at the ServiceRequest of this Bundle.',
    )
  return undefined
}

/** The id of the message as the sender knows it: that of its header, or else of the Bundle. */
function idOf(
  { resource, path }: Entry,
  bundle: NonNullable<Envelope['bundle']>,
  envelope: Envelope,
  findings: Findings,
): Cell | undefined {
  if (typeof resource.id === 'string') return { text: `header ${resource.id}`, path: `${path}.id` }
  const named = bundle.identifier?.value
  if (named !== undefined)
    return { text: `${bundle.identifier?.system ?? ''}|${named}`, path: 'Bundle.identifier' }
  if (bundle.id !== undefined) return { text: `bundle ${bundle.id}`, path: 'Bundle.id' }
  const fullUrl = envelope.entries[0]?.fullUrl
  if (fullUrl !== undefined)
    return { text: `header ${fullUrl.replace(/^urn:uuid:/, '')}`, path: 'Bundle.entry[0].fullUrl' }
  findings.refuse(`${path}.id`, 'required', 'Give the message an id, so that it is taken once only.')
  return undefined
}
