/** How many people have each value: everything a median needs, and it adds up over clinics. */
import * as z from 'zod'

/** Pairs of a value and how many have it, the lowest value first. */
export const Spread = z.array(z.tuple([z.number(), z.int()]))
export type Spread = z.infer<typeof Spread>

export function spreadOf(values: readonly number[]): Spread {
  return mergeSpreads([values.map((value): [number, number] => [value, 1])])
}

/** All of them together. */
export function mergeSpreads(spreads: readonly Readonly<Spread>[]): Spread {
  const counts = new Map<number, number>()
  for (const spread of spreads)
    for (const [value, many] of spread) counts.set(value, (counts.get(value) ?? 0) + many)
  return [...counts].toSorted(([one], [other]) => one - other)
}

/** How many have any value; with `upTo`, how many have at most that. */
export function manyIn(spread: Readonly<Spread>, upTo = Number.POSITIVE_INFINITY): number {
  return spread.reduce((sum, [value, many]) => (value <= upTo ? sum + many : sum), 0)
}

export function sumOfSpread(spread: Readonly<Spread>): number {
  return spread.reduce((sum, [value, many]) => sum + value * many, 0)
}

/** The middle value; of an even number of them, half-way between the two in the middle. Nought of none. */
export function medianOfSpread(spread: Readonly<Spread>): number {
  const all = manyIn(spread)
  const at = (rank: number): number => {
    let passed = 0
    for (const [value, many] of spread) {
      passed += many
      if (passed > rank) return value
    }
    return 0
  }
  return (at(Math.ceil(all / 2) - 1) + at(Math.floor(all / 2))) / 2
}
