/** Supervision: its words, and the lifecycle that the kernel runs. */
import { days, everyWorkingDays, type SupervisionClocks, workingDays } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import { supervisionMachine } from './supervision.machine.ts'
import { supervisionRules } from './supervision.rules.ts'
import {
  SupervisionCommand,
  SupervisionContext,
  SupervisionFacts,
  SupervisionInput,
  supervisionTimers,
} from './supervision.schema.ts'

export { agendaReasons, type SupportNow } from './agenda.ts'
export { Alias, aliasOf } from './alias.ts'
export { openActions } from './supervision.rules.ts'
export * from './supervision.schema.ts'

/** What each button of a supervision is called and means. */
export const supervisionWords = {
  openAgenda: {
    label: 'Fill the agenda',
    hint: 'With everything that stands still, as it is today.',
    done: 'Agenda filled',
  },
  addItem: {
    label: 'Add to the agenda',
    hint: 'By alias. By name only if they agreed to that.',
    done: 'Added to the agenda',
  },
  removeItem: { label: 'Take off the agenda', hint: 'It is settled.', done: 'Taken off the agenda' },
  move: { label: 'Move to another day', hint: 'Everybody sees the new day.', done: 'Moved to another day' },
  hold: {
    label: 'Record that it was held',
    hint: 'Who was there, what it was about, what was learnt, and when the next one is.',
    done: 'Held',
  },
  addAction: { label: 'Add an action', hint: 'What, who, and until when.', done: 'An action was agreed' },
  shareLearning: {
    label: 'Share what was learnt',
    hint: 'Both sides can read it. After that only the actions are open.',
    done: 'What was learnt was shared',
  },
  finishAction: { label: 'Done', hint: 'The action is finished.', done: 'An action was finished' },
  dropAction: { label: 'Not needed', hint: 'The action is taken off.', done: 'An action was taken off' },
  didNotHappen: {
    label: 'It did not happen',
    hint: 'Those who answer for it hear of it.',
    done: 'It did not happen',
  },
  cancel: { label: 'Call off', hint: 'With the day of the next one.', done: 'Called off' },
} as const satisfies Record<SupervisionCommand['type'], EventWords>

/** When each clock of a supervision rings. */
export const supervisionClockWords = {
  agendaOpens: settled => `at nine, ${days(settled.agendaOpensDays)} before the day`,
  recordDue: settled =>
    `${workingDays(settled.recordWithinWorkingDays)} after the hour, when nobody recorded it`,
  writeUpDue: settled => `${everyWorkingDays(settled.writeUpWorkingDays)} until the learning is shared`,
  actionDue: () => 'at nine on the day on which an action is due, then every working day',
  rebookDue: settled => `${everyWorkingDays(settled.rebookWorkingDays)} until there is another day`,
} as const satisfies ClockWords<SupervisionClocks, (typeof supervisionTimers)[number]>

export const supervision = {
  kind: 'supervision',
  machine: supervisionMachine,
  rules: supervisionRules,
  Command: SupervisionCommand,
  timers: supervisionTimers,
  clockWords: supervisionClockWords,
  Context: SupervisionContext,
  Facts: SupervisionFacts,
  Input: SupervisionInput,
  words: supervisionWords,
} satisfies Lifecycle
