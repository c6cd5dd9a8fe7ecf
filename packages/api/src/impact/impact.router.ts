import { ImpactQuery, ImpactReport } from '@alongside/domain/impact'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { change } from '../change.ts'
import { read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { askImpact, readImpact } from './impact.report.ts'
import { recordEquality } from './record-equality.ts'

/** Longer than this and a page says how far it is, in milliseconds. */
const PATIENCE = 800

const Asked = z.union([
  z.strictObject({ report: ImpactReport }),
  z.strictObject({
    report: z.null(),
    progress: z.strictObject({ counted: z.int(), of: z.int() }),
  }),
])

export const impactRouter = router({
  /** The whole report, however long the counting takes. */
  report: canSee('impact')
    .input(ImpactQuery)
    .output(ImpactReport)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'impact.report', reading => readImpact(reading, input))),
    ),
  /** The report, or how far it is; whoever asks again goes on where the last one stopped. */
  ask: canSee('impact')
    .input(ImpactQuery)
    .output(Asked)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'impact.ask', reading => askImpact(reading, input, PATIENCE)),
      ),
    ),
  /** What somebody says of themself for equality monitoring; whoever may know what they agreed may write it down. */
  recordEquality: canSee('consent')
    .input(z.strictObject({ personId: Id, commandId: Id, answers: z.record(z.string(), z.string()) }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input: { personId, commandId, answers } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'impact.recordEquality', commandId }, changing =>
          recordEquality(changing, personId, answers),
        ),
      ),
    ),
})
