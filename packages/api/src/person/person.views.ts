/**
 * One person on one page: who they are as far as the actor may know, the episode that they are in, and what happened in
 * it. An episode that is over is opened with a reason (`earlier-episode.ts`).
 */
import { ContactDetails, detailsUntilAsked } from '@alongside/domain/contact-details'
import { ContactRules, rulesUntilAsked } from '@alongside/domain/contact-rules'
import { type PersonKind, personKinds } from '@alongside/domain/lifecycles'
import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant, PlainDate } from '@alongside/domain/time'
import * as z from 'zod'
import { settingsAt, settingsIn } from '../clinic/many-settings.ts'
import { dataKeysIn } from '../database/keys.ts'
import { together } from '../database/together.ts'
import { DischargeView, dischargeViewsOf } from '../discharge/discharge.views.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'
import { MentoringView, mentoringViewsOf } from '../mentoring/mentoring.views.ts'
import { SessionView, sessionRows, sessionsIn } from '../mentoring/sessions.view.ts'
import { ReceiptView, receiptRows, viewOfReceipt } from '../notice/receipt.router.ts'
import { OnboardingView, onboardingViewsOf } from '../onboarding/onboarding.views.ts'
import type { Reading } from '../read.ts'
import { type AtHand, ReferralView, referralViewsOf } from '../referral/referral.views.ts'
import { ConsentView, consentAnswers, consentView } from './consents.ts'
import type { Known } from './known-people.ts'
import { sharedSummaries, sharedSummaryIn } from './shared-summary.ts'
import { noRights, rightsIn } from './standing-rights.ts'
import { TimelineEntry, timelineIn, timelineQueries } from './timeline.ts'

export const AnyLifecycleView = z.discriminatedUnion('kind', [
  ReferralView,
  OnboardingView,
  MentoringView,
  DischargeView,
])
export type AnyLifecycleView = z.infer<typeof AnyLifecycleView>

/** An episode that is over: when it was, and nothing of what it was about. */
const EarlierEpisode = z.strictObject({
  episodeId: Id,
  openedAt: Instant,
  endedAt: Instant.nullable(),
})

export const PersonView = z.strictObject({
  person: z.strictObject({
    id: Id,
    seq: z.int(),
    called: z.string().nullable(),
    fullName: z.string().nullable(),
    clinicNumber: z.string().nullable(),
    clinicId: Id,
    clinicName: z.string(),
    released: z.boolean(),
    diedOn: PlainDate.nullable(),
    contact: z.strictObject({ rules: ContactRules, details: ContactDetails }),
    consents: z.array(ConsentView),
  }),
  /** The newest episode, or none that this actor may see. */
  episodes: z.array(z.strictObject({ episodeId: Id, lifecycles: z.array(AnyLifecycleView) })).max(1),
  /** Episodes before it: that there were any, and when. */
  earlier: z.array(EarlierEpisode),
  timeline: z.array(TimelineEntry),
  receipts: z.array(ReceiptView),
  sessions: z.array(SessionView),
  /** The summary that the person agreed the clinic may have. */
  sharedSummary: z.strictObject({ text: z.string(), at: Instant }).nullable(),
  /** What the actor may do for this person wherever the record stands, even where they may not see it. */
  mayWithdraw: z.boolean(),
  mayRecordDeath: z.boolean(),
})
export type PersonView = z.infer<typeof PersonView>

export async function personById(reading: Reading, id: string): Promise<PersonView | null> {
  const found = await personAtHand(reading, id)
  if (!found) return null
  const { person, rows, consents, settingsOf } = found
  const [current, ...earlier] = stretchesOf(rows)
  const views = current
    ? await viewsOf(reading, ofEpisode(rows, current.episodeId), person.known, {
        settingsOf,
        all: rows.referral,
      })
    : []
  return {
    person: { ...person.view, consents },
    episodes: current ? [{ episodeId: current.episodeId, lifecycles: inOrder(views) }] : [],
    earlier: earlier.map(({ episodeId, openedAt, endedAt }) => ({ episodeId, openedAt, endedAt })),
    ...(current ? await happenedIn(reading, id, current, person) : nothingHappened),
    ...(maySee(reading.caller.role, 'consent') ? rightsIn(rows.referral[0]?.state ?? '') : noRights),
  }
}

