/** How an onboarding is walked: what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import type { Channel } from '../contact-rules.ts'
import type { Position } from '../lifecycle.ts'
import {
  type AttemptOutcome,
  type OnboardingCommand,
  type OnboardingContext,
  type OnboardingFacts,
  type OnboardingTimer,
  onboarding,
} from '../onboarding/index.ts'
import { type Instant, londonDateOf, plusDays } from '../time.ts'
import { instantPlusDays, instantPlusMinutes } from '../working-days.ts'
import { type Explorable, samplesOf } from './explore.ts'
import { aMentor, askedAndOpen, marcus, notAskedYet, thandi } from './people.ts'

type Of<T extends OnboardingCommand['type']> = Extract<OnboardingCommand, { type: T }>

const sample = samplesOf<OnboardingCommand | OnboardingTimer, OnboardingFacts>()

/** Fewer tries than usual, so that a walk comes to the end of them. */
const clocks = { ...standardSettings.onboarding, minimumTexts: 1, minimumCalls: 1, minimumLetters: 0 }

const conversation: Of<'assess'> = {
  type: 'assess',
  needs: ['isolation'],
  why: 'Somebody to talk to.',
  goals: '',
  mustHave: [],
  mustNot: [],
  language: 'English',
  privacyNoticeGiven: true,
  limitsExplained: true,
  scopesReconfirmed: true,
  riskNote: '',
}
const booking = (at: Instant): Of<'book'> => ({
  type: 'book',
  heldAt: instantPlusDays(at, 3),
  mode: 'inClinic',
  identityReconfirmed: true,
  safeToTalk: true,
})
const introducing = (at: Instant): Of<'introduce'> => ({
  type: 'introduce',
  heldAt: instantPlusMinutes(at, -30),
  mode: 'inClinic',
  checkInAgreed: false,
})
const onlyText: Partial<OnboardingFacts> = { contact: notAskedYet }
function tried(channel: Channel, outcome: AttemptOutcome = 'noReply'): Of<'logAttempt'> {
  return { type: 'logAttempt', channel, outcome }
}

/** Everything that people may try with an onboarding. */
export const onboardingWalk: Explorable = {
  lifecycle: onboarding,
  beginnings: { 'accepted today': { newlyDiagnosed: false, clocks: clocks } },
  facts: { contact: askedAndOpen, openConcern: false, mentor: aMentor() },
  samples: [
    sample('try by text', tried('text')),
    sample('try by phone', tried('call')),
    sample('try by phone, not agreed', tried('call'), { facts: onlyText }),
    sample('try by text, yesterday', at => ({ ...tried('text'), triedAt: instantPlusMinutes(at, -60) })),
    sample('try, tomorrow', at => ({ ...tried('text'), triedAt: instantPlusDays(at, 1) })),
    sample('reached', tried('call', 'reached')),
    sample('not heard from any more', { type: 'loseTouch' }),
    sample('ask the clinic to mention it', { type: 'askClinicToMention' }),
    sample('stop trying, today', { type: 'stopTrying' }),
    sample('stop trying, after fifteen working days', { type: 'stopTrying' }, { after: { workingDays: 15 } }),
    sample('book', booking),
    sample('book, not sure who it is', at => ({ ...booking(at), identityReconfirmed: false })),
    sample('book, not safe to talk', at => ({ ...booking(at), safeToTalk: false })),
    sample('book, in the past', at => ({ ...booking(at), heldAt: at })),
    sample('the conversation did not happen', { type: 'assessmentMissed', why: 'personCancelled' }),
    sample('first conversation', conversation),
    sample('first conversation, no privacy notice', { ...conversation, privacyNoticeGiven: false }),
    sample('first conversation, limits not explained', { ...conversation, limitsExplained: false }),
    sample('first conversation, sharing not asked', { ...conversation, scopesReconfirmed: false }),
    sample('propose a match', { type: 'proposeMatch', mentorId: thandi }),
    sample(
      'propose somebody who is full',
      { type: 'proposeMatch', mentorId: marcus },
      { facts: { mentor: aMentor(marcus, { openPeople: 3 }) } },
    ),
    sample(
      'propose, with a concern open',
      { type: 'proposeMatch', mentorId: marcus },
      { facts: { mentor: aMentor(marcus), openConcern: true } },
    ),
    sample('the mentor says yes', { type: 'mentorAnswers', accepts: true }),
    sample('the mentor says no', { type: 'mentorAnswers', accepts: false }),
    sample('the mentor knows them', { type: 'mentorAnswers', accepts: false, knowsThem: true }),
    sample('the person says yes', { type: 'personAnswers', accepts: true }),
    sample('the person says no', { type: 'personAnswers', accepts: false }),
    sample('put on the waiting list', { type: 'putOnWaitingList', personTold: true, groupOffered: true }),
    sample('put on the list untold', { type: 'putOnWaitingList', personTold: false, groupOffered: false }),
    sample('introduce', introducing),
    sample('introduce, not held yet', at => ({ ...introducing(at), heldAt: instantPlusMinutes(at, 5) })),
    sample('introduce elsewhere, nobody waits', at => ({ ...introducing(at), mode: 'elsewhere' })),
    sample('introduce, a check has ended', introducing, {
      facts: { mentor: aMentor(thandi, { checksUntil: null }) },
    }),
    sample('put on hold', at => ({ type: 'putOnHold', until: plusDays(londonDateOf(at), 30) })),
    sample('put on hold until today', at => ({ type: 'putOnHold', until: londonDateOf(at) })),
    sample('go on', { type: 'resume' }),
    sample('decline', { type: 'decline' }),
    sample('redirect', { type: 'redirect', to: 'group', warmHandover: true }),
    sample('withdraw', { type: 'withdraw' }),
    sample('record a death', { type: 'recordDeath' }),
    sample('recorded in error', { type: 'recordInError' }),
  ],
  project: ({ context }: Position<OnboardingContext>) => ({
    texts: Math.min(1, context.texts),
    calls: Math.min(1, context.calls),
    reached: context.reachedAt !== null,
    assessed: context.assessedAt !== null,
    matched: context.mentorId,
    mentorAccepts: context.mentorAccepts,
    personAccepts: context.personAccepts,
    declined: context.declinedMentorIds.includes(thandi),
  }),
}
