/** Goals: set in somebody's own words, rated by them, let go of by them. */
import { GoalText, MOST_GOALS, Rating, RatingMoment } from '@alongside/domain/goals'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { type Changing, change } from '../change.ts'
import { currentEpisode, type Episode } from '../person/current-episode.ts'
import { canSee, granted, router } from '../trpc.ts'

const Done = z.strictObject({ done: z.literal(true) })

export const goalsRouter = router({
  set: canSee('goal')
    .input(z.strictObject({ personId: Id, commandId: Id, text: GoalText, rating: Rating.optional() }))
    .output(z.strictObject({ goalId: Id }))
    .mutation(async ({ ctx, input: { personId, commandId, text, rating } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'goals.set', commandId }, async changing => {
          const { db, at, newId, refuse } = changing
          const episode = await currentEpisode(changing, personId)
          if (!episode) return refuse('not-found')
          const open = await db
            .selectFrom('goal')
            .select('id')
            .where('episode_id', '=', episode.episode_id)
            .where('let_go_at', 'is', null)
            .execute()
          if (open.length >= MOST_GOALS)
            return refuse('refused', {
              reasons: [`${MOST_GOALS} goals at a time are enough. Let go of one first.`],
              fields: { text: [`${MOST_GOALS} goals at a time are enough. Let go of one first.`] },
            })
          const keys = await changing.keysOfPeople([personId])
          const goalId = newId()
          const text_sealed = keys.seal(personId, text, {
            table: 'goal',
            column: 'text_sealed',
            id: goalId,
          }).bytes
          await db
            .insertInto('goal')
            .values({ id: goalId, ...episode, text_sealed, set_at: at })
            .execute()
          if (rating !== undefined) await rate(changing, episode, 'start', [{ goalId, rating }])
          return { goalId }
        }),
      ),
    ),
  rate: canSee('goal')
    .input(
      z.strictObject({
        personId: Id,
        commandId: Id,
        moment: RatingMoment,
        ratings: z.array(z.strictObject({ goalId: Id, rating: Rating })).max(20),
      }),
    )
    .output(Done)
    .mutation(async ({ ctx, input: { personId, commandId, moment, ratings } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'goals.rate', commandId }, async changing => {
          const episode = await currentEpisode(changing, personId)
          if (!episode) return changing.refuse('not-found')
          changing.saw([personId])
          await rate(changing, episode, moment, ratings)
          return { done: true as const }
        }),
      ),
    ),
  letGo: canSee('goal')
    .input(z.strictObject({ personId: Id, commandId: Id, goalId: Id }))
    .output(Done)
    .mutation(async ({ ctx, input: { personId, commandId, goalId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'goals.letGo', commandId }, async changing => {
          const { db, at, saw, refuse } = changing
          saw([personId])
          const { numUpdatedRows } = await db
            .updateTable('goal')
            .set({ let_go_at: at })
            .where('id', '=', goalId)
            .where('person_id', '=', personId)
            .where('let_go_at', 'is', null)
            .executeTakeFirst()
          return numUpdatedRows === 0n ? refuse('not-found') : { done: true as const }
        }),
      ),
    ),
})

/** Only goals of this episode that are still worked on can be rated. */
async function rate(
  { db, at, refuse }: Changing,
  episode: Episode,
  moment: RatingMoment,
  ratings: readonly { readonly goalId: string; readonly rating: number }[],
): Promise<void> {
  if (ratings.length === 0) return
  const known = await db
    .selectFrom('goal')
    .select('id')
    .where('episode_id', '=', episode.episode_id)
    .where('let_go_at', 'is', null)
    .where(
      'id',
      'in',
      ratings.map(({ goalId }) => goalId),
    )
    .execute()
  if (known.length !== new Set(ratings.map(({ goalId }) => goalId)).size) return refuse('not-found')
  await db
    .insertInto('goal_rating')
    .values(ratings.map(({ goalId, rating }) => ({ ...episode, goal_id: goalId, at, moment, rating })))
    .execute()
}
