/** Mentoring: its words, and the lifecycle that the kernel runs. */
import { days, everyWorkingDays, type MentoringClocks, workingDays } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
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
  planSession: { label: 'Plan a session', hint: 'When, how, and who waits for your check-out.' },
  logSession: { label: 'Log a session', hint: 'A minute and a half. Write it as if they will read it.' },
  retractSession: {
    label: 'Take a session back',
    hint: 'The figures are put right; the history keeps both.',
  },
  checkIn: { label: 'Check in', hint: 'Somebody now waits for your check-out.' },
  checkOut: { label: 'Check out', hint: 'You are done, and all right.' },
  review: { label: 'Record a review', hint: 'Their view first, then how you go on.' },
  pause: { label: 'Pause', hint: 'For up to three months; we look in before.' },
  resume: { label: 'Go on', hint: 'The pause, or the change, ends now.' },
  logAttempt: { label: 'Log a contact', hint: 'By ways that are safe for them only.' },
  changeMentor: { label: 'Change mentor', hint: 'Anyone may ask, without a reason.' },
  rematch: { label: 'Record the new mentor', hint: 'On both sides’ yes.' },
  planEnding: { label: 'Plan the ending', hint: 'A closing meeting follows, then a summary they agree.' },
  endDisengaged: { label: 'End: not heard from', hint: 'Kindly, with the door left open.' },
  endWithoutRematch: { label: 'End: no other mentor', hint: 'They did not want another mentor.' },
  withdraw: { label: 'Agreement withdrawn', hint: 'Support ends and messages stop at once.' },
  recordDeath: { label: 'Record a death', hint: 'Stops every message at once.' },
  recordInError: { label: 'Recorded in error', hint: 'The record should never have been made.' },
} as const satisfies Record<MentoringCommand['type'], EventWords>

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
