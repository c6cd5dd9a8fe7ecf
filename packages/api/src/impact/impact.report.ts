/** Reads the facts of the impact report. The number of queries is fixed: it does not grow with people or clinics. */
import type { MonthCount } from '@alongside/domain/attendance'
import type { EndingReason } from '@alongside/domain/effects'
import {
  firstDayOf,
  type ImpactFacts,
  type ImpactQuery,
  type ImpactReport,
  impactReport,
  londonMonthOf,
  type Month,
  type OfferCount,
  type PersonFacts,
  plusMonth,
  type ReferralGroup,
} from '@alongside/domain/impact'
import type { MeetingMode, Theme } from '@alongside/domain/themes'
import { daysBetween, type Instant, londonDateOf, londonInstant } from '@alongside/domain/time'
import { sql } from 'kysely'
import { together } from '../database/together.ts'
import type { Reading } from '../read.ts'
import { keptOrCounted } from './kept-report.ts'

/** The report for this caller, or null when they ask for a clinic that is not theirs. */
export async function readImpact(reading: Reading, query: ImpactQuery): Promise<ImpactReport | null> {
  const { caller } = reading
  const clinics = await clinicsOf(reading, query.clinicId)
  if (query.clinicId !== undefined && clinics.length === 0) return null
  // whoever works with figures alone must not find a person in them; at a clinic they know their own people
  const masked = caller.role === 'analyst'
  return keptOrCounted(reading, { query, clinics, masked }, () =>
    countImpact(reading, query, clinics, masked),
  )
}

async function countImpact(
  reading: Reading,
  query: ImpactQuery,
  clinics: ImpactFacts['clinics'],
  masked: boolean,
): Promise<ImpactReport> {
  const span: Span = { ...query, clinicIds: clinics.map(({ clinicId }) => clinicId) }
  const people = await peopleOf(reading, span)
  const { sums, offers, endings } = await together(reading.db, {
    sums: sumsOf(span),
    offers: offersOf(span),
    endings: endingsOf(span),
  })
  const facts: ImpactFacts = {
    from: query.from,
    to: query.to,
    clinicId: query.clinicId ?? null,
    clinics,
    people,
    ...sumsIn(sums),
    offers,
    endings,
  }
  return impactReport(facts, { masked })
}

interface Span {
  readonly from: Month
  readonly to: Month
  readonly clinicIds: readonly string[]
}

function clinicsOf(
  { db, caller }: Reading,
  only: string | undefined,
): Promise<{ clinicId: string; name: string }[]> {
  let clinics = db.selectFrom('clinic').select(['id as clinicId', 'name']).orderBy('name').orderBy('id')
  // made-up people of a clinic that is none count in nothing
  if (caller.role === 'analyst') clinics = clinics.where('sandbox', '=', false)
  else clinics = clinics.where('id', 'in', [...caller.clinicIds])
  if (only !== undefined) clinics = clinics.where('id', '=', only)
  return caller.role !== 'analyst' && caller.clinicIds.length === 0 ? Promise.resolve([]) : clinics.execute()
}

interface PersonRow {
  clinicId: string
  personId: string
  interactions: number
  oneWay: number
  noShows: number
  cancelled: number
  firstAt: Instant | null
  /** Of the episode of the first session of the period, else of the latest episode in it. */
  reason: ReferralGroup
  listedAt: Instant
}

