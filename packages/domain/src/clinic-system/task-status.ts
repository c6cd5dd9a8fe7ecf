/**
 * What a clinic's own system may hear of a request: how far it has come, and never what was said. What the clinic needs
 * to do its part it hears in any case; whether support began and ended only by the person's own word.
 */
import type { ReferralState } from '../referral/index.ts'

/** A status of the FHIR Task, and the word of ours that says what it means here. */
export interface TaskStatus {
  readonly status:
    | 'requested'
    | 'received'
    | 'accepted'
    | 'rejected'
    | 'cancelled'
    | 'on-hold'
    | 'in-progress'
    | 'completed'
    | 'failed'
    | 'entered-in-error'
  readonly business: keyof typeof taskStateWords
}

/** Every word of ours, as it is explained to those who build against us. */
export const taskStateWords = {
  'with-clinic': 'The clinic has it: the offer has not been made or answered yet.',
  'with-team': 'The person agreed, and the team has it.',
  'question-to-clinic': 'The team has a question that waits for the clinic.',
  accepted: 'The team has accepted.',
  redirected: 'Another service fits better.',
  'could-not-contact': 'The team could not reach the person.',
  started: 'Support has begun.',
  ended: 'Support has ended.',
  closed: 'It ended without support. Why is not said here.',
  'entered-in-error': 'It was recorded in error.',
} as const satisfies Record<string, string>

/** How far everything has come that one request began. */
export interface TaskFacts {
  readonly referral: ReferralState
  /** `released.queried` tells a question from a wait. */
  readonly path: string
  readonly onboarding: string | null
  readonly mentoringBegan: boolean
  readonly supportGoesOn: boolean
  /** The person agreed that the clinic may hear whether support was taken up, began and ended. */
  readonly mayTell: boolean
}

const closed: TaskStatus = { status: 'cancelled', business: 'closed' }
const accepted: TaskStatus = { status: 'accepted', business: 'accepted' }

const beforeAccepting = {
  identified: { status: 'requested', business: 'with-clinic' },
  told: { status: 'requested', business: 'with-clinic' },
  openOffer: { status: 'requested', business: 'with-clinic' },
  agreed: { status: 'requested', business: 'with-clinic' },
  released: { status: 'received', business: 'with-team' },
  optedOut: closed,
  offerClosed: closed,
  redirected: { status: 'rejected', business: 'redirected' },
  withdrawn: closed,
  ineligible: closed,
  died: closed,
  recordedInError: { status: 'entered-in-error', business: 'entered-in-error' },
} as const satisfies Record<Exclude<ReferralState, 'accepted'>, TaskStatus>

export function taskStatusOf(facts: TaskFacts): TaskStatus {
  const { referral, path, onboarding, mentoringBegan, supportGoesOn, mayTell } = facts
  if (referral === 'released' && path.endsWith('queried'))
    return { status: 'on-hold', business: 'question-to-clinic' }
  if (referral !== 'accepted') return beforeAccepting[referral]
  if (mentoringBegan) {
    if (!mayTell) return accepted
    return supportGoesOn
      ? { status: 'in-progress', business: 'started' }
      : { status: 'completed', business: 'ended' }
  }
  switch (onboarding) {
    // the clinic is asked to mention it again, so it hears of these without being told more
    case 'unableToContact':
      return { status: 'failed', business: 'could-not-contact' }
    case 'redirected':
      return { status: 'rejected', business: 'redirected' }
    case 'withdrawn':
      return closed
    case 'declined':
    case 'died':
      return mayTell ? closed : accepted
    default:
      return accepted
  }
}
