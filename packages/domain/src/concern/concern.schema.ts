/** The words of a concern: a worry about somebody's safety, from the moment it is raised until whoever raised it knows. */
import * as z from 'zod'
import { ConcernClocks } from '../clinic-settings.ts'
import { privateText } from '../private-text.ts'
import { Instant } from '../time.ts'

export const ConcernState = z.enum(['raised', 'triaged', 'acting', 'closed', 'noFurtherAction'])
export type ConcernState = z.infer<typeof ConcernState>

/**
 * What kind of worry it is: the ten kinds of abuse and neglect of the Care Act guidance, then what this field adds.
 * That somebody has not told a partner is not on the list, on purpose: that is talked over with the clinic.
 */
export const ConcernCategory = z.enum([
  'physicalAbuse',
  'domesticAbuse',
  'sexualAbuse',
  'psychologicalAbuse',
  'financialAbuse',
  'modernSlavery',
  'discriminatoryAbuse',
  'organisationalAbuse',
  'neglect',
  'selfNeglect',
  'suicideOrSelfHarm',
  'childAtRisk',
  'honourBased',
  'threatOfExposure',
  'drugRelatedHarm',
  'stoppedTreatment',
  'other',
])
export type ConcernCategory = z.infer<typeof ConcernCategory>

export const concernCategoryWords = {
  physicalAbuse: 'Somebody hurts them',
  domesticAbuse: 'Abuse at home, or by a partner',
  sexualAbuse: 'Sexual abuse',
  psychologicalAbuse: 'Threats, control or humiliation',
  financialAbuse: 'Their money or home is taken or misused',
  modernSlavery: 'Forced work, or being held by somebody',
  discriminatoryAbuse: 'Abuse for who they are',
  organisationalAbuse: 'Harm by a service or a care home',
  neglect: 'Care that they need is not given',
  selfNeglect: 'They do not look after themselves',
  suicideOrSelfHarm: 'Suicide or self-harm',
  childAtRisk: 'A child is at risk',
  honourBased: 'Forced marriage, cutting, or “honour”',
  threatOfExposure: 'Somebody threatens to tell their private matters',
  drugRelatedHarm: 'Harm from drugs or alcohol',
  stoppedTreatment: 'They have stopped their treatment',
  other: 'Something else',
} as const satisfies Record<ConcernCategory, string>

/** Who raised it: one of the roles that may. */
export const RaisedBy = z.enum(['mentor', 'clinician', 'coordinator'])
export type RaisedBy = z.infer<typeof RaisedBy>

/** What the safeguarding lead may decide on. All but advice go to somebody outside. */
export const ConcernDecision = z.enum([
  'advice',
  'clinic',
  'adultReferral',
  'childReferral',
  'police',
  'emergency',
])
export type ConcernDecision = z.infer<typeof ConcernDecision>

export const concernDecisionWords = {
  advice: 'Advice to whoever raised it',
  clinic: 'Tell the clinic',
  adultReferral: 'Refer to the council: an adult at risk',
  childReferral: 'Refer to the council: a child at risk',
  police: 'Tell the police',
  emergency: 'Emergency services',
} as const satisfies Record<ConcernDecision, string>

/** Where something was passed on to. */
export const PassedOnTo = ConcernDecision.exclude(['advice'])
export type PassedOnTo = z.infer<typeof PassedOnTo>

/** Why something may leave without the person's yes. */
export const WithoutAgreement = z.enum([
  'riskToLife',
  'childAtRisk',
  'othersAtRisk',
  'cannotDecide',
  'underPressure',
  'lawRequires',
])
export type WithoutAgreement = z.infer<typeof WithoutAgreement>

export const withoutAgreementWords = {
  riskToLife: 'A risk to life, or of serious harm',
  childAtRisk: 'A child is at risk',
  othersAtRisk: 'Other people are at risk',
  cannotDecide: 'They cannot decide about this for now',
  underPressure: 'Somebody makes them say no',
  lawRequires: 'The law or a court asks for it',
} as const satisfies Record<WithoutAgreement, string>

export const ConcernOutcome = z.enum(['safer', 'withServices', 'noChange', 'theyDeclined', 'unknown'])
export type ConcernOutcome = z.infer<typeof ConcernOutcome>

