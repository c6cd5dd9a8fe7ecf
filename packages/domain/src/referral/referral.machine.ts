/**
 * The referral: from a clinic's list to the charity's door. Two gates, always apart: the offer is made to everybody,
 * and nobody's identity leaves the clinic unless the dated basis of release says so.
 */
import { and, setup } from 'xstate'
import { effectActions } from '../effects.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonInstant, plainTime, plusDays } from '../time.ts'
import { endOfWorkingDay, instantPlusDays, instantPlusWorkingDays } from '../working-days.ts'
import { referralRules } from './referral.rules.ts'
import type { ReferralContext, ReferralEvent, ReferralInput, referralTimers } from './referral.schema.ts'

type Key = (typeof referralTimers)[number]

/** The clock to tell somebody runs from the day of diagnosis, not from the day the list arrived. */
function tellBy(context: ReferralContext, at: Instant): Instant {
  const { tellUnwellWithinDays, tellWithinDays } = context.clocks
  if (context.unwell) return instantPlusDays(at, tellUnwellWithinDays)
  if (context.diagnosedOn === null) return instantPlusDays(at, tellWithinDays)
  const due = londonInstant(plusDays(context.diagnosedOn, tellWithinDays), plainTime('09:00'))
  // already late on arrival: due at the end of the working day
  return due > at ? due : endOfWorkingDay(at)
}

