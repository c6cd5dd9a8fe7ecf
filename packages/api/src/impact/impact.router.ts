import { ImpactQuery, ImpactReport } from '@alongside/domain/impact'
import { read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { readImpact } from './impact.report.ts'

export const impactRouter = router({
  report: canSee('impact')
    .input(ImpactQuery)
    .output(ImpactReport)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'impact.report', reading => readImpact(reading, input))),
    ),
})
