/** Discharge: its words, and the lifecycle that the kernel runs. */
import { type DischargeClocks, everyWorkingDays } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import { dischargeMachine } from './discharge.machine.ts'
import { dischargeRules } from './discharge.rules.ts'
import {
  DischargeCommand,
  DischargeContext,
  DischargeFacts,
  DischargeInput,
  dischargeTimers,
} from './discharge.schema.ts'

export * from './discharge.schema.ts'

/** What each button of a discharge is called and means. */
export const dischargeWords = {
  logSession: {
    label: 'Log a session',
    hint: 'One that was before the closing meeting.',
    done: 'A session was written up',
  },
  holdClosing: {
    label: 'Record the closing meeting',
    hint: 'What changed, what next, and how to come back.',
    done: 'Closing meeting held',
  },
  agreeSummary: {
    label: 'Agree the summary',
    hint: 'Only words that they agreed. The clinic gets it only if they said so.',
    done: 'Summary agreed',
  },
  noSummary: { label: 'No summary wanted', hint: 'That is fine, too.', done: 'No summary wanted' },
  close: {
    label: 'Close',
    hint: 'The clinic hears that support has ended, and nothing else.',
    done: 'Closed',
  },
  closeDirectly: {
    label: 'Close without a meeting',
    hint: 'For endings that nobody planned.',
    done: 'Closed without a meeting',
  },
  reopen: { label: 'Open again', hint: 'Within thirty days, when they ask for it.', done: 'Opened again' },
  recordFollowUp: {
    label: 'Record the follow-up',
    hint: 'Only for people who agreed to one.',
    done: 'Follow-up recorded',
  },
  comeBack: {
    label: 'Back in use',
    hint: 'They came back: the time of keeping starts again.',
    done: 'Back in use',
  },
  keepLonger: {
    label: 'Keep longer',
    hint: 'With a reason, and never more than twenty years.',
    done: 'Kept longer',
  },
  destroy: {
    label: 'Destroy',
    hint: 'Their key is destroyed; only counts remain. This cannot be undone.',
    done: 'Destroyed',
  },
  withdraw: {
    label: 'Agreement withdrawn',
    hint: 'Nobody contacts them any more; their record needs attention today.',
    done: 'Agreement withdrawn',
  },
  recordDeath: {
    label: 'Record a death',
    hint: 'Stops every message at once.',
    done: 'A death was recorded',
  },
  recordInError: {
    label: 'Recorded in error',
    hint: 'Support goes on as before.',
    done: 'Marked as recorded in error',
  },
} as const satisfies Record<DischargeCommand['type'], EventWords>

/** When each clock of a discharge rings. */
export const dischargeClockWords = {
  closingDue: settled => `${everyWorkingDays(settled.closingWorkingDays)} until the closing meeting`,
  summaryDue: settled => `${everyWorkingDays(settled.summaryWorkingDays)} until a summary is agreed`,
  closeDue: settled => `${everyWorkingDays(settled.summaryWorkingDays)} until the record is closed`,
  followUpDue: settled =>
    `at nine, ${settled.followUpMonths} months after it was closed, when they agreed to it`,
  settle: settled =>
    `at nine, on the day after the ${settled.reopenDays} days in which it may be opened again (with a follow-up agreed: ${settled.followUpMonths + 1} months)`,
  retentionEnds: settled =>
    `at nine, ${settled.retentionYears} years after it fell out of use; then every year until a person decides`,
} as const satisfies ClockWords<DischargeClocks, (typeof dischargeTimers)[number]>

export const discharge = {
  kind: 'discharge',
  machine: dischargeMachine,
  rules: dischargeRules,
  Command: DischargeCommand,
  timers: dischargeTimers,
  clockWords: dischargeClockWords,
  Context: DischargeContext,
  Facts: DischargeFacts,
  Input: DischargeInput,
  words: dischargeWords,
} satisfies Lifecycle
