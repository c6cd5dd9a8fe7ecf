/** How one thing that was written up counts: the rule of the roll-up, and of every recount of it. */
import type { SessionOutcome } from '../session/index.ts'

/** The columns of the roll-up that one session or one try can raise. */
export interface SupportCount {
  interactions: number
  oneWay: number
  noShows: number
  cancelled: number
}

const nothing: SupportCount = { interactions: 0, oneWay: 0, noShows: 0, cancelled: 0 }

/** A logged session by its outcome: only one that was held is an interaction. */
export const countOfOutcome = {
  held: { ...nothing, interactions: 1 },
  personDidNotCome: { ...nothing, noShows: 1 },
  personCancelled: { ...nothing, cancelled: 1 },
  mentorCancelled: { ...nothing, cancelled: 1 },
  clinicCancelled: { ...nothing, cancelled: 1 },
  moved: { ...nothing, cancelled: 1 },
} as const satisfies Record<SessionOutcome, SupportCount>

/** A try to reach somebody in support: one-way unless they answered, and then it is still not a session. */
export function countOfAttempt(outcome: string): SupportCount {
  return outcome === 'reached' ? nothing : { ...nothing, oneWay: 1 }
}
