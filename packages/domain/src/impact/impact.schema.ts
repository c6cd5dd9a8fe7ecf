/** What is asked of the impact report, and what it answers. */
import * as z from 'zod'
import { Id } from '../people.ts'
import { MeetingMode, Theme } from '../themes.ts'
import { Month } from './month.ts'

/** At most ten years at once: a report is for people to read. */
const MOST_MONTHS = 120

export const ImpactQuery = z
  .strictObject({
    from: Month,
    to: Month,
    /** One clinic; left out for all that the asker may see. */
    clinicId: z.exactOptional(Id),
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

export const ImpactReport = z.strictObject({
  from: Month,
  to: Month,
  clinicId: Id.nullable(),
  /** Small numbers are masked and counts rounded: the asker works with figures and knows nobody behind them. */
  masked: z.boolean(),
  people: Figure,
  interactions: z.strictObject({ total: Figure, mean: Figure, median: Figure }),
  /** What is not an interaction, and is shown all the same. */
  apart: z.strictObject({ withoutReply: Figure, missed: Figure, cancelledOrMoved: Figure }),
  sessionNoShow: Rate,
  /** Every month of the report, in order. */
  months: z.array(z.strictObject({ month: Month, people: Figure, interactions: Figure })),
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