export const concernOutcomeWords = {
  safer: 'They are safer',
  withServices: 'Others look after it now',
  noChange: 'Nothing has changed',
  theyDeclined: 'They did not want help',
  unknown: 'We do not know',
} as const satisfies Record<ConcernOutcome, string>

const rationale = privateText(4000).min(20, 'Say why, in a sentence or two')

const triage = z.strictObject({
  type: z.literal('triage'),
  category: ConcernCategory,
  urgent: z.boolean(),
  /** Somebody in immediate danger: help has been called, or the danger is over. */
  dangerSeenTo: z.boolean(),
})
const makeUrgent = z.strictObject({ type: z.literal('makeUrgent'), immediateDanger: z.boolean() })
const writeAccount = z.strictObject({
  type: z.literal('writeAccount'),
  account: privateText(6000).min(1, 'Write what was said and seen, in their words where you can'),
})
const decide = z.strictObject({
  type: z.literal('decide'),
  decision: ConcernDecision,
  rationale,
  personTold: z.boolean(),
  personAgreed: z.boolean(),
  withoutAgreement: z.exactOptional(WithoutAgreement),
})
const noFurtherAction = z.strictObject({
  type: z.literal('noFurtherAction'),
  rationale,
  personTold: z.boolean(),
  feedback: privateText(2000).min(1, 'Tell whoever raised it what you decided'),
})
const recordReferral = z.strictObject({
  type: z.literal('recordReferral'),
  to: PassedOnTo,
  madeAt: Instant,
  reference: privateText(200),
})
const giveFeedback = z.strictObject({
  type: z.literal('giveFeedback'),
  feedback: privateText(2000).min(1, 'Tell whoever raised it what was decided'),
})
const close = z.strictObject({
  type: z.literal('close'),
  outcome: ConcernOutcome,
  /** Worth talking over at the next supervision, without a name. */
  forSupervision: z.boolean(),
})

export const ConcernCommand = z.discriminatedUnion('type', [
  triage,
  makeUrgent,
  writeAccount,
  decide,
  noFurtherAction,
  recordReferral,
  giveFeedback,
  close,
])
export type ConcernCommand = z.infer<typeof ConcernCommand>

export const concernTimers = [
  'tellDue',
  'accountDue',
  'decisionDue',
  'referralDue',
  'feedbackDue',
  'lookAgain',
] as const
export type ConcernTimer = { type: `timer.${(typeof concernTimers)[number]}` }

/** A concern is decided on what its own record holds; nothing need be looked up. */
export const ConcernFacts = z.strictObject({})
export type ConcernFacts = z.infer<typeof ConcernFacts>

export const ConcernInput = z.strictObject({
  category: ConcernCategory,
  raisedBy: RaisedBy,
  urgent: z.boolean(),
  immediateDanger: z.boolean(),
  emergencyCalled: z.boolean(),
  personTold: z.boolean(),
  clocks: ConcernClocks,
})
export type ConcernInput = z.infer<typeof ConcernInput>

export const ConcernContext = z.strictObject({
  category: ConcernCategory,
  raisedBy: RaisedBy,
  raisedAt: Instant,
  /** Since when it has been urgent; null when it is not. */
  urgentSince: Instant.nullable(),
  immediateDanger: z.boolean(),
  emergencyCalled: z.boolean(),
  triagedAt: Instant.nullable(),
  accountAt: Instant.nullable(),
  decisions: z.array(
    z.strictObject({
      decision: ConcernDecision,
      at: Instant,
      personTold: z.boolean(),
      personAgreed: z.boolean(),
      withoutAgreement: WithoutAgreement.nullable(),
    }),
  ),
  referrals: z.array(z.strictObject({ to: PassedOnTo, at: Instant })),
  feedbackAt: Instant.nullable(),
  personTold: z.boolean(),
  outcome: ConcernOutcome.nullable(),
  forSupervision: z.boolean(),
  clocks: ConcernClocks,
})
export type ConcernContext = z.infer<typeof ConcernContext>

export type ConcernEvent = (ConcernCommand | ConcernTimer) & { at: Instant; facts: ConcernFacts }
