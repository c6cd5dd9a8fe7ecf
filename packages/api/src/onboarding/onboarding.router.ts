import { OnboardingCommand } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { Cursor, PageSize } from '../lifecycle/page.ts'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { read } from '../read.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import { CandidateView, candidatesFor } from './candidates.ts'
import {
  listOnboardings,
  OnboardingPage,
  OnboardingRow,
  OnboardingViewName,
  oneOnboarding,
} from './onboarding.views.ts'

export const onboardingRouter = router({
  list: canSee('onboarding')
    .input(
      z.strictObject({
        view: OnboardingViewName,
        clinicId: Id.optional(),
        after: Cursor.optional(),
        limit: PageSize,
      }),
    )
    .output(OnboardingPage)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'onboarding.list', reading => listOnboardings(reading, input)),
      ),
    ),
  byId: canSee('onboarding')
    .input(z.strictObject({ id: Id }))
    .output(OnboardingRow)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'onboarding.byId', reading => oneOnboarding(reading, input.id)),
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
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'onboarding', ...input }, oneOnboarding)),
})
