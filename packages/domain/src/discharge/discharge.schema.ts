/** The words of a discharge: a planned ending step by step, a record kept for as long as it must, and its end. */
import * as z from 'zod'
import { DischargeClocks } from '../clinic-settings.ts'
import { ContactRules } from '../contact-rules.ts'
import { EndingReason } from '../effects.ts'
import { MentorFacts } from '../mentor-readiness.ts'
import { privateText } from '../private-text.ts'
import { logSession as sessionOfMentoring } from '../session/index.ts'
import { Instant, PlainDate } from '../time.ts'

export const DischargeState = z.enum([
  'planned',
  'closingHeld',
  'summaryAgreed',
  'closed',
  'followedUp',
  'retained',
  'destroyed',
  'reopened',
  'recordedInError',
])
export type DischargeState = z.infer<typeof DischargeState>

/** How somebody found the whole of it, in one question; null when they would rather not say. */
export const Experience = z.enum(['veryGood', 'good', 'neither', 'poor', 'veryPoor'])
export type Experience = z.infer<typeof Experience>

/** A session between the planning of an ending and its closing meeting; what comes next is that meeting. */
const logSession = sessionOfMentoring.omit({ nextAt: true })
/** What is asked in the closing meeting. */
export const holdClosing = z.strictObject({
  type: z.literal('holdClosing'),
  heldAt: Instant,
  experience: z.exactOptional(Experience),
  difference: privateText(2000),
  goalsReached: z.exactOptional(z.int().min(0).max(10)),
  whatNext: privateText(2000),
  howToComeBackTold: z.boolean(),
  followUpAgreed: z.boolean(),
})
const agreeSummary = z.strictObject({
  type: z.literal('agreeSummary'),
  summary: privateText(4000),
  personAgreed: z.boolean(),
  shareWithClinic: z.boolean(),
})
const noSummary = z.strictObject({ type: z.literal('noSummary') })
const close = z.strictObject({
  type: z.literal('close'),
  mentorDebriefed: z.boolean(),
  /** Until when they may be contacted again, for the follow-up only; left out when they agreed to none. */
  contactUntil: z.exactOptional(PlainDate),
})
const closeDirectly = z.strictObject({
  type: z.literal('closeDirectly'),
  mentorDebriefed: z.boolean(),
  sayGoodbye: z.boolean(),
})
const reopen = z.strictObject({ type: z.literal('reopen'), personAsked: z.boolean() })
const recordFollowUp = z.strictObject({
  type: z.literal('recordFollowUp'),
  outcome: z.enum(['doingWell', 'wouldLikeMore', 'notReached', 'declined']),
})
const comeBack = z.strictObject({ type: z.literal('comeBack') })
const keepLonger = z.strictObject({
  type: z.literal('keepLonger'),
  years: z.int().min(1).max(20),
  why: privateText(1000).min(1, 'Say why it must be kept longer'),
})
const destroy = z.strictObject({ type: z.literal('destroy') })
const withdraw = z.strictObject({ type: z.literal('withdraw') })
const recordDeath = z.strictObject({ type: z.literal('recordDeath') })
const recordInError = z.strictObject({ type: z.literal('recordInError') })

export const DischargeCommand = z.discriminatedUnion('type', [
  logSession,
  holdClosing,
  agreeSummary,
  noSummary,
  close,
  closeDirectly,
  reopen,
  recordFollowUp,
  comeBack,
  keepLonger,
  destroy,
  withdraw,
  recordDeath,
  recordInError,
])
export type DischargeCommand = z.infer<typeof DischargeCommand>

export const dischargeTimers = [
  'closingDue',
  'summaryDue',
  'closeDue',
  'followUpDue',
  'settle',
  'retentionEnds',
] as const
export type DischargeTimer = { type: `timer.${(typeof dischargeTimers)[number]}` }

export const DischargeFacts = z.strictObject({
  contact: ContactRules,
  openConcern: z.boolean(),
  /** Sessions that are planned and still to come. */
  futureSessions: z.int().min(0),
  /** The person agreed that the clinic may have the summary. */
  summaryMayBeShared: z.boolean(),
  /** Whether a session with the id that the event names is written up already. */
  sessionStands: z.exactOptional(z.boolean()),
  /** The mentor of the person, where a session is written up. */
  mentor: z.exactOptional(MentorFacts.nullable()),
})
export type DischargeFacts = z.infer<typeof DischargeFacts>

export const DischargeInput = z.strictObject({
  planned: z.boolean(),
  reason: EndingReason,
  mentorId: z.uuid(),
  mentorGone: z.exactOptional(z.literal(true)),
  clocks: DischargeClocks,
})
export type DischargeInput = z.infer<typeof DischargeInput>

export const DischargeContext = z.strictObject({
  planned: z.boolean(),
  reason: EndingReason,
  mentorId: z.uuid(),
  /** The mentor had stepped back because the two know each other, and sees nothing of the ending. */
  mentorGone: z.exactOptional(z.literal(true)),
  startedAt: Instant,
  /** Sessions that were held after the ending was planned. */
  sessions: z.exactOptional(z.int()),
  closingAt: Instant.nullable(),
  experience: Experience.nullable(),
  goalsReached: z.int().nullable(),
  howToComeBackTold: z.boolean(),
  followUpAgreed: z.boolean(),
  followUp: z.enum(['doingWell', 'wouldLikeMore', 'notReached', 'declined']).nullable(),
  summary: z.enum(['shared', 'kept', 'none']).nullable(),
  closedAt: Instant.nullable(),
  contactUntil: PlainDate.nullable(),
  /** They died, or withdrew their agreement, after the ending had begun. */
  diedAt: Instant.nullable(),
  withdrawnAt: Instant.nullable(),
  /** The first day on which a person may decide to destroy the record. */
  retainUntil: PlainDate.nullable(),
  clocks: DischargeClocks,
})
export type DischargeContext = z.infer<typeof DischargeContext>

export type DischargeEvent = (DischargeCommand | DischargeTimer) & { at: Instant; facts: DischargeFacts }
