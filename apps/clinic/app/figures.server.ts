/** The years over which a clinic looks at itself: from April to March, as the health service counts them. */
import { londonMonthOf, type Month, month } from '@alongside/domain/impact'
import { instant } from '@alongside/domain/time'

export interface Period {
  /** In the address: a year, or `all`. */
  readonly key: string
  readonly label: string
  readonly from: Month
  readonly to: Month
}

/** How many reporting years are offered; all of them together come first. */
const YEARS = 3

export function periodsAt(now = instant(new Date().toISOString())): Period[] {
  const current = londonMonthOf(now)
  const year = Number(current.slice(0, 4)) - (current.slice(5) < '04' ? 1 : 0)
  const years = Array.from({ length: YEARS }, (_, back) => year - back).map(first => {
    const end = month(`${first + 1}-03`)
    const isOver = end < current
    return {
      key: String(first),
      label: `April ${first} to ${isOver ? `March ${first + 1}` : 'now'}`,
      from: month(`${first}-04`),
      to: isOver ? end : current,
    }
  })
  const first = years.at(-1)
  return first ? [{ key: 'all', label: 'All together', from: first.from, to: current }, ...years] : years
}
