/** Why a step of a concern may not be taken. */
import { about, type Rule } from '../lifecycle.ts'
import type { ConcernContext, ConcernEvent, PassedOnTo } from './concern.schema.ts'

type ConcernRule = Rule<ConcernContext, ConcernEvent>

const owedWords = {
  clinic: 'Tell the clinic first, as was decided.',
  adultReferral: 'Make the referral to the council first, as was decided.',
  childReferral: 'Make the referral to the council first, as was decided.',
  police: 'Tell the police first, as was decided.',
  emergency: 'Call the emergency services first, as was decided.',
} as const satisfies Record<PassedOnTo, string>

/** What was decided to be passed on, and has not been. */
export function owedReferrals({
  decisions,
  referrals,
}: Pick<ConcernContext, 'decisions' | 'referrals'>): PassedOnTo[] {
  const made = referrals.map(({ to }) => to)
  const decided = decisions.flatMap(({ decision }) => (decision === 'advice' ? [] : [decision]))
  return [...new Set(decided)].filter(to => !made.includes(to))
}

export const concernRules = {
  gates: {
    canGetWorse: ({ context }) =>
      context.urgentSince !== null && context.immediateDanger ? 'It is marked as most urgent already.' : true,
    accountWritten: ({ context }) =>
      context.accountAt === null ? 'The written account is still to come.' : true,
    feedbackGiven: ({ context }) =>
      context.feedbackAt === null ? 'Tell whoever raised it what was decided first.' : true,
    passedOn: ({ context }) => {
      const [owed] = owedReferrals(context)
      return owed === undefined ? true : owedWords[owed]
    },
  },
  checks: {
    dangerSeenTo: ({ context, event }) =>
      event.type === 'triage' && context.immediateDanger && !event.dangerSeenTo
        ? about(
            'dangerSeenTo',
            'Somebody is in immediate danger. Make sure that help was called before you go on.',
          )
        : true,
    isWorse: ({ context, event }) =>
      event.type === 'makeUrgent' && !event.immediateDanger && context.urgentSince !== null
        ? 'It is marked as urgent already.'
        : true,
    toldBeforeAgreed: ({ event }) =>
      event.type === 'decide' && event.personAgreed && !event.personTold
        ? about('personAgreed', 'Somebody who was not told cannot have agreed.')
        : true,
    agreedOrAllowed: ({ event }) => {
      if (event.type !== 'decide' || event.decision === 'advice' || event.personAgreed) return true
      return event.withoutAgreement === undefined
        ? about('withoutAgreement', 'They have not agreed. Say what allows it to be passed on all the same.')
        : true
    },
    treatmentIsForTheClinic: ({ context, event }) => {
      if (event.type !== 'decide' || context.category !== 'stoppedTreatment') return true
      return event.decision === 'advice' || event.decision === 'clinic'
        ? true
        : about(
            'decision',
            'Stopping treatment is for the clinic, and for nobody else. If there is another worry, choose its kind first.',
          )
    },
    clinicOnlyAgreed: ({ context, event }) =>
      event.type === 'decide' &&
      context.category === 'stoppedTreatment' &&
      event.decision === 'clinic' &&
      !event.personAgreed
        ? about('personAgreed', 'Tell the clinic about treatment only when they agree to it.')
        : true,
    madeAlready: ({ event }) =>
      event.type === 'recordReferral' && event.madeAt <= event.at
        ? true
        : about('madeAt', 'Record it after it was passed on.'),
    wasDecided: ({ context, event }) => {
      if (event.type !== 'recordReferral') return true
      return context.decisions.some(({ decision }) => decision === event.to)
        ? true
        : about('to', 'Nobody decided to pass it on there. Record the decision first.')
    },
  },
} satisfies { gates: Record<string, ConcernRule>; checks: Record<string, ConcernRule> }
