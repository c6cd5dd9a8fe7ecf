import { stripVTControlCharacters } from 'node:util'
import { mark, say } from './terminal.ts'

/** How many passed and failed, over everything that ran, and which failed: a name and the first lines of why. */
export interface Tally {
  readonly passed: number
  readonly failed: number
  readonly faults: readonly string[]
}

const LINES_OF_A_FAULT = 12

export const nothing: Tally = { passed: 0, failed: 0, faults: [] }

/** The tally of one thing that went well or did not; `name` and `why` say which, should it have failed. */
export function one(ok: boolean, name: string, why = ''): Tally {
  return ok ? { passed: 1, failed: 0, faults: [] } : { passed: 0, failed: 1, faults: [fault(name, why)] }
}

export function fault(name: string, why: string): string {
  const lines = stripVTControlCharacters(why)
    .split('\n')
    .filter(line => line.trim() !== '')
  return [name, ...lines.slice(0, LINES_OF_A_FAULT).map(line => `    ${line}`)].join('\n')
}

export function sum(...tallies: readonly Tally[]): Tally {
  return {
    passed: tallies.reduce((count, tally) => count + tally.passed, 0),
    failed: tallies.reduce((count, tally) => count + tally.failed, 0),
    faults: tallies.flatMap(tally => tally.faults),
  }
}

/** A step that tested nothing has proven nothing: that counts as a failure. */
export function atLeastOne(tally: Tally, name: string): Tally {
  return tally.passed + tally.failed > 0 ? tally : one(false, name, 'Nothing was tested.')
}

/**
 * The last line of every test command, alone on it, and the exit code that goes with it. What failed is named again
 * right above: whoever reads the end of a long log has to know it.
 */
export function conclude(tally: Tally): void {
  for (const each of tally.faults) say(`\n${mark(false)} ${each}`)
  say(`\n${tally.passed} passed, ${tally.failed} failed`)
  process.exitCode = tally.failed > 0 || tally.passed === 0 ? 1 : 0
}
