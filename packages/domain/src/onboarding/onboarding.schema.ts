/** The words of onboarding: from an accepted referral to the first meeting with a mentor. */
import * as z from 'zod'
import { OnboardingClocks } from '../clinic-settings.ts'
import { Channel, ContactRules } from '../contact-rules.ts'
import { MentorFacts } from '../mentor-readiness.ts'
import { privateText } from '../private-text.ts'
import { MeetingMode, MeetingTime, Theme } from '../themes.ts'
import { Instant, PlainDate } from '../time.ts'

export const OnboardingState = z.enum([
  'toContact',
  'reached',
  'assessmentBooked',
  'assessed',
  'matching',
  'waiting',
  'onHold',
  'introduced',
  'unableToContact',
  'declined',
  'redirected',
  'withdrawn',
  'died',
  'recordedInError',
])
export type OnboardingState = z.infer<typeof OnboardingState>

/** What one try at reaching somebody came to. */
export const AttemptOutcome = z.enum([
  'reached',
  'noReply',
  'someoneElseAnswered',
  'wrongNumber',
  'askedToTryLater',
])
export type AttemptOutcome = z.infer<typeof AttemptOutcome>

/** What somebody may wish of a mentor: asked, never inferred. */
export const MentorWish = z.enum([
  'aWoman',
  'aMan',
  'transExperience',
  'similarAge',
  'under35',
  'over45',
  'similarBackground',
  'aParent',
  'sameLanguage',
  'migrationExperience',
  'notFromMyCommunity',
  'notFromMyClinic',
  'onlyRemote',
])
export type MentorWish = z.infer<typeof MentorWish>

/** What somebody may say of themself so that the right mentor is asked. Nobody has to, and no mentor is told. */
export const SaidOfSelf = z.enum(['aWoman', 'aMan', 'under25'])
export type SaidOfSelf = z.infer<typeof SaidOfSelf>

const logAttempt = z.strictObject({
  type: z.literal('logAttempt'),
  channel: Channel,
  outcome: AttemptOutcome,
  /** When it was tried; left out, just now. */
  triedAt: z.exactOptional(Instant),
})
const askClinicToMention = z.strictObject({ type: z.literal('askClinicToMention') })
/** Reached before, and not heard from since: they are looked for again. */
const loseTouch = z.strictObject({ type: z.literal('loseTouch') })
const stopTrying = z.strictObject({ type: z.literal('stopTrying') })
const book = z.strictObject({
  type: z.literal('book'),
  heldAt: Instant,
  mode: MeetingMode,
  identityReconfirmed: z.boolean(),
  safeToTalk: z.boolean(),
})
const assessmentMissed = z.strictObject({
  type: z.literal('assessmentMissed'),
  why: z.enum(['personDidNotCome', 'personCancelled', 'teamCancelled']),
})
const assess = z.strictObject({
  type: z.literal('assess'),
  needs: z.array(Theme).min(1, 'Choose at least one thing they would like support with'),
  why: privateText(2000).min(1, 'Say in their words why they would like support from a peer'),
  goals: privateText(2000),
  mustHave: z.array(MentorWish),
  mustNot: z.array(MentorWish),
  language: z.string().trim().min(2).max(35),
  /** How, and when, they could meet; left out or empty, any way and any time. */
  modes: z.exactOptional(z.array(MeetingMode)),
  times: z.exactOptional(z.array(MeetingTime)),
  ofSelf: z.exactOptional(z.array(SaidOfSelf)),
  privacyNoticeGiven: z.boolean(),
  limitsExplained: z.boolean(),
  scopesReconfirmed: z.boolean(),
  riskNote: privateText(2000),
})
const proposeMatch = z.strictObject({ type: z.literal('proposeMatch'), mentorId: z.uuid() })
/** `knowsThem` is a no that is remembered for ever, whatever else changes. */
const mentorAnswers = z.strictObject({
  type: z.literal('mentorAnswers'),
  accepts: z.boolean(),
  knowsThem: z.exactOptional(z.boolean()),
})
const personAnswers = z.strictObject({
  type: z.literal('personAnswers'),
  accepts: z.boolean(),
  knowsThem: z.exactOptional(z.boolean()),
})
const putOnWaitingList = z.strictObject({
  type: z.literal('putOnWaitingList'),
  personTold: z.boolean(),
  groupOffered: z.boolean(),
})
const introduce = z.strictObject({
  type: z.literal('introduce'),
  heldAt: Instant,
  mode: MeetingMode,
  checkInAgreed: z.boolean(),
})
const putOnHold = z.strictObject({ type: z.literal('putOnHold'), until: PlainDate })
const resume = z.strictObject({ type: z.literal('resume') })
const decline = z.strictObject({ type: z.literal('decline') })
const redirect = z.strictObject({
  type: z.literal('redirect'),
  to: z.enum(['counselling', 'advice', 'group', 'reEngagementService', 'anotherPeerService', 'other']),
  warmHandover: z.boolean(),
})
const withdraw = z.strictObject({ type: z.literal('withdraw') })
const recordDeath = z.strictObject({ type: z.literal('recordDeath') })
const recordInError = z.strictObject({ type: z.literal('recordInError') })

