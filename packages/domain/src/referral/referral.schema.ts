/** The words of a referral: states, what people may send, and the facts that its rules need. */
import * as z from 'zod'
import { ReferralClocks, ReleaseBasis } from '../clinic-settings.ts'
import { AskedHow, ConsentAnswers } from '../consent.ts'
import { privateText } from '../private-text.ts'
import { Instant, PlainDate } from '../time.ts'

export const ReferralState = z.enum([
  'identified',
  'told',
  'openOffer',
  'agreed',
  'released',
  'accepted',
  'optedOut',
  'offerClosed',
  'redirected',
  'withdrawn',
  'ineligible',
  'died',
  'recordedInError',
])
export type ReferralState = z.infer<typeof ReferralState>

/** Why a clinic thinks of peer support for somebody. */
export const ReferralReason = z.enum(['newlyDiagnosed', 'reEngaging', 'clinicianFlag'])
export type ReferralReason = z.infer<typeof ReferralReason>

export const ReferralSource = z.enum(['clinicList', 'clinician', 'clinicSystem', 'self', 'partnerAgency'])
export type ReferralSource = z.infer<typeof ReferralSource>

/** What came of looking for somebody who had stopped coming. */
export const TracingOutcome = z.enum([
  'reEngaged',
  'transferred',
  'leftCountry',
  'inCareElsewhere',
  'declined',
  'unableToContact',
  'died',
  'unknown',
])
export type TracingOutcome = z.infer<typeof TracingOutcome>

/** Why someone opted out. Optional always; "did not want to say" stands first on every list. */
export const OptOutReason = z.enum([
  'didNotSay',
  'notNow',
  'hasSupport',
  'worriedAboutBeingRecognised',
  'noNeed',
  'otherService',
])
export type OptOutReason = z.infer<typeof OptOutReason>

export const IneligibleReason = z.enum([
  'under18',
  'notAtThisClinic',
  'alreadySupported',
  'needsAnotherService',
])
export type IneligibleReason = z.infer<typeof IneligibleReason>

const tell = z.strictObject({
  type: z.literal('tell'),
  how: AskedHow,
  scriptVersion: z.string().trim().min(1).max(20),
  leafletGiven: z.boolean(),
  language: z.string().trim().min(2).max(35),
  privateSetting: z.boolean(),
  ableToDecide: z.boolean(),
})
const agree = z.strictObject({ type: z.literal('agree'), how: AskedHow, scopes: ConsentAnswers })
const optOut = z.strictObject({
  type: z.literal('optOut'),
  reason: OptOutReason.default('didNotSay'),
  askAgain: z.enum(['inSixMonths', 'onDate', 'never']).default('inSixMonths'),
  askAgainOn: z.exactOptional(PlainDate),
  /** How they told us, where that was not to the face of whoever records it. */
  how: z.exactOptional(AskedHow),
})
const leaveOpen = z.strictObject({ type: z.literal('leaveOpen') })
const release = z.strictObject({ type: z.literal('release') })
const accept = z.strictObject({ type: z.literal('accept') })
const query = z.strictObject({
  type: z.literal('query'),
  question: privateText(1000).min(1, 'Write the question'),
})
const answerQuery = z.strictObject({
  type: z.literal('answerQuery'),
  answer: privateText(1000).min(1, 'Write the answer'),
})
const redirect = z.strictObject({
  type: z.literal('redirect'),
  to: z.enum(['counselling', 'advice', 'group', 'reEngagementService', 'anotherPeerService', 'other']),
  warmHandover: z.boolean(),
})
const withdraw = z.strictObject({ type: z.literal('withdraw') })
const markIneligible = z.strictObject({ type: z.literal('markIneligible'), reason: IneligibleReason })
const recordTracing = z.strictObject({ type: z.literal('recordTracing'), outcome: TracingOutcome })
const confirmGenuine = z.strictObject({ type: z.literal('confirmGenuine'), scopes: ConsentAnswers })
const recordDeath = z.strictObject({ type: z.literal('recordDeath') })
const recordInError = z.strictObject({
  type: z.literal('recordInError'),
  why: z.enum(['wrongPerson', 'duplicate', 'testRecord', 'otherMistake']),
})

/** What people may send to a referral. A closed union: clocks and hand-overs cannot be sent from outside. */
export const ReferralCommand = z.discriminatedUnion('type', [
  tell,
  agree,
  optOut,
  leaveOpen,
  release,
  accept,
  query,
  answerQuery,
  redirect,
  withdraw,
  markIneligible,
  recordTracing,
  confirmGenuine,
  recordDeath,
  recordInError,
])
export type ReferralCommand = z.infer<typeof ReferralCommand>

export const referralTimers = ['tellDue', 'decisionWindow', 'reOfferDue', 'releaseDue', 'triageDue'] as const
export type ReferralTimer = { type: `timer.${(typeof referralTimers)[number]}` }

/** What `send` looks up when an event arrives, so that the journal replays without a database. */
export const ReferralFacts = z.strictObject({
  release: ReleaseBasis,
  /** The person was asked how it is safe to reach them, and answered. */
  contactRulesComplete: z.boolean(),
  /** The person once asked never to be offered this again. */
  neverAskAgain: z.boolean(),
})
export type ReferralFacts = z.infer<typeof ReferralFacts>

export const ReferralInput = z.strictObject({
  source: ReferralSource,
  reason: ReferralReason,
  diagnosedOn: PlainDate.nullable(),
  /** In hospital or unwell: to be told within a day. */
  unwell: z.boolean(),
  tracing: TracingOutcome.nullable(),
  clocks: ReferralClocks,
})
export type ReferralInput = z.infer<typeof ReferralInput>

export const ReferralContext = z.strictObject({
  source: ReferralSource,
  reason: ReferralReason,
  diagnosedOn: PlainDate.nullable(),
  unwell: z.boolean(),
  tracing: TracingOutcome.nullable(),
  offers: z.int(),
  toldAt: Instant.nullable(),
  /** What silence meant when they were told; a setting that changes later changes it for others only. */
  toldUnder: z.enum(['explicitAgreement', 'withinService']).nullable(),
  agreedAt: Instant.nullable(),
  releasedAt: Instant.nullable(),
  releasedOn: z.enum(['explicitAgreement', 'withinService']).nullable(),
  optOutReason: OptOutReason.nullable(),
  askAgain: z.enum(['inSixMonths', 'onDate', 'never']).nullable(),
  askAgainOn: PlainDate.nullable(),
  clocks: ReferralClocks,
})
export type ReferralContext = z.infer<typeof ReferralContext>

export type ReferralEvent = (ReferralCommand | ReferralTimer) & { at: Instant; facts: ReferralFacts }
