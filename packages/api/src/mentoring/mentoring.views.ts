/** Mentoring as the mentor sees their own people, and the coordinator everybody of their clinics. */
import { EndingReason } from '@alongside/domain/effects'
import type { MentoringContext } from '@alongside/domain/mentoring'
import { Id } from '@alongside/domain/people'
import { MeetingMode } from '@alongside/domain/themes'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import { mentorName, personNames, viewsWithNames, withMentorNames } from '../lifecycle/names.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import type { Known } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { mentoringFactsOf } from './mentoring.facts.ts'

export const MentoringView = LifecycleView.extend({
  kind: z.literal('mentoring'),
  mentorId: Id,
  /** Sessions that were held and not taken back, and at which count the next review comes. */
  sessions: z.int(),
  reviewAtSession: z.int(),
  reviews: z.int(),
  noShows: z.int(),
  attempts: z.int(),
  lastSessionAt: Instant.nullable(),
  nextSessionAt: Instant.nullable(),
  nextSessionMode: MeetingMode.nullable(),
  checkInWith: z.enum(['coordinator', 'clinicDesk', 'notNeeded']).nullable(),
  checkedInAt: Instant.nullable(),
  pausedUntil: PlainDate.nullable(),
  endingReason: EndingReason.nullable(),
})
export type MentoringView = z.infer<typeof MentoringView>

export const MentoringRow = MentoringView.extend({ ...personNames, ...mentorName })
export type MentoringRow = z.infer<typeof MentoringRow>

export const mentorings = listOf({
  kind: 'mentoring',
  row: MentoringRow,
  views: {
    open: {
      states: ['active', 'reviewDue', 'paused', 'notHeardFrom', 'changingMentor'],
      first: 'soonestDue',
    },
    active: { states: ['active'], first: 'soonestDue' },
    reviewDue: { states: ['reviewDue'], first: 'soonestDue' },
    paused: { states: ['paused'], first: 'soonestDue' },
    notHeardFrom: { states: ['notHeardFrom'], first: 'soonestDue' },
    changingMentor: { states: ['changingMentor'], first: 'soonestDue' },
    ended: { states: ['ending', 'recordedInError'], first: 'latestChange' },
    all: { states: 'all', first: 'latestChange' },
  },
  rowsOf: async (reading, rows) =>
    withMentorNames(reading, await viewsWithNames(reading, rows, mentoringViewsOf)),
})

export async function mentoringViewsOf(
  reading: Reading,
  rows: readonly LifecycleRow[],
  known: (personId: string) => Known,
): Promise<MentoringView[]> {
  // nothing can be done any more about what is over, so nothing about its mentor matters
  const active = rows.filter(({ status }) => status === 'active')
  const factsOf = await mentoringFactsOf(reading, active, personId => known(personId).contactRules)
  return rows.map(row => {
    const context = row.context as MentoringContext
    return {
      ...viewOf('mentoring', row, factsOf(row), reading),
      mentorId: context.mentorId,
      sessions: context.sessions,
      reviewAtSession: context.reviewAtSession,
      reviews: context.reviews,
      noShows: context.noShows,
      attempts: context.attempts,
      lastSessionAt: context.lastHeldAt,
      nextSessionAt: context.plannedAt,
      nextSessionMode: context.plannedMode,
      checkInWith: context.checkInWith,
      checkedInAt: context.checkedInAt,
      pausedUntil: context.pausedUntil,
      endingReason: context.endingReason,
    }
  })
}
