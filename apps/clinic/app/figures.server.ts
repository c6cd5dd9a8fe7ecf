/** The years over which a clinic looks at itself: from April to March, as the health service counts them. */
import { londonMonthOf, type Month, reportingYears } from '@alongside/domain/impact'
import { instant } from '@alongside/domain/time'

export interface Period {
  /** In the address: a year, or `all`. */
  readonly key: string
  readonly label: string
  readonly from: Month
  readonly to: Month
}

/** The last reporting years; all of them together come first. */
export function periodsAt(now = instant(new Date().toISOString())): Period[] {
  const current = londonMonthOf(now)
  const years = reportingYears(current).map(({ year, from, to, isOver }) => ({
    key: String(year),
    label: `April ${year} to ${isOver ? `March ${year + 1}` : 'now'}`,
    from,
    to,
  }))
  const first = years.at(-1)
  return first ? [{ key: 'all', label: 'All together', from: first.from, to: current }, ...years] : years
}
