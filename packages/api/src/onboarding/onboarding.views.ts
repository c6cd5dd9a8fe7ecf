/** Onboarding as the coordinator sees it, and as a mentor does once both sides said yes. */
import { MentorWish, type OnboardingContext } from '@alongside/domain/onboarding'
import { Id } from '@alongside/domain/people'
import { MeetingMode, Theme } from '@alongside/domain/themes'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { countViews, findRow, type ListView, listPage, type Wanted } from '../lifecycle/list.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
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
  mentorId: Id.nullable(),
  mentorAccepts: z.boolean(),
  personAccepts: z.boolean(),
  holdUntil: PlainDate.nullable(),
})
export type OnboardingView = z.infer<typeof OnboardingView>

export const OnboardingRow = OnboardingView.extend({
  name: z.string().nullable(),
  clinicNumber: z.string().nullable(),
  mentorCalled: z.string().nullable(),
})
export type OnboardingRow = z.infer<typeof OnboardingRow>

export const onboardingViews = {
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
} as const satisfies Record<string, ListView>

export const OnboardingViewName = z.enum(
  Object.keys(onboardingViews) as [keyof typeof onboardingViews, ...(keyof typeof onboardingViews)[]],
)

export const OnboardingPage = z.strictObject({
  rows: z.array(OnboardingRow),
  next: z.string().nullable(),
  counts: z.record(OnboardingViewName, z.int()),
})
export type OnboardingPage = z.infer<typeof OnboardingPage>

/** A mentor sees who somebody is only once both sides have said yes; before that there is a proposal without a name. */
function pathFor({ caller }: Pick<Reading, 'caller'>): string | undefined {
  return caller.role === 'mentor' ? 'matching.agreed' : undefined
}

export async function listOnboardings(
  reading: Reading,
  { view, ...wanted }: Wanted & { readonly view: keyof typeof onboardingViews },
): Promise<OnboardingPage> {
  const seen = { ...wanted, path: pathFor(reading) }
  const { rows, next } = await listPage(reading, 'onboarding', onboardingViews[view], seen)
  const counts = await countViews(reading, 'onboarding', onboardingViews, seen)
  return { rows: await onboardingRows(reading, rows), next, counts }
}

export async function oneOnboarding(reading: Reading, id: string): Promise<OnboardingRow | null> {
  const row = await findRow(reading, 'onboarding', id, pathFor(reading))
  const [view] = row ? await onboardingRows(reading, [row]) : []
  return view ?? null
}

async function onboardingRows(reading: Reading, rows: readonly LifecycleRow[]): Promise<OnboardingRow[]> {
  const known = await knownPeople(
    reading,
    rows.map(({ personId }) => personId),
  )
  const views = await onboardingViewsOf(reading, rows, known)
  const mentorOf = await mentorNames(
    reading,
    views.map(({ mentorId }) => mentorId),
  )
  return views.map(view => {
    const { called, clinicNumber } = known(view.personId)
    return { ...view, name: called, clinicNumber, mentorCalled: mentorOf(view.mentorId) }
  })
}

export async function onboardingViewsOf(
  reading: Reading,
  rows: readonly LifecycleRow[],
  known: (personId: string) => Known,
): Promise<OnboardingView[]> {
  const factsOf = await onboardingFactsOf(reading, rows, personId => known(personId).contactRules)
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
      mentorId: context.mentorId,
      mentorAccepts: context.mentorAccepts,
      personAccepts: context.personAccepts,
      holdUntil: context.holdUntil,
    }
  })
}
