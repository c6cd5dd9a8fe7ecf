/** Joins what belongs together in a message: a request with its person, an appointment with whose it is. */
import { type Given, type ListedPerson, peopleList } from '@alongside/domain/intake'
import { type ReadAttendance, readAppointment, readEncounter } from './attendance.reader.ts'
import { named } from './common.reader.ts'
import type { Entry, Envelope } from './envelope.ts'
import type { Findings } from './findings.ts'
import { type Cell, type ReadPatient, readPatient } from './patient.reader.ts'
import { type ReadRequest, readRequest } from './request.reader.ts'

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

/** Joins a request with the person it is about, and reads the two like a row of a list. */
export function readAsked(entry: Entry, envelope: Envelope, asOf: Given, findings: Findings): Asked {
  const request = readRequest(entry.resource, entry.path, asOf, findings)
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
  return { ...base, person: readPerson(request, patient, asOf, findings) }
}

function readPerson(
  request: ReadRequest,
  patient: ReadPatient,
  { today }: Given,
  findings: Findings,
): ListedPerson | null {
  const cells: Record<string, Cell> = { ...patient.cells, ...request.cells }
  const faulty: ReadonlySet<string> = new Set<string>([...patient.faulty, ...request.faulty])
  const texts = Object.fromEntries(Object.entries(cells).map(([field, { text }]) => [field, text]))
  // the clinic's own codes are ours by now
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

export function readAttended(
  entry: Entry,
  envelope: Envelope,
  asked: readonly Asked[],
  asOf: Given,
  findings: Findings,
): Attended | undefined {
  const read = entry.type === 'Appointment' ? readAppointment : readEncounter
  const attendance = read(entry.resource, entry.path, asOf, findings)
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
    const [first] = (Array.isArray(whole.resource.identifier) ? whole.resource.identifier : []) as ({
      value?: unknown
    } | null)[]
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
export function refuseTwins(
  asked: readonly Asked[],
  attended: readonly Attended[],
  findings: Findings,
): void {
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
