import { ConcernCategory, ConcernCommand } from '@alongside/domain/concern'
import { Id } from '@alongside/domain/people'
import { privateText } from '@alongside/domain/private-text'
import * as z from 'zod'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { read } from '../read.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import { concerns, OneConcern, oneConcern } from './concern.views.ts'
import { raiseConcern } from './raise-concern.ts'

export const concernRouter = router({
  list: canSee('concern')
    .input(concerns.Wanted)
    .output(concerns.Page)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'concern.list', reading => concerns.page(reading, input))),
    ),
  byId: canSee('concern')
    .input(z.strictObject({ id: Id }))
    .output(OneConcern)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'concern.byId', reading => oneConcern(reading, input.id))),
    ),
  raise: canSendTo('concern')
    .input(
      z.strictObject({
        commandId: Id,
        personId: Id,
        category: ConcernCategory,
        urgent: z.boolean(),
        immediateDanger: z.boolean(),
        emergencyCalled: z.boolean(),
        personTold: z.boolean(),
        account: privateText(6000),
      }),
    )
    .output(z.strictObject({ id: Id }))
    .mutation(async ({ ctx, input }) => granted(await raiseConcern(ctx.doors, ctx.caller, input))),
  send: canSendTo('concern')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: ConcernCommand }))
    .output(sentWith(OneConcern))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'concern', ...input }, oneConcern)),
})
