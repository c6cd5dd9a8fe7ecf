/** What the own codes of a clinic mean, with the days from which they hold. */
import { ClinicCodes, type DatedCodes } from '@alongside/domain/clinic-codes'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'

/** Oldest first; of the rows of one day the newest counts. A clinic that settled none has none. */
export async function codesOfClinic(
  { db }: Pick<Transaction, 'db'>,
  clinicId: string,
): Promise<DatedCodes[]> {
  const rows = await db
    .selectFrom('clinic_setting')
    .distinctOn('effective_on')
    .select(['effective_on', sql<unknown>`settings -> 'codes'`.as('codes')])
    .where('clinic_id', '=', clinicId)
    .where(sql<boolean>`settings -> 'codes' is not null`)
    .orderBy('effective_on')
    .orderBy('set_at', 'desc')
    .execute()
  return rows.map(row => ({ from: row.effective_on, codes: ClinicCodes.parse(row.codes) }))
}
