/** The referral: its words, and the lifecycle that the kernel runs. */
import { days, everyWorkingDays, type ReferralClocks } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import { referralMachine } from './referral.machine.ts'
import { referralRules } from './referral.rules.ts'
import {
  ReferralCommand,
  ReferralContext,
  ReferralFacts,
  ReferralInput,
  referralTimers,
} from './referral.schema.ts'

export * from './referral.schema.ts'

/** What each button of a referral is called and means. */
export const referralWords = {
  tell: { label: 'Record that they were told', hint: 'You told them about the offer, in private.' },
  agree: { label: 'Record that they agree', hint: 'Each question is a yes or a no of its own.' },
  optOut: {
    label: 'Not taking up the offer',
    hint: 'No reason is needed. Everything pending stops at once.',
  },
  leaveOpen: { label: 'No decision yet', hint: 'The offer stays open and is made again at the next visit.' },
  release: {
    label: 'Release to the team',
    hint: 'Their name and safe contact go to the peer support team today.',
  },
  accept: { label: 'Accept', hint: 'Onboarding begins and the clinic hears that it was accepted.' },
  query: { label: 'Ask the clinic', hint: 'Ask one question before you decide.' },
  answerQuery: { label: 'Answer the question', hint: 'Your answer goes to the coordinator who asked.' },
  redirect: {
    label: 'Another service fits better',
    hint: 'Hand over warmly; the clinic hears that it was redirected.',
  },
  withdraw: { label: 'Agreement withdrawn', hint: 'Everything stops, and their details leave the team.' },
  markIneligible: { label: 'Not eligible', hint: 'Peer support here does not fit this person.' },
  recordTracing: { label: 'Record what tracing found', hint: 'For people who had stopped coming.' },
  confirmGenuine: {
    label: 'Confirm and release',
    hint: 'They came by themself; you have checked kindly who they are.',
  },
  recordDeath: { label: 'Record a death', hint: 'Stops every message at once.' },
  recordInError: { label: 'Recorded in error', hint: 'The record should never have been made.' },
} as const satisfies Record<ReferralCommand['type'], EventWords>

/** When each clock of a referral rings. */
export const referralClockWords = {
  tellDue: settled =>
    `at nine, ${settled.tellWithinDays} days after the diagnosis (unwell: ${days(settled.tellUnwellWithinDays)}); then at five each working day`,
  decisionWindow: settled => `${days(settled.decisionWindowDays)} after they were told`,
  reOfferDue: settled => `every ${days(settled.reOfferAfterDays)} while the offer is open`,
  releaseDue: () => 'at five on the day they agreed; then at five each working day',
  triageDue: settled => `${everyWorkingDays(settled.triageWorkingDays)} until it is looked at`,
} as const satisfies ClockWords<ReferralClocks, (typeof referralTimers)[number]>

export const referral = {
  kind: 'referral',
  machine: referralMachine,
  rules: referralRules,
  Command: ReferralCommand,
  timers: referralTimers,
  clockWords: referralClockWords,
  Context: ReferralContext,
  Facts: ReferralFacts,
  Input: ReferralInput,
  words: referralWords,
} satisfies Lifecycle
