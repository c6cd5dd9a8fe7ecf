/** Goals: what somebody would like to reach, in their own words, and how near they feel to it. */
import * as z from 'zod'
import { privateText } from '../private-text.ts'

/** At which point of the way a goal was rated. */
export const RatingMoment = z.enum(['start', 'session', 'review', 'end'])
export type RatingMoment = z.infer<typeof RatingMoment>

export const ratingMomentWords = {
  start: 'At the start',
  session: 'After a session',
  review: 'Looking back',
  end: 'At the end',
} as const satisfies Record<RatingMoment, string>

/** Theirs, from 0 for not begun to 10 for reached. */
export const Rating = z.int().min(0).max(10)

/** More than a handful are no goals any more. */
export const MOST_GOALS = 5

export const GoalText = privateText(300).min(1, 'Write the goal in their own words')
