/** Counts everything again from what was written up, to compare with the roll-ups: they must never differ. */
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import { supportCounted, triedAt } from './support.sql.ts'

/** One row of a roll-up that is not what a recount says; `null` where one side has no row. */
export interface Drift {
  readonly table: 'support_month' | 'attendance_month'
  readonly row: string
  readonly kept: unknown
  readonly counted: unknown
}

/** Every difference between the roll-ups and a recount, for somebody who sees all rows. Rows of noughts are no rows. */
export async function drift({ db }: Pick<Transaction, 'db'>): Promise<Drift[]> {
  const { rows } = await sql<Drift>`${supportDrift} union all ${attendanceDrift} order by 1, 2`.execute(db)
  return rows
}

const nothing = sql`'{"interactions": 0, "one_way": 0, "no_shows": 0, "cancelled": 0}'::jsonb`

const supportDrift = sql`
  select 'support_month' as "table", concat_ws(' ', episode_id, month) as row, kept, counted
  from (
    select episode_id, to_char(month, 'YYYY-MM') as month, to_jsonb(s) - 'episode_id' - 'month' as kept
    from support_month s
  ) k
  full join (
    select m.episode_id, to_char(m.month, 'YYYY-MM') as month,
      to_jsonb(c) || jsonb_build_object('clinic_id', m.clinic_id, 'person_id', m.person_id) as counted
    from (
      select episode_id, clinic_id, person_id, date_trunc('month', held_at at time zone 'Europe/London')::date as month
      from session_log where retracted_at is null
      union
      select episode_id, clinic_id, person_id, date_trunc('month', ${triedAt('journal')} at time zone 'Europe/London')::date
      from journal where kind = 'mentoring' and type = 'logAttempt' and event ->> 'outcome' <> 'reached'
    ) m,
    lateral (${supportCounted({ episode: sql`m.episode_id`, month: sql`m.month` })}) c
  ) r using (episode_id, month)
  where kept is distinct from counted and not (counted is null and kept @> ${nothing})`

const attendanceDrift = sql`
  select 'attendance_month', concat_ws(' ', clinic_id, person_id, month, code), to_jsonb(kept), to_jsonb(counted)
  from (
    select clinic_id, person_id, to_char(month, 'YYYY-MM') as month, code, appointments as kept
    from attendance_month where appointments <> 0
  ) k
  full join (
    select clinic_id, person_id, to_char(held_on, 'YYYY-MM') as month, code, count(*)::int as counted
    from attendance group by 1, 2, 3, 4
  ) r using (clinic_id, person_id, month, code)
  where kept is distinct from counted`
