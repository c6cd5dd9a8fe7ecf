/** Concern: its words, and the lifecycle that the kernel runs. */
import { type ConcernClocks, everyWorkingDays, workingDays } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import { concernMachine } from './concern.machine.ts'
import { concernRules } from './concern.rules.ts'
import {
  ConcernCommand,
  ConcernContext,
  ConcernFacts,
  ConcernInput,
  concernTimers,
} from './concern.schema.ts'

export { owedReferrals } from './concern.rules.ts'
export * from './concern.schema.ts'

/** What each button of a concern is called and means. */
export const concernWords = {
  triage: { label: 'Take it on', hint: 'You have read it, and you see to it now.', done: 'Taken on' },
  makeUrgent: {
    label: 'It has become urgent',
    hint: 'Whoever has to know hears of it at once.',
    done: 'It became urgent',
  },
  writeAccount: {
    label: 'Write the account',
    hint: 'What was said and seen, in their words. Within a day.',
    done: 'The account was written',
  },
  decide: {
    label: 'Record a decision',
    hint: 'What is done, why, and whether they agreed.',
    done: 'A decision was made',
  },
  noFurtherAction: {
    label: 'Nothing more to do',
    hint: 'With the reason, and a word to whoever raised it.',
    done: 'Nothing more to do',
  },
  recordReferral: {
    label: 'Record that it was passed on',
    hint: 'To whom, and when.',
    done: 'It was passed on',
  },
  giveFeedback: {
    label: 'Tell whoever raised it',
    hint: 'What was decided, as far as they may know.',
    done: 'Whoever raised it was told',
  },
  close: { label: 'Close', hint: 'When everything was done and whoever raised it knows.', done: 'Closed' },
} as const satisfies Record<ConcernCommand['type'], EventWords>

/** When each clock of a concern rings. */
export const concernClockWords = {
  tellDue: settled =>
    `${settled.urgentMinutes} minutes after an urgent concern was raised, and again as often; any other at ${settled.sameDayUntil} on the same day, then every morning`,
  accountDue: settled =>
    `${settled.accountHours} hours after it was raised, and again as often, until it is written`,
  decisionDue: settled => `at ${settled.sameDayUntil} on the day on which it was raised, then every morning`,
  referralDue: settled => `${workingDays(settled.referralWorkingDays)} after it was decided to pass it on`,
  feedbackDue: settled =>
    `${workingDays(settled.feedbackWorkingDays)} after a decision, until whoever raised it was told`,
  lookAgain: settled => `${everyWorkingDays(settled.lookAgainWorkingDays)} while it is acted on`,
} as const satisfies ClockWords<ConcernClocks, (typeof concernTimers)[number]>

export const concern = {
  kind: 'concern',
  machine: concernMachine,
  rules: concernRules,
  Command: ConcernCommand,
  timers: concernTimers,
  clockWords: concernClockWords,
  Context: ConcernContext,
  Facts: ConcernFacts,
  Input: ConcernInput,
  words: concernWords,
} satisfies Lifecycle
