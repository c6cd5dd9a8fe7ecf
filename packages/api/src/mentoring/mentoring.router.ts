import { MentoringCommand } from '@alongside/domain/mentoring'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { ProposalView, proposalsFor } from '../mentor/proposals.ts'
import { read } from '../read.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import { MentoringRow, mentorings } from './mentoring.views.ts'

export const mentoringRouter = router({
  list: canSee('mentoring')
    .input(mentorings.Wanted)
    .output(mentorings.Page)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'mentoring.list', reading => mentorings.page(reading, input)),
      ),
    ),
  byId: canSee('mentoring')
    .input(z.strictObject({ id: Id }))
    .output(MentoringRow)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'mentoring.byId', reading => mentorings.one(reading, input.id)),
      ),
    ),
  /** Matches that wait for this mentor's answer, without a name. */
  proposals: canSee('matchProposal')
    .input(z.strictObject({}).optional())
    .output(z.array(ProposalView))
    .query(async ({ ctx }) =>
      granted(await read(ctx.doors, ctx.caller, 'mentoring.proposals', proposalsFor)),
    ),
  send: canSendTo('mentoring')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: MentoringCommand }))
    .output(sentWith(MentoringRow))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'mentoring', ...input }, mentorings.one)),
})
