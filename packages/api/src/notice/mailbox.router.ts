/** Messages as they would leave the house, for the account they are addressed to: what a demo has instead of a post. */
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import { type Reading, read } from '../read.ts'
import { granted, router, signedIn } from '../trpc.ts'

export const MailView = z.strictObject({
  id: Id,
  channel: z.enum(['email', 'text', 'call', 'letter', 'mailbox']),
  body: z.string().nullable(),
  at: Instant,
  sentAt: Instant.nullable(),
})
export type MailView = z.infer<typeof MailView>

export const mailboxRouter = router({
  list: signedIn
    .input(z.strictObject({}).optional())
    .output(z.array(MailView))
    .query(async ({ ctx }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'mailbox.list', reading => ownMail(reading, ctx.caller.accountId)),
      ),
    ),
})

async function ownMail({ db, keysOf }: Reading, accountId: string): Promise<MailView[]> {
  const rows = await db
    .selectFrom('message')
    .select(['id', 'channel', 'body_sealed', 'at', 'sent_at'])
    .where('account_id', '=', accountId)
    .where('cancelled_at', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(50)
    .execute()
  const keys = await keysOf([accountId])
  return rows.map(({ id, channel, body_sealed, at, sent_at }) => ({
    id,
    channel,
    body: keys.open(accountId, body_sealed, { table: 'message', column: 'body_sealed', id }),
    at,
    sentAt: sent_at,
  }))
}
