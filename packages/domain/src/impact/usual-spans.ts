/** The months that pages offer by name. They are counted before anybody asks, so they stand here for pages and jobs alike. */
import { type Month, month, plusMonth } from './month.ts'

interface Months {
  readonly from: Month
  readonly to: Month
}

/** How far back everything reaches: well before the programme began, and within what one report may hold. */
const ALL_MONTHS = 108

/** The programme's first published figures end here, and people compare with them. */
const published = month('2025-03')

/** How many reporting years a clinic may look at. */
const YEARS = 3

export type UsualPeriod = 'all' | 'published' | 'year' | 'quarter'

/** What a report about the whole programme may be about, seen from a month. */
export function usualSpan(period: UsualPeriod, today: Month): Months {
  const until = (to: Month, count: number) => ({ from: plusMonth(to, 1 - count), to })
  switch (period) {
    case 'all':
      return until(today, ALL_MONTHS)
    case 'published':
      return until(published, ALL_MONTHS)
    case 'year':
      return until(plusMonth(today, -1), 12)
    case 'quarter':
      return until(lastQuarterEnd(today), 3)
  }
}

/** A year from April to March, as the health service counts them. */
export interface ReportingYear extends Months {
  /** The year in which it begins. */
  readonly year: number
  readonly isOver: boolean
}

/** The last years from April to March, the newest first and not beyond this month. */
export function reportingYears(today: Month): ReportingYear[] {
  const newest = Number(today.slice(0, 4)) - (today.slice(5) < '04' ? 1 : 0)
  return Array.from({ length: YEARS }, (_, back) => {
    const year = newest - back
    const end = month(`${year + 1}-03`)
    const isOver = end < today
    return { year, isOver, from: month(`${year}-04`), to: isOver ? end : today }
  })
}

/** Every span that a page offers in this month, each once. */
export function usualSpans(today: Month): Months[] {
  const years = reportingYears(today)
  const spans = [
    ...(['all', 'year', 'quarter', 'published'] as const).map(period => usualSpan(period, today)),
    ...years.map(({ from, to }) => ({ from, to })),
    { from: years.at(-1)?.from ?? today, to: today },
  ]
  return [...new Map(spans.map(span => [`${span.from} ${span.to}`, span])).values()]
}

/** The last month of the last whole quarter, as calendars count them. */
function lastQuarterEnd(today: Month): Month {
  const ahead = Number(today.slice(5)) % 3
  return plusMonth(today, -(ahead === 0 ? 3 : ahead))
}