/** The person, their records and what they agreed to, in one statement. */
export async function personAtHand(reading: Reading, id: string) {
  const { db, caller, at } = reading
  const { person, consents, settings, ...records } = await together(db, {
    person: personRow(reading, id),
    ...recordRows(reading, id),
    consents: maySee(caller.role, 'consent') ? consentAnswers(reading, id) : undefined,
    settings: maySee(caller.role, 'referral')
      ? settingsAt(db, at).where('clinic_id', 'in', eb =>
          eb.selectFrom('referral').select('clinic_id').where('person_id', '=', id),
        )
      : undefined,
  })
  const [row] = person
  return row
    ? {
        person: personIn(reading, id, row),
        rows: rowsIn(records),
        consents: consents.map(consentView),
        settingsOf: settingsIn(settings),
      }
    : null
}

const nothingHappened = { timeline: [], receipts: [], sessions: [], sharedSummary: null }

/** One stretch of support, from its first record to its last. */
export interface Stretch {
  readonly episodeId: string
  readonly openedAt: Instant
  readonly endedAt: Instant | null
  /** When the next one began. */
  readonly until: Instant | null
}

/** What happened in one episode, as far as the actor may see it: one statement. */
export async function happenedIn(
  reading: Reading,
  id: string,
  { episodeId, openedAt, until }: Stretch,
  { known, keys }: Pick<FoundPerson, 'known' | 'keys'>,
) {
  const { entries, notes, receipts, sessions, summaries } = await together(reading.db, {
    ...timelineQueries(reading, id, episodeId),
    receipts: receiptRows(reading, id, { from: openedAt, until }),
    sessions: sessionRows(reading, id, episodeId),
    summaries: sharedSummaries(reading, id, episodeId),
  })
  return {
    timeline: timelineIn(entries, notes, keys),
    receipts: receipts.map(row => viewOfReceipt(row, known)),
    sessions: sessionsIn(sessions, id, keys),
    sharedSummary: sharedSummaryIn(summaries, id, keys),
  }
}

/** The episodes of these rows, the newest first. */
export function stretchesOf(rows: Record<PersonKind, LifecycleRow[]>): Stretch[] {
  const byEpisode = Map.groupBy(Object.values(rows).flat(), ({ episodeId }) => episodeId)
  const stretches = [...byEpisode].map(([episodeId, all]) => {
    const last = all.map(({ endedAt, changedAt, status }) =>
      status === 'active' ? null : (endedAt ?? changedAt),
    )
    return {
      episodeId,
      openedAt: all.map(({ openedAt }) => openedAt).sort()[0] as Instant,
      endedAt: last.includes(null) ? null : ((last as Instant[]).sort().at(-1) ?? null),
    }
  })
  const newestFirst = stretches.sort((one, other) => other.openedAt.localeCompare(one.openedAt))
  return newestFirst.map((each, at) => ({ ...each, until: newestFirst[at - 1]?.openedAt ?? null }))
}

export function ofEpisode(
  rows: Record<PersonKind, LifecycleRow[]>,
  episodeId: string,
): Record<PersonKind, LifecycleRow[]> {
  const of = (kind: PersonKind) => rows[kind].filter(row => row.episodeId === episodeId)
  return {
    referral: of('referral'),
    onboarding: of('onboarding'),
    mentoring: of('mentoring'),
    discharge: of('discharge'),
  }
}

export async function findPerson(reading: Reading, id: string): Promise<FoundPerson | null> {
  const row = await personRow(reading, id).executeTakeFirst()
  return row ? personIn(reading, id, row) : null
}

