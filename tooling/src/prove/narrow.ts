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
  const known = new Map<string, Range>(
    cells.map(cell => [cell, { least: 0, most: Number.POSITIVE_INFINITY }]),
  )
  for (let narrower = true; narrower; ) {
    narrower = false
    for (const sum of sums)
      for (const cell of sum.cells) {
        const others = sum.cells.filter(other => other !== cell).map(other => known.get(other) as Range)
        const before = known.get(cell) as Range
        const least = Math.max(before.least, sum.range.least - total(others, 'most'))
        const most = Math.min(before.most, sum.range.most - total(others, 'least'))
        if (least > before.least || most < before.most) {
          known.set(cell, { least, most })
          narrower = true
        }
      }
  }
  return known
}

function total(ranges: readonly Range[], end: 'least' | 'most'): number {
  return ranges.reduce((sum, range) => sum + range[end], 0)
}
