import { Id } from '@alongside/domain/people'
import { privateText } from '@alongside/domain/private-text'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { read } from '../read.ts'
import { canDo, canSee, granted, router } from '../trpc.ts'
import { OpeningReason, openRecord } from './open-record.ts'
import { OneOpening, OpeningView, oneOpening, openings } from './opening.views.ts'
import { reviewOpening } from './review-opening.ts'

export const openingRouter = router({
  list: canSee('opening')
    .input(z.strictObject({}).optional())
    .output(z.array(OpeningView))
    .query(async ({ ctx }) =>
      granted(await read(ctx.doors, ctx.caller, 'opening.list', reading => openings(reading))),
    ),
  byId: canSee('opening')
    .input(z.strictObject({ id: Id }))
    .output(OneOpening)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'opening.byId', reading => oneOpening(reading, input.id))),
    ),
  /** Only a safeguarding lead can; the database says not found to anybody else. */
  open: canDo('openInEmergency')
    .input(
      z.strictObject({
        commandId: Id,
        clinicId: Id,
        person: z.union([
          z.strictObject({ personId: Id }),
          z.strictObject({ clinicNumber: privateText(60).min(1, 'Enter the clinic number') }),
        ]),
        why: OpeningReason,
        words: privateText(2000).min(20, 'Say why in at least 20 characters'),
      }),
    )
    .output(z.strictObject({ id: Id, personId: Id, endsAt: Instant }))
    .mutation(async ({ ctx, input }) => granted(await openRecord(ctx.doors, ctx.caller, input))),
  review: canSee('opening')
    .input(
      z.strictObject({
        commandId: Id,
        id: Id,
        outcome: z.enum(['inOrder', 'notInOrder']),
        words: privateText(2000),
        personTold: z.boolean(),
      }),
    )
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await reviewOpening(ctx.doors, ctx.caller, input))),
})
