import type { RatingMoment } from '@alongside/domain/goals'
import { defineEntity } from '@mikro-orm/core'
import { id, instant, sealed, small, text } from '../database/columns.ts'

/** What somebody would like to reach, in their own words. */
export const GoalSchema = defineEntity({
  name: 'Goal',
  tableName: 'goal',
  properties: {
    id: id().primary(),
    episodeId: id(),
    clinicId: id(),
    personId: id(),
    textSealed: sealed(),
    setAt: instant(),
    letGoAt: instant().strictNullable(),
  },
})

/** How near they felt to it at one time. */
export const GoalRatingSchema = defineEntity({
  name: 'GoalRating',
  tableName: 'goal_rating',
  properties: {
    goalId: id().primary(),
    at: instant().primary(),
    episodeId: id(),
    clinicId: id(),
    personId: id(),
    moment: text().$type<RatingMoment>(),
    rating: small(),
  },
})
