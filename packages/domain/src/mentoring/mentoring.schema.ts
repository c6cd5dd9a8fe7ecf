/** The words of mentoring: sessions, reviews, pauses, silence, a change of mentor, and the way to an ending. */
import * as z from 'zod'
import { MentoringClocks } from '../clinic-settings.ts'
import { Channel, ContactRules } from '../contact-rules.ts'
import { EndingReason } from '../effects.ts'
import { MentorFacts } from '../mentor-readiness.ts'
import { privateText } from '../private-text.ts'
import { logSession, SessionOutcome } from '../session/index.ts'
import { MeetingMode } from '../themes.ts'
import { Instant, PlainDate } from '../time.ts'

export const MentoringState = z.enum([
  'active',
  'reviewDue',
  'paused',
  'notHeardFrom',
  'changingMentor',
  'ending',
  'recordedInError',
])
export type MentoringState = z.infer<typeof MentoringState>

const planSession = z.strictObject({
  type: z.literal('planSession'),
  heldAt: Instant,
  mode: MeetingMode,
  /** Away from the clinic: who knows where the mentor is and waits for the check-out. */
  checkInWith: z.enum(['coordinator', 'clinicDesk', 'notNeeded']),
})
const retractSession = z.strictObject({
  type: z.literal('retractSession'),
  sessionId: z.uuid(),
  why: z.enum(['loggedTwice', 'wrongPerson', 'didNotHappen']),
})
const checkIn = z.strictObject({ type: z.literal('checkIn') })
const checkOut = z.strictObject({ type: z.literal('checkOut') })
/** What is asked in a review. */
export const review = z.strictObject({
  type: z.literal('review'),
  personView: privateText(2000).min(1, 'Begin with how they see it'),
  goOnFor: z.int().min(1).max(12),
  goalProgress: z.exactOptional(z.int().min(0).max(10)),
})
const pause = z.strictObject({
  type: z.literal('pause'),
  askedBy: z.enum(['person', 'mentor', 'coordinator']),
  until: z.exactOptional(PlainDate),
})
const resume = z.strictObject({ type: z.literal('resume') })
const logAttempt = z.strictObject({
  type: z.literal('logAttempt'),
  channel: Channel,
  outcome: z.enum(['reached', 'noReply', 'someoneElseAnswered', 'wrongNumber', 'askedToTryLater']),
  /** When it was tried; left out, just now. */
  triedAt: z.exactOptional(Instant),
})
const changeMentor = z.strictObject({
  type: z.literal('changeMentor'),
  askedBy: z.enum(['person', 'mentor', 'coordinator']),
  goodbyeOffered: z.boolean(),
})
/** One of the two knows the other. It stops at once, without a reason, and is counted against nobody. */
const stepBack = z.strictObject({ type: z.literal('stepBack') })
const rematch = z.strictObject({
  type: z.literal('rematch'),
  mentorId: z.uuid(),
  personAgreed: z.boolean(),
  mentorAgreed: z.boolean(),
})
const planEnding = z.strictObject({
  type: z.literal('planEnding'),
  reason: EndingReason.exclude(['died', 'consentWithdrawn', 'disengaged', 'noRematchAccepted']),
})
const endDisengaged = z.strictObject({ type: z.literal('endDisengaged') })
const endWithoutRematch = z.strictObject({ type: z.literal('endWithoutRematch') })
const withdraw = z.strictObject({ type: z.literal('withdraw') })
const recordDeath = z.strictObject({ type: z.literal('recordDeath') })
const recordInError = z.strictObject({ type: z.literal('recordInError') })

export const MentoringCommand = z.discriminatedUnion('type', [
  planSession,
  logSession,
  retractSession,
  checkIn,
  checkOut,
  review,
  pause,
  resume,
  logAttempt,
  changeMentor,
  stepBack,
  rematch,
  planEnding,
  endDisengaged,
  endWithoutRematch,
  withdraw,
  recordDeath,
  recordInError,
])
export type MentoringCommand = z.infer<typeof MentoringCommand>

export const mentoringTimers = [
  'reviewDue',
  'silence',
  'logDue',
  'pauseCheck',
  'pauseLimit',
  'reachOut',
  'rematchDue',
  'checkOutLate',
  'checkOutOverdue',
] as const
export type MentoringTimer = { type: `timer.${(typeof mentoringTimers)[number]}` }

export const MentoringFacts = z.strictObject({
  contact: ContactRules,
  /** The mentor whom the event names, else the one who supports this person now. */
  mentor: MentorFacts.nullable(),
  /** Whether a session with the id that the event names stands and was not taken back. */
  sessionStands: z.boolean(),
  /** What that session had come to; left out, it counts as held. */
  sessionOutcome: z.exactOptional(SessionOutcome),
})
export type MentoringFacts = z.infer<typeof MentoringFacts>

export const MentoringInput = z.strictObject({ mentorId: z.uuid(), clocks: MentoringClocks })
export type MentoringInput = z.infer<typeof MentoringInput>

export const MentoringContext = z.strictObject({
  mentorId: z.uuid(),
  startedAt: Instant,
  /** Sessions that were held and not taken back. */
  sessions: z.int(),
  reviewAtSession: z.int(),
  /** From when the time until the review counts: the introduction or the last review, moved on by pauses. */
  reviewFrom: Instant,
  noShows: z.int(),
  lastHeldAt: Instant.nullable(),
  plannedAt: Instant.nullable(),
  plannedMode: MeetingMode.nullable(),
  checkInWith: z.enum(['coordinator', 'clinicDesk', 'notNeeded']).nullable(),
  checkedInAt: Instant.nullable(),
  lowWellbeing: z.int(),
  reviews: z.int(),
  attempts: z.int(),
  notHeardFromAt: Instant.nullable(),
  pausedAt: Instant.nullable(),
  pausedUntil: PlainDate.nullable(),
  /** Somebody asked for another mentor, and neither one was found nor the wish taken back. */
  wantsAnotherMentor: z.boolean(),
  /** The mentor stepped back because the two know each other, and sees nothing any more. */
  mentorGone: z.exactOptional(z.boolean()),
  mentorsBefore: z.array(z.uuid()),
  endingReason: EndingReason.nullable(),
  clocks: MentoringClocks,
})
export type MentoringContext = z.infer<typeof MentoringContext>

export type MentoringEvent = (MentoringCommand | MentoringTimer) & { at: Instant; facts: MentoringFacts }
