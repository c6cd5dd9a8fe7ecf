/** The words of recruitment: from somebody's first interest to being cleared for training. */
import * as z from 'zod'
import { Check, CheckRecord, DbsLevel } from '../checks.ts'
import { RecruitmentClocks } from '../clinic-settings.ts'
import { Instant, PlainDate } from '../time.ts'

export const RecruitmentState = z.enum([
  'enquiry',
  'invitedToChat',
  'applied',
  'shortlisted',
  'interviewed',
  'conditionallyOffered',
  'checks',
  'cleared',
  'notNow',
  'withdrawn',
  'notSelected',
  'notCleared',
])
export type RecruitmentState = z.infer<typeof RecruitmentState>

/** How somebody came: by the link of a clinic, or as somebody who was supported here and finished. */
export const RecruitmentRoute = z.enum(['clinicLink', 'formerPerson'])
export type RecruitmentRoute = z.infer<typeof RecruitmentRoute>

/** What two interviewers agree on, 1 (not yet) to 4 (clearly there). */
export const InterviewScore = z.int().min(1).max(4)
export const InterviewGrid = z.strictObject({
  readiness: InterviewScore,
  selfAwareness: InterviewScore,
  listening: InterviewScore,
  boundaries: InterviewScore,
})
export type InterviewGrid = z.infer<typeof InterviewGrid>

const inviteToChat = z.strictObject({ type: z.literal('inviteToChat') })
const recordChat = z.strictObject({ type: z.literal('recordChat'), heldOn: PlainDate })
const apply = z.strictObject({ type: z.literal('apply'), confirmsTrue: z.boolean() })
const shortlist = z.strictObject({ type: z.literal('shortlist') })
const interview = z.strictObject({
  type: z.literal('interview'),
  heldOn: PlainDate,
  interviewers: z.int().min(1).max(6),
  peerAmongThem: z.boolean(),
  adjustmentsAsked: z.boolean(),
  grid: InterviewGrid,
})
const offer = z.strictObject({ type: z.literal('offer') })
const acceptOffer = z.strictObject({ type: z.literal('acceptOffer') })
const askForChecks = z.strictObject({
  type: z.literal('askForChecks'),
  checks: z.array(Check).min(1, 'Choose at least one check'),
  /** The level of the DBS check that is asked for; empty when none is. */
  dbsLevel: DbsLevel.nullable(),
})
const recordCheck = z.strictObject({
  type: z.literal('recordCheck'),
  check: Check,
  seenOn: PlainDate,
  expiresOn: PlainDate.nullable(),
  /** Of a DBS check only. What the certificate says is never written down anywhere. */
  dbsLevel: DbsLevel.nullable(),
  /** Of a contract only: the clinic that gave it. */
  clinicId: z.uuid().nullable(),
})
const decideCheck = z.strictObject({
  type: z.literal('decideCheck'),
  check: Check,
  accepted: z.boolean(),
  decidedByTwo: z.boolean(),
})
const clear = z.strictObject({ type: z.literal('clear') })
const couldNotClear = z.strictObject({ type: z.literal('couldNotClear') })
const notNow = z.strictObject({ type: z.literal('notNow'), until: PlainDate })
const notSelect = z.strictObject({ type: z.literal('notSelect'), feedbackOffered: z.boolean() })
const withdraw = z.strictObject({ type: z.literal('withdraw') })

export const RecruitmentCommand = z.discriminatedUnion('type', [
  inviteToChat,
  recordChat,
  apply,
  shortlist,
  interview,
  offer,
  acceptOffer,
  askForChecks,
  recordCheck,
  decideCheck,
  clear,
  couldNotClear,
  notNow,
  notSelect,
  withdraw,
])
export type RecruitmentCommand = z.infer<typeof RecruitmentCommand>

export const recruitmentTimers = [
  'replyDue',
  'decisionDue',
  'stalled',
  'chaseIdentity',
  'chaseRightToWork',
  'chaseFirstReference',
  'chaseSecondReference',
  'chaseDbs',
  'chaseOccupationalHealth',
  'chaseContract',
  'chaseConfidentiality',
] as const
export type RecruitmentTimer = { type: `timer.${(typeof recruitmentTimers)[number]}` }

export const RecruitmentFacts = z.strictObject({
  /** The account that acts; null when a clock rings. */
  by: z.uuid().nullable(),
  /** Whether the applicant's form is complete: what it says stays out of here. */
  formComplete: z.boolean(),
  /** The referees who have answered by their link. */
  referencesIn: z.strictObject({ first: z.boolean(), second: z.boolean() }),
})
export type RecruitmentFacts = z.infer<typeof RecruitmentFacts>

export const RecruitmentInput = z.strictObject({
  route: RecruitmentRoute,
  clocks: RecruitmentClocks,
})
export type RecruitmentInput = z.infer<typeof RecruitmentInput>

export const RecruitmentContext = z.strictObject({
  route: RecruitmentRoute,
  chatHeldOn: PlainDate.nullable(),
  appliedAt: Instant.nullable(),
  interviewedOn: PlainDate.nullable(),
  grid: InterviewGrid.nullable(),
  offeredAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  /** One for each check that was asked for or recorded. */
  checks: z.partialRecord(Check, CheckRecord),
  /** The clinics that gave an honorary contract or a letter, each until a day. */
  contracts: z.array(z.strictObject({ clinicId: z.uuid(), until: PlainDate })),
  keepWarmUntil: PlainDate.nullable(),
  feedbackOffered: z.boolean(),
  clocks: RecruitmentClocks,
})
export type RecruitmentContext = z.infer<typeof RecruitmentContext>

export type RecruitmentEvent = (RecruitmentCommand | RecruitmentTimer) & {
  at: Instant
  facts: RecruitmentFacts
}
