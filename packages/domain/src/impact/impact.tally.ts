/**
 * What one clinic came to in the months of a report, in counts that add up: the report of many clinics is made from the
 * sum of theirs, so whatever happens at one of them, the others need not be counted again.
 */
import * as z from 'zod'
import { EndingReason } from '../effects.ts'
import { MeetingMode, Theme } from '../themes.ts'
import { ReferralGroup, Step, TeamStage } from './impact.schema.ts'
import { Month } from './month.ts'
import { mergeSpreads, Spread } from './spread.ts'

const Count = z.int()

/** Appointments that count, and of them those that were missed, and those of people who came too late. */
const Appointments = z.strictObject({ appointments: Count, didNotAttend: Count, tooLate: Count })
export type Appointments = z.infer<typeof Appointments>

const TallyMonth = z.strictObject({
  month: Month,
  people: Count,
  interactions: Count,
  noShows: Count,
  /** Put on the list in this month and eligible; and how many of them were told. */
  listed: Count,
  told: Count,
  /** At the clinic, of the people supported. */
  ...Appointments.pick({ appointments: true, didNotAttend: true }).shape,
  /** Days from the list to a first session in this month. */
  waits: Spread,
})
export type TallyMonth = z.infer<typeof TallyMonth>

const OfferCount = z.strictObject({ state: z.string(), told: z.boolean(), people: Count })
/** People whom clinics put on the list in the months of the report, by where they stand now. */
export type OfferCount = z.infer<typeof OfferCount>

const Answered = z.strictObject({
  /** Episodes with an answer in these months. */
  answered: Count,
  /** First and latest score of those with both. */
  pairs: z.array(z.tuple([z.number(), z.number()])),
})

const ofEach = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.strictObject(Object.fromEntries(keys.map(key => [key, value])) as Record<Key, Value>)

export const Tally = z.strictObject({
  /** Interactions of each person supported. */
  interactions: Spread,
  byReason: ofEach(ReferralGroup.options, z.strictObject({ people: Count, interactions: Count })),
  apart: z.strictObject({ oneWay: Count, noShows: Count, cancelled: Count }),
  /** Months in which anything happened, in order. */
  months: z.array(TallyMonth),
  modes: z.partialRecord(MeetingMode, Count),
  themes: z.partialRecord(Theme, Count),
  clinicDna: z.strictObject({
    people: Count,
    before: Appointments,
    after: Appointments,
    tooEarly: Count,
    oneSided: Count,
  }),
  inCare: z.strictObject({ people: Count, months: Count, before: Count, after: Count }),
  waiting: Spread,
  steps: ofEach(Step.options, Spread),
  offers: z.array(OfferCount),
  endings: z.partialRecord(EndingReason, Count),
  measures: z.strictObject({ pozqol: Answered, loneliness: Answered }),
  team: z.partialRecord(TeamStage, Count),
  wellbeing: z.strictObject({ mentors: Count, answers: Count, total: Count, low: Count }),
  equality: z.array(z.strictObject({ question: z.string(), code: z.string(), people: Count })),
})
export type Tally = z.infer<typeof Tally>

const noAppointments: Appointments = { appointments: 0, didNotAttend: 0, tooLate: 0 }
const noMonth: Omit<TallyMonth, 'month'> = {
  people: 0,
  interactions: 0,
  noShows: 0,
  listed: 0,
  told: 0,
  appointments: 0,
  didNotAttend: 0,
  waits: [],
}

/** Nothing happened. */
export const noTally: Tally = {
  interactions: [],
  byReason: {
    newlyDiagnosed: { people: 0, interactions: 0 },
    reEngaging: { people: 0, interactions: 0 },
    clinicianFlag: { people: 0, interactions: 0 },
  },
  apart: { oneWay: 0, noShows: 0, cancelled: 0 },
  months: [],
  modes: {},
  themes: {},
  clinicDna: { people: 0, before: noAppointments, after: noAppointments, tooEarly: 0, oneSided: 0 },
  inCare: { people: 0, months: 0, before: 0, after: 0 },
  waiting: [],
  steps: { offer: [], release: [], contact: [], session: [] },
  offers: [],
  endings: {},
  measures: { pozqol: { answered: 0, pairs: [] }, loneliness: { answered: 0, pairs: [] } },
  team: {},
  wellbeing: { mentors: 0, answers: 0, total: 0, low: 0 },
  equality: [],
}

