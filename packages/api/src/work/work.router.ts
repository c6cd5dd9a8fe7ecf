import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { change } from '../change.ts'
import { read } from '../read.ts'
import { canSee, granted, router, signedIn } from '../trpc.ts'
import { DeskToday, deskToday } from './desk.views.ts'
import { WorkToday, workToday } from './work.views.ts'

export const workRouter = router({
  today: signedIn
    .input(z.strictObject({}).optional())
    .output(WorkToday)
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'work.today', workToday))),
  /** The same for a clinic, with what else stands on its first page. */
  atTheDesk: canSee('receipt')
    .input(z.strictObject({}).optional())
    .output(DeskToday)
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'work.atTheDesk', deskToday))),
  /** Ticks off a notice, and with it every earlier one about the same thing. */
  noticeDone: signedIn
    .input(z.strictObject({ noticeId: Id, commandId: Id }))
    .output(z.strictObject({ done: z.literal(true) }))
    .mutation(async ({ ctx, input: { noticeId, commandId } }) =>
      granted(
        await change(
          ctx.doors,
          ctx.caller,
          { what: 'work.noticeDone', commandId },
          async ({ db, at, refuse }) => {
            const notice = await db
              .selectFrom('notice')
              .select(['of', 'lifecycle_id'])
              .where('id', '=', noticeId)
              .where('account_id', '=', ctx.caller.accountId)
              .executeTakeFirst()
            if (!notice) return refuse('not-found')
            await db
              .updateTable('notice')
              .set({ done_at: at })
              .where('account_id', '=', ctx.caller.accountId)
              .where('of', '=', notice.of)
              .where('lifecycle_id', 'is not distinct from', notice.lifecycle_id)
              .where('done_at', 'is', null)
              .execute()
            return { done: true as const }
          },
        ),
      ),
    ),
})
