/** Private links: what the clinic does with them, and what their holder does. */
import { Language, languagesOf, OfferAnswer } from '@alongside/domain/messages'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { settingsOfClinics } from '../clinic/many-settings.ts'
import { read } from '../read.ts'
import { byLink, canSee, granted, router } from '../trpc.ts'
import { issueLink, revokeLink } from './issue-link.ts'
import { LinkPreview, linkPreview } from './link.views.ts'
import { answerOffer, lookAtOffer, OfferAnswered, OfferView } from './offer.ts'

export const linksRouter = router({
  /** In which the clinics of whoever asks offer the private page and the leaflet. */
  languages: canSee('privateLink')
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ languages: z.array(Language) }))
    .query(async ({ ctx: { doors, caller } }) =>
      granted(
        await read(doors, caller, 'links.languages', async reading => {
          const settled = await settingsOfClinics(reading, caller.clinicIds, reading.at)
          return { languages: languagesOf(caller.clinicIds.map(id => settled(id).messages)) }
        }),
      ),
    ),
  /** The exact text that would be sent now, and what came of what was sent before. */
  preview: canSee('privateLink')
    .input(z.strictObject({ referralId: Id, language: Language.optional() }))
    .output(LinkPreview)
    .query(async ({ ctx: { doors, caller }, input: { referralId, language } }) =>
      granted(
        await read(doors, caller, 'links.preview', reading =>
          linkPreview(reading, { referralId, language }, caller.accountId, doors.privatePageUrl),
        ),
      ),
    ),
  issue: canSee('privateLink')
    .input(z.strictObject({ referralId: Id, language: Language, commandId: Id }))
    .output(z.strictObject({ linkId: Id, leavesAt: Instant }))
    .mutation(async ({ ctx, input }) => granted(await issueLink(ctx.doors, ctx.caller, input))),
  revoke: canSee('privateLink')
    .input(z.strictObject({ linkId: Id, commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await revokeLink(ctx.doors, ctx.caller, input))),
})

/** Anything that was typed where a token belongs. What is none is refused as an unknown one is. */
const Token = z.string().max(200)

export const offerRouter = router({
  look: byLink
    .input(z.strictObject({ token: Token }))
    .output(OfferView)
    .query(async ({ ctx, input }) => granted(await lookAtOffer(ctx.doors, input.token))),
  answer: byLink
    .input(z.strictObject({ token: Token, commandId: Id, given: OfferAnswer }))
    .output(OfferAnswered)
    .mutation(async ({ ctx, input }) =>
      granted(await answerOffer(ctx.doors, input.token, input.commandId, input.given)),
    ),
})
