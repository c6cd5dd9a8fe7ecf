/** Equality monitoring: answers that belong to nobody, and counts of them with small numbers left out. */
import { codeListOn, EqualityAnswers, equalityQuestions } from '@alongside/domain/equality'
import { Id } from '@alongside/domain/people'
import { londonDateOf, plainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { change } from '../change.ts'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'

/** Fewer than these could point at somebody. */
const SMALLEST_SHOWN = 5

const Counts = z.array(
  z.strictObject({
    question: z.string(),
    asked: z.string(),
    answers: z.array(z.strictObject({ label: z.string(), count: z.int().nullable() })),
  }),
)

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
  counts: canSee('equality')
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ forms: z.int(), counts: Counts }))
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'equality.counts', countsOf))),
})

async function countsOf({ db, at }: Reading) {
  const rows = await db.selectFrom('equality_answer').select('answers').execute()
  const today = londonDateOf(at)
  const counts = equalityQuestions.map(question => {
    const { question: asked, codes } = codeListOn(question, today)
    const counted = codes.map(({ code, label }) => ({
      label,
      count: rows.filter(({ answers }) => answers[question] === code).length,
    }))
    return { question, asked, answers: hideSmall(counted) }
  })
  return { forms: rows.length, counts }
}

/** Small counts are left out, and one more beside them when a single one could be worked out from the sum. */
function hideSmall(counted: readonly { label: string; count: number }[]) {
  const small = counted.filter(({ count }) => count > 0 && count < SMALLEST_SHOWN)
  const next = counted
    .filter(({ count }) => count >= SMALLEST_SHOWN)
    .sort((one, other) => one.count - other.count)[0]
  const hidden = new Set([...small, ...(small.length === 1 && next ? [next] : [])])
  return counted.map(each => ({ label: each.label, count: hidden.has(each) ? null : each.count }))
}
