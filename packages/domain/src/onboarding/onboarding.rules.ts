/** Why a step of onboarding may not be taken. */
import { wasLately, wasSafe } from '../attempt.rules.ts'
import { about, type Rule } from '../lifecycle.ts'
import { mayBeIntroduced, mayTakeOn } from '../mentor-readiness.ts'
import { londonDateOf } from '../time.ts'
import { workingDaysBetween } from '../working-days.ts'
import type { OnboardingContext, OnboardingEvent } from './onboarding.schema.ts'

type OnboardingRule = Rule<OnboardingContext, OnboardingEvent>

export const onboardingRules = {
  gates: {
    triedEnough: ({ context, event }) => {
      const { channels } = event.facts.contact
      const { minimumTexts, minimumCalls, minimumLetters, tryForWorkingDays } = context.clocks
      // only channels that the person allows count towards what is enough
      const missing = [
        channels.includes('text') && context.texts < minimumTexts
          ? `${minimumTexts - context.texts} more by text`
          : '',
        channels.includes('call') && context.calls < minimumCalls
          ? `${minimumCalls - context.calls} more by phone`
          : '',
        channels.includes('letter') && context.letters < minimumLetters ? 'a letter' : '',
      ].filter(each => each !== '')
      if (missing.length > 0) return `Try a little longer first: ${missing.join(', ')}.`
      const tried = workingDaysBetween(londonDateOf(context.tryingSince), londonDateOf(event.at))
      return tried >= tryForWorkingDays
        ? true
        : `Keep trying until ${tryForWorkingDays} working days have passed; it has been ${tried}.`
    },
    noOpenConcern: ({ event }) =>
      event.facts.openConcern ? 'A concern is open. The safeguarding lead decides on it first.' : true,
    mentorStillReady: ({ event }) => mayBeIntroduced(event.facts.mentor, event.at),
    hadConversation: ({ context }) =>
      context.assessedAt ? true : 'The first conversation was not held yet.',
    hadBeenReached: ({ context }) => (context.reachedAt ? true : 'They were not reached yet.'),
    theOtherHasAccepted: ({ context, event }) =>
      (event.type === 'mentorAnswers' && context.personAccepts) ||
      (event.type === 'personAnswers' && context.mentorAccepts)
        ? true
        : 'The other side has not answered yet.',
  },
  checks: {
    wasReached: ({ event }) =>
      event.type === 'logAttempt' && event.outcome === 'reached' ? true : 'They were not reached.',
    contactAllowed: ({ event }) =>
      event.type === 'logAttempt' ? wasSafe(event.facts.contact, event, event.at) : true,
    triedLately: ({ context, event }) =>
      event.type === 'logAttempt' ? wasLately(event, event.at, context.startedAt) : true,
    identityReconfirmed: ({ event }) =>
      event.type === 'book' && event.identityReconfirmed
        ? true
        : about('identityReconfirmed', 'Make sure first that it is them you speak to.'),
    safeToTalk: ({ event }) =>
      event.type === 'book' && event.safeToTalk
        ? true
        : about('safeToTalk', 'Ask first whether it is safe to talk now.'),
    booksAhead: ({ event }) =>
      event.type === 'book' && event.heldAt > event.at
        ? true
        : about('heldAt', 'Choose a time that has not passed.'),
    privacyNoticeGiven: ({ event }) =>
      event.type === 'assess' && event.privacyNoticeGiven
        ? true
        : about('privacyNoticeGiven', 'Give the privacy notice first.'),
    limitsExplained: ({ event }) =>
      event.type === 'assess' && event.limitsExplained
        ? true
        : about('limitsExplained', 'Explain confidentiality and its limits first.'),
    scopesReconfirmed: ({ event }) =>
      event.type === 'assess' && event.scopesReconfirmed
        ? true
        : about('scopesReconfirmed', 'Ask again what may be shared, and with whom.'),
    mentorMayTakeOn: ({ context, event }) => {
      if (event.type !== 'proposeMatch') return true
      const { mentor } = event.facts
      const declinedBefore = context.declinedMentorIds.includes(event.mentorId)
      return mayTakeOn(
        mentor && { ...mentor, declinedBefore: mentor.declinedBefore || declinedBefore },
        event.at,
      )
    },
    saysYes: ({ event }) =>
      (event.type === 'mentorAnswers' || event.type === 'personAnswers') && event.accepts && !event.knowsThem
        ? true
        : 'They said no.',
    thinksAgain: ({ event }) =>
      (event.type === 'mentorAnswers' || event.type === 'personAnswers') && !event.accepts
        ? true
        : 'Both have said yes already.',
    personTold: ({ event }) =>
      event.type === 'putOnWaitingList' && event.personTold
        ? true
        : about('personTold', 'Tell them first that there is a wait.'),
    introducedAlready: ({ event }) =>
      event.type === 'introduce' && event.heldAt <= event.at
        ? true
        : about('heldAt', 'Record the introduction after it was held.'),
    checkInAgreed: ({ event }) =>
      event.type === 'introduce' && (event.mode !== 'elsewhere' || event.checkInAgreed)
        ? true
        : about('checkInAgreed', 'Away from the clinic, agree first who the mentor checks in with.'),
    holdIsAhead: ({ event }) =>
      event.type === 'putOnHold' && event.until > londonDateOf(event.at)
        ? true
        : about('until', 'Choose a day that is still to come.'),
  },
} satisfies { gates: Record<string, OnboardingRule>; checks: Record<string, OnboardingRule> }
