/** Referrals as the clinic and, once released, the coordinator see them. */
import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import { Language } from '@alongside/domain/messages'
import {
  OptOutReason,
  type ReferralContext,
  ReferralReason,
  ReferralSource,
  TracingOutcome,
} from '@alongside/domain/referral'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { settingsAt, settingsIn, settingsOfClinics } from '../clinic/many-settings.ts'
import { together } from '../database/together.ts'
import { LifecycleView, viewOf } from '../lifecycle/lifecycle.view.ts'
import { listOf } from '../lifecycle/list-of.ts'
import { personNames, viewsWithNames } from '../lifecycle/names.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'
import { type Known, knownFrom, knownRows } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { Question, questionRows, questionsIn } from './questions.ts'
import { referralFactsOf } from './referral.facts.ts'

const Basis = z.enum(['explicitAgreement', 'withinService'])

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
  /** What silence meant when they were told, and what it would mean if they were told now. */
  toldUnder: Basis.nullable(),
  releaseBasis: Basis,
  /** Who approved that silence may release here, and the day; null where it never does. */
  releaseApproval: z.strictObject({ by: z.string(), on: PlainDate }).nullable(),
  decisionWindowDays: z.int(),
  /** In which the leaflet lies there, and the private page is offered. */
  languages: z.array(Language),
  agreedAt: Instant.nullable(),
  releasedAt: Instant.nullable(),
  releasedOn: Basis.nullable(),
  optOutReason: OptOutReason.nullable(),
  askAgain: z.enum(['inSixMonths', 'onDate', 'never']).nullable(),
  askAgainOn: PlainDate.nullable(),
})
export type ReferralView = z.infer<typeof ReferralView>

const ReferralRow = ReferralView.extend(personNames)

export const referrals = listOf({
  kind: 'referral',
  row: ReferralRow,
  narrowedBy: { column: 'reason', values: ReferralReason },
  views: {
    // whatever waits for the clinic to do something
    toDo: {
      states: ['identified', 'openOffer', 'agreed'],
      paths: ['released.queried'],
      first: 'soonestDue',
    },
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
  },
  rowsOf: (reading, rows) => viewsWithNames(reading, rows, referralViewsOf),
})

/** One referral on a page of its own. */
export const OneReferral = ReferralRow.extend({ questions: z.array(Question) })
export type OneReferral = z.infer<typeof OneReferral>

export async function oneReferral(reading: Reading, id: string): Promise<OneReferral | null> {
  const { db, at } = reading
  const { referral, settings, notes, people } = await together(db, {
    // with the others of the same person, of which one may say never to ask again
    referral: selectRows(db, 'referral').where('l.person_id', 'in', eb =>
      eb.selectFrom('referral').select('person_id').where('id', '=', id),
    ),
    settings: settingsAt(db, at).where('clinic_id', 'in', eb =>
      eb.selectFrom('referral').select('clinic_id').where('id', '=', id),
    ),
    notes: questionRows(reading, id),
    people: knownRows(reading).where('p.id', 'in', eb =>
      eb.selectFrom('referral').select('person_id').where('id', '=', id),
    ),
  })
  const all = referral.map(each => rowOf(each))
  const atHand = { settingsOf: settingsIn(settings), all }
  const [view] = await viewsWithNames(
    reading,
    all.filter(each => each.id === id),
    (_, rows, known) => referralViewsOf(reading, rows, known, atHand),
    knownFrom(reading, people),
  )
  return view ? { ...view, questions: await questionsIn(reading, notes, view.personId) } : null
}

/** What a page has read already of the people of these rows. */
export interface AtHand {
  readonly settingsOf: (clinicId: string) => ClinicSettings
  readonly all: readonly LifecycleRow[]
}

export async function referralViewsOf(
  reading: Reading,
  rows: readonly LifecycleRow[],
  known: (personId: string) => Known,
  atHand?: AtHand,
): Promise<ReferralView[]> {
  const settingsOf =
    atHand?.settingsOf ??
    (await settingsOfClinics(
      reading,
      rows.map(({ clinicId }) => clinicId),
      reading.at,
    ))
  const factsOf = await referralFactsOf(reading, rows, {
    rulesOf: personId => known(personId).contactRules,
    releaseOf: clinicId => settingsOf(clinicId).release,
    all: atHand?.all,
  })
  return rows.map(row => {
    const context = row.context as ReferralContext
    const { release, messages } = settingsOf(row.clinicId)
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
      toldUnder: context.toldUnder,
      releaseBasis: release.basis,
      releaseApproval:
        release.basis === 'withinService' ? { by: release.approvedBy, on: release.approvedOn } : null,
      decisionWindowDays: context.clocks.decisionWindowDays,
      languages: messages.languages,
      agreedAt: context.agreedAt,
      releasedAt: context.releasedAt,
      releasedOn: context.releasedOn,
      optOutReason: context.optOutReason,
      askAgain: context.askAgain,
      askAgainOn: context.askAgainOn,
    }
  })
}
