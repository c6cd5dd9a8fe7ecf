/** Keeps the roll-up of support: the months of one episode that an event touched, counted again in its transaction. */
import { firstDayOf, londonMonthOf } from '@alongside/domain/impact'
import type { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import { later } from '../database/later.ts'
import { supportCounted } from './support.sql.ts'

export interface Supported {
  readonly episodeId: string
  readonly clinicId: string
  readonly personId: string
}

/**
 * Counts the month of `at` again for one episode: `at` is when a session was held that was written up or taken back,
 * or when somebody tried to reach the person. A recount instead of an addition, because a month of an episode has a
 * handful of sessions, and a count that is always made whole cannot drift from what it counts.
 */
export async function recordSupport(
  { db }: Pick<Transaction, 'db'>,
  { episodeId, clinicId, personId }: Supported,
  at: Instant,
): Promise<void> {
  const month = firstDayOf(londonMonthOf(at))
  const counted = sql`
    insert into support_month
      (episode_id, clinic_id, person_id, month, interactions, one_way, no_shows, cancelled, minutes, modes, themes,
       first_at, last_at)
    select ${episodeId}::uuid, ${clinicId}::uuid, ${personId}::uuid, ${month}::date, c.*
    from (${supportCounted({ episode: sql`${episodeId}::uuid`, month: sql`${month}::date` })}) c
    on conflict (episode_id, month) do update set
      interactions = excluded.interactions, one_way = excluded.one_way, no_shows = excluded.no_shows,
      cancelled = excluded.cancelled, minutes = excluded.minutes, modes = excluded.modes, themes = excluded.themes,
      first_at = excluded.first_at, last_at = excluded.last_at
  `
  await later(db, counted.compile(db))
}
