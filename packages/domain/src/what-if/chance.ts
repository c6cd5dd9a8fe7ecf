/** Chance that can be had again: the same seed gives the same draws, so two scenarios differ by what was changed only. */
export interface Chance {
  /** Yes so many times out of one. */
  yes(share: number): boolean
  /** How many of something happen, when `mean` happen on average (Poisson). */
  count(mean: number): number
  /** A whole number of days to wait, `mean` on average, most waits short and some long (geometric). */
  days(mean: number): number
  /** A number from 0 up to but not including `below`. */
  below(below: number): number
}

/** A fast generator of 32 bits (Mulberry32), good enough to play with arrivals and by no means a secret. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    yes: share => next() < share,
    count(mean) {
      const least = Math.exp(-mean)
      let count = 0
      for (let product = next(); product > least; product *= next()) count += 1
      return count
    },
    days: mean => (mean <= 0 ? 0 : Math.floor(Math.log(1 - next()) / Math.log(mean / (mean + 1)))),
    below: below => Math.floor(next() * below),
  }
}
