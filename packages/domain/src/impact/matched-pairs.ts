/**
 * Before and after of the same people. Whoever answered once only is left out of the comparison and counted beside it:
 * the mean of all first answers against the mean of all later ones compares different people with each other.
 */
import { medianOf } from '../median.ts'

export interface Pair {
  readonly first: number
  readonly last: number
}

export interface PairedChange {
  /** People with both answers. */
  readonly people: number
  readonly medianFirst: number | null
  readonly medianLast: number | null
  /** The change of the person in the middle; in the unit of the score, above zero for higher. */
  readonly medianChange: number | null
  /** Where the median change of people like these lies, at least 95 times of 100; null below six people. */
  readonly interval: { readonly from: number; readonly to: number; readonly coverage: number } | null
  readonly higher: number
  readonly lower: number
  readonly same: number
}

const COVERAGE = 0.95

/** The change of matched pairs, with an interval that takes nothing for granted about how changes are spread. */
export function pairedChange(pairs: readonly Pair[]): PairedChange {
  const changes = pairs.map(({ first, last }) => last - first)
  const some = pairs.length > 0
  return {
    people: pairs.length,
    medianFirst: some ? medianOf(pairs.map(({ first }) => first)) : null,
    medianLast: some ? medianOf(pairs.map(({ last }) => last)) : null,
    medianChange: some ? medianOf(changes) : null,
    interval: medianInterval(changes),
    higher: changes.filter(change => change > 0).length,
    lower: changes.filter(change => change < 0).length,
    same: changes.filter(change => change === 0).length,
  }
}

/**
 * The interval of a median by order statistics: the j-th lowest and j-th highest value, j being the largest with which
 * at least 95 in 100 such intervals hold the true median (each value is above it or below it like a coin).
 *
 * Source: W. J. Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2.
 */
export function medianInterval(values: readonly number[]): PairedChange['interval'] {
  const sorted = values.toSorted((one, other) => one - other)
  const n = sorted.length
  let rank = 0
  let outside = 0
  // the share of intervals that miss on one side: at most `rank` of n coins fall one way
  for (let tail = 0.5 ** n, coins = 0; 1 - 2 * (outside + tail) >= COVERAGE && rank < n / 2; coins++) {
    outside += tail
    rank++
    tail *= (n - coins) / (coins + 1)
  }
  const [from, to] = [sorted[rank - 1], sorted[n - rank]]
  if (rank === 0 || from === undefined || to === undefined) return null
  return { from, to, coverage: 1 - 2 * outside }
}
