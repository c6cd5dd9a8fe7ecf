/**
 * The run chart, for counts that are too few for limits: a median, and how often the line crosses it.
 *
 * Source of the rules: Perla, Provost and Murray, "The run chart: a simple analytical tool for learning from variation
 * in healthcare processes", BMJ Quality and Safety 2011.
 */
import { medianOf } from '../median.ts'

export type RunSignal = 'shift' | 'trend'

/** What each signal says, in a sentence. */
export const runSignalWords = {
  shift: 'Six or more points in a row are on the same side of the median.',
  trend: 'Five or more points in a row go the same way.',
} as const satisfies Record<RunSignal, string>

export interface RunChart {
  readonly median: number
  readonly points: readonly { readonly value: number; readonly signals: readonly RunSignal[] }[]
}

const SHIFT = 6
const TREND = 5

/** Draws up the chart of a series in the order of time. */
export function runChart(values: readonly number[]): RunChart {
  const median = medianOf(values)
  const shifts = rowsOf(values, value => Math.sign(value - median), SHIFT)
  const trends = trendsOf(values)
  return {
    median,
    points: values.map((value, at) => ({
      value,
      signals: [...(shifts[at] ? ['shift' as const] : []), ...(trends[at] ? ['trend' as const] : [])],
    })),
  }
}

/** Points on the median neither make nor break a row, and are not part of it. */
function rowsOf(values: readonly number[], sideOf: (value: number) => number, least: number): boolean[] {
  const marked = values.map(() => false)
  const counted = values.flatMap((value, at) => (sideOf(value) === 0 ? [] : [{ at, side: sideOf(value) }]))
  let row: typeof counted = []
  for (const each of counted) {
    row = row.at(-1)?.side === each.side ? [...row, each] : [each]
    if (row.length >= least) for (const { at } of row) marked[at] = true
  }
  return marked
}

/** Equal neighbours count once. */
function trendsOf(values: readonly number[]): boolean[] {
  const marked = values.map(() => false)
  const counted = values.flatMap((value, at) => (at > 0 && value === values[at - 1] ? [] : [{ at, value }]))
  let row = counted.slice(0, 1)
  let way = 0
  for (const each of counted.slice(1)) {
    const last = row.at(-1) ?? each
    const step = Math.sign(each.value - last.value)
    row = step === way ? [...row, each] : [last, each]
    way = step
    if (row.length >= TREND) for (const { at } of row) marked[at] = true
  }
  return marked
}
