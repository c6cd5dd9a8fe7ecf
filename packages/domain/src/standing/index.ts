/** Standing: its words, and the lifecycle that the kernel runs. */
import { days, type StandingClocks } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import { standingMachine } from './standing.machine.ts'
import { standingRules } from './standing.rules.ts'
import {
  StandingCommand,
  StandingContext,
  StandingFacts,
  StandingInput,
  standingTimers,
} from './standing.schema.ts'

export * from './in-date.ts'
export { supervisedOn } from './standing.rules.ts'
export * from './standing.schema.ts'
export * from './supervision-recency.ts'

/** What each button of standing is called and means. */
export const standingWords = {
  record: { label: 'Record what was done', hint: 'A check, an agreement, a refresher or supervision.' },
  answerRefresher: { label: 'Take a refresher', hint: 'A short set of questions about what you learned.' },
  becomeFull: { label: 'Confirm full standing', hint: 'After the review at the end of the first months.' },
  restrict: { label: 'Nobody new for now', hint: 'Those they support stay with them.' },
  lift: { label: 'Open to new people again', hint: 'Everything is in date.' },
  startBreak: { label: 'Start a break', hint: 'Until a day that they choose.' },
  endBreak: { label: 'End the break', hint: 'They go on from where they stood.' },
  leave: {
    label: 'Leave',
    hint: 'Everybody they support here is found another mentor, and their way in ends today.',
  },
} as const satisfies Record<StandingCommand['type'], EventWords>

/** When each clock of standing rings. */
export const standingClockWords = {
  firstReview: ({ provisionalDays }) => `${days(provisionalDays)} after the start, then every week`,
  look: ({ remindDaysBefore }) =>
    `${remindDaysBefore.join(', ')} days before something runs out, and on the day after it has`,
  breakEnds: () => 'at nine on the day that they chose, then every week',
} as const satisfies ClockWords<StandingClocks, (typeof standingTimers)[number]>

export const standing = {
  kind: 'standing',
  machine: standingMachine,
  rules: standingRules,
  Command: StandingCommand,
  timers: standingTimers,
  clockWords: standingClockWords,
  Context: StandingContext,
  Facts: StandingFacts,
  Input: StandingInput,
  words: standingWords,
} satisfies Lifecycle
