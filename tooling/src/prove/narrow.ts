/** Narrows down numbers of which only sums are known: what each can be at the least and at the most. */
import type { Figure } from '@alongside/domain/impact'

export interface Range {
  readonly least: number
  readonly most: number
}

/** What is known of the sum of some cells. */
export interface Sum {
  readonly cells: readonly string[]
  readonly range: Range
}

/** What a masked figure gives away: numbers are rounded to five, and one to four are never shown. */
export function rangeOf(figure: Figure): Range {
  if (typeof figure !== 'number') return { least: 0, most: Number.POSITIVE_INFINITY }
  if (figure === 0) return { least: 0, most: 0 }
  if (figure === 5) return { least: 5, most: 7 }
  return { least: figure - 2, most: figure + 2 }
}

/** Lays all sums over each other until nothing gets narrower. */
export function solve(cells: readonly string[], sums: readonly Sum[]): Map<string, Range> {
  const places = new Map(cells.map((cell, at) => [cell, at]))
  const least = cells.map(() => 0)
  const most = cells.map(() => Number.POSITIVE_INFINITY)
  const numbered = sums.map(({ cells: some, range }) => ({
    range,
    at: some.map(cell => places.get(cell) ?? -1),
  }))
  for (let narrower = true; narrower; ) {
    narrower = false
    for (const { range, at } of numbered) {
      const low = at.reduce((sum, cell) => sum + (least[cell] ?? 0), 0)
      const open = at.filter(cell => most[cell] === Number.POSITIVE_INFINITY).length
      const high = at.reduce(
        (sum, cell) => sum + (most[cell] === Number.POSITIVE_INFINITY ? 0 : (most[cell] ?? 0)),
        0,
      )
      for (const cell of at) {
        const [from = 0, to = 0] = [least[cell], most[cell]]
        const isOpen = to === Number.POSITIVE_INFINITY
        // the others at their most leave at least this, and at their least at most that
        const othersMost = open - (isOpen ? 1 : 0) > 0 ? Number.POSITIVE_INFINITY : high - (isOpen ? 0 : to)
        const [atLeast, atMost] = [range.least - othersMost, range.most - (low - from)]
        if (atLeast > from) least[cell] = atLeast
        if (atMost < to) most[cell] = atMost
        if (atLeast > from || atMost < to) {
          narrower = true
          break
        }
      }
    }
  }
  return new Map(cells.map((cell, at) => [cell, { least: least[at] ?? 0, most: most[at] ?? 0 }]))
}
