/** The settings of a clinic as they stand on a day. */
import { ClinicSettings, standardSettings } from '@alongside/domain/clinic-settings'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import type { Transaction } from '../database/acting.ts'

export async function settingsOf(
  { db }: Pick<Transaction, 'db'>,
  clinicId: string,
  at: Instant,
): Promise<ClinicSettings> {
  const row = await db
    .selectFrom('clinic_setting')
    .select('settings')
    .where('clinic_id', '=', clinicId)
    .where('effective_on', '<=', londonDateOf(at))
    .orderBy('effective_on', 'desc')
    .orderBy('set_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return settingsFrom(row?.settings)
}

/** The settings that are stored, or those of a clinic that has settled nothing yet. */
export function settingsFrom(stored: unknown): ClinicSettings {
  return stored === null || stored === undefined ? standardSettings : ClinicSettings.parse(stored)
}
