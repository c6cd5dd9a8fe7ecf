/** Engaged in care, simplified: whether a person came to the clinic often enough to count as in care that month. */
import type { MonthCount } from '../attendance/index.ts'
import type { PlainDate } from '../time.ts'
import { IN_CARE_MONTHS, WINDOW_MONTHS } from './impact.measures.ts'
import { firstDayOf, type Month, monthsBetween, plusMonth } from './month.ts'

/** Months in care of one person: of `months` on either side, so many before and so many after. */
export interface MonthsInCare {
  months: number
  before: number
  after: number
}

/**
 * One person's months in care in equal windows round the month of the first session, or null when nothing is known of
 * the time before. Where the person's history begins later than the window, both sides are cut alike.
 */
export function monthsInCare(
  first: Month,
  until: Month,
  attendance: readonly MonthCount[],
): MonthsInCare | null {
  const known = attendance.filter(({ appointments }) => appointments > 0)
  const earliest = known.map(row => row.month as Month).toSorted()[0]
  const length = Math.min(WINDOW_MONTHS, monthsBetween(first, until))
  if (earliest === undefined || length <= 0) return null
  const months = Math.min(length, monthsBetween(earliest, first))
  if (months <= 0) return null

  // months counted from the first session on: a report asks this of everybody for every month
  const seen = new Set(
    known
      .filter(({ code }) => code === '5' || code === '6')
      .map(row => monthsBetween(first, row.month as Month)),
  )
  const inCare = (at: number) =>
    Array.from({ length: IN_CARE_MONTHS }, (_, ago) => at - ago).some(each => seen.has(each))
  const steps = Array.from({ length: months }, (_, step) => step + 1)
  return {
    months,
    before: steps.filter(step => inCare(-step)).length,
    after: steps.filter(step => inCare(step)).length,
  }
}

/** The day as of which a report that ends with this month is made: its successor has just begun. */
export function asOfEndOf(until: Month): PlainDate {
  return firstDayOf(plusMonth(until, 1))
}