const s = setup({
  types: {} as {
    context: ReferralContext
    events: ReferralEvent
    input: ReferralInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    ReferralContext,
    ReferralEvent,
    keyof typeof referralRules.gates,
    keyof typeof referralRules.checks
  >(referralRules),
  actions: effectActions,
  delays: delaysOf<ReferralContext, ReferralEvent, Key>({
    tellDue: ({ context, at }) => tellBy(context, at),
    decisionWindow: ({ context, at }) => instantPlusDays(at, context.clocks.decisionWindowDays),
    reOfferDue: ({ context, at }) => instantPlusDays(at, context.clocks.reOfferAfterDays),
    releaseDue: ({ at }) => endOfWorkingDay(at),
    triageDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.triageWorkingDays),
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as ReferralEvent, { id: key, delay: key })
}

const countOffer = s.assign({
  offers: ({ context }) => context.offers + 1,
  toldAt: ({ event }) => event.at,
  toldUnder: ({ event }) => event.facts.release.basis,
})
const noteAgreement = s.assign({ agreedAt: ({ event }) => event.at })
const noteRelease = s.assign({
  releasedAt: ({ event }) => event.at,
  // only the end of the window releases without their word
  releasedOn: ({ event }) =>
    event.type === 'timer.decisionWindow' ? event.facts.release.basis : ('explicitAgreement' as const),
})
const noteOptOut = s.assign({
  optOutReason: ({ event }) => (event.type === 'optOut' ? event.reason : 'didNotSay'),
  askAgain: ({ event }) => (event.type === 'optOut' ? event.askAgain : 'inSixMonths'),
  askAgainOn: ({ event }) => (event.type === 'optOut' ? (event.askAgainOn ?? null) : null),
})
const noteTracing = s.assign({
  tracing: ({ context, event }) => (event.type === 'recordTracing' ? event.outcome : context.tracing),
})

const told = {
  target: 'told',
  guard: and(['mayBeOffered', 'inTouch', 'privateSetting', 'ableToDecide']),
  actions: countOffer,
} as const
const agreed = { target: 'agreed', guard: 'agreedToShare', actions: noteAgreement } as const
const agreedByThemself = {
  target: 'agreed',
  guard: and(['agreedToShare', 'byPrivateLink']),
  actions: [noteAgreement, { type: 'remind', params: { whom: 'clinic', of: 'release' } }],
} as const

export const referralMachine = s.createMachine({
  id: 'referral',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    source: input?.source,
    reason: input?.reason,
    diagnosedOn: input?.diagnosedOn,
    unwell: input?.unwell,
    tracing: input?.tracing,
    offers: 0,
    toldAt: null,
    toldUnder: null,
    agreedAt: null,
    releasedAt: null,
    releasedOn: null,
    optOutReason: null,
    askAgain: null,
    askAgainOn: null,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'identified',
      on: {
        // one step, no reason asked, from every state: whatever was pending stops with it
        optOut: [
          {
            target: '#referral.optedOut',
            guard: and(['askAgainDateGiven', 'byPrivateLink']),
            actions: [noteOptOut, { type: 'remind', params: { whom: 'clinic', of: 'offerAnswered' } }],
          },
          { target: '#referral.optedOut', guard: 'askAgainDateGiven', actions: noteOptOut },
        ],
        withdraw: '#referral.withdrawn',
        recordDeath: '#referral.died',
        recordInError: '#referral.recordedInError',
      },
      states: {
        identified: {
          meta: {
            label: 'To be told',
            owner: 'clinic',
            waitsFor: 'the clinic to tell this person about the offer',
          },
          entry: ring('tellDue'),
          exit: s.cancel('tellDue'),
          on: {
            tell: told,
            confirmGenuine: {
              target: 'released',
              guard: and(['cameByThemself', 'contactRulesComplete', 'agreedToShare']),
              actions: [noteAgreement, noteRelease],
            },
            recordTracing: [
              {
                target: '#referral.died',
                guard: and(['waitsForTracing', 'foundDead']),
                actions: noteTracing,
              },
              {
                target: '#referral.optedOut',
                guard: and(['waitsForTracing', 'saidNo']),
                actions: [noteTracing, noteOptOut],
              },
              {
                target: '#referral.ineligible',
                guard: and(['waitsForTracing', 'foundElsewhere']),
                actions: noteTracing,
              },
              { guard: 'waitsForTracing', actions: noteTracing },
            ],
            markIneligible: '#referral.ineligible',
            'timer.tellDue': {
              target: 'identified',
              reenter: true,
              actions: { type: 'remind', params: { whom: 'clinic', of: 'tell' } },
            },
          },
        },
        told: {
          meta: { label: 'Told', owner: 'clinic', waitsFor: 'an answer, until the decision window ends' },
          entry: ring('decisionWindow'),
          exit: s.cancel('decisionWindow'),
          on: {
            agree: [agreedByThemself, agreed],
            leaveOpen: [{ target: 'openOffer', guard: 'offersLeft' }, { target: '#referral.offerClosed' }],
            markIneligible: '#referral.ineligible',
            'timer.decisionWindow': [
              {
                target: 'released',
                guard: and(['windowReleases', 'contactRulesComplete']),
                actions: noteRelease,
              },
              { target: 'openOffer', guard: 'offersLeft' },
              { target: '#referral.offerClosed' },
            ],
          },
        },
        openOffer: {
          meta: {
            label: 'Offer open',
            owner: 'clinic',
            waitsFor: 'the offer to be made again at the next visit',
          },
          entry: ring('reOfferDue'),
          exit: s.cancel('reOfferDue'),
          on: {
            tell: told,
            agree: [agreedByThemself, agreed],
            markIneligible: '#referral.ineligible',
            'timer.reOfferDue': {
              target: 'openOffer',
              reenter: true,
              actions: { type: 'remind', params: { whom: 'clinic', of: 'offerAgain' } },
            },
          },
        },
        agreed: {
          meta: {
            label: 'Agreed',
            owner: 'clinic',
            waitsFor: 'the clinic to release the record the same day',
          },
          entry: ring('releaseDue'),
          exit: s.cancel('releaseDue'),
          on: {
            release: { target: 'released', guard: 'contactRulesComplete', actions: noteRelease },
            'timer.releaseDue': {
              target: 'agreed',
              reenter: true,
              actions: { type: 'remind', params: { whom: 'clinic', of: 'release' } },
            },
          },
        },
        released: {
          initial: 'toTriage',
          entry: [{ type: 'releaseIdentity' }],
          on: {
            redirect: {
              target: '#referral.redirected',
              actions: { type: 'tellClinic', params: { status: 'redirected' } },
            },
            markIneligible: '#referral.ineligible',
          },
          states: {
            toTriage: {
              meta: {
                label: 'Released',
                owner: 'coordinator',
                waitsFor: 'a coordinator to look at the record',
              },
              entry: ring('triageDue'),
              exit: s.cancel('triageDue'),
              on: {
                accept: '#referral.accepted',
                query: { target: 'queried', actions: { type: 'tellClinic', params: { status: 'queried' } } },
                'timer.triageDue': {
                  target: 'toTriage',
                  reenter: true,
                  actions: { type: 'remind', params: { whom: 'coordinator', of: 'triage' } },
                },
              },
            },
            queried: {
              meta: {
                label: 'Question to the clinic',
                owner: 'clinic',
                waitsFor: 'the clinic to answer a question',
              },
              entry: ring('triageDue'),
              exit: s.cancel('triageDue'),
              on: {
                answerQuery: 'toTriage',
                accept: '#referral.accepted',
                'timer.triageDue': {
                  target: 'queried',
                  reenter: true,
                  actions: { type: 'remind', params: { whom: 'clinic', of: 'answerQuery' } },
                },
              },
            },
          },
        },
      },
    },
    accepted: {
      type: 'final',
      meta: { label: 'Accepted', owner: 'nobody', waitsFor: 'nothing: onboarding has begun' },
      entry: [{ type: 'startOnboarding' }, { type: 'tellClinic', params: { status: 'accepted' } }],
    },
    optedOut: {
      type: 'final',
      meta: {
        label: 'Opted out',
        owner: 'nobody',
        waitsFor: 'nothing: this person did not take up the offer',
      },
      entry: [{ type: 'stopMessages' }, { type: 'withdrawIdentity' }],
    },
    offerClosed: {
      type: 'final',
      meta: {
        label: 'Offer closed',
        owner: 'nobody',
        waitsFor: 'nothing: the offer was made as often as was settled',
      },
      entry: { type: 'stopMessages' },
    },
    redirected: {
      type: 'final',
      meta: { label: 'Redirected', owner: 'nobody', waitsFor: 'nothing: another service fits better' },
      entry: [{ type: 'stopMessages' }, { type: 'withdrawIdentity' }],
    },
    withdrawn: {
      type: 'final',
      meta: { label: 'Withdrawn', owner: 'nobody', waitsFor: 'nothing: agreement was withdrawn' },
      entry: [
        { type: 'stopMessages' },
        { type: 'withdrawIdentity' },
        { type: 'remind', params: { whom: 'coordinator', of: 'handleWithdrawal' } },
      ],
    },
    ineligible: {
      type: 'final',
      meta: { label: 'Not eligible', owner: 'nobody', waitsFor: 'nothing: peer support here does not fit' },
      entry: [{ type: 'stopMessages' }, { type: 'withdrawIdentity' }],
    },
    died: {
      type: 'final',
      meta: { label: 'Died', owner: 'nobody', waitsFor: 'nothing: this person has died' },
      entry: { type: 'stopMessages' },
    },
    recordedInError: {
      type: 'final',
      meta: { label: 'Recorded in error', owner: 'nobody', waitsFor: 'nothing: this record was a mistake' },
      entry: [{ type: 'stopMessages' }, { type: 'withdrawIdentity' }],
    },
  },
})
