/** What a body asks for: read whole, with every fault, before anything is done. */
import { type ListedPerson, peopleList } from '@alongside/domain/intake'
import type { PlainDate } from '@alongside/domain/time'
import { type ReadAttendance, readAppointment, readEncounter } from './attendance.reader.ts'
import { events, systems } from './canonical.ts'
import { codesOf, lookOver, named } from './common.reader.ts'
import { type Entry, type Envelope, openBundle, openSingle, toCheck } from './envelope.ts'
import type { Findings } from './findings.ts'
import { checkFully } from './full-check.ts'
import { type Cell, type ReadPatient, readPatient } from './patient.reader.ts'
import { type ReadRequest, readRequest } from './request.reader.ts'
import { MessageHeaderShape, shaped } from './shapes.ts'

type Json = Readonly<Record<string, unknown>>

/** A request for support, or the taking back of one, with the person as a row of a list would have them. */
export interface Asked {
  readonly entry: Entry
  readonly request: ReadRequest
  readonly patient: ReadPatient | undefined
  readonly patientEntry: Entry | undefined
  /** Null for a request that is taken back. */
  readonly person: ListedPerson | null
}

export interface Attended {
  readonly entry: Entry
  readonly attendance: ReadAttendance
  /** Who it is about: somebody of this message by their number, or somebody known here by their id. */
  readonly who:
    | { readonly patient: ReadPatient; readonly entry: Entry }
    | { readonly personId: string; readonly path: string }
  /** The name of the appointment: its own, or that of the appointment a visit belongs to. */
  readonly reference: string
}

export interface Message {
  readonly kind: 'single' | 'transaction' | 'message'
  readonly entries: readonly Entry[]
  /** By what the sender knows this message; the same one again adds nothing. */
  readonly id: Cell | undefined
  readonly does: 'add' | 'update' | 'takeBack'
  readonly asked: readonly Asked[]
  readonly attended: readonly Attended[]
}

/** What may be sent where: a message to its operation, everything else to the base. */
export type Door = 'base' | 'operation'

export async function readMessage(
  body: unknown,
  door: Door,
  today: PlainDate,
  findings: Findings,
): Promise<Message | undefined> {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    findings.refuse('Resource', 'structure', 'Send one resource as a JSON object.')
    return undefined
  }
  const given = body as Json
  const envelope =
    given.resourceType === 'Bundle' ? openBundle(given, findings) : single(given, door, findings)
  if (!envelope) return undefined
  const message =
    envelope.bundle === undefined
      ? readSingle(envelope, today, findings)
      : door === 'operation'
        ? readOperation(envelope, envelope.bundle, today, findings)
        : readTransaction(envelope, envelope.bundle, today, findings)
  await checkFully(toCheck(given, envelope), findings)
  return findings.ok ? message : undefined
}

const taken: readonly string[] = ['ServiceRequest', 'Appointment', 'Encounter']

function single(given: Json, door: Door, findings: Findings): Envelope | undefined {
  if (door === 'base' && taken.includes(String(given.resourceType))) return openSingle(given)
  findings.refuse(
    'Resource.resourceType',
    'not-supported',
    door === 'base'
      ? `Send a Bundle of the type transaction, or one of: ${taken.join(', ')}.`
      : 'Send a Bundle of the type message.',
  )
  return undefined
}

function readSingle(envelope: Envelope, today: PlainDate, findings: Findings): Message {
  const [entry] = envelope.entries
  const asked = entry?.type === 'ServiceRequest' ? [readAsked(entry, envelope, today, findings)] : []
  const attended =
    entry && entry.type !== 'ServiceRequest' ? readAttended(entry, envelope, [], findings) : undefined
  return {
    kind: 'single',
    entries: envelope.entries,
    id: undefined,
    does: asked[0] && asked[0].request.wants !== 'offer' ? 'takeBack' : 'add',
    asked,
    attended: attended ? [attended] : [],
  }
}

