import type { KeptSeed } from './kept-seeds.ts'

/** One row of the proof of trust: what is claimed, how it is tried, and what would be a pass. */
export interface Row {
  /** Its name in `docs/trust.md`, such as `T11`. */
  readonly id: string
  readonly title: string
  /** What the count counts. */
  readonly counts: string
  /** What has to come out, in words with the figure. */
  readonly goal: string
  /** Whether it has seeds smaller than a whole run, and tries the kept ones itself. */
  readonly hasOwnSeeds?: true
  prove(asked: Asked): Promise<Proof>
}

export interface Asked {
  /** The size of a night instead of that of a check. */
  readonly long: boolean
  /** Where chance begins; the same seed tries the same things. */
  readonly seed: number
  /** Seeds that failed once, for a row that has its own. */
  readonly kept: readonly number[]
  /** Says what is going on, now and then. */
  say(what: string): void
}

export interface Proof {
  readonly count: number
  /** What came out, in the words of the goal. */
  readonly figure: string
  readonly pass: boolean
  /** What went wrong, each so that somebody can try it again. */
  readonly faults: readonly string[]
  /** What failed, for a row that has its own seeds. */
  readonly failed?: readonly KeptSeed[]
}

/** A proof that passes when nothing went wrong and something was tried. */
export function proofOf(count: number, faults: readonly string[], figure?: string): Proof {
  const pass = faults.length === 0 && count > 0
  return { count, pass, faults, figure: figure ?? `${faults.length} faults` }
}