/** Of a month of which some things are known, all of it. */
export function tallyMonth(of: Month, known: Partial<Omit<TallyMonth, 'month'>>): TallyMonth {
  return { month: of, ...noMonth, ...known }
}

/** The sum of some clinics. */
export function mergeTallies(all: readonly Tally[]): Tally {
  const answered = (instrument: keyof Tally['measures']) => ({
    answered: sumBy(all, each => each.measures[instrument].answered),
    pairs: all.flatMap(each => each.measures[instrument].pairs),
  })
  const reason = (group: ReferralGroup) => addUp(all.map(each => each.byReason[group]))
  return {
    interactions: mergeSpreads(all.map(each => each.interactions)),
    byReason: {
      newlyDiagnosed: reason('newlyDiagnosed'),
      reEngaging: reason('reEngaging'),
      clinicianFlag: reason('clinicianFlag'),
    },
    apart: addUp([noTally.apart, ...all.map(each => each.apart)]),
    months: mergeMonths(all.flatMap(each => each.months)),
    modes: addUp(all.map(each => each.modes)),
    themes: addUp(all.map(each => each.themes)),
    clinicDna: {
      people: sumBy(all, each => each.clinicDna.people),
      before: addUp([noAppointments, ...all.map(each => each.clinicDna.before)]),
      after: addUp([noAppointments, ...all.map(each => each.clinicDna.after)]),
      tooEarly: sumBy(all, each => each.clinicDna.tooEarly),
      oneSided: sumBy(all, each => each.clinicDna.oneSided),
    },
    inCare: addUp([noTally.inCare, ...all.map(each => each.inCare)]),
    waiting: mergeSpreads(all.map(each => each.waiting)),
    steps: {
      offer: mergeSpreads(all.map(each => each.steps.offer)),
      release: mergeSpreads(all.map(each => each.steps.release)),
      contact: mergeSpreads(all.map(each => each.steps.contact)),
      session: mergeSpreads(all.map(each => each.steps.session)),
    },
    offers: all.flatMap(each => each.offers),
    endings: addUp(all.map(each => each.endings)),
    measures: { pozqol: answered('pozqol'), loneliness: answered('loneliness') },
    team: addUp(all.map(each => each.team)),
    wellbeing: addUp([noTally.wellbeing, ...all.map(each => each.wellbeing)]),
    equality: all.flatMap(each => each.equality),
  }
}

/** Rows of one month, or of months that are called alike, added up. */
export function mergeMonths(rows: readonly TallyMonth[]): TallyMonth[] {
  const byMonth = Map.groupBy(rows, row => row.month)
  return [...byMonth]
    .map(([month, some]) => ({
      month,
      ...addUp([
        withoutWaits(noMonth),
        ...some.map(({ month: _month, ...numbers }) => withoutWaits(numbers)),
      ]),
      waits: mergeSpreads(some.map(each => each.waits)),
    }))
    .toSorted((one, other) => (one.month < other.month ? -1 : 1))
}

function withoutWaits({ waits: _waits, ...numbers }: Omit<TallyMonth, 'month'>) {
  return numbers
}

/** Numbers under the same names, added up. */
function addUp<Named extends Partial<Record<string, number>>>(all: readonly Named[]): Named {
  const sums: Record<string, number> = {}
  for (const each of all)
    for (const [name, value] of Object.entries(each)) sums[name] = (sums[name] ?? 0) + (value ?? 0)
  return sums as Named
}

function sumBy<Each>(all: readonly Each[], value: (each: Each) => number): number {
  return all.reduce((sum, each) => sum + value(each), 0)
}
