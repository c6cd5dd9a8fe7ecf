/** Trusts, clinics and what is settled with each. Whoever works at a clinic may read what it settled; administrators change it. */

import { SettingChange } from '@alongside/domain/clinic-setting-change'
import { Language, TemplatePurpose } from '@alongside/domain/messages'
import { Id } from '@alongside/domain/people'
import { Instant, PlainDate } from '@alongside/domain/time'
import { coveringTurns } from '@alongside/domain/waiting'
import * as z from 'zod'
import { Deputies, deputiesOf, nameDeputy } from '../clinic/deputies.ts'
import { read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'
import { addClinic, addTrust, rename, settle } from './place.changes.ts'
import { ClinicSettled, clinicSettled, TrustView, trustViews } from './place.views.ts'
import { lookAtWords } from './words.changes.ts'

const Name = z.string().trim().min(2, 'Write the name').max(80, 'Write a shorter name')
const Made = z.strictObject({ id: Id })

/** Only an administrator changes a place, and whoever has no account to look after cannot tell that this exists. */
const asAdministrator = () => canSee('account')

export const placesRouter = router({
  list: canSee('clinicSettings')
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ trusts: z.array(TrustView) }))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'places.list', async reading => ({
          trusts: await trustViews(reading),
        })),
      ),
    ),
  clinic: canSee('clinicSettings')
    .input(z.strictObject({ id: Id }))
    .output(ClinicSettled)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'places.clinic', reading => clinicSettled(reading, input.id)),
      ),
    ),
  /** The same for the page that changes it, which only whoever may change it learns of. */
  toSettle: asAdministrator()
    .input(z.strictObject({ id: Id }))
    .output(ClinicSettled)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'places.clinic', reading => clinicSettled(reading, input.id)),
      ),
    ),
  /** New words for a message, as somebody would read them, before they are settled. */
  lookAtWords: asAdministrator()
    .input(z.strictObject({ purpose: TemplatePurpose, language: Language, text: z.string().max(1000) }))
    .output(
      z.strictObject({
        wrong: z.array(z.string()),
        shown: z.string(),
        /** Null where it leaves by email alone. */
        length: z.strictObject({ signs: z.int(), parts: z.int(), isWide: z.boolean() }).nullable(),
      }),
    )
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'places.lookAtWords', reading => lookAtWords(reading, input)),
      ),
    ),
  deputies: asAdministrator()
    .input(z.strictObject({ id: Id }))
    .output(Deputies)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'places.deputies', reading => deputiesOf(reading, input.id))),
    ),
  nameDeputy: asAdministrator()
    .input(
      z.strictObject({
        clinicId: Id,
        turn: z.enum(coveringTurns),
        /** Nobody in particular: all of them cover for each other. */
        accountId: Id.nullable(),
        commandId: Id,
      }),
    )
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await nameDeputy(ctx.doors, ctx.caller, input))),
  addTrust: asAdministrator()
    .input(z.strictObject({ name: Name, commandId: Id }))
    .output(Made)
    .mutation(async ({ ctx, input }) => granted(await addTrust(ctx.doors, ctx.caller, input))),
  addClinic: asAdministrator()
    .input(z.strictObject({ trustId: Id, name: Name, openedOn: PlainDate, commandId: Id }))
    .output(Made)
    .mutation(async ({ ctx, input }) => granted(await addClinic(ctx.doors, ctx.caller, input))),
  rename: asAdministrator()
    .input(z.strictObject({ place: z.enum(['trust', 'clinic']), id: Id, name: Name, commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await rename(ctx.doors, ctx.caller, input))),
  settle: asAdministrator()
    .input(
      z.strictObject({
        clinicId: Id,
        /** The `version` of the page on which it was decided. */
        version: Instant.nullable(),
        effectiveOn: PlainDate,
        change: SettingChange,
        commandId: Id,
      }),
    )
    .output(z.strictObject({ changes: z.array(z.string()) }))
    .mutation(async ({ ctx, input }) => granted(await settle(ctx.doors, ctx.caller, input))),
})
