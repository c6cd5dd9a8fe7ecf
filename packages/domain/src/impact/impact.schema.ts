/** What is asked of the impact report, and what it answers. */
import * as z from 'zod'
import { EndingReason } from '../effects.ts'
import { Id } from '../people.ts'
import { MeetingMode, Theme } from '../themes.ts'
import { PlainDate } from '../time.ts'
import { Month } from './month.ts'

/** At most ten years at once: a report is for people to read. */
const MOST_MONTHS = 120

export const ImpactQuery = z
  .strictObject({
    from: Month,
    to: Month,
    /** One clinic; left out for all that the asker may see. */
    clinicId: z.exactOptional(Id),
    /** What the report would have said at the end of this day; left out for now. */
    asOf: z.exactOptional(PlainDate),
    /** Small numbers masked although the asker might see them: a report to hand out. */
    forHandingOut: z.exactOptional(z.literal(true)),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'The last month is before the first one' })
  .refine(({ from, to }) => Number(to.slice(0, 4)) - Number(from.slice(0, 4)) < MOST_MONTHS / 12, {
    path: ['to'],
    error: 'Choose at most ten years',
  })
export type ImpactQuery = z.infer<typeof ImpactQuery>

/** A number, or why there is none: `hidden` because so few people are in it, `none` because there is nothing to count. */
export const Figure = z.union([z.number(), z.literal('hidden'), z.literal('none')])
export type Figure = z.infer<typeof Figure>

/** A share with both of its parts, so that nobody has to trust a percentage alone. */
export const Rate = z.strictObject({ count: Figure, outOf: Figure, percent: Figure })
export type Rate = z.infer<typeof Rate>

export const ReferralGroup = z.enum(['newlyDiagnosed', 'reEngaging', 'clinicianFlag'])
export type ReferralGroup = z.infer<typeof ReferralGroup>

export const EndingGroup = z.enum(['completed', 'partial', 'transferred', 'other'])
export type EndingGroup = z.infer<typeof EndingGroup>

/** The steps of the way from a diagnosis to support. */
export const Step = z.enum(['offer', 'release', 'contact', 'session'])
export type Step = z.infer<typeof Step>

/** Where somebody of the team stands, from the first interest to having left. */
export const TeamStage = z.enum([
  'applying',
  'inTraining',
  'provisional',
  'full',
  'restricted',
  'onBreak',
  'left',
])
export type TeamStage = z.infer<typeof TeamStage>

/** What is charted over time. */
export const SeriesName = z.enum(['interactions', 'people', 'coverage', 'daysToFirst', 'noShow', 'clinicDna'])
export type SeriesName = z.infer<typeof SeriesName>

/** The change of people who answered twice. */
const Change = z.strictObject({
  answered: Figure,
  people: Figure,
  medianFirst: Figure,
  medianLast: Figure,
  medianChange: Figure,
  /** Where the median change lies, at least 95 times of 100. */
  interval: z.strictObject({ from: z.number(), to: z.number() }).nullable(),
  higher: Figure,
  same: Figure,
  lower: Figure,
})
export type Change = z.infer<typeof Change>

export const ImpactReport = z.strictObject({
  from: Month,
  to: Month,
  clinicId: Id.nullable(),
  /** As it was known at the end of this day; null for now. */
  asOf: PlainDate.nullable(),
  /** Small numbers are masked and counts rounded: the asker works with figures and knows nobody behind them. */
  masked: z.boolean(),
  people: Figure,
  interactions: z.strictObject({ total: Figure, mean: Figure, median: Figure }),
  /** What is not an interaction, and is shown all the same. */
  apart: z.strictObject({ withoutReply: Figure, missed: Figure, cancelledOrMoved: Figure }),
  sessionNoShow: Rate,
  /** Every month of the report, in order. */
  months: z.array(
    z.strictObject({
      month: Month,
      people: Figure,
      interactions: Figure,
      /** Sessions that the person missed, of those held or missed. */
      noShow: Rate,
      /** People put on the list who could be offered support, and of them those told. */
      coverage: Rate,
      /** Clinic appointments missed, of those that count, of the people supported. */
      clinicDna: Rate,
      /** First sessions in this month, and the median days from the list to them. */
      firstSessions: Figure,
      daysToFirst: Figure,
    }),
  ),
  /** Every quarter of the calendar that lies whole in the report, by its first month. */
  quarters: z.array(
    z.strictObject({
      month: Month,
      interactions: Figure,
      noShow: Rate,
      coverage: Rate,
      clinicDna: Rate,
      daysToFirst: Figure,
    }),
  ),
  modes: z.array(z.strictObject({ mode: MeetingMode, sessions: Figure })),
  themes: z.array(z.strictObject({ theme: Theme, sessions: Figure })),
  clinicDna: z.strictObject({
    people: Figure,
    before: Rate,
    after: Rate,
    /** Percentage points, after minus before: below zero means fewer missed appointments. */
    change: Figure,
    tooLateBefore: Rate,
    tooLateAfter: Rate,
    leftOut: z.strictObject({ tooRecent: Figure, withoutAppointments: Figure }),
    warnings: z.array(z.string()),
  }),
  inCare: z.strictObject({ people: Figure, before: Rate, after: Rate }),
  waiting: z.strictObject({ people: Figure, medianDays: Figure }),
  offers: z.strictObject({
    listed: Figure,
    coverage: Rate,
    optedOut: Rate,
    accepted: Figure,
    stillOpen: Figure,
    closedWithoutAnswer: Figure,
    notEligible: Figure,
  }),
  endings: z.array(z.strictObject({ group: EndingGroup, endings: Figure })),
  /** Each reason that anybody ended for; empty where small numbers are masked, because the kinds say enough. */
  endingReasons: z.array(z.strictObject({ reason: EndingReason, endings: Figure })),
  /** From diagnosis to each step, for steps taken in these months. */
  steps: z.array(
    z.strictObject({
      step: Step,
      people: Figure,
      medianDays: Figure,
      targetDays: z.int(),
      within: Rate,
    }),
  ),
  measures: z.strictObject({ pozqol: Change, loneliness: Change }),
  team: z.array(z.strictObject({ stage: TeamStage, people: Figure })),
  wellbeing: z.strictObject({ mentors: Figure, answers: Figure, mean: Figure, low: Rate }),
  /** How the people supported describe themselves; small numbers are masked here for everybody. */
  equality: z.array(
    z.strictObject({
      question: z.string(),
      asked: z.string(),
      answers: z.array(z.strictObject({ label: z.string(), people: Figure })),
    }),
  ),
  /** People supported, by clinic and by why they were referred. */
  clinics: z.array(
    z.strictObject({
      clinicId: Id,
      name: z.string(),
      people: Figure,
      interactions: Figure,
      mean: Figure,
      byReason: z.strictObject({ newlyDiagnosed: Figure, reEngaging: Figure, clinicianFlag: Figure }),
    }),
  ),
  /** The last row of the table above: its totals, masked together with it. */
  allClinics: z.strictObject({
    people: Figure,
    byReason: z.strictObject({ newlyDiagnosed: Figure, reEngaging: Figure, clinicianFlag: Figure }),
  }),
})
export type ImpactReport = z.infer<typeof ImpactReport>
