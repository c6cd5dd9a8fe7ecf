/** Writes down who touched whose record, in the transaction of the touching. */
import type { Instant } from '@alongside/domain/time'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'

export interface Access {
  /** The name of the procedure or event, never of a person. */
  readonly what: string
  readonly outcome: 'read' | 'changed' | 'denied'
  readonly personIds: readonly string[]
  readonly clinicId?: string
  readonly at: Instant
}

export async function recordAccess(
  transaction: Pick<Transaction, 'db'>,
  caller: Caller,
  access: Access,
): Promise<void> {
  await accessRecord(transaction, caller, access).execute()
}

/** The record itself, for a statement that writes something else with it. */
export function accessRecord({ db }: Pick<Transaction, 'db'>, caller: Caller, access: Access) {
  return db.insertInto('access_log').values({
    at: access.at,
    account_id: caller.accountId,
    role: caller.role,
    what: access.what,
    outcome: access.outcome,
    clinic_id: access.clinicId ?? null,
    person_ids: [...new Set(access.personIds)],
  })
}
