/** Why a step of a referral may not be taken. Every sentence is read by the person who is refused. */
import type { Rule } from '../lifecycle.ts'
import type { ReferralContext, ReferralEvent } from './referral.schema.ts'

type ReferralRule = Rule<ReferralContext, ReferralEvent>

export const referralRules = {
  gates: {
    mayBeOffered: ({ event }) =>
      event.facts.neverAskAgain ? 'This person asked never to be offered this again.' : true,
    inTouch: ({ context }) =>
      context.reason !== 'reEngaging' || context.tracing === 'reEngaged'
        ? true
        : 'Record that the clinic is in touch with this person again before the offer is made.',
    offersLeft: ({ context }) =>
      context.offers < context.clocks.maxOffers
        ? true
        : `The offer was made ${context.offers} times, which is the most that was settled.`,
    contactRulesComplete: ({ event }) =>
      event.facts.contactRulesComplete ? true : 'Ask first how and when it is safe to reach this person.',
    windowReleases: ({ context, event }) => {
      if (event.facts.release.basis !== 'withinService')
        return 'This clinic releases on explicit agreement only; silence never releases.'
      return context.toldUnder === 'withinService'
        ? true
        : 'They were told that nothing is released without their word.'
    },
    cameByThemself: ({ context }) =>
      context.source === 'self' || context.source === 'partnerAgency'
        ? true
        : 'Only somebody who came by themself, or through a partner, is confirmed this way.',
    waitsForTracing: ({ context }) =>
      context.reason === 'reEngaging'
        ? true
        : 'Only people who are coming back to care have a tracing outcome.',
  },
  checks: {
    privateSetting: ({ event }) =>
      event.type === 'tell' && event.privateSetting
        ? true
        : 'Tell somebody about this in a private place only.',
    ableToDecide: ({ event }) =>
      event.type === 'tell' && event.ableToDecide
        ? true
        : 'Wait until the person is able to decide for themself.',
    agreedToShare: ({ event }) =>
      (event.type === 'agree' || event.type === 'confirmGenuine') && event.scopes.shareContact
        ? true
        : 'Without agreement to pass on name and contact nothing can be released. Leave the offer open, or record that they opted out.',
    // nobody of the clinic was there: somebody has to be told
    byPrivateLink: ({ event }) =>
      (event.type === 'agree' || event.type === 'optOut') && event.how === 'privateLink'
        ? true
        : 'They did not answer through their private page.',
    askAgainDateGiven: ({ event }) =>
      event.type === 'optOut' && event.askAgain === 'onDate' && event.askAgainOn === undefined
        ? 'Give the date on which they would like to be asked again.'
        : true,
    foundElsewhere: ({ event }) =>
      event.type === 'recordTracing' &&
      ['transferred', 'leftCountry', 'inCareElsewhere'].includes(event.outcome)
        ? true
        : 'This person is not in care elsewhere.',
    foundDead: ({ event }) =>
      event.type === 'recordTracing' && event.outcome === 'died' ? true : 'This person has not died.',
    saidNo: ({ event }) =>
      event.type === 'recordTracing' && event.outcome === 'declined' ? true : 'This person did not say no.',
  },
} satisfies { gates: Record<string, ReferralRule>; checks: Record<string, ReferralRule> }
