/** Engaged in care, simplified: whether a person came to the clinic often enough to count as in care that month. */
import { equalWindows, type MonthCount } from '../attendance/index.ts'
import type { PlainDate } from '../time.ts'
import { IN_CARE_MONTHS, WINDOW_MONTHS } from './impact.measures.ts'
import { firstDayOf, type Month, month, monthsBetween, plusMonth } from './month.ts'

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
  const earliest = known.map(row => month(row.month)).toSorted()[0]
  const windows = equalWindows(firstDayOf(first), asOfEndOf(until), WINDOW_MONTHS)
  if (earliest === undefined || !windows) return null
  const months = Math.min(windows.length, monthsBetween(earliest, first))
  if (months <= 0) return null

  const seen = known.filter(({ code }) => code === '5' || code === '6').map(row => month(row.month))
  function inCare(of: Month): boolean {
    return seen.some(at => {
      const ago = monthsBetween(at, of)
      return ago >= 0 && ago < IN_CARE_MONTHS
    })
  }
  const steps = Array.from({ length: months }, (_, step) => step + 1)
  return {
    months,
    before: steps.filter(step => inCare(plusMonth(first, -step))).length,
    after: steps.filter(step => inCare(plusMonth(first, step))).length,
  }
}

/** The day as of which a report that ends with this month is made: its successor has just begun. */
export function asOfEndOf(until: Month): PlainDate {
  return firstDayOf(plusMonth(until, 1))
}
