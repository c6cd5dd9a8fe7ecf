/** The quarters of the calendar that lie whole in a report, in plain SQL: see `figures-in-sql.fixture.ts`. */

/** The first month of the quarter in which this day is. */
export function quarterOf(day: string): string {
  return `to_char(date_trunc('quarter', ${day}), 'YYYY-MM')`
}

export function isInWholeQuarter(day: string): string {
  return `date_trunc('quarter', ${day}) >= $1::date and date_trunc('quarter', ${day}) + interval '3 months' <= $2::date`
}
