/** Mentoring: its words, and the lifecycle that the kernel runs. */
import type { EventWords, Lifecycle } from '../lifecycle.ts'
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

export const mentoring = {
  kind: 'mentoring',
  machine: mentoringMachine,
  rules: mentoringRules,
  Command: MentoringCommand,
  timers: mentoringTimers,
  Context: MentoringContext,
  Facts: MentoringFacts,
  Input: MentoringInput,
  words: mentoringWords,
} satisfies Lifecycle
