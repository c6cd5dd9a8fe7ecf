/** Equality monitoring: answers that belong to nobody. They come out as counts, beside each other, in the figures of recruitment. */
import { EqualityAnswers } from '@alongside/domain/equality'
import { Id } from '@alongside/domain/people'
import { londonDateOf, plainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { change } from '../change.ts'
import { canSee, granted, router } from '../trpc.ts'

export const equalityRouter = router({
  /** Keeps answers apart from whoever gave them: no account, no application, no day. */
  answer: canSee('application')
    .input(z.strictObject({ commandId: Id, answers: z.record(z.string(), z.string()) }))
    .output(z.strictObject({}))
    .mutation(async ({ ctx, input }) =>
      granted(
        await change(
          ctx.doors,
          ctx.caller,
          { what: 'equality.answer', commandId: input.commandId },
          async changing => {
            const { db, at, caller, newId, refuse } = changing
            const today = londonDateOf(at)
            const read = EqualityAnswers.safeParse({ answeredOn: today, answers: input.answers })
            const [clinicId] = caller.clinicIds
            if (!read.success || !clinicId) return refuse('not-valid')
            if (Object.keys(read.data.answers).length === 0) return {}
            await db
              .insertInto('equality_answer')
              .values({
                id: newId(),
                clinic_id: clinicId,
                month: plainDate(`${today.slice(0, 7)}-01`),
                answers: JSON.stringify(read.data.answers) as never,
              })
              .execute()
            return {}
          },
        ),
      ),
    ),
  /** A form that somebody of the team filled in on paper: of which clinic and which month, and nothing about whose. */
  fromPaper: canSee('equality')
    .input(z.strictObject({ commandId: Id, clinicId: Id, answers: z.record(z.string(), z.string()) }))
    .output(z.strictObject({}))
    .mutation(async ({ ctx, input }) =>
      granted(
        await change(
          ctx.doors,
          ctx.caller,
          { what: 'equality.fromPaper', commandId: input.commandId },
          async ({ db, at, caller, newId, refuse }) => {
            if (caller.role !== 'coordinator' || !caller.clinicIds.includes(input.clinicId))
              return refuse('not-found')
            const today = londonDateOf(at)
            const read = EqualityAnswers.safeParse({ answeredOn: today, answers: input.answers })
            if (!read.success) return refuse('not-valid')
            if (Object.keys(read.data.answers).length === 0)
              return refuse('refused', { reasons: ['Answer at least one question, or leave the form out.'] })
            await db
              .insertInto('equality_answer')
              .values({
                id: newId(),
                clinic_id: input.clinicId,
                whose: 'mentor',
                month: plainDate(`${today.slice(0, 7)}-01`),
                answers: JSON.stringify(read.data.answers) as never,
              })
              .execute()
            return {}
          },
        ),
      ),
    ),
})
