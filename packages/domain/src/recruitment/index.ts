/** Recruitment: its words, and the lifecycle that the kernel runs. */
import { days, everyWorkingDays, type RecruitmentClocks } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import { recruitmentMachine } from './recruitment.machine.ts'
import { recruitmentRules } from './recruitment.rules.ts'
import {
  RecruitmentCommand,
  RecruitmentContext,
  RecruitmentFacts,
  RecruitmentInput,
  recruitmentTimers,
} from './recruitment.schema.ts'

export * from '../checks.ts'
export * from './application.ts'
export * from './pipeline.figures.ts'
export { everyCheckStands, hasCooledOff } from './recruitment.rules.ts'
export * from './recruitment.schema.ts'

/** What each button of recruitment is called and means. */
export const recruitmentWords = {
  inviteToChat: { label: 'Invite to a chat', hint: 'Half an hour, to hear what it is and ask anything.' },
  recordChat: { label: 'Record the chat', hint: 'They can write their application from then on.' },
  apply: { label: 'Send the application', hint: 'You can still withdraw at any time.' },
  shortlist: { label: 'Shortlist', hint: 'They are invited to an interview.' },
  interview: { label: 'Record the interview', hint: 'Held by two people, one of whom has been there.' },
  offer: { label: 'Make an offer', hint: 'On the condition that the checks are fine.' },
  acceptOffer: { label: 'Accept the offer', hint: 'The checks begin.' },
  askForChecks: { label: 'Ask for checks', hint: 'Several at once, if you like.' },
  recordCheck: { label: 'Record a check', hint: 'That it was seen, by whom and when. Never what it says.' },
  decideCheck: { label: 'Decide on a check', hint: 'Accepted or not, by a named person.' },
  clear: { label: 'Clear for training', hint: 'Every check is done. Training begins.' },
  couldNotClear: { label: 'Could not be cleared', hint: 'Tell them yourself, before they read it.' },
  notNow: { label: 'Not now', hint: 'Agree a day on which you talk again.' },
  notSelect: { label: 'Not selected', hint: 'Offer to tell them why.' },
  withdraw: { label: 'Withdraw', hint: 'No reason is needed. Everything stops at once.' },
} as const satisfies Record<RecruitmentCommand['type'], EventWords>

const chasing = ({ chaseWorkingDays }: RecruitmentClocks) =>
  `${everyWorkingDays(chaseWorkingDays)} until it comes`

/** When each clock of recruitment rings. */
export const recruitmentClockWords = {
  replyDue: ({ replyWorkingDays }) => `${everyWorkingDays(replyWorkingDays)} until somebody replied`,
  decisionDue: ({ decisionWorkingDays }) => `${everyWorkingDays(decisionWorkingDays)} until it is decided`,
  stalled: ({ stalledDays }) => `every ${days(stalledDays)} without an end: somebody calls them`,
  chaseIdentity: chasing,
  chaseRightToWork: chasing,
  chaseFirstReference: chasing,
  chaseSecondReference: chasing,
  chaseDbs: chasing,
  chaseOccupationalHealth: chasing,
  chaseContract: chasing,
  chaseConfidentiality: chasing,
} as const satisfies ClockWords<RecruitmentClocks, (typeof recruitmentTimers)[number]>

export const recruitment = {
  kind: 'recruitment',
  machine: recruitmentMachine,
  rules: recruitmentRules,
  Command: RecruitmentCommand,
  timers: recruitmentTimers,
  clockWords: recruitmentClockWords,
  Context: RecruitmentContext,
  Facts: RecruitmentFacts,
  Input: RecruitmentInput,
  words: recruitmentWords,
} satisfies Lifecycle
