/** What a month of an episode comes to, in SQL: the same words for the roll-up and for the recount that checks it. */
import { countOfOutcome, type SupportCount } from '@alongside/domain/impact'
import { SessionOutcome } from '@alongside/domain/session'
import { type RawBuilder, sql } from 'kysely'

/** When somebody tried, which is seldom when they wrote it down. */
export function triedAt(journal: string): RawBuilder<unknown> {
  return sql`coalesce((${sql.ref(`${journal}.event`)} ->> 'triedAt')::timestamptz, ${sql.ref(`${journal}.at`)})`
}

/** The outcomes that raise a column, taken from the rule of the domain. */
function outcomesOf(column: keyof SupportCount): RawBuilder<unknown> {
  return sql.join(
    SessionOutcome.options.filter(outcome => countOfOutcome[outcome][column] > 0).map(each => sql.lit(each)),
  )
}

/**
 * One row of counts: `interactions, one_way, no_shows, cancelled, minutes, modes, themes, first_at, last_at`. Months
 * begin at midnight in London, so the bounds are moments and the indexes on moments serve.
 */
export function supportCounted({
  episode,
  month,
}: {
  episode: RawBuilder<unknown>
  month: RawBuilder<unknown>
}): RawBuilder<unknown> {
  const inMonth = (moment: RawBuilder<unknown>) => sql`
    ${moment} >= (${month})::timestamp at time zone 'Europe/London'
    and ${moment} < ((${month}) + interval '1 month') at time zone 'Europe/London'`
  return sql`
    with logged as materialized (
      select outcome, mode, minutes, themes, held_at, outcome in (${outcomesOf('interactions')}) and two_way as met
      from session_log where episode_id = ${episode} and retracted_at is null and ${inMonth(sql`held_at`)}
    )
    select
      (select count(*)::int from logged where met) as interactions,
      (select count(*)::int from journal j
        where j.episode_id = ${episode} and j.kind = 'mentoring' and j.type = 'logAttempt' and ${inMonth(triedAt('j'))}
          and j.event ->> 'outcome' <> 'reached') as one_way,
      (select count(*)::int from logged where outcome in (${outcomesOf('noShows')})) as no_shows,
      (select count(*)::int from logged where outcome in (${outcomesOf('cancelled')})) as cancelled,
      (select coalesce(sum(minutes), 0)::int from logged where met) as minutes,
      (select coalesce(jsonb_object_agg(mode, times), '{}')
        from (select mode, count(*) as times from logged where met group by mode) m) as modes,
      (select coalesce(jsonb_object_agg(theme, times), '{}')
        from (select theme, count(*) as times from logged, unnest(themes) theme where met group by theme) t) as themes,
      (select min(held_at) from logged where met) as first_at,
      (select max(held_at) from logged where met) as last_at`
}
