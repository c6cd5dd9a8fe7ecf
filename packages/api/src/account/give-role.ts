import type { InvitedRole } from '@alongside/domain/account'
import { sql } from 'kysely'
import { journalOf } from '../administration/journal.ts'
import type { Changing } from '../change.ts'

/** Gives the role with its clinics, signs them out everywhere, and takes away that they cover in the role before. */
export async function giveRole(
  changing: Changing,
  accountId: string,
  role: InvitedRole,
  clinicIds: readonly string[],
): Promise<void> {
  const { db } = changing
  await db.updateTable('account').set({ role }).where('id', '=', accountId).execute()
  await db.deleteFrom('account_clinic').where('account_id', '=', accountId).execute()
  if (clinicIds.length > 0)
    await db
      .insertInto('account_clinic')
      .values(clinicIds.map(clinic_id => ({ account_id: accountId, clinic_id })))
      .execute()
  await db.deleteFrom('deputy').where('account_id', '=', accountId).execute()
  const { rows } = await sql<{ ended: number }>`select authz.end_sessions(${accountId}) as ended`.execute(db)
  await journalOf(changing, {
    what: 'roleChanged',
    accountId,
    detail: { to: role, sessions: rows[0]?.ended ?? 0 },
  })
}
