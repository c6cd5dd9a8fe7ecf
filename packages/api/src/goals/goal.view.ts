/** Goals as those who work on them see them. */
import { Rating, RatingMoment } from '@alongside/domain/goals'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'

export const GoalView = z.strictObject({
  goalId: Id,
  text: z.string(),
  setAt: Instant,
  letGoAt: Instant.nullable(),
  ratings: z.array(z.strictObject({ at: Instant, moment: RatingMoment, rating: Rating })),
})
export type GoalView = z.infer<typeof GoalView>