export const OnboardingCommand = z.discriminatedUnion('type', [
  logAttempt,
  askClinicToMention,
  loseTouch,
  stopTrying,
  book,
  assessmentMissed,
  assess,
  proposeMatch,
  mentorAnswers,
  personAnswers,
  putOnWaitingList,
  introduce,
  putOnHold,
  resume,
  decline,
  redirect,
  withdraw,
  recordDeath,
  recordInError,
])
export type OnboardingCommand = z.infer<typeof OnboardingCommand>

export const onboardingTimers = [
  'firstAttemptDue',
  'tryAgain1',
  'tryAgain2',
  'tryAgain3',
  'tryAgain4',
  'assessmentDue',
  'matchDue',
  'answerDue',
  'waitingReview',
  'introductionDue',
  'holdEnds',
] as const
export type OnboardingTimer = { type: `timer.${(typeof onboardingTimers)[number]}` }

export const OnboardingFacts = z.strictObject({
  contact: ContactRules,
  /** A concern about this person is open and the safeguarding lead has not parked it. */
  openConcern: z.boolean(),
  /** The mentor whom the event names, or who is proposed; null when there is none. */
  mentor: MentorFacts.nullable(),
})
export type OnboardingFacts = z.infer<typeof OnboardingFacts>

export const OnboardingInput = z.strictObject({
  newlyDiagnosed: z.boolean(),
  clocks: OnboardingClocks,
})
export type OnboardingInput = z.infer<typeof OnboardingInput>

export const OnboardingContext = z.strictObject({
  newlyDiagnosed: z.boolean(),
  startedAt: Instant,
  /** From when the days of trying count: the start, or the end of a hold. */
  tryingSince: Instant,
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
  /** The language they would rather speak; null until somebody asked. */
  language: z.string().nullable(),
  /** Left out by whoever was not asked. */
  modes: z.exactOptional(z.array(MeetingMode)),
  times: z.exactOptional(z.array(MeetingTime)),
  ofSelf: z.exactOptional(z.array(SaidOfSelf)),
  mentorId: z.uuid().nullable(),
  mentorAccepts: z.boolean(),
  personAccepts: z.boolean(),
  /** Mentors to whom one side said no: never proposed again, and never counted against anyone. */
  declinedMentorIds: z.array(z.uuid()),
  introducedAt: Instant.nullable(),
  holdUntil: PlainDate.nullable(),
  clocks: OnboardingClocks,
})
export type OnboardingContext = z.infer<typeof OnboardingContext>

export type OnboardingEvent = (OnboardingCommand | OnboardingTimer) & { at: Instant; facts: OnboardingFacts }
