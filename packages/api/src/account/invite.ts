/** Makes an account for somebody who was invited. There is no other way in. */
import type { Role } from '@alongside/domain/people'
import type { Instant } from '@alongside/domain/time'
import type { SignedIn } from '../actor.ts'
import { type Answer, no } from '../answer.ts'
import { change } from '../change.ts'
import type { Transaction } from '../database/acting.ts'
import type { Keyring } from '../database/keys.ts'
import { Sealed } from '../database/sealed.ts'
import type { Doors } from '../doors.ts'
import { breaks } from '../lifecycle/submission.ts'
import type { SignIn } from '../sign-in/sign-in.ts'

export interface Invitation {
  readonly email: string
  /** A first password, handed over in person; the account changes it at the first sign-in. */
  readonly password: string
  readonly name: string
  readonly role: Exclude<Role, 'person' | 'system'>
  readonly clinicIds: readonly string[]
}

/** Invites somebody as an administrator. */
export async function inviteAccount(
  doors: Doors,
  signIn: SignIn,
  caller: SignedIn,
  invitation: Invitation,
  commandId: string,
): Promise<Answer<{ accountId: string }>> {
  if (caller.role !== 'administrator') return no('not-found')
  let userId: string | undefined
  try {
    userId = await signIn.invite(invitation.email, invitation.password)
    const authUserId = userId
    const answer = await change(doors, caller, { what: 'account.invite', commandId }, async changing => {
      const accountId = changing.newId()
      await writeAccount(changing, doors.keys, accountId, authUserId, invitation, changing.at)
      return { accountId, authUserId }
    })
    // a second click was answered with the first account: this credential belongs to nobody
    if (!answer.ok || answer.value.authUserId !== userId) await signIn.forget(userId)
    return answer.ok ? { ok: true, value: { accountId: answer.value.accountId } } : answer
  } catch (error) {
    if (breaks(error, 'user_email_once'))
      return no('not-valid', { fields: { email: ['There is an account with this address already.'] } })
    if (userId) await signIn.forget(userId)
    throw error
  }
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
