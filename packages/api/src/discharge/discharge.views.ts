/** Discharges: endings that are under way, and records that are kept. */
import { type DischargeContext, Experience } from '@alongside/domain/discharge'
import { EndingReason } from '@alongside/domain/effects'
import { Id } from '@alongside/domain/people'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { countViews, findRow, type ListView, listPage, type Wanted } from '../lifecycle/list.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
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

export const DischargeRow = DischargeView.extend({
  name: z.string().nullable(),
  clinicNumber: z.string().nullable(),
  mentorCalled: z.string().nullable(),
})
export type DischargeRow = z.infer<typeof DischargeRow>

export const dischargeViews = {
  open: { states: ['planned', 'closingHeld', 'summaryAgreed'], first: 'soonestDue' },
  planned: { states: ['planned'], first: 'soonestDue' },
  closingHeld: { states: ['closingHeld'], first: 'soonestDue' },
  summaryAgreed: { states: ['summaryAgreed'], first: 'soonestDue' },
  closed: { states: ['closed', 'followedUp'], first: 'soonestDue' },
  kept: { states: ['retained'], first: 'soonestDue' },
  ended: { states: ['destroyed', 'reopened', 'recordedInError'], first: 'latestChange' },
  all: { states: 'all', first: 'latestChange' },
} as const satisfies Record<string, ListView>

export const DischargeViewName = z.enum(
  Object.keys(dischargeViews) as [keyof typeof dischargeViews, ...(keyof typeof dischargeViews)[]],
)

export const DischargePage = z.strictObject({
  rows: z.array(DischargeRow),
  next: z.string().nullable(),
  counts: z.record(DischargeViewName, z.int()),
})
export type DischargePage = z.infer<typeof DischargePage>

export async function listDischarges(
  reading: Reading,
  { view, ...wanted }: Wanted & { readonly view: keyof typeof dischargeViews },
): Promise<DischargePage> {
  const { rows, next } = await listPage(reading, 'discharge', dischargeViews[view], wanted)
  const counts = await countViews(reading, 'discharge', dischargeViews, wanted)
  return { rows: await dischargeRows(reading, rows), next, counts }
}

export async function oneDischarge(reading: Reading, id: string): Promise<DischargeRow | null> {
  const row = await findRow(reading, 'discharge', id)
  const [view] = row ? await dischargeRows(reading, [row]) : []
  return view ?? null
}

async function dischargeRows(reading: Reading, rows: readonly LifecycleRow[]): Promise<DischargeRow[]> {
  const known = await knownPeople(
    reading,
    rows.map(({ personId }) => personId),
  )
  const views = await dischargeViewsOf(reading, rows, known)
  const mentorOf = await mentorNames(
    reading,
    views.map(({ mentorId }) => mentorId),
  )
  return views.map(view => {
    const { called, clinicNumber } = known(view.personId)
    return { ...view, name: called, clinicNumber, mentorCalled: mentorOf(view.mentorId) }
  })
}

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
