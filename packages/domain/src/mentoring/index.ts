/** Mentoring: its words, and the lifecycle that the kernel runs. */
import { days, everyWorkingDays, type MentoringClocks, workingDays } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import type { Instant } from '../time.ts'
import { instantPlusDays } from '../working-days.ts'
import { mentoringMachine } from './mentoring.machine.ts'
import { mentoringRules } from './mentoring.rules.ts'
import {
  MentoringCommand,
  MentoringContext,
  MentoringFacts,
  MentoringInput,
  mentoringTimers,
} from './mentoring.schema.ts'

export * from './mentoring.schema.ts'

/** What each button of mentoring is called and means. */
export const mentoringWords = {
  planSession: {
    label: 'Plan a session',
    hint: 'When, how, and who waits for your check-out.',
    done: 'A session was planned',
  },
  logSession: {
    label: 'Log a session',
    hint: 'A minute and a half. Write it as if they will read it.',
    done: 'A session was written up',
  },
  retractSession: {
    label: 'Take a session back',
    hint: 'The figures are put right; the history keeps both.',
    done: 'A session was taken back',
  },
  checkIn: {
    label: 'Check in',
    hint: 'Somebody now waits for your check-out.',
    done: 'The mentor checked in',
  },
  checkOut: { label: 'Check out', hint: 'You are done, and all right.', done: 'The mentor checked out' },
  review: {
    label: 'Record a review',
    hint: 'Their view first, then how you go on.',
    done: 'Looked back together',
  },
  pause: { label: 'Pause', hint: 'For up to three months; we look in before.', done: 'Paused' },
  resume: { label: 'Go on', hint: 'The pause, or the change, ends now.', done: 'They go on' },
  logAttempt: {
    label: 'Log a contact',
    hint: 'By ways that are safe for them only.',
    done: 'A contact was tried',
  },
  changeMentor: {
    label: 'Change mentor',
    hint: 'Anyone may ask, without a reason.',
    done: 'Asked for another mentor',
  },
  stepBack: {
    label: 'I know this person',
    hint: 'It stops at once, without a reason. They hear only that it did not go ahead.',
    done: 'It did not go ahead with this mentor',
  },
  rematch: {
    label: 'Record the new mentor',
    hint: 'On both sides’ yes.',
    done: 'Went on with another mentor',
  },
  planEnding: {
    label: 'Plan the ending',
    hint: 'A closing meeting follows, then a summary they agree.',
    done: 'The ending was planned',
  },
  endDisengaged: {
    label: 'End: not heard from',
    hint: 'Kindly, with the door left open.',
    done: 'Ended: not heard from',
  },
  endWithoutRematch: {
    label: 'End: no other mentor',
    hint: 'They did not want another mentor.',
    done: 'Ended: no other mentor wanted',
  },
  withdraw: {
    label: 'Agreement withdrawn',
    hint: 'Support ends and messages stop at once.',
    done: 'Agreement withdrawn',
  },
  recordDeath: {
    label: 'Record a death',
    hint: 'Stops every message at once.',
    done: 'A death was recorded',
  },
  recordInError: {
    label: 'Recorded in error',
    hint: 'The record should never have been made.',
    done: 'Marked as recorded in error',
  },
} as const satisfies Record<MentoringCommand['type'], EventWords>

/** A look back is for the next meeting; where none is planned, within this many days. */
const LOOK_BACK_WITHIN_DAYS = 7

/** By when a mentor has to act in a state without a clock of its own; nothing where a clock runs or nobody has to. */
export function mentoringDueBy({ state, since }: { state: string; since: Instant }): Instant | null {
  return state === 'reviewDue' ? instantPlusDays(since, LOOK_BACK_WITHIN_DAYS) : null
}

/** When each clock of mentoring rings. */
export const mentoringClockWords = {
  reviewDue: settled =>
    `${days(settled.reviewAfterDays)} after the introduction or the last review, pauses left out; or with session ${settled.reviewAtSession}`,
  silence: settled =>
    `${days(settled.silenceDays)} after the last sign of them, or after the meeting that is planned`,
  logDue: settled => `${workingDays(settled.logWithinWorkingDays)} after a planned session`,
  pauseCheck: settled => `every ${days(settled.pauseCheckDays)} of a pause, and on the day that they chose`,
  pauseLimit: settled => `${days(settled.pauseMaximumDays)} after a pause began`,
  reachOut: settled =>
    `${everyWorkingDays(Math.ceil(settled.notHeardFromWorkingDays / 3))} until they are heard from`,
  rematchDue: settled => `${everyWorkingDays(settled.rematchWorkingDays)} until there is another mentor`,
  checkOutLate: settled => `${settled.checkOutLateMinutes} minutes after the hour of a visit`,
  checkOutOverdue: settled => `${settled.checkOutOverdueMinutes} minutes after the hour of a visit`,
} as const satisfies ClockWords<MentoringClocks, (typeof mentoringTimers)[number]>

export const mentoring = {
  kind: 'mentoring',
  machine: mentoringMachine,
  rules: mentoringRules,
  Command: MentoringCommand,
  timers: mentoringTimers,
  clockWords: mentoringClockWords,
  Context: MentoringContext,
  Facts: MentoringFacts,
  Input: MentoringInput,
  words: mentoringWords,
} satisfies Lifecycle
