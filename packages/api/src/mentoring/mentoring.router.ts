import { MentoringCommand } from '@alongside/domain/mentoring'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { Cursor, PageSize } from '../lifecycle/page.ts'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { ProposalView, proposalsFor } from '../mentor/proposals.ts'
import { read } from '../read.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import {
  listMentorings,
  MentoringPage,
  MentoringRow,
  MentoringViewName,
  oneMentoring,
} from './mentoring.views.ts'

export const mentoringRouter = router({
  list: canSee('mentoring')
    .input(
      z.strictObject({
        view: MentoringViewName,
        clinicId: Id.optional(),
        after: Cursor.optional(),
        limit: PageSize,
      }),
    )
    .output(MentoringPage)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'mentoring.list', reading => listMentorings(reading, input))),
    ),
  byId: canSee('mentoring')
    .input(z.strictObject({ id: Id }))
    .output(MentoringRow)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'mentoring.byId', reading => oneMentoring(reading, input.id)),
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
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'mentoring', ...input }, oneMentoring)),
})
