/** Writes down who touched whose record, in the transaction of the touching. */
import type { Instant } from '@alongside/domain/time'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import { later } from '../database/later.ts'
import { writing } from '../database/writing.ts'

export interface Access {
  /** The name of the procedure or event, never of a person. */
  readonly what: string
  readonly outcome: 'read' | 'changed' | 'denied'
  readonly personIds: readonly string[]
  readonly clinicId?: string
  readonly at: Instant
}

/** With what comes next, the commit at the latest. */
export async function recordAccess(
  transaction: Pick<Transaction, 'db'>,
  caller: Caller,
  access: Access,
): Promise<void> {
  await later(transaction.db, writing({ access_log: [accessRow(caller, access)] }))
}

/** The record itself, for a statement that writes something else with it. */
export function accessRow(caller: Caller, access: Access) {
  return {
    at: access.at,
    account_id: caller.accountId,
    role: caller.role,
    what: access.what,
    outcome: access.outcome,
    clinic_id: access.clinicId ?? null,
    person_ids: [...new Set(access.personIds)],
  }
}
