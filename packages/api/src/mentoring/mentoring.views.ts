/** Mentoring as the mentor sees their own people, and the coordinator everybody of their clinics. */
import { EndingReason } from '@alongside/domain/effects'
import type { MentoringContext } from '@alongside/domain/mentoring'
import { Id } from '@alongside/domain/people'
import { MeetingMode } from '@alongside/domain/themes'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { countViews, findRow, type ListView, listPage, type Wanted } from '../lifecycle/list.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
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

export const MentoringRow = MentoringView.extend({
  name: z.string().nullable(),
  clinicNumber: z.string().nullable(),
  mentorCalled: z.string().nullable(),
})
export type MentoringRow = z.infer<typeof MentoringRow>

export const mentoringViews = {
  open: { states: ['active', 'reviewDue', 'paused', 'notHeardFrom', 'changingMentor'], first: 'soonestDue' },
  active: { states: ['active'], first: 'soonestDue' },
  reviewDue: { states: ['reviewDue'], first: 'soonestDue' },
  paused: { states: ['paused'], first: 'soonestDue' },
  notHeardFrom: { states: ['notHeardFrom'], first: 'soonestDue' },
  changingMentor: { states: ['changingMentor'], first: 'soonestDue' },
  ended: { states: ['ending', 'recordedInError'], first: 'latestChange' },
  all: { states: 'all', first: 'latestChange' },
} as const satisfies Record<string, ListView>

export const MentoringViewName = z.enum(
  Object.keys(mentoringViews) as [keyof typeof mentoringViews, ...(keyof typeof mentoringViews)[]],
)

export const MentoringPage = z.strictObject({
  rows: z.array(MentoringRow),
  next: z.string().nullable(),
  counts: z.record(MentoringViewName, z.int()),
})
export type MentoringPage = z.infer<typeof MentoringPage>

export async function listMentorings(
  reading: Reading,
  { view, ...wanted }: Wanted & { readonly view: keyof typeof mentoringViews },
): Promise<MentoringPage> {
  const { rows, next } = await listPage(reading, 'mentoring', mentoringViews[view], wanted)
  const counts = await countViews(reading, 'mentoring', mentoringViews, wanted)
  return { rows: await mentoringRows(reading, rows), next, counts }
}

export async function oneMentoring(reading: Reading, id: string): Promise<MentoringRow | null> {
  const row = await findRow(reading, 'mentoring', id)
  const [view] = row ? await mentoringRows(reading, [row]) : []
  return view ?? null
}

async function mentoringRows(reading: Reading, rows: readonly LifecycleRow[]): Promise<MentoringRow[]> {
  const known = await knownPeople(
    reading,
    rows.map(({ personId }) => personId),
  )
  const views = await mentoringViewsOf(reading, rows, known)
  const mentorOf = await mentorNames(
    reading,
    views.map(({ mentorId }) => mentorId),
  )
  return views.map(view => {
    const { called, clinicNumber } = known(view.personId)
    return { ...view, name: called, clinicNumber, mentorCalled: mentorOf(view.mentorId) }
  })
}

export async function mentoringViewsOf(
  reading: Reading,
  rows: readonly LifecycleRow[],
  known: (personId: string) => Known,
): Promise<MentoringView[]> {
  const factsOf = await mentoringFactsOf(reading, rows, personId => known(personId).contactRules)
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
