/**
 * The questions behind a tally, each about parts of some clinics at once. They are functions of the database, because
 * they count rows that the asker may not see; each answers for the asker's clinics only.
 */
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

/** What is asked: the months, and as of when. */
export type Span = Pick<ImpactQuery, 'from' | 'to' | 'asOf'>

/** Parts of one clinic: the people of a clinic are in so many parts by chance, and a change touches one or two of them. */
export interface SomeParts {
  readonly clinicId: string
  readonly parts: readonly number[]
}

export const PARTS = 16

interface Row {
  readonly clinicId: string
  readonly part: number
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

export interface AttendanceRow extends Row {
  readonly personId: string
  readonly months: MonthCount[]
}

export interface SumRow extends Row {
  readonly what: 'modes' | 'themes' | 'months'
  readonly name: string
  readonly times: number
  readonly people: number
  readonly noShows: number
}

interface OfferRow extends Row {
  readonly month: string
  readonly state: string
  readonly told: boolean
  readonly people: number
}

export interface HeardRow extends Row {
  readonly mentor: string
  readonly answers: number
  readonly total: number
  readonly low: number
}

/** Everything that a tally is made of, by name. */
export function questionsAbout(some: readonly SomeParts[], span: Span) {
  const clinicIds = some.map(({ clinicId }) => clinicId)
  const bits = some.map(({ parts }) => parts.reduce((sum, part) => sum | (1 << part), 0))
  const where = sql`${clinicIds}::uuid[], ${bits}::int[]`
  const days = sql`${where}, ${first(span)}::date, ${after(span)}::date, ${asOf(span)}`
  const moments = sql`${where}, ${londonInstant(first(span))}::timestamptz, ${londonInstant(after(span))}::timestamptz,
    ${asOf(span)}`
  const place = sql`clinic_id as "clinicId", part`
  return {
    people: sql<PersonRow>`
      select ${place}, person_id as "personId", interactions, one_way as "oneWay", no_shows as "noShows", cancelled,
        reason, (first_at at time zone 'Europe/London')::date as "firstOn",
        (listed_at at time zone 'Europe/London')::date as "listedOn"
      from authz.people_met(${days})`,
    attendance: sql<AttendanceRow>`
      select ${place}, person_id as "personId", months from authz.appointments_met(${days})`,
    sums: sql<SumRow>`
      select ${place}, what, name, times, people, no_shows as "noShows" from authz.sessions_met(${days})`,
    offers: sql<OfferRow>`select ${place}, month, state, told, people from authz.offers(${moments})`,
    steps: sql<Row & { step: Step; days: number; people: number }>`
      select ${place}, step, days, people from authz.waits(${moments})`,
    endings: sql<Row & { reason: string; endings: number }>`
      select ${place}, reason, endings from authz.endings(${moments})`,
    heard: sql<HeardRow>`select ${place}, mentor, answers, total, low from authz.wellbeing(${moments})`,
    measures: sql<Row & { instrument: 'pozqol' | 'loneliness'; first: number | null; last: number }>`
      select ${place}, instrument, first, last from authz.measure_pairs(${days})`,
    equality: sql<Row & { question: string; code: string; people: number }>`
      select ${place}, question, code, people from authz.equality_met(${days})`,
    stages: sql<{ clinicId: string; stage: string; people: number }>`
      select clinic_id as "clinicId", stage, people from authz.team_stages(${clinicIds}::uuid[], ${asOf(span)})`,
  }
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

function after({ to }: Span): PlainDate {
  return firstDayOf(plusMonth(to, 1))
}
