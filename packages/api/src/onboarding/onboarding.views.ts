/** Onboarding as the coordinator sees it, and as a mentor does once both sides said yes. */
import { MentorWish, type OnboardingContext, SaidOfSelf } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import { MeetingMode, MeetingTime, Theme } from '@alongside/domain/themes'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import { mentorName, personNames, viewsWithNames, withMentorNames } from '../lifecycle/names.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import type { Known } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { onboardingFactsOf } from './onboarding.facts.ts'

export const OnboardingView = LifecycleView.extend({
  kind: z.literal('onboarding'),
  newlyDiagnosed: z.boolean(),
  texts: z.int(),
  calls: z.int(),
  letters: z.int(),
  lastAttemptAt: Instant.nullable(),
  reachedAt: Instant.nullable(),
  assessmentAt: Instant.nullable(),
  assessmentMode: MeetingMode.nullable(),
  assessmentsMissed: z.int(),
  assessedAt: Instant.nullable(),
  needs: z.array(Theme),
  mustHave: z.array(MentorWish),
  mustNot: z.array(MentorWish),
  language: z.string().nullable(),
  modes: z.array(MeetingMode),
  times: z.array(MeetingTime),
  /** What they said of themself so that the right mentor is asked; it goes to no mentor. */
  ofSelf: z.array(SaidOfSelf),
  mentorId: Id.nullable(),
  mentorAccepts: z.boolean(),
  personAccepts: z.boolean(),
  holdUntil: PlainDate.nullable(),
})
export type OnboardingView = z.infer<typeof OnboardingView>

export const OnboardingRow = OnboardingView.extend({ ...personNames, ...mentorName })
export type OnboardingRow = z.infer<typeof OnboardingRow>

export const onboardings = listOf({
  kind: 'onboarding',
  row: OnboardingRow,
  views: {
    open: {
      states: ['toContact', 'reached', 'assessmentBooked', 'assessed', 'matching', 'waiting', 'onHold'],
      first: 'soonestDue',
    },
    toContact: { states: ['toContact'], first: 'soonestDue' },
    conversation: { states: ['reached', 'assessmentBooked'], first: 'soonestDue' },
    toMatch: { states: ['assessed'], first: 'soonestDue' },
    matching: { states: ['matching'], first: 'soonestDue' },
    waiting: { states: ['waiting'], first: 'soonestDue' },
    onHold: { states: ['onHold'], first: 'soonestDue' },
    ended: {
      states: [
        'introduced',
        'unableToContact',
        'declined',
        'redirected',
        'withdrawn',
        'died',
        'recordedInError',
      ],
      first: 'latestChange',
    },
    all: { states: 'all', first: 'latestChange' },
  },
  rowsOf: async (reading, rows) =>
    withMentorNames(reading, await viewsWithNames(reading, rows, onboardingViewsOf)),
  // a mentor sees who somebody is once both sides have said yes; before that there is a proposal without a name
  pathFor: ({ role }) => (role === 'mentor' ? 'matching.agreed' : undefined),
})

export async function onboardingViewsOf(
  reading: Reading,
  rows: readonly LifecycleRow[],
  known: (personId: string) => Known,
): Promise<OnboardingView[]> {
  // nothing can be done any more about what is over, so nothing about its mentor matters
  const active = rows.filter(({ status }) => status === 'active')
  const factsOf = await onboardingFactsOf(reading, active, personId => known(personId).contactRules)
  return rows.map(row => {
    const context = row.context as OnboardingContext
    return {
      ...viewOf('onboarding', row, factsOf(row), reading),
      newlyDiagnosed: context.newlyDiagnosed,
      texts: context.texts,
      calls: context.calls,
      letters: context.letters,
      lastAttemptAt: context.lastAttemptAt,
      reachedAt: context.reachedAt,
      assessmentAt: context.assessmentAt,
      assessmentMode: context.assessmentMode,
      assessmentsMissed: context.assessmentsMissed,
      assessedAt: context.assessedAt,
      needs: context.needs,
      mustHave: context.mustHave,
      mustNot: context.mustNot,
      language: context.language,
      modes: context.modes ?? [],
      times: context.times ?? [],
      ofSelf: reading.caller.role === 'mentor' ? [] : (context.ofSelf ?? []),
      mentorId: context.mentorId,
      mentorAccepts: context.mentorAccepts,
      personAccepts: context.personAccepts,
      holdUntil: context.holdUntil,
    }
  })
}