function personRow({ db, caller }: Reading, id: string) {
  return (
    db
      .selectFrom('person as p')
      .innerJoin('clinic as c', 'c.id', 'p.clinic_id')
      .leftJoin('data_key as k', join =>
        join.onRef('k.owner_id', '=', 'p.id').on('k.destroyed_at', 'is', null),
      )
      .select([
        'p.clinic_id',
        'p.called_sealed',
        'p.contact_sealed',
        'p.contact_rules',
        'p.released_at',
        'p.died_on',
        'c.name as clinic_name',
        'k.wrapped',
      ])
      // a mentor has no right to the full name and the number, not even sealed
      .$if(caller.role !== 'mentor', query =>
        query.select(['p.seq', 'p.name_sealed', 'p.clinic_number_sealed']),
      )
      .where('p.id', '=', id)
      .where('p.erased_at', 'is', null)
  )
}

type PersonRow = Awaited<ReturnType<ReturnType<typeof personRow>['execute']>>[number]
type FoundPerson = ReturnType<typeof personIn>

/** Whoever is opened here was looked at. */
function personIn(reading: Reading, id: string, row: PersonRow) {
  reading.saw([id])
  const keys = dataKeysIn(reading.keyring, [{ ownerId: id, wrapped: row.wrapped }])
  const open = (column: string, sealed: Uint8Array | null | undefined) =>
    keys.open(id, sealed ?? null, { table: 'person', column, id })
  const details = open('contact_sealed', row.contact_sealed)
  const called = open('called_sealed', row.called_sealed)
  const clinicNumber = open('clinic_number_sealed', row.clinic_number_sealed)
  const rules = row.contact_rules ?? rulesUntilAsked
  const parsed = details === null ? detailsUntilAsked : ContactDetails.parse(JSON.parse(details))
  const known = (): Known => ({ called, clinicNumber, contactRules: rules })
  return {
    known,
    keys,
    view: {
      id,
      seq: row.seq ?? 0,
      called,
      fullName: open('name_sealed', row.name_sealed),
      clinicNumber,
      clinicId: row.clinic_id,
      clinicName: row.clinic_name,
      released: row.released_at !== null,
      diedOn: row.died_on,
      contact: { rules, details: reading.caller.role === 'mentor' ? withoutNumbers(parsed) : parsed },
    },
  }
}

/** A mentor asks for the number on a step of its own, after reading how it is safe to use. */
function withoutNumbers(details: ContactDetails): ContactDetails {
  return { ...details, phone: null, email: null }
}

/** The rows of each kind that this role may see; the policies decide which of them. */
export async function lifecyclesOf(reading: Reading, personId: string) {
  return rowsIn(await together(reading.db, recordRows(reading, personId)))
}

function recordRows({ db, caller }: Reading, personId: string) {
  const of = (kind: PersonKind) =>
    maySee(caller.role, kind)
      ? selectRows(db, kind).where('l.person_id', '=', personId).orderBy('l.opened_at', 'desc')
      : undefined
  const onboarding = of('onboarding')
  return {
    referral: of('referral'),
    // before both sides said yes a mentor is asked about a match, and not about a person; afterwards they keep at
    // hand what the person needs and wishes
    onboarding:
      caller.role === 'mentor'
        ? onboarding?.where('l.path', 'in', ['matching.agreed', 'introduced'])
        : onboarding,
    mentoring: of('mentoring'),
    discharge: of('discharge'),
  }
}

function rowsIn(stored: Record<PersonKind, Parameters<typeof rowOf>[0][]>) {
  return Object.fromEntries(personKinds.map(kind => [kind, stored[kind].map(each => rowOf(each))])) as Record<
    PersonKind,
    LifecycleRow[]
  >
}

export async function viewsOf(
  reading: Reading,
  rows: Record<PersonKind, LifecycleRow[]>,
  known: (personId: string) => Known,
  atHand?: AtHand,
): Promise<AnyLifecycleView[]> {
  return [
    ...(await referralViewsOf(reading, rows.referral, known, atHand)),
    ...(await onboardingViewsOf(reading, rows.onboarding, known)),
    ...(await mentoringViewsOf(reading, rows.mentoring, known)),
    ...(await dischargeViewsOf(reading, rows.discharge, known)),
  ]
}

/** The records of an episode in the order in which they began. */
export function inOrder(views: readonly AnyLifecycleView[]): AnyLifecycleView[] {
  return views.toSorted((one, other) => one.openedAt.localeCompare(other.openedAt))
}
