/** A line for what an administrator did, in the transaction of the doing. */
import { sql } from 'kysely'
import type { Changing } from '../change.ts'

export interface AdminDeed {
  readonly what: string
  readonly accountId?: string
  readonly clinicId?: string
  readonly detail?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export async function journalOf(
  { db, at, newId, caller }: Changing,
  { what, accountId, clinicId, detail = {} }: AdminDeed,
): Promise<void> {
  await db
    .insertInto('admin_event')
    .values({
      id: newId(),
      at,
      account_id: caller.accountId ?? '',
      what,
      about_account_id: accountId ?? null,
      about_clinic_id: clinicId ?? null,
      detail: sql<typeof detail>`${JSON.stringify(detail)}::jsonb`,
    })
    .execute()
}
