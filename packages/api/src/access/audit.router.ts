/** The access log, for those who answer for it and for those who are in it. */
import { takingReasons } from '@alongside/domain/access'
import { Id } from '@alongside/domain/people'
import { sql } from 'kysely'
import * as z from 'zod'
import { change } from '../change.ts'
import { read } from '../read.ts'
import { canDo, canSee, granted, router, signedIn } from '../trpc.ts'
import { Finding, looksAt, OwnLook, ownLooks, PersonLooks, UnusualDay, unusualDays } from './audit.views.ts'

const Done = z.strictObject({ done: z.literal(true) })
const done = { done: true as const }

const Reason = z.enum(
  Object.keys(takingReasons) as [keyof typeof takingReasons, ...(keyof typeof takingReasons)[]],
  {
    error: 'Choose why you take it',
  },
)

export const auditRouter = router({
  person: canSee('accessHistory')
    .input(z.strictObject({ personId: Id, before: z.int().optional(), all: z.boolean().default(false) }))
    .output(PersonLooks)
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'audit.person', reading =>
          looksAt(reading, input.personId, input.before, input.all ? 1000 : undefined),
        ),
      ),
    ),
  own: signedIn
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ looks: z.array(OwnLook) }))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'audit.own', async reading => ({ looks: await ownLooks(reading) })),
      ),
    ),
  unusual: canSee('unusualAccess')
    .input(z.strictObject({}).optional())
    .output(z.strictObject({ days: z.array(UnusualDay) }))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'audit.unusual', async reading => ({
          days: await unusualDays(reading),
        })),
      ),
    ),
  lookedInto: canSee('unusualAccess')
    .input(z.strictObject({ id: Id, finding: Finding, commandId: Id }))
    .output(Done)
    .mutation(async ({ ctx, input: { id, finding, commandId } }) =>
      granted(
        await change(ctx.doors, ctx.caller, { what: 'audit.lookedInto', commandId }, async changing => {
          const { db, at, refuse } = changing
          const day = await db
            .selectFrom('unusual_access')
            .select(['account_id', 'looked_at'])
            .where('id', '=', id)
            .forUpdate()
            .executeTakeFirst()
          if (!day) return refuse('not-found')
          if (day.account_id === ctx.caller.accountId)
            return refuse('not-yours', { reasons: ['This is about you. Somebody else looks into it.'] })
          if (day.looked_at !== null) return refuse('already-done')
          await db
            .updateTable('unusual_access')
            .set({ finding, looked_by: ctx.caller.accountId, looked_at: at })
            .where('id', '=', id)
            .execute()
          return done
        }),
      ),
    ),
  /** A list with names is about to leave: why, and who is on it. It is written before the file is made. */
  taken: canDo('takeNames')
    .input(
      z.strictObject({
        list: z.string().regex(/^[a-z][a-zA-Z-]{1,29}$/),
        reason: Reason,
        personIds: z.array(Id).max(5000),
        commandId: Id,
      }),
    )
    .output(z.strictObject({ people: z.int() }))
    .mutation(async ({ ctx, input: { list, reason, personIds, commandId } }) =>
      granted(
        await change(
          ctx.doors,
          ctx.caller,
          { what: `taken.${list}.${reason}`, commandId },
          async changing => {
            // only people whom they see can have been on it
            const rows = await changing.db
              .selectFrom('person')
              .select('id')
              .where('id', '=', sql<string>`any(${[...new Set(personIds)]}::uuid[])`)
              .execute()
            changing.saw(rows.map(({ id }) => id))
            return { people: rows.length }
          },
        ),
      ),
    ),
})
