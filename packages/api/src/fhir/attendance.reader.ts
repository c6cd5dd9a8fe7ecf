/** Appointments and visits at the clinic, as the national code that each of them comes to. */
import { AttendanceCode } from '@alongside/domain/attendance'
import { type ClinicCodes, codesOn, meaningOf } from '@alongside/domain/clinic-codes'
import type { Given } from '@alongside/domain/intake'
import { Instant, londonDateOf, PlainDate } from '@alongside/domain/time'
import { extensions, systems } from './canonical.ts'
import { codesOf, extensionOf, identityOf, lookOver, ownMeanings } from './common.reader.ts'
import type { Findings } from './findings.ts'
import type { Cell } from './patient.reader.ts'
import { AppointmentShape, EncounterShape, shaped } from './shapes.ts'

export interface ReadAttendance {
  readonly type: 'Appointment' | 'Encounter'
  readonly path: string
  readonly identity: { readonly system: string; readonly value: string } | undefined
  readonly subject: Cell | undefined
  /** The day in London; empty where a fault was noted. */
  readonly on: Cell
  readonly code: Cell
  /** The appointment that a visit belongs to, where it says so. */
  readonly appointment: Cell | undefined
  readonly kept: KeptAttendance
}

export interface KeptAttendance {
  readonly identifier: readonly { readonly system: string; readonly value: string }[]
  readonly status: string
  readonly start: string
  readonly end?: string
  readonly class?: { readonly system?: string; readonly code?: string }
  readonly attendedCode?: string
}

type Json = Readonly<Record<string, unknown>>

/** What each status comes to. `null`: it does not say, so the sender has to. */
const appointmentCodes: Readonly<Record<string, AttendanceCode | null>> = {
  proposed: null,
  pending: '0',
  booked: '0',
  waitlist: null,
  arrived: '5',
  'checked-in': '5',
  fulfilled: '5',
  noshow: '3',
  cancelled: null,
  'entered-in-error': null,
}
const encounterCodes: Readonly<Record<string, AttendanceCode | null>> = {
  planned: '0',
  arrived: '5',
  triaged: '5',
  'in-progress': '5',
  finished: '5',
  onleave: null,
  cancelled: null,
  'entered-in-error': null,
  unknown: null,
}
/** Codes that may be said of a status without a contradiction. */
const mayBe: Readonly<Record<string, readonly AttendanceCode[]>> = {
  pending: ['0'],
  booked: ['0'],
  planned: ['0'],
  noshow: ['3', '7'],
  cancelled: ['2', '4'],
  arrived: ['5', '6', '7'],
  'checked-in': ['5', '6', '7'],
  fulfilled: ['5', '6'],
  triaged: ['5', '6', '7'],
  'in-progress': ['5', '6'],
  finished: ['5', '6'],
}

export function readAppointment(
  resource: Json,
  path: string,
  asOf: Given,
  findings: Findings,
): ReadAttendance {
  const { value, faulty } = shaped(AppointmentShape, resource, path, findings)
  lookOver(
    resource,
    path,
    ['identifier', 'status', 'cancelationReason', 'start', 'end', 'participant', 'extension'],
    findings,
  )
  const patients = (value.participant ?? []).flatMap(({ actor }, at) =>
    actor?.reference !== undefined &&
    !/^(Practitioner|Location|HealthcareService|Device|RelatedPerson)/.test(actor.reference)
      ? [{ text: actor.reference, path: `${path}.participant[${at}].actor.reference` }]
      : [],
  )
  if ((value.participant?.length ?? 0) > patients.length) findings.leaveOut('Appointment.participant')
  const identity = faulty.has('identifier') ? undefined : identityOf(value.identifier, path, findings)
  const on = dayOf(value.start, `${path}.start`)
  const codes = codesOfDay(asOf, on)
  const code = codeOf(value, appointmentCodes, path, faulty, findings, codes, whoCancelled(value, codes))
  if (value.start === undefined && !faulty.has('start'))
    findings.refuse(`${path}.start`, 'required', 'The start of the appointment is missing.')
  return {
    type: 'Appointment',
    path,
    identity,
    subject: onePatient(patients, `${path}.participant`, faulty.has('participant'), findings),
    on,
    code,
    appointment: undefined,
    kept: {
      identifier: identity ? [identity] : [],
      status: value.status ?? '',
      start: value.start ?? '',
      ...(value.end === undefined ? {} : { end: value.end }),
      attendedCode: code.text,
    },
  }
}

