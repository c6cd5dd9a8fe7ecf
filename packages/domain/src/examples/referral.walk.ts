/** How a referral is walked: the ways in which it may begin, and what may be tried on the way. */
import { standardSettings } from '../clinic-settings.ts'
import type { Position } from '../lifecycle.ts'
import {
  type ReferralCommand,
  type ReferralContext,
  type ReferralFacts,
  type ReferralInput,
  type ReferralReason,
  type ReferralSource,
  type ReferralTimer,
  referral,
} from '../referral/index.ts'
import { plainDate } from '../time.ts'
import { type Explorable, samplesOf } from './explore.ts'
import { noToAll, withinService, yesToShare } from './referral.ts'

const sample = samplesOf<ReferralCommand | ReferralTimer, ReferralFacts>()

/** Fewer offers than usual, so that a walk comes to the end of them. */
const clocks = { ...standardSettings.referral, maxOffers: 2 }

const telling: Extract<ReferralCommand, { type: 'tell' }> = {
  type: 'tell',
  how: 'inPerson',
  scriptVersion: '3',
  leafletGiven: true,
  language: 'English',
  privateSetting: true,
  ableToDecide: true,
}
const unknownContact: Partial<ReferralFacts> = { contactRulesComplete: false }

/** Everything that people may try with a referral. */
export const referralWalk: Explorable = {
  lifecycle: referral,
  beginnings: {
    'newly diagnosed': referralInput('clinicList', 'newlyDiagnosed'),
    'coming back to care': referralInput('clinicList', 'reEngaging'),
    'came by themself': referralInput('self', 'clinicianFlag'),
  },
  facts: { release: { basis: 'explicitAgreement' }, contactRulesComplete: true, neverAskAgain: false },
  samples: [
    sample('tell', telling),
    sample('tell, where the clinic may release on silence', telling, { facts: { release: withinService } }),
    sample('tell, in a waiting room', { ...telling, privateSetting: false }),
    sample('tell, somebody who cannot decide now', { ...telling, ableToDecide: false }),
    sample('tell, somebody who said never', telling, { facts: { neverAskAgain: true } }),
    sample('agree', { type: 'agree', how: 'inPerson', scopes: yesToShare }),
    sample('agree, but not to pass on the name', { type: 'agree', how: 'inPerson', scopes: noToAll }),
    sample('opt out', { type: 'optOut', reason: 'didNotSay', askAgain: 'inSixMonths' }),
    sample('opt out, ask again some day', { type: 'optOut', reason: 'notNow', askAgain: 'onDate' }),
    sample('agree, by their private page', { type: 'agree', how: 'privateLink', scopes: yesToShare }),
    sample('opt out, by their private page', {
      type: 'optOut',
      reason: 'didNotSay',
      askAgain: 'inSixMonths',
      how: 'privateLink',
    }),
    sample('leave open', { type: 'leaveOpen' }),
    sample('release', { type: 'release' }),
    sample('release, contact not settled', { type: 'release' }, { facts: unknownContact }),
    sample('accept', { type: 'accept' }),
    sample('ask the clinic', { type: 'query', question: '?' }),
    sample('answer the question', { type: 'answerQuery', answer: '!' }),
    sample('redirect', { type: 'redirect', to: 'advice', warmHandover: true }),
    sample('not eligible', { type: 'markIneligible', reason: 'under18' }),
    sample('traced: back in care', { type: 'recordTracing', outcome: 'reEngaged' }),
    sample('traced: not found', { type: 'recordTracing', outcome: 'unableToContact' }),
    sample('traced: in care elsewhere', { type: 'recordTracing', outcome: 'inCareElsewhere' }),
    sample('traced: said no', { type: 'recordTracing', outcome: 'declined' }),
    sample('traced: died', { type: 'recordTracing', outcome: 'died' }),
    sample('confirm and release', { type: 'confirmGenuine', scopes: yesToShare }),
    sample('confirm, without agreement', { type: 'confirmGenuine', scopes: noToAll }),
    sample(
      'silence, where the clinic may release on it',
      { type: 'timer.decisionWindow' },
      { facts: { release: withinService }, after: { days: 7 } },
    ),
    sample('withdraw', { type: 'withdraw' }),
    sample('record a death', { type: 'recordDeath' }),
    sample('recorded in error', { type: 'recordInError', why: 'duplicate' }),
  ],
  project: ({ context }: Position<ReferralContext>) => ({
    reason: context.reason,
    source: context.source,
    offers: context.offers,
    inTouch: context.tracing === 'reEngaged',
    silence: context.toldUnder === 'withinService',
  }),
}

function referralInput(source: ReferralSource, reason: ReferralReason): ReferralInput {
  return {
    source,
    reason,
    diagnosedOn: reason === 'newlyDiagnosed' ? plainDate('2026-01-05') : null,
    unwell: false,
    tracing: null,
    clocks: clocks,
  }
}
