/** Accounts: for administrators alone, who see no person. */
import { randomInt } from 'node:crypto'
import { Invitation, InvitedRole } from '@alongside/domain/account'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import { PageSize } from '../lifecycle/page.ts'
import { read } from '../read.ts'
import { canDo, canSee, granted, router } from '../trpc.ts'
import {
  changeClinics,
  decideRank,
  disableAccount,
  endSessions,
  reopenAccount,
  reviewAccount,
} from './account.changes.ts'
import {
  AccountDeed,
  AccountPage,
  AccountView,
  accountLists,
  accountPage,
  accountView,
  deedsOf,
  SessionOfAccount,
  sessionsOfAccount,
} from './account.views.ts'
import { changeRole } from './change-role.ts'
import { inviteAccount } from './invite.ts'

const Done = z.strictObject({ done: z.literal(true) })
const OfAccount = z.strictObject({ id: Id, commandId: Id })

export const accountsRouter = router({
  list: canSee('account')
    .input(
      z.strictObject({
        view: z.enum([...accountLists, 'all']).default('all'),
        /** A part of the address with which somebody signs in. */
        find: z.string().trim().min(1).max(100).optional(),
        /** The last account of the page before. */
        after: Id.optional(),
        limit: PageSize,
      }),
    )
    .output(AccountPage)
    .query(async ({ ctx, input }) =>
      granted(await read(ctx.doors, ctx.caller, 'accounts.list', reading => accountPage(reading, input))),
    ),
  byId: canSee('account')
    .input(z.strictObject({ id: Id }))
    .output(
      z.strictObject({
        account: AccountView,
        sessions: z.array(SessionOfAccount),
        deeds: z.array(AccountDeed),
        /** Whoever asks for a rank does not confirm it. */
        mayConfirm: z.boolean(),
        /** The role that waits for a second administrator; null when the account itself does, or nothing. */
        asksForRole: InvitedRole.nullable(),
      }),
    )
    .query(async ({ ctx, input }) =>
      granted(
        await read(ctx.doors, ctx.caller, 'accounts.byId', async reading => {
          const account = await accountView(reading, input.id)
          if (!account) return null
          const asked = await reading.db
            .selectFrom('rank_request')
            .select(['asked_by', 'to_role'])
            .where('account_id', '=', input.id)
            .where('decided_at', 'is', null)
            .executeTakeFirst()
          return {
            account,
            sessions: await sessionsOfAccount(reading, input.id),
            deeds: await deedsOf(reading, { accountId: input.id }),
            asksForRole: asked?.to_role ?? null,
            mayConfirm: asked !== undefined && asked.asked_by !== ctx.caller.accountId && !account.isOwn,
          }
        }),
      ),
    ),
  invite: canDo('invite')
    .input(z.strictObject({ commandId: Id, invitation: Invitation }))
    /** The first password is told once, and kept nowhere. */
    .output(z.strictObject({ accountId: Id, firstPassword: z.string().nullable(), waits: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      if (!ctx.signIn) throw new Error('Nobody can be invited where nobody can sign in')
      const password = firstPassword()
      const invited = granted(
        await inviteAccount(
          ctx.doors,
          ctx.signIn,
          ctx.caller,
          { ...input.invitation, password },
          input.commandId,
        ),
      )
      return {
        accountId: invited.accountId,
        firstPassword: invited.isNew ? password : null,
        waits: invited.waits,
      }
    }),
  changeRole: canDo('changeRole')
    .input(OfAccount.extend({ role: InvitedRole, clinicIds: z.array(Id).max(200) }))
    .output(z.strictObject({ waits: z.boolean() }))
    .mutation(async ({ ctx, input }) => granted(await changeRole(ctx.doors, ctx.caller, input))),
  changeClinics: canDo('changeClinics')
    .input(OfAccount.extend({ clinicIds: z.array(Id).max(200) }))
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await changeClinics(ctx.doors, ctx.caller, input))),
  disable: canDo('endAccount')
    .input(OfAccount)
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await disableAccount(ctx.doors, ctx.caller, input))),
  reopen: canDo('reopenAccount')
    .input(OfAccount)
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await reopenAccount(ctx.doors, ctx.caller, input))),
  endSessions: canSee('account')
    .input(OfAccount)
    .output(z.strictObject({ ended: z.int() }))
    .mutation(async ({ ctx, input }) => granted(await endSessions(ctx.doors, ctx.caller, input))),
  review: canSee('account')
    .input(OfAccount)
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await reviewAccount(ctx.doors, ctx.caller, input))),
  decideRank: canDo('confirmRank')
    .input(OfAccount.extend({ confirm: z.boolean() }))
    .output(Done)
    .mutation(async ({ ctx, input }) => granted(await decideRank(ctx.doors, ctx.caller, input))),
})

/** Letters and digits that nobody confuses on paper or on the phone. */
const plain = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Five groups of four, about 98 bits: for one sign-in, handed over by voice or on paper. */
function firstPassword(): string {
  const group = () => Array.from({ length: 4 }, () => plain[randomInt(plain.length)]).join('')
  return Array.from({ length: 5 }, group).join('-')
}