function readTransaction(
  envelope: Envelope,
  bundle: NonNullable<Envelope['bundle']>,
  today: PlainDate,
  findings: Findings,
): Message {
  if (bundle.type !== undefined && bundle.type !== 'transaction')
    findings.refuse(
      'Bundle.type',
      'not-supported',
      bundle.type === 'message'
        ? 'Send a message to $process-message.'
        : 'Send a transaction: all of it is taken, or nothing.',
    )
  const asked: Asked[] = []
  const visits: Entry[] = []
  const used = new Set<Entry>()
  for (const entry of envelope.entries) {
    checkMethod(entry, findings)
    if (entry.type === 'ServiceRequest') {
      const each = readAsked(entry, envelope, today, findings)
      if (each.request.wants !== 'offer')
        findings.refuse(
          `${entry.path}.status`,
          'not-supported',
          'Take a request back by a message of its own, to $process-message.',
        )
      if (each.patientEntry) used.add(each.patientEntry)
      asked.push(each)
    } else if (entry.type === 'Appointment' || entry.type === 'Encounter') visits.push(entry)
    else if (entry.type !== 'Patient') findings.leaveOut(`Bundle.entry.resource.ofType(${entry.type})`)
  }
  const attended = visits.flatMap(entry => readAttended(entry, envelope, asked, findings) ?? [])
  for (const { who } of attended) if ('entry' in who) used.add(who.entry)
  if (envelope.entries.some(entry => entry.type === 'Patient' && !used.has(entry)))
    findings.leaveOut('Bundle.entry.resource.ofType(Patient)')
  if (asked.length === 0 && attended.length === 0 && !findings.hasFaultIn('Bundle.entry'))
    findings.refuse('Bundle.entry', 'required', `The Bundle has none of: ${taken.join(', ')}.`)
  refuseTwins(asked, attended, findings)
  const { identifier } = bundle
  return {
    kind: 'transaction',
    entries: envelope.entries,
    id:
      identifier?.value === undefined
        ? undefined
        : { text: `${identifier.system ?? ''}|${identifier.value}`, path: 'Bundle.identifier' },
    does: 'add',
    asked,
    attended,
  }
}

function checkMethod({ request, at, type, resource }: Entry, findings: Findings): void {
  const path = `Bundle.entry[${at}].request`
  if (!request) {
    findings.refuse(path, 'required', 'Say what is to be done with this resource.')
    return
  }
  if (request.method !== 'POST')
    findings.refuse(
      `${path}.method`,
      request.method === undefined ? 'required' : 'not-supported',
      'Only POST can be done here.',
    )
  if (request.url !== type)
    findings.refuse(
      `${path}.url`,
      request.url === undefined ? 'required' : 'invariant',
      'The address is the type of the resource.',
    )
  if (request.ifNoneExist === undefined) return
  const known = (Array.isArray(resource.identifier) ? resource.identifier : []) as {
    system?: unknown
    value?: unknown
  }[]
  if (
    !known.some(
      ({ system, value }) => request.ifNoneExist === `identifier=${String(system)}|${String(value)}`,
    )
  )
    findings.refuse(
      `${path}.ifNoneExist`,
      'not-supported',
      'The same identifier is taken once in any case; nothing else can be asked for.',
    )
}

