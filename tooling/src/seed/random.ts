/** Chance that comes out the same every time: the demo is one story, not a new one at each start. */
export interface Random {
  /** A number from 0 up to, but not, 1. */
  next(): number
  /** A whole number between both ends, ends included. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  pick<T>(from: readonly T[]): T
}

/** Draws from a seed in words, such as the key of a person (FNV-1a into mulberry32). */
export function randomFrom(words: string): Random {
  let state = 0x811c9dc5
  for (const letter of words) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    between,
    chance: probability => next() < probability,
    pick: from => {
      const drawn = from[between(0, from.length - 1)]
      if (drawn === undefined) throw new Error('There is nothing to pick from')
      return drawn
    },
  }
}
