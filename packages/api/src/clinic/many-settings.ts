/** The settings of several clinics as they stand on a day, with one query. */
import { ClinicSettings, standardSettings } from '@alongside/domain/clinic-settings'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import type { Transaction } from '../database/acting.ts'

export async function settingsOfClinics(
  { db }: Pick<Transaction, 'db'>,
  clinicIds: readonly string[],
  at: Instant,
): Promise<(clinicId: string) => ClinicSettings> {
  const wanted = [...new Set(clinicIds)]
  if (wanted.length === 0) return () => standardSettings
  return settingsIn(await settingsAt(db, at).where('clinic_id', 'in', wanted).execute())
}

/** The query of it, of every clinic that the actor may know. */
export function settingsAt(db: Transaction['db'], at: Instant) {
  return db
    .selectFrom('clinic_setting')
    .distinctOn('clinic_id')
    .select(['clinic_id', 'settings'])
    .where('effective_on', '<=', londonDateOf(at))
    .orderBy('clinic_id')
    .orderBy('effective_on', 'desc')
    .orderBy('set_at', 'desc')
}

export function settingsIn(
  rows: readonly { readonly clinic_id: string; readonly settings: unknown }[],
): (clinicId: string) => ClinicSettings {
  const byClinic = new Map(rows.map(({ clinic_id, settings }) => [clinic_id, ClinicSettings.parse(settings)]))
  return clinicId => byClinic.get(clinicId) ?? standardSettings
}
