import { OnboardingCommand } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { read } from '../read.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import { CandidateView, candidatesFor } from './candidates.ts'
import { OnboardingRow, onboardings } from './onboarding.views.ts'

export const onboardingRouter = router({
  list: canSee('onboarding')
    .input(onboardings.Wanted)
    .output(onboardings.Page)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'onboarding.list', reading => onboardings.page(reading, input)),
      ),
    ),
  byId: canSee('onboarding')
    .input(z.strictObject({ id: Id }))
    .output(OnboardingRow)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'onboarding.byId', reading => onboardings.one(reading, input.id)),
      ),
    ),
  /** The mentors who might meet this person. Only who sees the roster may ask. */
  candidates: canSee('mentorRoster')
    .input(z.strictObject({ id: Id }))
    .output(z.array(CandidateView))
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'onboarding.candidates', reading =>
          candidatesFor(reading, input.id),
        ),
      ),
    ),
  send: canSendTo('onboarding')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: OnboardingCommand }))
    .output(sentWith(OnboardingRow))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'onboarding', ...input }, onboardings.one)),
})
