/**
 * Another role for somebody who works here already. To or from an administrator a second one confirms; the sessions end
 * with the change, so that nothing is seen on the strength of the role before.
 */
import { type InvitedRole, needsSecondPersonToBecome, worksAtClinics } from '@alongside/domain/account'
import type { SignedIn } from '../actor.ts'
import { journalOf } from '../administration/journal.ts'
import type { Answer } from '../answer.ts'
import type { Doors } from '../doors.ts'
import { type OfAccount, onAnother } from './account.changes.ts'
import { giveRole } from './give-role.ts'

export interface RoleAsked extends OfAccount {
  readonly role: InvitedRole
  readonly clinicIds: readonly string[]
}

export function changeRole(
  doors: Doors,
  caller: SignedIn,
  { role, clinicIds, ...of }: RoleAsked,
): Promise<Answer<{ waits: boolean }>> {
  return onAnother(doors, caller, 'accounts.changeRole', of, async (changing, account) => {
    const { db, at, newId, refuse } = changing
    if (account.role === 'mentor' || account.role === 'trainee')
      return refuse('refused', {
        reasons: ['A mentor or a trainee leaves on their own way first. Then invite them anew.'],
      })
    if (account.waits)
      return refuse('refused', { reasons: ['Something waits for a second administrator already.'] })
    if (account.disabled_at !== null)
      return refuse('refused', { reasons: ['This account has ended. Open it again first.'] })
    if (role === account.role)
      return refuse('not-valid', { fields: { role: ['This is their role already'] } })
    const clinics = [...new Set(clinicIds)]
    if (worksAtClinics(role) === (clinics.length === 0))
      return refuse('not-valid', {
        fields: {
          clinicIds: [
            worksAtClinics(role)
              ? 'Choose at least one clinic for this role'
              : 'This role has no clinics of its own. Take the ticks away',
          ],
        },
      })
    if (!needsSecondPersonToBecome(account.role, role)) {
      await giveRole(changing, of.id, role, clinics)
      return { waits: false }
    }
    await db
      .insertInto('rank_request')
      .values({
        id: newId(),
        account_id: of.id,
        asked_by: caller.accountId,
        asked_at: at,
        to_role: role,
        to_clinic_ids: clinics,
      })
      .execute()
    await journalOf(changing, { what: 'roleAsked', accountId: of.id, detail: { to: role } })
    return { waits: true }
  })
}