async function peopleOf(reading: Reading, span: Span): Promise<PersonFacts[]> {
  const { rows } = await sql<PersonRow>`
    with people as materialized (
      select clinic_id, person_id, sum(interactions) filter (where asked)::int as interactions,
        sum(one_way) filter (where asked)::int as one_way, sum(no_shows) filter (where asked)::int as no_shows,
        sum(cancelled) filter (where asked)::int as cancelled, min(first_at) as first_at,
        (array_agg(episode_id order by first_at nulls last, month) filter (where asked))[1] as episode_id
      from (
        select *, month between ${firstDayOf(span.from)}::date and ${firstDayOf(span.to)}::date as asked
        from support_month where clinic_id = any (${span.clinicIds}::uuid[])
      ) every_month
      group by clinic_id, person_id
      having bool_or(asked)
    ),
    reasons as materialized (
      select * from authz.episode_reasons(array(select episode_id from people), ${span.clinicIds}::uuid[])
    )
    select p.clinic_id as "clinicId", p.person_id as "personId", p.interactions, p.one_way as "oneWay",
      p.no_shows as "noShows", p.cancelled, r.reason, r.listed_at as "listedAt", p.first_at as "firstAt"
    from people p join reasons r on r.episode_id = p.episode_id
    order by p.clinic_id, p.person_id`.execute(reading.db)
  const attendance = await attendanceOf(reading, span)
  return rows.map(row => {
    const first = row.firstAt && londonMonthOf(row.firstAt)
    const inPeriod = first !== null && first >= span.from && first <= span.to
    return {
      clinicId: row.clinicId,
      reason: row.reason,
      interactions: row.interactions,
      oneWay: row.oneWay,
      noShows: row.noShows,
      cancelled: row.cancelled,
      firstMonth: first,
      daysWaited:
        inPeriod && row.firstAt
          ? Math.max(0, daysBetween(londonDateOf(row.listedAt), londonDateOf(row.firstAt)))
          : null,
      attendance: attendance.get(`${row.clinicId} ${row.personId}`) ?? [],
    }
  })
}

/** The clinic appointments of the people who were supported, by month and code, up to the end of the report. */
async function attendanceOf(
  { db }: Reading,
  { from, to, clinicIds }: Span,
): Promise<Map<string, MonthCount[]>> {
  const { rows } = await sql<{ person: string; months: MonthCount[] }>`
    select concat_ws(' ', a.clinic_id, a.person_id) as person,
      json_agg(json_build_object('month', to_char(a.month, 'YYYY-MM'), 'code', a.code, 'appointments', a.appointments)
        order by a.month, a.code) as months
    from attendance_month a
    where a.month <= ${firstDayOf(to)}::date and a.appointments > 0
      and (a.clinic_id, a.person_id) in (
        select s.clinic_id, s.person_id from support_month s
        where s.month between ${firstDayOf(from)}::date and ${firstDayOf(to)}::date and s.interactions > 0
          and s.clinic_id = any (${clinicIds}::uuid[]))
    group by a.clinic_id, a.person_id`.execute(db)
  return new Map(rows.map(({ person, months }) => [person, months]))
}

/** Everything that is only added up, in one query: interactions by way of meeting, by theme and by month. */
function sumsOf({ from, to, clinicIds }: Span) {
  return sql<Sum>`
    with rows as (
      select * from support_month
      where month between ${firstDayOf(from)}::date and ${firstDayOf(to)}::date
        and clinic_id = any (${clinicIds}::uuid[])
    )
    select what, name, sum(times::int)::int as times, 0 as people
    from rows s,
      lateral (
        select 'modes' as what, m.key as name, m.value as times from jsonb_each_text(s.modes) m
        union all
        select 'themes', t.key, t.value from jsonb_each_text(s.themes) t
      ) kinds
    group by what, name
    union all
    select 'months', to_char(month, 'YYYY-MM'), sum(interactions)::int,
      (count(distinct (clinic_id, person_id)) filter (where interactions > 0))::int
    from rows group by month`
}

interface Sum {
  readonly what: 'modes' | 'themes' | 'months'
  readonly name: string
  readonly times: number
  readonly people: number
}

function sumsIn(rows: readonly Sum[]): Pick<ImpactFacts, 'modes' | 'themes' | 'months'> {
  const of = <Name extends string>(which: 'modes' | 'themes') =>
    Object.fromEntries(
      rows.filter(({ what }) => what === which).map(({ name, times }) => [name, times]),
    ) as Partial<Record<Name, number>>
  const months = rows
    .filter(({ what }) => what === 'months')
    .map(({ name, times, people }) => ({ month: name as Month, people, interactions: times }))
  return { modes: of<MeetingMode>('modes'), themes: of<Theme>('themes'), months }
}

function offersOf(span: Span) {
  return sql<OfferCount>`
    select state, told, people::int as people
    from authz.offer_counts(${startOf(span.from)}, ${startOf(plusMonth(span.to, 1))}, ${span.clinicIds}::uuid[])`
}

function endingsOf(span: Span) {
  return sql<{ reason: EndingReason; endings: number }>`
    select reason, endings::int as endings
    from authz.ending_counts(${startOf(span.from)}, ${startOf(plusMonth(span.to, 1))}, ${span.clinicIds}::uuid[])`
}

function startOf(month: Month): Instant {
  return londonInstant(firstDayOf(month))
}
