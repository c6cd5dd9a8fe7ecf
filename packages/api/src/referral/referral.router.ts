import { Id } from '@alongside/domain/people'
import { PersonByHand } from '@alongside/domain/person-by-hand'
import { ReferralCommand, ReferralSource } from '@alongside/domain/referral'
import * as z from 'zod'
import { sendAndLook, sentWith } from '../lifecycle/sent.view.ts'
import { read } from '../read.ts'
import { canSee, canSendTo, granted, router } from '../trpc.ts'
import { addReferral } from './add-referral.ts'
import { OneReferral, oneReferral, referrals } from './referral.views.ts'
import { ToRelease, toRelease } from './to-release.views.ts'

export const referralRouter = router({
  list: canSee('referral')
    .input(referrals.Wanted)
    .output(referrals.Page)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'referral.list', reading => referrals.page(reading, input))),
    ),
  byId: canSee('referral')
    .input(z.strictObject({ id: Id }))
    .output(OneReferral)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'referral.byId', reading => oneReferral(reading, input.id))),
    ),
  /** The last look before a release, with everything that would leave the clinic. */
  toRelease: canSee('consent')
    .input(z.strictObject({ id: Id }))
    .output(ToRelease)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'referral.toRelease', reading => toRelease(reading, input.id)),
      ),
    ),
  /** One person by hand, as if a list had one row. */
  add: canSendTo('referral')
    .input(
      z.strictObject({
        commandId: Id,
        clinicId: Id,
        source: ReferralSource.extract(['clinician', 'self', 'partnerAgency']).default('clinician'),
        person: PersonByHand,
      }),
    )
    .output(z.strictObject({ id: Id, personId: Id }))
    .mutation(async ({ ctx, input }) => granted(await addReferral(ctx.doors, ctx.caller, input))),
  send: canSendTo('referral')
    .input(z.strictObject({ id: Id, seq: z.int().min(0), commandId: Id, event: ReferralCommand }))
    .output(sentWith(OneReferral))
    .mutation(({ ctx, input }) => sendAndLook(ctx, { kind: 'referral', ...input }, oneReferral)),
})