function readOperation(
  envelope: Envelope,
  bundle: NonNullable<Envelope['bundle']>,
  today: PlainDate,
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
  const asked = readAsked(focus, envelope, today, findings)
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

/** Joins a request with the person it is about, and reads the two like a row of a list. */
function readAsked(entry: Entry, envelope: Envelope, today: PlainDate, findings: Findings): Asked {
  const request = readRequest(entry.resource, entry.path, findings)
  const patientEntry = request.subject ? envelope.resolve(request.subject.text, entry) : undefined
  const patient =
    patientEntry?.type === 'Patient'
      ? readPatient(patientEntry.resource, patientEntry.path, findings)
      : undefined
  if (!patient) {
    if (request.subject && (request.wants === 'offer' || patientEntry))
      findings.refuse(
        request.subject.path,
        'not-found',
        'Send the Patient along: in the same Bundle, or contained.',
      )
    return { entry, request, patient: undefined, patientEntry: undefined, person: null }
  }
  const base = { entry, request, patient, patientEntry }
  if (request.wants !== 'offer') return { ...base, person: null }
  return { ...base, person: readPerson(request, patient, today, findings) }
}

function readPerson(
  request: ReadRequest,
  patient: ReadPatient,
  today: PlainDate,
  findings: Findings,
): ListedPerson | null {
  const cells: Record<string, Cell> = { ...patient.cells, ...request.cells }
  const faulty: ReadonlySet<string> = new Set<string>([...patient.faulty, ...request.faulty])
  const texts = Object.fromEntries(Object.entries(cells).map(([field, { text }]) => [field, text]))
  const read = peopleList.readRow(texts as Parameters<typeof peopleList.readRow>[0], { today })
  if (read.ok) return faulty.size > 0 ? null : read.row
  for (const { field, problem } of read.problems) {
    if (field === null) findings.refuse(request.path, 'value', problem)
    else if (!faulty.has(field) && !(field === 'reasonOn' && faulty.has('reason')))
      findings.refuse(
        cells[field]?.path ?? request.path,
        cells[field]?.text === '' ? 'required' : 'value',
        problem,
      )
  }
  return null
}

function readAttended(
  entry: Entry,
  envelope: Envelope,
  asked: readonly Asked[],
  findings: Findings,
): Attended | undefined {
  const read = entry.type === 'Appointment' ? readAppointment : readEncounter
  const attendance = read(entry.resource, entry.path, findings)
  const who = whoOf(entry, attendance, envelope, asked, findings)
  const reference = referenceOf(entry, attendance, envelope, findings)
  return who && reference !== undefined ? { entry, attendance, who, reference } : undefined
}

const ours = /^Patient\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/

function whoOf(
  entry: Entry,
  { subject }: ReadAttendance,
  envelope: Envelope,
  asked: readonly Asked[],
  findings: Findings,
): Attended['who'] | undefined {
  if (!subject) return undefined
  const sent = envelope.resolve(subject.text, entry)
  if (sent?.type === 'Patient') {
    const before = asked.find(({ patientEntry }) => patientEntry === sent)?.patient
    return { patient: before ?? readPatient(sent.resource, sent.path, findings), entry: sent }
  }
  const personId = ours.exec(subject.text)?.[1]
  if (personId !== undefined) return { personId, path: subject.path }
  findings.refuse(
    subject.path,
    'not-found',
    'Point at a Patient of this message, or at Patient/ and the id that you were given.',
  )
  return undefined
}

/** A visit that belongs to an appointment of the same message is that appointment, and not another one. */
function referenceOf(
  entry: Entry,
  { identity, appointment, path }: ReadAttendance,
  envelope: Envelope,
  findings: Findings,
): string | undefined {
  const whole = appointment ? envelope.resolve(appointment.text, entry) : undefined
  if (whole?.type === 'Appointment') {
    const [first] = (Array.isArray(whole.resource.identifier) ? whole.resource.identifier : []) as {
      value?: unknown
    }[]
    if (typeof first?.value === 'string') return first.value
  }
  if (appointment && !whole) findings.leaveOut('Encounter.appointment')
  if (identity && identity.value.length > 60)
    findings.refuse(
      `${path}.identifier`,
      'value',
      'The name of an appointment has at most 60 characters here.',
    )
  return identity?.value
}

/** One thing, or one person, twice in the same Bundle: which of the two is meant is never guessed. */
function refuseTwins(asked: readonly Asked[], attended: readonly Attended[], findings: Findings): void {
  const seen = new Set<string>()
  const once = (name: string, path: string, says: string) => {
    if (seen.has(name)) findings.refuse(path, 'duplicate', says)
    seen.add(name)
  }
  for (const { request, person, patient } of asked) {
    if (request.identity)
      once(
        `request ${named(request.identity)}`,
        `${request.path}.identifier`,
        'Another entry of this Bundle has the same identifier.',
      )
    if (person && patient)
      once(
        `person ${person.clinicNumber}`,
        patient.cells.clinicNumber.path,
        'Another request of this Bundle is about the same person.',
      )
  }
  for (const { attendance } of attended)
    if (attendance.identity)
      once(
        `${attendance.type} ${named(attendance.identity)}`,
        `${attendance.path}.identifier`,
        'Another entry of this Bundle has the same identifier.',
      )
}
