/** Discharges: endings that are under way, and records that are kept. */
import { type DischargeContext, Experience } from '@alongside/domain/discharge'
import { EndingReason } from '@alongside/domain/effects'
import { Id } from '@alongside/domain/people'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import { mentorName, personNames, viewsWithNames, withMentorNames } from '../lifecycle/names.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import type { Known } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { dischargeFactsOf } from './discharge.facts.ts'

export const DischargeView = LifecycleView.extend({
  kind: z.literal('discharge'),
  planned: z.boolean(),
  reason: EndingReason,
  mentorId: Id,
  closingAt: Instant.nullable(),
  experience: Experience.nullable(),
  goalsReached: z.int().nullable(),
  followUpAgreed: z.boolean(),
  followUp: z.enum(['doingWell', 'wouldLikeMore', 'notReached', 'declined']).nullable(),
  summary: z.enum(['shared', 'kept', 'none']).nullable(),
  /** The person agreed that the clinic may have the summary. */
  summaryMayBeShared: z.boolean(),
  closedAt: Instant.nullable(),
  contactUntil: PlainDate.nullable(),
  retainUntil: PlainDate.nullable(),
})
export type DischargeView = z.infer<typeof DischargeView>

export const DischargeRow = DischargeView.extend({ ...personNames, ...mentorName })
export type DischargeRow = z.infer<typeof DischargeRow>

export const discharges = listOf({
  kind: 'discharge',
  row: DischargeRow,
  views: {
    open: { states: ['planned', 'closingHeld', 'summaryAgreed'], first: 'soonestDue' },
    planned: { states: ['planned'], first: 'soonestDue' },
    closingHeld: { states: ['closingHeld'], first: 'soonestDue' },
    summaryAgreed: { states: ['summaryAgreed'], first: 'soonestDue' },
    closed: { states: ['closed', 'followedUp'], first: 'soonestDue' },
    kept: { states: ['retained'], first: 'soonestDue' },
    ended: { states: ['destroyed', 'reopened', 'recordedInError'], first: 'latestChange' },
    all: { states: 'all', first: 'latestChange' },
  },
  rowsOf: async (reading, rows) =>
    withMentorNames(reading, await viewsWithNames(reading, rows, dischargeViewsOf)),
})

export async function dischargeViewsOf(
  reading: Reading,
  rows: readonly LifecycleRow[],
  known: (personId: string) => Known,
): Promise<DischargeView[]> {
  const factsOf = await dischargeFactsOf(reading, rows, personId => known(personId).contactRules)
  return rows.map(row => {
    const context = row.context as DischargeContext
    const facts = factsOf(row)
    return {
      ...viewOf('discharge', row, facts, reading),
      planned: context.planned,
      reason: context.reason,
      mentorId: context.mentorId,
      closingAt: context.closingAt,
      experience: context.experience,
      goalsReached: context.goalsReached,
      followUpAgreed: context.followUpAgreed,
      followUp: context.followUp,
      summary: context.summary,
      summaryMayBeShared: facts.summaryMayBeShared,
      closedAt: context.closedAt,
      contactUntil: context.contactUntil,
      retainUntil: context.retainUntil,
    }
  })
}