export function readEncounter(resource: Json, path: string, asOf: Given, findings: Findings): ReadAttendance {
  const { value, faulty } = shaped(EncounterShape, resource, path, findings)
  lookOver(
    resource,
    path,
    ['identifier', 'status', 'class', 'subject', 'appointment', 'period', 'extension'],
    findings,
  )
  const identity = faulty.has('identifier') ? undefined : identityOf(value.identifier, path, findings)
  const start = value.period?.start
  const on = dayOf(start, `${path}.period.start`)
  const code = codeOf(value, encounterCodes, path, faulty, findings, codesOfDay(asOf, on))
  if (!faulty.has('period') && (start === undefined || start.length < 10))
    findings.refuse(
      `${path}.period.start`,
      start === undefined ? 'required' : 'value',
      'The day of the visit is missing.',
    )
  if (!faulty.has('class') && value.class?.code === undefined)
    findings.refuse(`${path}.class`, 'required', 'The standard requires this element.')
  const reference = value.subject?.reference
  if (value.appointment?.[1])
    findings.refuse(`${path}.appointment[1]`, 'invariant', 'A visit is one appointment here.')
  const appointment = value.appointment?.[0]?.reference
  return {
    type: 'Encounter',
    path,
    identity,
    subject: onePatient(
      reference === undefined ? [] : [{ text: reference, path: `${path}.subject.reference` }],
      `${path}.subject`,
      faulty.has('subject'),
      findings,
    ),
    on,
    code,
    appointment:
      appointment === undefined ? undefined : { text: appointment, path: `${path}.appointment[0].reference` },
    kept: {
      identifier: identity ? [identity] : [],
      status: value.status ?? '',
      start: start ?? '',
      ...(value.period?.end === undefined ? {} : { end: value.period.end }),
      ...(value.class
        ? {
            class: {
              ...(value.class.system === undefined ? {} : { system: value.class.system }),
              ...(value.class.code === undefined ? {} : { code: value.class.code }),
            },
          }
        : {}),
      attendedCode: code.text,
    },
  }
}

function onePatient(
  found: readonly Cell[],
  path: string,
  faulty: boolean,
  findings: Findings,
): Cell | undefined {
  const [first, second] = found
  if (!first && !faulty)
    findings.refuse(path, 'required', 'Say whom it is about, with a reference to a Patient.')
  if (second) findings.refuse(second.path, 'invariant', 'An appointment is of one person here.')
  return first
}

/** The London day of a moment; of a bare day, that day. */
function dayOf(given: string | undefined, path: string): Cell {
  if (given === undefined || given.length < 10) return { text: '', path }
  if (!given.includes('T')) return { text: given, path }
  const at = Instant.safeParse(new Date(given).toISOString())
  return { text: at.success ? londonDateOf(at.data) : '', path }
}

/** The clinic's own codes as they held on the day of the appointment. */
function codesOfDay({ today, codes = [] }: Given, { text }: Cell): ClinicCodes | undefined {
  const day = PlainDate.safeParse(text)
  return codesOn(codes, day.success ? day.data : today)
}

/** The list of reasons says on whose side it was, in the first letters of each. */
function whoCancelled(
  { cancelationReason }: AppointmentShape,
  codes: ClinicCodes | undefined,
): AttendanceCode | undefined {
  const concepts = cancelationReason ? [cancelationReason] : []
  const [reason] = codesOf(concepts, systems.cancelReason)
  const [own] = ownMeanings(concepts, 'attended', codes)
  if (!reason && (own?.means === '2' || own?.means === '4')) return own.means
  if (reason?.code?.startsWith('pat')) return '2'
  return reason?.code?.startsWith('prov') || reason?.code?.startsWith('maint') ? '4' : undefined
}

function codeOf(
  resource: { readonly status?: string; readonly extension?: readonly { url: string; valueCode?: string }[] },
  codes: Readonly<Record<string, AttendanceCode | null>>,
  path: string,
  faulty: ReadonlySet<string>,
  findings: Findings,
  own: ClinicCodes | undefined,
  cancelled?: AttendanceCode,
): Cell {
  const { status } = resource
  const nowhere = { text: '', path: `${path}.status` }
  if (status === undefined) {
    if (!faulty.has('status')) findings.refuse(`${path}.status`, 'required', 'The status is missing.')
    return nowhere
  }
  const said = extensionOf(resource, extensions.attendedCode, path, findings)
  if (said) {
    const at = `${said.path}.valueCode`
    const given = said.value.valueCode
    // a code of ours is ours, in an extension of ours; any other is the clinic's
    const ours = AttendanceCode.safeParse(given)
    const read = ours.success ? ours : AttendanceCode.safeParse(meaningOf(own, 'attended', given ?? ''))
    if (!read.success) {
      findings.refuse(
        at,
        given === undefined ? 'required' : 'code-invalid',
        `This is not one of: ${AttendanceCode.options.join(', ')}.`,
      )
      return nowhere
    }
    if (!mayBe[status]?.includes(read.data)) {
      findings.refuse(at, 'invariant', 'The code and the status say two different things.')
      return nowhere
    }
    return { text: read.data, path: at }
  }
  if (status === 'cancelled' && cancelled) return { text: cancelled, path: `${path}.status` }
  const code = codes[status]
  if (code) return { text: code, path: `${path}.status` }
  findings.refuse(
    status === 'cancelled' && 'cancelationReason' in resource
      ? `${path}.cancelationReason`
      : `${path}.status`,
    'business-rule',
    status === 'cancelled'
      ? 'Say who cancelled: with the attended code 2 or 4, or with a reason of the patient or the provider.'
      : 'This status says nothing about attendance.',
  )
  return nowhere
}
