/**
 * Long forms while they are filled in: kept as typed, for the one who types, under the key of the person whom they are
 * about. Whoever loses sight of the person loses the draft with it.
 */
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { instantPlusDays } from '@alongside/domain/working-days'
import * as z from 'zod'
import { change } from '../change.ts'
import { read } from '../read.ts'
import { granted, router, signedIn } from '../trpc.ts'

/** What was typed, by the name of the field. */
const Typed = z
  .record(z.string().max(60), z.union([z.string().max(4000), z.array(z.string().max(200)).max(60)]))
  .refine(typed => Object.keys(typed).length <= 80, 'There is too much of it')

const form = z.enum(['logSession'])

/** A draft that nobody comes back to is let go of. */
const KEPT_DAYS = 14

export const draftsRouter = router({
  /** The id is made by the form, so that a draft that is saved twice is one draft. */
  save: signedIn
    .input(z.strictObject({ id: Id, commandId: Id, form, personId: Id, typed: Typed }))
    .output(z.strictObject({ changedAt: Instant }))
    .mutation(async ({ ctx, input }) =>
      granted(
        await change(
          ctx.doors,
          ctx.caller,
          { what: 'drafts.save', commandId: input.commandId },
          async ({ db, at, keysOfPeople, refuse }) => {
            const keys = await keysOfPeople([input.personId])
            if (!keys.has(input.personId)) return refuse('not-found')
            const place = { table: 'draft', column: 'body_sealed', id: input.id }
            const body_sealed = keys.seal(input.personId, JSON.stringify(input.typed), place).bytes
            const expires_at = instantPlusDays(at, KEPT_DAYS)
            await db
              .insertInto('draft')
              .values({
                id: input.id,
                account_id: ctx.caller.accountId,
                form: input.form,
                about_id: input.personId,
                body_sealed,
                changed_at: at,
                expires_at,
              })
              .onConflict(oc => oc.column('id').doUpdateSet({ body_sealed, changed_at: at, expires_at }))
              .execute()
            return { changedAt: at }
          },
        ),
      ),
    ),
  byId: signedIn
    .input(z.strictObject({ id: Id }))
    .output(z.strictObject({ personId: Id, typed: Typed, changedAt: Instant }))
    .query(async ({ ctx, input: { id } }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'drafts.byId', async ({ db, at, keysOfPeople }) => {
          const row = await db
            .selectFrom('draft')
            .select(['about_id', 'body_sealed', 'changed_at'])
            .where('id', '=', id)
            .where('account_id', '=', ctx.caller.accountId)
            .where('expires_at', '>', at)
            .executeTakeFirst()
          if (!row?.about_id) return null
          const keys = await keysOfPeople([row.about_id])
          const text = keys.open(row.about_id, row.body_sealed, { table: 'draft', column: 'body_sealed', id })
          return text === null
            ? null
            : { personId: row.about_id, typed: Typed.parse(JSON.parse(text)), changedAt: row.changed_at }
        }),
      ),
    ),
  discard: signedIn
    .input(z.strictObject({ id: Id, commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input: { id, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'drafts.discard', commandId }, async ({ db }) => {
          await db
            .deleteFrom('draft')
            .where('id', '=', id)
            .where('account_id', '=', ctx.caller.accountId)
            .execute()
          return { done: true as const }
        }),
      ),
    ),
})
