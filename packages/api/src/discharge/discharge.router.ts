import { DischargeCommand } from '@alongside/domain/discharge'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { read } from '../read.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import { DischargeRow, discharges } from './discharge.views.ts'

export const dischargeRouter = router({
  list: canSee('discharge')
    .input(discharges.Wanted)
    .output(discharges.Page)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'discharge.list', reading => discharges.page(reading, input)),
      ),
    ),
  byId: canSee('discharge')
    .input(z.strictObject({ id: Id }))
    .output(DischargeRow)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'discharge.byId', reading => discharges.one(reading, input.id)),
      ),
    ),
  send: canSendTo('discharge')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: DischargeCommand }))
    .output(sentWith(DischargeRow))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'discharge', ...input }, discharges.one)),
})
