/** The questions behind a tally, each about some clinics at once. Rows that the asker may not see are counted for them. */

import type { MonthCount } from '@alongside/domain/attendance'
import {
  firstDayOf,
  type ImpactQuery,
  plusMonth,
  type ReferralGroup,
  type Step,
} from '@alongside/domain/impact'
import { type Instant, londonInstant, type PlainDate, plusDays } from '@alongside/domain/time'
import { type RawBuilder, sql } from 'kysely'

/** What is asked: the months, as of when, and the clinics that are counted together. */
export interface Span extends Pick<ImpactQuery, 'from' | 'to' | 'asOf'> {
  readonly clinicIds: readonly string[]
}

interface Row {
  readonly clinicId: string
}

export interface PersonRow extends Row {
  readonly personId: string
  readonly interactions: number
  readonly oneWay: number
  readonly noShows: number
  readonly cancelled: number
  readonly firstOn: PlainDate | null
  readonly listedOn: PlainDate
  /** Of the episode of the first session of the period, else of the latest episode in it. */
  readonly reason: ReferralGroup
}

export function peopleOf(span: Span): RawBuilder<PersonRow> {
  return sql<PersonRow>`
    with people as materialized (
      select clinic_id, person_id, sum(interactions) filter (where asked)::int as interactions,
        sum(one_way) filter (where asked)::int as one_way, sum(no_shows) filter (where asked)::int as no_shows,
        sum(cancelled) filter (where asked)::int as cancelled, min(first_at) as first_at,
        (array_agg(episode_id order by first_at nulls last, month) filter (where asked))[1] as episode_id
      from (
        select s.*, month between ${first(span)}::date and ${last(span)}::date as asked from ${support(span)} s
        where clinic_id = any (${span.clinicIds}::uuid[])
      ) every_month
      group by clinic_id, person_id
      having bool_or(asked)
    ),
    reasons as materialized (
      select * from authz.episode_reasons(array(select episode_id from people), ${span.clinicIds}::uuid[])
    )
    select p.clinic_id as "clinicId", p.person_id as "personId", p.interactions, p.one_way as "oneWay",
      p.no_shows as "noShows", p.cancelled, r.reason, (p.first_at at time zone 'Europe/London')::date as "firstOn",
      (r.listed_at at time zone 'Europe/London')::date as "listedOn"
    from people p join reasons r on r.episode_id = p.episode_id`
}

export interface AttendanceRow extends Row {
  readonly personId: string
  readonly months: MonthCount[]
}

/** The clinic appointments of the people who were supported, by month and code, up to the end of the report. */
export function attendanceOf(span: Span): RawBuilder<AttendanceRow> {
  return sql<AttendanceRow>`
    select a.clinic_id as "clinicId", a.person_id as "personId",
      json_agg(json_build_object('month', to_char(a.month, 'YYYY-MM'), 'code', a.code, 'appointments', a.appointments)
        order by a.month, a.code) as months
    from ${attendance(span)} a
    where a.clinic_id = any (${span.clinicIds}::uuid[]) and a.month <= ${last(span)}::date and a.appointments > 0
      and (a.clinic_id, a.person_id) in (
        select s.clinic_id, s.person_id from ${support(span)} s
        where s.month between ${first(span)}::date and ${last(span)}::date and s.interactions > 0
          and s.clinic_id = any (${span.clinicIds}::uuid[]))
    group by a.clinic_id, a.person_id`
}

export interface SumRow extends Row {
  readonly what: 'modes' | 'themes' | 'months'
  readonly name: string
  readonly times: number
  readonly people: number
  readonly noShows: number
}

/** Sessions by way of meeting, by theme and by month; how many different people met is known for months only. */
export function sumsOf(span: Span): RawBuilder<SumRow> {
  return sql<SumRow>`
    with rows as materialized (
      select clinic_id, person_id, month, interactions, no_shows, modes, themes from ${support(span)} s
      where month between ${first(span)}::date and ${last(span)}::date and clinic_id = any (${span.clinicIds}::uuid[])
    )
    select clinic_id as "clinicId", what, name, sum(times::int)::int as times, 0 as people, 0 as "noShows"
    from rows s,
      lateral (
        select 'modes' as what, m.key as name, m.value as times from jsonb_each_text(s.modes) m
        union all
        select 'themes', t.key, t.value from jsonb_each_text(s.themes) t
      ) kinds
    group by clinic_id, what, name
    union all
    select clinic_id, 'months', to_char(month, 'YYYY-MM'), sum(interactions)::int,
      (count(distinct person_id) filter (where interactions > 0))::int, sum(no_shows)::int
    from rows group by clinic_id, month`
}

interface OfferRow extends Row {
  readonly month: string
  readonly state: string
  readonly told: boolean
  readonly people: number
}

/** What is asked of functions, each with the same clinics, months and moment. */
export function countsOf(span: Span) {
  const { clinicIds } = span
  const moments = sql`${londonInstant(first(span))}::timestamptz, ${londonInstant(after(span))}::timestamptz, ${asOf(span)}`
  const days = sql`${first(span)}::date, ${after(span)}::date, ${asOf(span)}`
  return {
    offers: sql<OfferRow>`
      select clinic_id as "clinicId", month, state, told, people from authz.offers(${clinicIds}::uuid[], ${moments})`,
    steps: sql<Row & { step: Step; days: number; people: number }>`
      select clinic_id as "clinicId", step, days, people from authz.waits(${clinicIds}::uuid[], ${moments})`,
    endings: sql<Row & { reason: string; endings: number }>`
      select clinic_id as "clinicId", reason, endings from authz.endings(${clinicIds}::uuid[], ${moments})`,
    wellbeing: sql<Row & { mentors: number; answers: number; total: number; low: number }>`
      select clinic_id as "clinicId", mentors, answers, total, low
      from authz.wellbeing(${clinicIds}::uuid[], ${moments})`,
    measures: sql<Row & { instrument: 'pozqol' | 'loneliness'; first: number | null; last: number }>`
      select clinic_id as "clinicId", instrument, first, last
      from authz.measure_pairs(${clinicIds}::uuid[], ${days})`,
    equality: sql<Row & { question: string; code: string; people: number }>`
      select clinic_id as "clinicId", question, code, people
      from authz.supported_equality(${clinicIds}::uuid[], ${days})`,
    stages: sql<Row & { stage: string; people: number }>`
      select clinic_id as "clinicId", stage, people from authz.team_stages(${clinicIds}::uuid[], ${asOf(span)})`,
  }
}

/** The roll-up, or the same rows as they were known at the end of an earlier day. */
function support(span: Span): RawBuilder<unknown> {
  return span.asOf === undefined
    ? sql`support_month`
    : sql`authz.support_as_of(${span.clinicIds}::uuid[], ${asOf(span)})`
}

function attendance(span: Span): RawBuilder<unknown> {
  return span.asOf === undefined
    ? sql`attendance_month`
    : sql`authz.attendance_as_of(${span.clinicIds}::uuid[], ${asOf(span)})`
}

/** Whatever was recorded before this moment was known. */
function asOf({ asOf: day }: Span): RawBuilder<unknown> {
  return day === undefined
    ? sql`'infinity'::timestamptz`
    : sql`${londonInstant(plusDays(day, 1)) satisfies Instant}::timestamptz`
}

function first({ from }: Span): PlainDate {
  return firstDayOf(from)
}

function last({ to }: Span): PlainDate {
  return firstDayOf(to)
}

function after({ to }: Span): PlainDate {
  return firstDayOf(plusMonth(to, 1))
}
