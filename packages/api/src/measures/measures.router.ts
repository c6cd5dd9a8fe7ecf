/** Measures: asked of somebody at the start, later and at the end; what was answered is theirs. */
import { Filling, MeasureMoment, mayAsk, scoresOf } from '@alongside/domain/measures'
import { Id } from '@alongside/domain/people'
import { londonDateOf, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { change } from '../change.ts'
import { currentEpisode } from '../person/current-episode.ts'
import { canSee, granted, router } from '../trpc.ts'

export const measuresRouter = router({
  record: canSee('measure')
    .input(
      z.strictObject({
        personId: Id,
        commandId: Id,
        filling: Filling,
        moment: MeasureMoment,
        askedOn: PlainDate,
      }),
    )
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input: { personId, commandId, filling, moment, askedOn } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'measures.record', commandId }, async changing => {
          const { db, at, newId, refuse } = changing
          const no = (reason: string) =>
            refuse('refused', { reasons: [reason], fields: { askedOn: [reason] } })
          const episode = await currentEpisode(changing, personId)
          if (!episode) return refuse('not-found')
          if (askedOn > londonDateOf(at)) return no('Choose the day on which they filled it in.')
          const before = await db
            .selectFrom('measure_answer')
            .select('asked_on')
            .where('person_id', '=', personId)
            .where('instrument', '=', filling.instrument)
            .where('retracted_at', 'is', null)
            .execute()
          const may = mayAsk(
            filling.instrument,
            before.map(({ asked_on }) => asked_on),
            askedOn,
          )
          if (may !== true) return no(may)
          const keys = await changing.keysOfPeople([personId])
          const id = newId()
          await db
            .insertInto('measure_answer')
            .values({
              id,
              ...episode,
              instrument: filling.instrument,
              moment,
              asked_on: askedOn,
              answers_sealed: keys.seal(personId, JSON.stringify(filling.answers), {
                table: 'measure_answer',
                column: 'answers_sealed',
                id,
              }).bytes,
              scores: JSON.stringify(scoresOf(filling)) as never,
              recorded_at: at,
            })
            .execute()
          return { id }
        }),
      ),
    ),
  takeBack: canSee('measure')
    .input(z.strictObject({ personId: Id, commandId: Id, id: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input: { personId, commandId, id } }) =>
      granted(
        await change(
          ctx.doors,
          ctx.caller,
          { what: 'measures.takeBack', commandId },
          async ({ db, at, saw, refuse }) => {
            saw([personId])
            const { numUpdatedRows } = await db
              .updateTable('measure_answer')
              .set({ retracted_at: at })
              .where('id', '=', id)
              .where('person_id', '=', personId)
              .where('retracted_at', 'is', null)
              .executeTakeFirst()
            return numUpdatedRows === 0n ? refuse('not-found') : { done: true as const }
          },
        ),
      ),
    ),
})
