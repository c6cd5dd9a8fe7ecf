import { say } from './terminal.ts'

/** How many passed and failed, over everything that ran. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

export const nothing: Tally = { passed: 0, failed: 0 }

export function one(ok: boolean): Tally {
  return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

export function sum(...tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((count, tally) => count + tally.passed, 0),
    failed: tallies.reduce((count, tally) => count + tally.failed, 0),
  }
}

/** A step that tested nothing has proven nothing: that counts as a failure. */
export function atLeastOne(tally: Tally): Tally {
  return tally.passed + tally.failed > 0 ? tally : one(false)
}

/** The last line of every test command, alone on it, and the exit code that goes with it. */
export function conclude(tally: Tally): void {
  say(`\n${tally.passed} passed, ${tally.failed} failed`)
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0
}
