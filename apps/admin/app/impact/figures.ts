/** Figures as they are written. A hidden one says so: an empty place would look like nothing. */
import type { Figure, Rate } from '@alongside/domain/impact'

export function written(figure: Figure, unit = ''): string {
  if (figure === 'hidden') return 'Too few to show'
  if (figure === 'none') return '–'
  // a minus that is one: a table takes what begins with a hyphen for a formula, and puts a mark before it
  return `${figure.toLocaleString('en-GB').replace('-', '−')}${unit}`
}

/** A share may be hidden because nearly all are in it, so it is not said that they are few. */
export function percent({ percent: share }: Rate): string {
  return share === 'hidden' ? 'Not shown' : written(share, '%')
}

/** Both parts of a share: `3 of 41`. All of many are hidden too, because that is said of each of them. */
export function parts({ count, outOf }: Rate): string {
  if (outOf === 'hidden') return 'numbers too small to show'
  return count === 'hidden' ? 'few are in it, or nearly all' : `${written(count)} of ${written(outOf)}`
}

/** For a picture: nothing where there is no number. */
export function drawn(figure: Figure): number | null {
  return typeof figure === 'number' ? figure : null
}

/** What came up most, first. */
export function mostFirst<Row>(rows: readonly Row[], of: (row: Row) => Figure): Row[] {
  return rows.toSorted((one, other) => (drawn(of(other)) ?? 0) - (drawn(of(one)) ?? 0))
}
