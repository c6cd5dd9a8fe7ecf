/** Onboarding: its words, and the lifecycle that the kernel runs. */
import { everyWorkingDays, type OnboardingClocks, workingDays } from '../clinic-settings.ts'
import type { ClockWords, EventWords, Lifecycle } from '../lifecycle.ts'
import { onboardingMachine } from './onboarding.machine.ts'
import { onboardingRules } from './onboarding.rules.ts'
import {
  OnboardingCommand,
  OnboardingContext,
  OnboardingFacts,
  OnboardingInput,
  onboardingTimers,
} from './onboarding.schema.ts'

export * from './onboarding.schema.ts'

/** What each button of onboarding is called and means. */
export const onboardingWords = {
  logAttempt: {
    label: 'Log a contact',
    hint: 'Every try counts, by ways that are safe for them only.',
    done: 'A contact was tried',
  },
  askClinicToMention: {
    label: 'Ask the clinic to mention it',
    hint: 'The clinic brings it up at the next visit.',
    done: 'The clinic was asked to mention it',
  },
  loseTouch: {
    label: 'Not heard from any more',
    hint: 'Try to reach them again, by safe ways. What was arranged is let go of.',
    done: 'Not heard from any more',
  },
  stopTrying: {
    label: 'Stop trying',
    hint: 'The clinic hears that they could not be reached. The door stays open.',
    done: 'Could not be reached',
  },
  book: {
    label: 'Book the first conversation',
    hint: 'Check that it is them, and that it is safe to talk.',
    done: 'First conversation booked',
  },
  assessmentMissed: {
    label: 'It did not happen',
    hint: 'Book another time; nobody is blamed.',
    done: 'The conversation did not happen',
  },
  assess: {
    label: 'Record the first conversation',
    hint: 'What they need, and who they would like to meet.',
    done: 'First conversation held',
  },
  proposeMatch: {
    label: 'Propose a match',
    hint: 'Both sides decide; neither has to say why.',
    done: 'A match was proposed',
  },
  mentorAnswers: {
    label: 'Answer the match',
    hint: 'Yes or no. A no is never counted against anyone.',
    done: 'The mentor answered the match',
  },
  personAnswers: {
    label: 'Record their answer',
    hint: 'Yes or no. A no is never counted against anyone.',
    done: 'They answered the match',
  },
  putOnWaitingList: {
    label: 'Put on the waiting list',
    hint: 'Tell them, and offer a group meanwhile.',
    done: 'Put on the waiting list',
  },
  introduce: {
    label: 'Record the introduction',
    hint: 'Mentoring begins and the clinic hears that it started.',
    done: 'Introduced to the mentor',
  },
  putOnHold: { label: 'Put on hold', hint: 'Until a day that they choose.', done: 'Put on hold' },
  resume: { label: 'Go on', hint: 'The hold ends now.', done: 'They go on' },
  decline: {
    label: 'They do not want support now',
    hint: 'No reason is needed. Everything pending stops at once.',
    done: 'Did not want support now',
  },
  redirect: {
    label: 'Another service fits better',
    hint: 'Hand over warmly.',
    done: 'Another service fits better',
  },
  withdraw: {
    label: 'Agreement withdrawn',
    hint: 'Everything stops, and their details leave the team.',
    done: 'Agreement withdrawn',
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
} as const satisfies Record<OnboardingCommand['type'], EventWords>

/** When each clock of onboarding rings. */
export const onboardingClockWords = {
  firstAttemptDue: settled =>
    `${everyWorkingDays(settled.firstAttemptWorkingDays)} until somebody tried (newly diagnosed: ${workingDays(settled.firstAttemptNewlyDiagnosedWorkingDays)})`,
  tryAgain1: settled => tryAgain(settled, 0),
  tryAgain2: settled => tryAgain(settled, 1),
  tryAgain3: settled => tryAgain(settled, 2),
  tryAgain4: settled => `${tryAgain(settled, 3)}; then every 5 working days`,
  assessmentDue: settled => `${everyWorkingDays(settled.assessmentWorkingDays)} until the first conversation`,
  matchDue: settled => `${everyWorkingDays(settled.matchWorkingDays)} until a match is proposed`,
  answerDue: settled => `${everyWorkingDays(settled.matchAnswerWorkingDays)} until both have answered`,
  waitingReview: settled => `${everyWorkingDays(settled.waitingReviewWorkingDays)} while they wait`,
  introductionDue: settled =>
    `${everyWorkingDays(settled.introductionWorkingDays)} until they were introduced`,
  holdEnds: () => 'at nine on the day that they chose',
} as const satisfies ClockWords<OnboardingClocks, (typeof onboardingTimers)[number]>

function tryAgain({ attemptReminderWorkingDays }: OnboardingClocks, nth: number): string {
  const day = attemptReminderWorkingDays[nth]
  return day === undefined ? 'a working day after the one before' : `on working day ${day} of trying`
}

export const onboarding = {
  kind: 'onboarding',
  machine: onboardingMachine,
  rules: onboardingRules,
  Command: OnboardingCommand,
  timers: onboardingTimers,
  clockWords: onboardingClockWords,
  Context: OnboardingContext,
  Facts: OnboardingFacts,
  Input: OnboardingInput,
  words: onboardingWords,
} satisfies Lifecycle
