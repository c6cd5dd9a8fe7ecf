/** A calendar that somebody follows by a secret address: moments and neutral kinds, never who or why. */
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { CompiledQuery } from 'kysely'
import * as z from 'zod'
import { type SignedIn, sessionHash } from '../actor.ts'
import { no, yes } from '../answer.ts'
import { change } from '../change.ts'
import type { Keyring } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import { type Reading, read } from '../read.ts'
import { byLink, granted, router, signedIn } from '../trpc.ts'

const Address = z.strictObject({ token: z.string().nullable(), madeAt: Instant.nullable() })

const CalendarEntry = z.strictObject({
  id: Id,
  kind: z.enum(['session', 'supervision']),
  startsAt: Instant,
  changedAt: Instant,
})
type CalendarEntry = z.infer<typeof CalendarEntry>

export const calendarRouter = router({
  /** The address that one's own calendar has now, if it has one. */
  mine: signedIn
    .input(z.strictObject({}).optional())
    .output(Address)
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'calendar.mine', async reading => {
          const link = await standing(reading)
          return {
            token: link ? tokenOf(ctx.doors.keys, link.id) : null,
            madeAt: link?.made_at ?? null,
          }
        }),
      ),
    ),
  /** A new address; whoever follows the old one sees nothing more. */
  make: signedIn
    .input(z.strictObject({ commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await renew(ctx.doors, ctx.caller, input.commandId, true))),
  revoke: signedIn
    .input(z.strictObject({ commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => granted(await renew(ctx.doors, ctx.caller, input.commandId, false))),
  /** For a program that follows the address: nobody is signed in, and the address says whose it is. */
  feed: byLink
    .input(z.strictObject({ token: z.string().min(10).max(100) }))
    .output(z.array(CalendarEntry))
    .query(async ({ ctx, input }) => granted(await feed(ctx.doors, input.token))),
})

/** Worked out from the id of the link and a key that is never in the database, so that it can be shown again. */
function tokenOf(keyring: Keyring, linkId: string): string {
  return keyring.workedOut('calendar', 'link', linkId).toString('base64url')
}

async function standing({ db, caller }: Reading): Promise<{ id: string; made_at: Instant } | undefined> {
  return db
    .selectFrom('followed_calendar')
    .select(['id', 'made_at'])
    .where('account_id', '=', caller.accountId ?? '')
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

function renew(doors: Doors, caller: SignedIn, commandId: string, another: boolean) {
  const what = another ? 'calendar.make' : 'calendar.revoke'
  return change(doors, caller, { what, commandId }, async ({ db, at, newId }) => {
    await db
      .updateTable('followed_calendar')
      .set({ revoked_at: at })
      .where('account_id', '=', caller.accountId)
      .where('revoked_at', 'is', null)
      .execute()
    if (another) {
      const id = newId()
      await db
        .insertInto('followed_calendar')
        .values({
          id,
          account_id: caller.accountId,
          token_hash: sessionHash(tokenOf(doors.keys, id)),
          made_at: at,
        })
        .execute()
    }
    return { done: true as const }
  })
}

interface Row {
  id: string
  kind: CalendarEntry['kind']
  starts_at: Instant
  changed_at: Instant
}

async function feed({ orm }: Doors, token: string) {
  const db = orm.em.fork().getKysely()
  const hash = sessionHash(token)
  const { rows: stands } = await db.executeQuery<{ stands: boolean }>(
    CompiledQuery.raw('select authz.calendar_stands($1) as stands', [hash]),
  )
  if (!stands[0]?.stands) return no('not-found')
  const { rows } = await db.executeQuery<Row>(
    CompiledQuery.raw('select * from authz.calendar($1) order by starts_at', [hash]),
  )
  return yes(
    rows.map(({ id, kind, starts_at, changed_at }) => ({
      id,
      kind,
      startsAt: starts_at,
      changedAt: changed_at,
    })),
  )
}
