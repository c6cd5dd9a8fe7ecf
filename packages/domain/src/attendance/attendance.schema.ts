/**
 * A clinic's own appointments, as the NHS codes them. Never mixed with sessions of peer support: whether somebody
 * came to see a doctor and whether they came to see a mentor are two different facts.
 */
import * as z from 'zod'
import { PlainDate, plainDate } from '../time.ts'

/** The national codes, in the order in which people think of them: came, did not come, was called off, is to come. */
export const AttendanceCode = z.enum(['5', '6', '7', '3', '2', '4', '0'])
export type AttendanceCode = z.infer<typeof AttendanceCode>

/** A list of codes and the days on which appointments were coded by it. */
export interface AttendanceCodeList {
  readonly name: string
  readonly source: string
  readonly from: PlainDate
  /** The first day of its successor; null while it is in force. */
  readonly until: PlainDate | null
  readonly words: Readonly<Record<AttendanceCode, string>>
}

/**
 * Every list that was ever in force, oldest first. The NHS has announced that ATTENDANCE STATUS takes over; when a
 * trust sends that, it becomes the next entry, and appointments before its day keep their meaning.
 */
export const attendanceCodeLists: readonly AttendanceCodeList[] = [
  {
    name: 'Attended or did not attend code',
    source: 'NHS Data Model and Dictionary, ATTENDED OR DID NOT ATTEND CODE, release of June 2026',
    from: plainDate('2002-09-01'),
    until: null,
    words: {
      '5': 'Attended on time',
      '6': 'Arrived late but was seen',
      '7': 'Arrived late and could not be seen',
      '3': 'Did not attend, without warning',
      '2': 'Cancelled by the patient',
      '4': 'Cancelled by the clinic',
      '0': 'Still to come',
    },
  },
]

/** The list by which an appointment of this day is coded; undefined before the first one. */
export function attendanceCodesOn(on: PlainDate): AttendanceCodeList | undefined {
  return attendanceCodeLists.find(list => list.from <= on && (list.until === null || on < list.until))
}

/** Codes that can only be known once the day has come; the others may be given beforehand. */
export const codesOfDaysGoneBy: readonly AttendanceCode[] = ['5', '6', '7', '3']

/** One appointment of one person. */
export const AttendanceRow = z.strictObject({
  clinicNumber: z.string().min(1).max(30),
  /** The clinic's own name for the appointment; without one, a person has one appointment a day. */
  appointment: z.string().min(1).max(60).nullable(),
  on: PlainDate,
  code: AttendanceCode,
})
export type AttendanceRow = z.infer<typeof AttendanceRow>
