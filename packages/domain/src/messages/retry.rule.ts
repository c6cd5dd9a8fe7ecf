/** How often, and how long apart, a message is tried again before a person has to look at it. */

const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 6 * 3_600_000

/** After so many tries nobody tries again by themself: about a day and a half. */
export const mostTries = 12

/** How long to wait after the try with this number, counted from one. */
export function waitAfterTry(tries: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** (tries - 1), LONGEST_WAIT_MS)
}
