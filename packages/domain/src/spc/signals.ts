/** The four signals of special cause. A point carries every signal that it is a part of. */
export type Side = 'above' | 'on' | 'below'

/**
 * In the order in which they weigh:
 * - `outside`: beyond a limit
 * - `trend`: one of seven points of which each is higher than the one before, or each lower
 * - `twoOfThree`: near a limit, as are two of three neighbours that all lie on the same side of the mean
 * - `shift`: one of seven neighbours on the same side of the mean; a point on the mean breaks the row
 */
export type Signal = 'outside' | 'trend' | 'twoOfThree' | 'shift'

/** What each signal says, in a sentence. */
export const signalWords = {
  outside: 'A single point is outside the limits.',
  trend: 'Seven points in a row go the same way.',
  twoOfThree: 'Two of three points in a row are near a limit.',
  shift: 'Seven points in a row are on the same side of the mean.',
} as const satisfies Record<Signal, string>

const ROW = 7

interface Limits {
  readonly mean: number
  readonly lower: number
  readonly upper: number
}

/** The signals of each point of one phase. */
export function signalsOf(values: readonly number[], limits: Limits): Signal[][] {
  const sides = values.map(value => sideOf(value, limits.mean))
  const found: readonly [Signal, readonly boolean[]][] = [
    ['outside', values.map(value => isOutside(value, limits))],
    ['trend', inARow(values.length, from => isTrend(values.slice(from, from + ROW)))],
    ['twoOfThree', twoOfThree(values, sides, limits)],
    ['shift', inARow(values.length, from => isShift(sides.slice(from, from + ROW)))],
  ]
  return values.map((_, at) => found.flatMap(([signal, flags]) => (flags[at] ? [signal] : [])))
}

function isOutside(value: number, { lower, upper }: Limits): boolean {
  return value > upper || value < lower
}

/** Marks all seven points of every row that `starts` says begins there. */
function inARow(length: number, starts: (from: number) => boolean): boolean[] {
  const marked = Array.from({ length }, () => false)
  for (let from = 0; from + ROW <= length; from++) if (starts(from)) marked.fill(true, from, from + ROW)
  return marked
}

function isTrend(row: readonly number[]): boolean {
  const steps = row.slice(1).map((value, at) => Math.sign(value - (row[at] ?? value)))
  return steps[0] !== 0 && steps.every(step => step === steps[0])
}

function isShift(row: readonly Side[]): boolean {
  return row[0] !== 'on' && row.every(side => side === row[0])
}

/** Near a limit is the outer third between the mean and it, and not beyond it. */
function twoOfThree(values: readonly number[], sides: readonly Side[], limits: Limits): boolean[] {
  const third = (2 / 3) * (limits.upper - limits.mean)
  const near = values.map(value => !isOutside(value, limits) && Math.abs(value - limits.mean) > third)
  const marked = values.map(() => false)
  for (let from = 0; from + 3 <= values.length; from++) {
    const three = [from, from + 1, from + 2]
    const side = sides[from]
    const sameSide = side !== 'on' && three.every(at => sides[at] === side)
    if (sameSide && three.filter(at => near[at]).length >= 2)
      for (const at of three) if (near[at]) marked[at] = true
  }
  return marked
}

/** On which side of the mean a value lies. A sum of decimals is never exact, so a hair's breadth counts as on it. */
export function sideOf(value: number, mean: number): Side {
  if (Math.abs(value - mean) <= 1e-9 * Math.max(1, Math.abs(mean))) return 'on'
  return value > mean ? 'above' : 'below'
}
