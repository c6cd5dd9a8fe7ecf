/**
 * Somebody who was not seen at the clinic for so long that it calls them lost to follow-up. The number of months is the
 * clinic's own and stands beside every figure: 12 and 15 give different people.
 */
import type { TracingOutcome } from '../referral/index.ts'
import { type PlainDate, plusMonths } from '../time.ts'
import type { AttendanceCode } from './attendance.schema.ts'

/** Codes of a visit at which somebody was seen. */
export const seenCodes: readonly AttendanceCode[] = ['5', '6']

/** The first day that still counts as lately: whoever was seen on it, or later, is not lost to follow-up. */
export function seenLatelyFrom(today: PlainDate, lostToFollowUpMonths: number): PlainDate {
  return plusMonths(today, -lostToFollowUpMonths)
}

/** Outcomes that settle a gap: nobody looks for this person any more, here. */
const settling: readonly TracingOutcome[] = [
  'reEngaged',
  'transferred',
  'leftCountry',
  'inCareElsewhere',
  'declined',
  'died',
]

/** Whether the clinic is still looking for somebody of whom it found out this, or nothing yet. */
export function isStillSought(outcome: TracingOutcome | null): boolean {
  return outcome === null || !settling.includes(outcome)
}
