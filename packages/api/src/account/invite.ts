/** Makes an account for somebody who was invited. There is no other way in. */
import { needsSecondPerson } from '@alongside/domain/account'
import type { Role } from '@alongside/domain/people'
import type { Instant } from '@alongside/domain/time'
import type { SignedIn } from '../actor.ts'
import { journalOf } from '../administration/journal.ts'
import { type Answer, no } from '../answer.ts'
import { change } from '../change.ts'
import type { Transaction } from '../database/acting.ts'
import type { Keyring } from '../database/keys.ts'
import { Sealed } from '../database/sealed.ts'
import type { Doors } from '../doors.ts'
import { breaks, replyTo } from '../lifecycle/submission.ts'
import { read } from '../read.ts'
import type { SignIn } from '../sign-in/sign-in.ts'
import { askSecondPerson } from './account.changes.ts'
import { mustKnowClinics } from './must-know-clinics.ts'

export interface Invitation {
  readonly email: string
  /** A first password, handed over in person; the account changes it at the first sign-in. */
  readonly password: string
  readonly name: string
  readonly role: Exclude<Role, 'person' | 'system'>
  readonly clinicIds: readonly string[]
}

export interface Invited {
  readonly accountId: string
  /** False for a second click: the first answer stands, and its password was told then. */
  readonly isNew: boolean
  /** The account is shut until a second administrator confirms it. */
  readonly waits: boolean
}

/** Invites somebody as an administrator. */
export async function inviteAccount(
  doors: Doors,
  signIn: Pick<SignIn, 'invite' | 'forget'>,
  caller: SignedIn,
  invitation: Invitation,
  commandId: string,
): Promise<Answer<Invited>> {
  if (caller.role !== 'administrator') return no('not-found')
  let userId: string | undefined
  try {
    userId = await signIn.invite(invitation.email, invitation.password)
    const authUserId = userId
    const answer = await change(doors, caller, { what: 'account.invite', commandId }, async changing => {
      await mustKnowClinics(changing, invitation.clinicIds)
      const accountId = changing.newId()
      await writeAccount(changing, doors.keys, accountId, authUserId, invitation, changing.at)
      await journalOf(changing, { what: 'invited', accountId, detail: { role: invitation.role } })
      const waits = needsSecondPerson(invitation.role)
      if (waits) await askSecondPerson(changing, accountId)
      return { accountId, authUserId, waits }
    })
    // a second click was answered with the first account: this credential belongs to nobody
    const isNew = answer.ok && answer.value.authUserId === userId
    if (!isNew) await signIn.forget(userId)
    if (!answer.ok) return answer
    const { accountId, waits } = answer.value
    return { ok: true, value: { accountId, isNew, waits } }
  } catch (error) {
    if (breaks(error, 'user_email_once')) {
      const earlier = await earlierInvitation(doors, caller, commandId)
      if (earlier) return { ok: true, value: { ...earlier, isNew: false } }
      return no('not-valid', { fields: { email: ['There is an account with this address already.'] } })
    }
    if (userId) await signIn.forget(userId)
    throw error
  }
}

/** What this very submission was answered before: its address is taken because it was the first. */
async function earlierInvitation(doors: Doors, caller: SignedIn, commandId: string) {
  const found = await read(doors, caller, 'account.invite', async reading => ({
    reply: (await replyTo<{ accountId: string; waits: boolean }>(reading, caller, commandId))?.reply,
  }))
  if (!found.ok || !found.value.reply) return undefined
  const { accountId, waits } = found.value.reply
  return { accountId, waits }
}

/** The rows of an account: the name is sealed with the account's own key. */
async function writeAccount(
  { db }: Pick<Transaction, 'db'>,
  keyring: Keyring,
  accountId: string,
  authUserId: string,
  { name, role, clinicIds }: Pick<Invitation, 'name' | 'role' | 'clinicIds'>,
  at: Instant,
): Promise<void> {
  const made = keyring.newKey(accountId)
  await db
    .insertInto('account')
    .values({
      id: accountId,
      auth_user_id: authUserId,
      role,
      created_at: at,
      disabled_at: needsSecondPerson(role) ? at : null,
      name_sealed: Sealed.of(name, made.key, { table: 'account', column: 'name_sealed', id: accountId })
        .bytes,
    })
    .execute()
  await db.insertInto('data_key').values(made.row).execute()
  if (clinicIds.length > 0)
    await db
      .insertInto('account_clinic')
      .values(clinicIds.map(clinicId => ({ account_id: accountId, clinic_id: clinicId })))
      .execute()
}
