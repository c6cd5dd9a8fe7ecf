/** Referrals as the clinic and, once released, the coordinator see them. */
import {
  OptOutReason,
  type ReferralContext,
  ReferralReason,
  ReferralSource,
  TracingOutcome,
} from '@alongside/domain/referral'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { settingsOfClinics } from '../clinic/many-settings.ts'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { countViews, findRow, type ListView, listPage, type Wanted } from '../lifecycle/list.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { Question, questionsOf } from './questions.ts'
import { referralFactsOf } from './referral.facts.ts'

export const ReferralView = LifecycleView.extend({
  kind: z.literal('referral'),
  source: ReferralSource,
  reason: ReferralReason,
  /** The day of the diagnosis, or of coming back to care. */
  reasonOn: PlainDate.nullable(),
  unwell: z.boolean(),
  tracing: TracingOutcome.nullable(),
  /** How often the offer was made, and how often it may be. */
  offers: z.int(),
  maxOffers: z.int(),
  toldAt: Instant.nullable(),
  agreedAt: Instant.nullable(),
  releasedAt: Instant.nullable(),
  releasedOn: z.enum(['explicitAgreement', 'withinService']).nullable(),
  optOutReason: OptOutReason.nullable(),
  askAgain: z.enum(['inSixMonths', 'onDate', 'never']).nullable(),
  askAgainOn: PlainDate.nullable(),
})
export type ReferralView = z.infer<typeof ReferralView>

export const ReferralRow = ReferralView.extend({
  name: z.string().nullable(),
  clinicNumber: z.string().nullable(),
})
export type ReferralRow = z.infer<typeof ReferralRow>

export const referralViews = {
  toTell: { states: ['identified'], first: 'soonestDue' },
  told: { states: ['told'], first: 'soonestDue' },
  open: { states: ['openOffer'], first: 'soonestDue' },
  agreed: { states: ['agreed'], first: 'soonestDue' },
  released: { states: ['released'], first: 'soonestDue' },
  accepted: { states: ['accepted'], first: 'latestChange' },
  ended: {
    states: ['optedOut', 'offerClosed', 'redirected', 'withdrawn', 'ineligible', 'died', 'recordedInError'],
    first: 'latestChange',
  },
  all: { states: 'all', first: 'latestChange' },
} as const satisfies Record<string, ListView>

export const ReferralViewName = z.enum(
  Object.keys(referralViews) as [keyof typeof referralViews, ...(keyof typeof referralViews)[]],
)

/** One referral on a page of its own. */
export const OneReferral = ReferralRow.extend({ questions: z.array(Question) })
export type OneReferral = z.infer<typeof OneReferral>

const Counts = z.record(ReferralViewName, z.int())
export const ReferralPage = z.strictObject({
  rows: z.array(ReferralRow),
  next: z.string().nullable(),
  counts: Counts,
})
export type ReferralPage = z.infer<typeof ReferralPage>

export async function listReferrals(
  reading: Reading,
  { view, ...wanted }: Wanted & { readonly view: keyof typeof referralViews },
): Promise<ReferralPage> {
  const { rows, next } = await listPage(reading, 'referral', referralViews[view], wanted)
  const counts = await countViews(reading, 'referral', referralViews, wanted)
  return { rows: await referralRows(reading, rows), next, counts }
}

export async function oneReferral(reading: Reading, id: string): Promise<OneReferral | null> {
  const row = await findRow(reading, 'referral', id)
  const [view] = row ? await referralRows(reading, [row]) : []
  return view ? { ...view, questions: await questionsOf(reading, view) } : null
}

/** The views of rows that were read already, with names, all in a handful of queries. */
async function referralRows(reading: Reading, rows: readonly LifecycleRow[]): Promise<ReferralRow[]> {
  const known = await knownPeople(
    reading,
    rows.map(({ personId }) => personId),
  )
  const views = await referralViewsOf(reading, rows, known)
  return views.map(view => {
    const { called, clinicNumber } = known(view.personId)
    return { ...view, name: called, clinicNumber }
  })
}

export async function referralViewsOf(
  reading: Reading,
  rows: readonly LifecycleRow[],
  known: (personId: string) => Known,
): Promise<ReferralView[]> {
  const settingsOf = await settingsOfClinics(
    reading,
    rows.map(({ clinicId }) => clinicId),
    reading.at,
  )
  const factsOf = await referralFactsOf(reading, rows, {
    rulesOf: personId => known(personId).contactRules,
    releaseOf: clinicId => settingsOf(clinicId).release,
  })
  return rows.map(row => {
    const context = row.context as ReferralContext
    return {
      ...viewOf('referral', row, factsOf(row), reading),
      source: context.source,
      reason: context.reason,
      reasonOn: context.diagnosedOn,
      unwell: context.unwell,
      tracing: context.tracing,
      offers: context.offers,
      maxOffers: context.clocks.maxOffers,
      toldAt: context.toldAt,
      agreedAt: context.agreedAt,
      releasedAt: context.releasedAt,
      releasedOn: context.releasedOn,
      optOutReason: context.optOutReason,
      askAgain: context.askAgain,
      askAgainOn: context.askAgainOn,
    }
  })
}
