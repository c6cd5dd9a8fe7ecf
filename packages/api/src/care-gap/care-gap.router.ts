import { Id } from '@alongside/domain/people'
import { TracingOutcome } from '@alongside/domain/referral'
import { PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { offerAgain, recordGap } from './care-gap.changes.ts'
import { CareGaps, careGaps } from './care-gap.views.ts'

const Done = z.strictObject({ done: z.literal(true) })

export const careGapsRouter = router({
  list: canSee('attendance')
    .input(z.strictObject({ personId: Id.optional() }).default({}))
    .output(CareGaps)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'careGaps.list', reading => careGaps(reading, input.personId)),
      ),
    ),
  record: canSee('attendance')
    .input(
      z.strictObject({
        personId: Id,
        lastSeenOn: PlainDate.nullable(),
        outcome: TracingOutcome,
        commandId: Id,
      }),
    )
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await recordGap(ctx.doors, ctx.caller, input))),
  offer: canSee('attendance')
    .input(z.strictObject({ personId: Id, commandId: Id }))
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await offerAgain(ctx.doors, ctx.caller, input))),
})
