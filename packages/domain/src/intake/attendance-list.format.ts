/** A clinic's appointments with the NHS attended-or-did-not-attend code, for people who are known already. */
import {
  AttendanceCode,
  type AttendanceRow,
  attendanceCodesOn,
  codesOfDaysGoneBy,
} from '../attendance/index.ts'
import { type ClinicCodes, codesOn, meaningOf } from '../clinic-codes.ts'
import { plainDate } from '../time.ts'
import {
  clinicNumberOf,
  problem,
  type Read,
  readClinicNumber,
  readOptionalText,
  readText,
  value,
} from './cell.reader.ts'
import { readDate } from './date.reader.ts'
import { type ListField, type ListFormat, RowReading } from './list.format.ts'
import { peopleList } from './people-list.format.ts'

const earliest = plainDate('2002-09-01')

const fields = {
  clinicNumber: peopleList.fields.clinicNumber,
  appointment: {
    heading: 'Appointment reference',
    says: "The clinic's own reference of the appointment. May be left out; then a person has one appointment a day.",
    required: false,
    maySetForAll: false,
    alsoCalled: [
      'appointment id',
      'appointment ref',
      'appointment number',
      'appointment no',
      'appt reference',
      'appt ref',
      'appt id',
      'attendance identifier',
      'attendance id',
      'booking reference',
      'booking ref',
      'booking id',
      'booking number',
      'encounter id',
      'encounter number',
      'visit number',
      'visit id',
      'slot id',
    ],
  },
  on: {
    heading: 'Date',
    says: 'The day of the appointment. A time after it is ignored.',
    required: true,
    maySetForAll: false,
    alsoCalled: [
      'appointment date',
      'appt date',
      'date of appointment',
      'attendance date',
      'date of attendance',
      'appointment date time',
      'appointment datetime',
      'appt date time',
      'appt datetime',
      'clinic date',
      'visit date',
      'session date',
    ],
  },
  code: {
    heading: 'Attended code',
    says: '5 on time, 6 late but seen, 7 too late to be seen, 3 did not attend, 2 cancelled by the patient, 4 cancelled by the clinic, 0 still to come.',
    required: true,
    maySetForAll: false,
    alsoCalled: [
      'attended or did not attend code',
      'attended or did not attend',
      'attendance status',
      'attendance code',
      'attended dna code',
      'attended or dna',
      'attended dna',
      'dna code',
      'outcome code',
      'attendance outcome code',
      'attendance outcome',
      'appointment status code',
      'appointment status',
      'appt status',
      'status code',
      'code',
      'status',
      'attended',
    ],
  },
} as const satisfies Record<string, ListField>

export type AttendanceField = keyof typeof fields

export const attendanceList: ListFormat<AttendanceField, AttendanceRow> = {
  kind: 'attendance',
  fields,
  readRow(cells, { today, codes = [] }) {
    const reading = new RowReading<AttendanceField>()
    const clinicNumber = reading.take('clinicNumber', readClinicNumber(cells.clinicNumber))
    const appointment = reading.take('appointment', readOptionalText(cells.appointment, 60))
    const on = reading.take('on', readDate(cells.on))
    const code = reading.take('code', readCode(cells.code, codesOn(codes, on ?? today)))

    if (on === null && !reading.problems.some(({ field }) => field === 'on'))
      reading.refuse('on', 'The day of the appointment is missing.')
    if (on !== null && on < earliest)
      reading.refuse('on', 'This date is before 2002. Look at the year again.')
    else if (on !== null && !attendanceCodesOn(on))
      reading.refuse('on', 'No list of codes was in force on this day.')
    if (on !== null && code !== null && on > today && codesOfDaysGoneBy.includes(code))
      reading.refuse(
        'code',
        'This appointment is still to come, so nobody can have attended or missed it. Write 0.',
      )

    if (reading.problems.length > 0 || clinicNumber === null || on === null || code === null)
      return { ok: false, problems: reading.problems }
    return { ok: true, row: { clinicNumber, appointment, on, code } }
  },
  sameness(cells) {
    const number = clinicNumberOf(cells.clinicNumber)
    const appointment = readOptionalText(cells.appointment, 60)
    if (appointment.ok && appointment.value !== null)
      return {
        key: `reference ${appointment.value}`,
        field: 'appointment',
        again: row => `The same appointment reference is already in row ${row}.`,
      }
    const on = readDate(cells.on)
    if (number === '' || !on.ok || on.value === null) return null
    return {
      key: `day ${on.value} ${number}`,
      field: 'on',
      again: row =>
        `Row ${row} has the same clinic number and day. Two appointments on one day need an appointment reference each.`,
    }
  },
}

function readCode(cell: string, codes: ClinicCodes | undefined): Read<AttendanceCode> {
  const text = readText(cell, 60)
  if (!text.ok) return text
  const settled = meaningOf(codes, 'attended', text.value)
  if (settled !== undefined) return value(settled)
  // spreadsheets turn a code into a number, with or without a nought before or after it
  const code = AttendanceCode.safeParse(text.value.replace(/^0(?=\d)/, '').replace(/[.]0+$/, ''))
  if (code.success) return value(code.data)
  const allowed = AttendanceCode.options.join(', ')
  return problem(
    text.value === ''
      ? `The code is missing: one of ${allowed}.`
      : `This code is not known: one of ${allowed}.`,
  )
}
