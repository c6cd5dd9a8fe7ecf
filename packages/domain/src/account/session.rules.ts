/** How long somebody stays signed in, and how long it counts that they proved to be themself. Pure; every side reads it. */
import * as z from 'zod'
import { type Instant, plusMs } from '../time.ts'

/** The apps in which somebody signs in. */
export const SessionApp = z.enum(['clinic', 'mentor-portal', 'training', 'admin'])
export type SessionApp = z.infer<typeof SessionApp>

/** A session ends when it was left alone for so many minutes, and after so many hours whatever happens. */
export interface SessionLimit {
  readonly idleMinutes: number
  readonly hours: number
}

/** A phone is in a pocket and gets lost; a desk is one working day; whoever coordinates reaches the most. */
export const sessionLimits = {
  clinic: { idleMinutes: 15, hours: 8 },
  'mentor-portal': { idleMinutes: 10, hours: 12 },
  training: { idleMinutes: 15, hours: 12 },
  admin: { idleMinutes: 15, hours: 4 },
} as const satisfies Record<SessionApp, SessionLimit>

/** For so long a proof counts; after that a sensitive deed asks for another. */
export const STEP_UP_MINUTES = 5

/** Whether somebody proved only just now that it is them. */
export function isFresh(steppedUpAt: Instant | null, now: Instant): boolean {
  return steppedUpAt !== null && steppedUpAt > plusMs(now, -STEP_UP_MINUTES * 60_000)
}

/** So many guesses are everybody's; then each further one waits longer, up to a quarter of an hour. */
export const FREE_GUESSES = 10
const LONGEST_WAIT_SECONDS = 900

/** How many seconds nobody may guess again after the so-many-th wrong guess in a row. */
export function waitAfterGuess(turn: number): number {
  if (turn < FREE_GUESSES) return 0
  return Math.min(LONGEST_WAIT_SECONDS, 30 * 2 ** Math.min(10, turn - FREE_GUESSES))
}

/** Ways to prove that it is still the same person at the keyboard. */
export const Proof = z.enum(['passkey', 'code', 'trust', 'password'])
export type Proof = z.infer<typeof Proof>
