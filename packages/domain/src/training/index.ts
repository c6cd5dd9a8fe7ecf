/** Training: the curriculum, its words, and the lifecycle that the kernel runs. */
import { days, everyWorkingDays, type TrainingClocks } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import { trainingMachine } from './training.machine.ts'
import { trainingRules } from './training.rules.ts'
import {
  TrainingCommand,
  TrainingContext,
  TrainingFacts,
  TrainingInput,
  trainingTimers,
} from './training.schema.ts'

export * from '../learning/index.ts'
export * from './competencies.ts'
export { modulesLeft } from './training.rules.ts'
export * from './training.schema.ts'

/** What each button of training is called and means. */
export const trainingWords = {
  joinCohort: { label: 'Put into a group', hint: 'They see the dates of its taught days.' },
  recordDay: { label: 'Record a taught day', hint: 'Attended, made up, or missed.' },
  answerCheck: { label: 'Check what you know', hint: 'You hear at once what was right, and may try again.' },
  recordWatched: { label: 'Record a session they watched', hint: 'They sat in and said nothing.' },
  recordLed: { label: 'Record a session they led', hint: 'With an experienced mentor beside them.' },
  reflect: { label: 'Write your own thoughts', hint: 'What you noticed, and what you would do again.' },
  fillGrid: { label: 'Fill in the grid', hint: 'Thirteen things to be able to do. Signatures begin afresh.' },
  signForTeam: { label: 'Sign for the team', hint: 'Two different people sign, one for each side.' },
  signForClinic: { label: 'Sign for the clinic', hint: 'Two different people sign, one for each side.' },
  practiseMore: {
    label: 'More practice first',
    hint: 'They lead some more sessions with somebody beside them.',
  },
  defer: { label: 'Take a break', hint: 'Until a day of your choice. Nothing that you learned is lost.' },
  resume: { label: 'Go on', hint: 'From where you stood.' },
  withdraw: { label: 'Withdraw', hint: 'No reason is needed. Everything stops at once.' },
} as const satisfies Record<TrainingCommand['type'], EventWords>

/** When each clock of training rings. */
export const trainingClockWords = {
  quiet: ({ quietDays }) => `every ${days(quietDays)} without a finished module`,
  practiceDue: ({ practiceDays }) => `every ${days(practiceDays)} until the practice is done`,
  signOffDue: ({ signOffWorkingDays }) => `${everyWorkingDays(signOffWorkingDays)} until both have signed`,
  deferralEnds: () => 'at nine on the day that they chose',
} as const satisfies ClockWords<TrainingClocks, (typeof trainingTimers)[number]>

export const training = {
  kind: 'training',
  machine: trainingMachine,
  rules: trainingRules,
  Command: TrainingCommand,
  timers: trainingTimers,
  clockWords: trainingClockWords,
  Context: TrainingContext,
  Facts: TrainingFacts,
  Input: TrainingInput,
  words: trainingWords,
} satisfies Lifecycle
