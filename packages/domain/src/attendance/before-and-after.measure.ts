/**
 * Before and after: the same people, the same number of months on both sides of their first session. Whole months,
 * so that the monthly roll-up and a recount of the appointments cannot differ; the month of the first session itself
 * is in neither, because the first session is often held on the day of an appointment.
 */
import { monthOf, type PlainDate, plainDate, plusMonths } from '../time.ts'
import type { AttendanceCode } from './attendance.schema.ts'
import { addCounts, type CodeCounts, type DnaRate, dnaRate } from './dna-rate.measure.ts'

/** A span of whole months, both ends included, written `2025-03`. */
export interface Months {
  from: string
  to: string
}

export interface EqualWindows {
  /** How many months each side has. */
  length: number
  before: Months
  after: Months
}

/** One person's appointments of one month with one code. */
export interface MonthCount {
  month: string
  code: AttendanceCode
  appointments: number
}

/** Somebody who had a first session, and their appointments by month. */
export interface Attender {
  firstSessionOn: PlainDate
  months: readonly MonthCount[]
}

export interface BeforeAndAfter {
  /** People with appointments that count on both sides: the only ones compared. */
  people: number
  before: DnaRate
  after: DnaRate
  /** No whole month has passed since the month of the first session. */
  tooEarly: number
  /** Nothing to compare with on one side. */
  oneSided: number
}

export const beforeAndAfterDefinition =
  'The same people in equally many whole months before and after the month of their first session. Only people with ' +
  'appointments on both sides are compared.'

/** The windows round a first session, at most `most` months long; null while no whole month has passed since. */
export function equalWindows(firstSessionOn: PlainDate, asOf: PlainDate, most = 6): EqualWindows | null {
  const middle = plainDate(`${monthOf(firstSessionOn)}-01`)
  const month = (distance: number) => monthOf(plusMonths(middle, distance))
  let length = 0
  while (length < most && month(length + 1) < monthOf(asOf)) length += 1
  if (length === 0) return null
  return {
    length,
    before: { from: month(-length), to: month(-1) },
    after: { from: month(1), to: month(length) },
  }
}

/** The comparison over many people: each with windows of their own, added up. */
export function compareBeforeAndAfter(
  attenders: readonly Attender[],
  { asOf, most = 6 }: { asOf: PlainDate; most?: number },
): BeforeAndAfter {
  const before: CodeCounts[] = []
  const after: CodeCounts[] = []
  let tooEarly = 0
  let oneSided = 0
  // many people begin in the same month
  const known = new Map<PlainDate, EqualWindows | null>()
  for (const { firstSessionOn, months } of attenders) {
    if (!known.has(firstSessionOn)) known.set(firstSessionOn, equalWindows(firstSessionOn, asOf, most))
    const windows = known.get(firstSessionOn)
    if (!windows) {
      tooEarly += 1
      continue
    }
    const sides = [countsIn(months, windows.before), countsIn(months, windows.after)] as const
    if (sides.some(counts => dnaRate(counts).appointments === 0)) {
      oneSided += 1
      continue
    }
    before.push(sides[0])
    after.push(sides[1])
  }
  return {
    people: before.length,
    before: dnaRate(addCounts(before)),
    after: dnaRate(addCounts(after)),
    tooEarly,
    oneSided,
  }
}

function countsIn(months: readonly MonthCount[], span: Months): CodeCounts {
  const counts: Partial<Record<AttendanceCode, number>> = {}
  for (const { month, code, appointments } of months)
    if (month >= span.from && month <= span.to) counts[code] = (counts[code] ?? 0) + appointments
  return counts
}
