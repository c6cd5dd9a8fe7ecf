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
 * Counts these months again at one clinic, in the transaction that changed their appointments: three statements for
 * the whole of an import. An appointment that moved to another month touches both.
 */
export async function recordAttendance(
  { db }: Pick<Transaction, 'db'>,
  clinicId: string,
  touched: readonly TouchedMonth[],
): Promise<void> {
  const wanted = new Set(touched.map(({ personId, month }) => `${personId} ${firstDayOf(month)}`))
  if (wanted.size === 0) return
  const people = [...new Set(touched.map(({ personId }) => personId))]
  const days = touched.map(({ month }) => firstDayOf(month)).sort()
  const [first, last] = [days[0], days.at(-1)]

  // Matched here and not by a join: of rows that are new in this very transaction no statistics know, and the plan
  // that the database then guesses takes a minute for ten thousand of them.
  const counted = await sql<MonthRow & { appointments: number }>`
    select person_id, date_trunc('month', held_on)::date as month, code, count(*)::int as appointments
    from attendance
    where clinic_id = ${clinicId}::uuid and person_id = any(${people}::uuid[])
      and held_on >= ${first}::date and held_on < ${last}::date + interval '1 month'
    group by 1, 2, 3`.execute(db)
  const kept = await sql<MonthRow>`
    select person_id, month, code from attendance_month
    where clinic_id = ${clinicId}::uuid and person_id = any(${people}::uuid[])
      and month >= ${first}::date and month <= ${last}::date`.execute(db)

  // a code that nobody has any more in a month goes to nought
  const now = new Map(kept.rows.map(row => [keyOf(row), { ...row, appointments: 0 }]))
  for (const row of counted.rows) now.set(keyOf(row), row)
  // in one order, so that two imports that touch the same rows take turns
  const rows = [...now.values()]
    .filter(({ person_id, month }) => wanted.has(`${person_id} ${month}`))
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  if (rows.length === 0) return
  await sql`
    insert into attendance_month (clinic_id, person_id, month, code, appointments)
    select ${clinicId}::uuid, t.* from unnest(${rows.map(row => row.person_id)}::uuid[],
      ${rows.map(row => row.month)}::date[], ${rows.map(row => row.code)}::text[],
      ${rows.map(row => row.appointments)}::int[]) as t
    on conflict (clinic_id, person_id, month, code) do update set appointments = excluded.appointments
  `.execute(db)
}

interface MonthRow {
  readonly person_id: string
  readonly month: string
  readonly code: string
}

function keyOf({ person_id, month, code }: MonthRow): string {
  return `${person_id} ${month} ${code}`
}
