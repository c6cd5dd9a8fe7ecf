/** The clinic DNA rate: its definition in words, and the same in arithmetic. */
import { AttendanceCode } from './attendance.schema.ts'

/** How many appointments had each code. A code that is missing counts as none. */
export type CodeCounts = Partial<Readonly<Record<AttendanceCode, number>>>

export interface DnaRate {
  /** Code 3: did not attend, without warning. */
  didNotAttend: number
  /** Code 7, shown beside the rate and never added to it. */
  tooLate: number
  /** Codes 5 and 6. */
  attended: number
  /** Codes 5, 6, 7 and 3: the appointments that count. */
  appointments: number
  /** Codes 2 and 4: called off, and so out of the rate. */
  cancelled: number
  /** Between 0 and 1; null when no appointment counts, because nothing of nothing is not nought. */
  rate: number | null
  tooLateRate: number | null
}

/** The definition as it is printed beside the figure, wherever the figure is. */
export const dnaRateDefinition = {
  name: 'Clinic DNA rate',
  text:
    'Appointments at the clinic that were not attended and not called off beforehand (code 3), as a share of all ' +
    'that took place or should have taken place (codes 5, 6, 7 and 3). Arrived too late to be seen (code 7) is ' +
    'shown beside it. Cancelled by the patient or the clinic (2, 4) and still to come (0) are left out of both.',
  source: 'NHS Data Model and Dictionary, ATTENDED OR DID NOT ATTEND CODE',
  caution:
    'People are often referred when things go badly, so some improvement would come by itself. Read the rate with ' +
    'the number of people and appointments behind it.',
} as const

/** The rate of some appointments. Works on counts, so a month's roll-up and the rows themselves give the same. */
export function dnaRate(counts: CodeCounts): DnaRate {
  const of = (code: AttendanceCode) => counts[code] ?? 0
  const attended = of('5') + of('6')
  const appointments = attended + of('7') + of('3')
  const share = (part: number) => (appointments === 0 ? null : part / appointments)
  return {
    didNotAttend: of('3'),
    tooLate: of('7'),
    attended,
    appointments,
    cancelled: of('2') + of('4'),
    rate: share(of('3')),
    tooLateRate: share(of('7')),
  }
}

/** Adds counts up, code by code. */
export function addCounts(all: readonly CodeCounts[]): CodeCounts {
  return Object.fromEntries(
    AttendanceCode.options.map(code => [code, all.reduce((sum, counts) => sum + (counts[code] ?? 0), 0)]),
  )
}
