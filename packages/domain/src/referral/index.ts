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
  tell: {
    label: 'Record that they were told',
    hint: 'You told them about the offer, in private.',
    done: 'Told about the offer',
  },
  agree: {
    label: 'Record that they agree',
    hint: 'Each question is a yes or a no of its own.',
    done: 'Agreed',
  },
  optOut: {
    label: 'Not taking up the offer',
    hint: 'No reason is needed. Everything pending stops at once.',
    done: 'Did not take up the offer',
  },
  leaveOpen: {
    label: 'No decision yet',
    hint: 'The offer stays open and is made again at the next visit.',
    done: 'No decision yet: the offer stays open',
  },
  release: {
    label: 'Release to the team',
    hint: 'Their name and safe contact go to the peer support team today.',
    done: 'Released to the team',
  },
  accept: {
    label: 'Accept',
    hint: 'Onboarding begins and the clinic hears that it was accepted.',
    done: 'Accepted by the team',
  },
  query: {
    label: 'Ask the clinic',
    hint: 'Ask one question before you decide.',
    done: 'The clinic was asked a question',
  },
  answerQuery: {
    label: 'Answer the question',
    hint: 'Your answer goes to the coordinator who asked.',
    done: 'The clinic answered the question',
  },
  redirect: {
    label: 'Another service fits better',
    hint: 'Hand over warmly; the clinic hears that it was redirected.',
    done: 'Another service fits better',
  },
  withdraw: {
    label: 'Agreement withdrawn',
    hint: 'Everything stops, and their details leave the team.',
    done: 'Agreement withdrawn',
  },
  markIneligible: {
    label: 'Not eligible',
    hint: 'Peer support here does not fit this person.',
    done: 'Not eligible',
  },
  recordTracing: {
    label: 'Record what tracing found',
    hint: 'For people who had stopped coming.',
    done: 'What tracing found was recorded',
  },
  confirmGenuine: {
    label: 'Confirm and release',
    hint: 'They came by themself; you have checked kindly who they are.',
    done: 'Confirmed and released',
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
