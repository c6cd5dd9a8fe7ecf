/** How much is due and was not done yet, and since when: counts and ages, and nothing of what it is about. */
import { sql } from 'kysely'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'

export interface Backlog {
  readonly what: 'outbox' | 'timers' | 'messages'
  readonly due: number
  /** How long the oldest of them has been due. */
  readonly seconds: number
}

export async function backlogOf(doors: Doors): Promise<readonly Backlog[]> {
  const now = doors.now()
  const { rows } = await acting(doors.orm, system, ({ db }) =>
    sql<{ what: Backlog['what']; due: number; oldest: string | null }>`
      select 'outbox' as what, count(*) as due, min(next_attempt_at) as oldest from outbox
        where delivered_at is null and cancelled_at is null and next_attempt_at <= ${now}
      union all
      select 'timers', count(*), min(run_at) from timer where run_at <= ${now}
      union all
      select 'messages', count(*), min(next_attempt_at) from message
        where purpose is not null and sent_at is null and cancelled_at is null and given_up_at is null
          and next_attempt_at <= ${now}`.execute(db),
  )
  return rows.map(({ what, due, oldest }) => ({
    what,
    due,
    seconds: oldest === null ? 0 : (Date.parse(now) - Date.parse(oldest)) / 1000,
  }))
}
