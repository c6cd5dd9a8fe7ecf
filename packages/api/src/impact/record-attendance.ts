/** Keeps the roll-up of clinic attendance: the months of people that an import touched, counted again beside it. */
import { firstDayOf } from '@alongside/domain/impact'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'

/** One person's month in which an appointment came, went or got another code. */
export interface TouchedMonth {
  readonly personId: string
  /** Written `2025-03`. */
  readonly month: string
}

/**
 * Counts these months again at one clinic, in the transaction that changed their appointments: one statement for the
 * whole of an import. An appointment that moved to another month touches both.
 */
export async function recordAttendance(
  { db }: Pick<Transaction, 'db'>,
  clinicId: string,
  touched: readonly TouchedMonth[],
): Promise<void> {
  const once = new Map(touched.map(each => [`${each.personId} ${each.month}`, each]))
  if (once.size === 0) return
  // in one order, so that two imports that touch the same rows take turns
  const months = [...once.values()].toSorted((a, b) => (a.personId + a.month < b.personId + b.month ? -1 : 1))
  await sql`
    insert into attendance_month (clinic_id, person_id, month, code, appointments)
    select ${clinicId}::uuid, t.person_id, t.month, codes.code,
      (select count(*)::int from attendance a
        where a.clinic_id = ${clinicId}::uuid and a.person_id = t.person_id and a.code = codes.code
          and a.held_on >= t.month and a.held_on < t.month + interval '1 month')
    from unnest(${months.map(({ personId }) => personId)}::uuid[],
        ${months.map(({ month }) => firstDayOf(month))}::date[]) with ordinality as t(person_id, month, at),
      lateral (
        select code from attendance a
          where a.clinic_id = ${clinicId}::uuid and a.person_id = t.person_id
            and a.held_on >= t.month and a.held_on < t.month + interval '1 month'
        union
        -- a code that nobody has any more in this month goes to nought
        select code from attendance_month k
          where k.clinic_id = ${clinicId}::uuid and k.person_id = t.person_id and k.month = t.month
      ) codes
    order by t.at, codes.code
    on conflict (clinic_id, person_id, month, code) do update set appointments = excluded.appointments
  `.execute(db)
}
