/** Onboarding: reach the person by safe ways, hear what they need, match on both sides' yes, introduce. */
import { and, setup } from 'xstate'
import { effectActions, type Reminder } from '../effects.ts'
import { type Clock, delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonInstant, plainTime } from '../time.ts'
import { instantPlusWorkingDays } from '../working-days.ts'
import { onboardingRules } from './onboarding.rules.ts'
import type {
  OnboardingContext,
  OnboardingEvent,
  OnboardingInput,
  onboardingTimers,
} from './onboarding.schema.ts'

type Key = (typeof onboardingTimers)[number]

/** The last reminder to try again comes back every week, until a person decides. */
const KEEP_TRYING_WORKING_DAYS = 5

function retry(nth: 0 | 1 | 2 | 3): Clock<OnboardingContext, OnboardingEvent> {
  return ({ context, event, at }) => {
    if (event.type === 'timer.tryAgain4') return instantPlusWorkingDays(at, KEEP_TRYING_WORKING_DAYS)
    const days = context.clocks.attemptReminderWorkingDays
    return instantPlusWorkingDays(at, days[nth] ?? (days.at(-1) ?? 15) + nth)
  }
}

const s = setup({
  types: {} as {
    context: OnboardingContext
    events: OnboardingEvent
    input: OnboardingInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    OnboardingContext,
    OnboardingEvent,
    keyof typeof onboardingRules.gates,
    keyof typeof onboardingRules.checks
  >(onboardingRules),
  actions: effectActions,
  delays: delaysOf<OnboardingContext, OnboardingEvent, Key>({
    firstAttemptDue: ({ context, at }) =>
      instantPlusWorkingDays(
        at,
        context.newlyDiagnosed
          ? context.clocks.firstAttemptNewlyDiagnosedWorkingDays
          : context.clocks.firstAttemptWorkingDays,
      ),
    tryAgain1: retry(0),
    tryAgain2: retry(1),
    tryAgain3: retry(2),
    tryAgain4: retry(3),
    assessmentDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.assessmentWorkingDays),
    matchDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.matchWorkingDays),
    answerDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.matchAnswerWorkingDays),
    waitingReview: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.waitingReviewWorkingDays),
    introductionDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.introductionWorkingDays),
    holdEnds: ({ context, at }) =>
      context.holdUntil ? londonInstant(context.holdUntil, plainTime('09:00')) : at,
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as OnboardingEvent, { id: key, delay: key })
}

/** The reminder of a clock that rings again until somebody acts. */
function again(state: string, of: Reminder, whom: 'coordinator' | 'mentor' = 'coordinator') {
  return { target: state, reenter: true, actions: { type: 'remind', params: { whom, of } } } as const
}

const tryAgain = { actions: { type: 'remind', params: { whom: 'coordinator', of: 'tryAgain' } } } as const

const countAttempt = s.assign({
  texts: ({ context, event }) => context.texts + (wentBy(event, ['text', 'whatsapp']) ? 1 : 0),
  calls: ({ context, event }) => context.calls + (wentBy(event, ['call', 'voicemail']) ? 1 : 0),
  letters: ({ context, event }) => context.letters + (wentBy(event, ['letter', 'email']) ? 1 : 0),
  lastAttemptAt: ({ context, event }) => {
    const triedAt = event.type === 'logAttempt' ? (event.triedAt ?? event.at) : event.at
    return context.lastAttemptAt !== null && context.lastAttemptAt > triedAt ? context.lastAttemptAt : triedAt
  },
})
const noteReached = s.assign({ reachedAt: ({ event }) => event.at })
const noteBooking = s.assign({
  assessmentAt: ({ context, event }) => (event.type === 'book' ? event.heldAt : context.assessmentAt),
  assessmentMode: ({ context, event }) => (event.type === 'book' ? event.mode : context.assessmentMode),
})
const noteMissed = s.assign({
  assessmentsMissed: ({ context }) => context.assessmentsMissed + 1,
  assessmentAt: null,
})
const noteAssessment = s.assign({
  assessedAt: ({ event }) => event.at,
  needs: ({ context, event }) => (event.type === 'assess' ? event.needs : context.needs),
  mustHave: ({ context, event }) => (event.type === 'assess' ? event.mustHave : context.mustHave),
  mustNot: ({ context, event }) => (event.type === 'assess' ? event.mustNot : context.mustNot),
  language: ({ context, event }) => (event.type === 'assess' ? event.language : context.language),
})
/** How and when they could meet and what they said of themself: kept only where they were asked. */
const noteWaysToMeet = s.assign(({ event }) => {
  if (event.type !== 'assess') return {}
  const { modes, times, ofSelf } = event
  return { ...(modes && { modes }), ...(times && { times }), ...(ofSelf && { ofSelf }) }
})
const noteProposal = s.assign({
  mentorId: ({ context, event }) => (event.type === 'proposeMatch' ? event.mentorId : context.mentorId),
  mentorAccepts: false,
  personAccepts: false,
})
const noteYes = s.assign({
  mentorAccepts: ({ context, event }) => context.mentorAccepts || event.type === 'mentorAnswers',
  personAccepts: ({ context, event }) => context.personAccepts || event.type === 'personAnswers',
})
/** One of the two said no: these two are not proposed to each other again. */
const noteNo = s.assign({
  declinedMentorIds: ({ context }) =>
    context.mentorId ? [...context.declinedMentorIds, context.mentorId] : context.declinedMentorIds,
  mentorId: null,
  mentorAccepts: false,
  personAccepts: false,
})
const noteIntroduction = s.assign({
  introducedAt: ({ context, event }) => (event.type === 'introduce' ? event.heldAt : context.introducedAt),
})
/** A hold lets go of what was arranged, and is nobody's no. */
const noteHold = s.assign({
  holdUntil: ({ context, event }) => (event.type === 'putOnHold' ? event.until : context.holdUntil),
  assessmentAt: null,
  assessmentMode: null,
  mentorId: null,
  mentorAccepts: false,
  personAccepts: false,
})
/** Somebody who was reached and has fallen silent: what was arranged is nobody's no, and trying begins anew. */
const noteLost = s.assign({
  texts: 0,
  calls: 0,
  letters: 0,
  tryingSince: ({ event }) => event.at,
  assessmentAt: null,
  assessmentMode: null,
  mentorId: null,
  mentorAccepts: false,
  personAccepts: false,
})
const tryAfresh = s.assign({ tryingSince: ({ event }) => event.at })

function wentBy(event: OnboardingEvent, channels: readonly string[]): boolean {
  return event.type === 'logAttempt' && channels.includes(event.channel)
}

const assessable = {
  target: 'assessed',
  guard: and(['privacyNoticeGiven', 'limitsExplained', 'scopesReconfirmed']),
  actions: [noteAssessment, noteWaysToMeet],
} as const
const propose = {
  target: '#onboarding.open.matching.proposed',
  guard: and(['noOpenConcern', 'mentorMayTakeOn']),
  actions: noteProposal,
} as const
const hold = { target: 'onHold', guard: 'holdIsAhead', actions: noteHold } as const
const holdFromInside = { ...hold, target: '#onboarding.open.onHold' } as const

const loseTouch = { target: '#onboarding.open.toContact.trying', actions: noteLost } as const

const thinkAgain = { target: '#onboarding.open.assessed', guard: 'thinksAgain', actions: noteNo } as const

/** After a hold somebody goes on from where they stood, and is not asked everything again. */
function goOn<A>(actions: readonly A[]) {
  return [
    { target: 'assessed', guard: 'hadConversation', actions },
    { target: 'reached', guard: 'hadBeenReached', actions },
    { target: 'toContact', actions: [...actions, tryAfresh] },
  ] as const
}

export const onboardingMachine = s.createMachine({
  id: 'onboarding',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    newlyDiagnosed: input?.newlyDiagnosed,
    startedAt: input?.at,
    tryingSince: input?.at,
    texts: 0,
    calls: 0,
    letters: 0,
    lastAttemptAt: null,
    reachedAt: null,
    assessmentAt: null,
    assessmentMode: null,
    assessmentsMissed: 0,
    assessedAt: null,
    needs: [],
    mustHave: [],
    mustNot: [],
    language: null,
    mentorId: null,
    mentorAccepts: false,
    personAccepts: false,
    declinedMentorIds: [],
    introducedAt: null,
    holdUntil: null,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'toContact',
      on: {
        decline: '#onboarding.declined',
        redirect: {
          target: '#onboarding.redirected',
          actions: { type: 'tellClinic', params: { status: 'redirected' } },
        },
        withdraw: '#onboarding.withdrawn',
        recordDeath: '#onboarding.died',
        recordInError: '#onboarding.recordedInError',
      },
      states: {
        toContact: {
          initial: 'notTried',
          meta: {
            label: 'To contact',
            owner: 'coordinator',
            waitsFor: 'a first contact by a way that is safe',
          },
          entry: [ring('tryAgain1'), ring('tryAgain2'), ring('tryAgain3'), ring('tryAgain4')],
          exit: [s.cancel('tryAgain1'), s.cancel('tryAgain2'), s.cancel('tryAgain3'), s.cancel('tryAgain4')],
          on: {
            logAttempt: [
              // somebody who was lost touch with is not asked everything again
              {
                target: 'assessed',
                guard: and(['triedLately', 'contactAllowed', 'wasReached', 'hadConversation']),
                actions: [countAttempt, noteReached],
              },
              {
                target: 'reached',
                guard: and(['triedLately', 'contactAllowed', 'wasReached']),
                actions: [countAttempt, noteReached],
              },
              { target: '.trying', guard: and(['triedLately', 'contactAllowed']), actions: countAttempt },
            ],
            putOnHold: hold,
            'timer.tryAgain1': tryAgain,
            'timer.tryAgain2': tryAgain,
            'timer.tryAgain3': tryAgain,
            'timer.tryAgain4': { actions: [tryAgain.actions, ring('tryAgain4')] },
          },
          states: {
            notTried: {
              meta: {
                label: 'To contact',
                owner: 'coordinator',
                waitsFor: 'a first contact by a way that is safe',
              },
              entry: ring('firstAttemptDue'),
              exit: s.cancel('firstAttemptDue'),
              on: { 'timer.firstAttemptDue': again('notTried', 'firstAttempt') },
            },
            trying: {
              meta: {
                label: 'Trying to reach',
                owner: 'coordinator',
                waitsFor: 'an answer; try again on the days set',
              },
              on: {
                askClinicToMention: { actions: { type: 'tellClinic', params: { status: 'pleaseMention' } } },
                stopTrying: { target: '#onboarding.unableToContact', guard: 'triedEnough' },
              },
            },
          },
        },
        reached: {
          meta: { label: 'Reached', owner: 'coordinator', waitsFor: 'a first conversation to be booked' },
          entry: ring('assessmentDue'),
          exit: s.cancel('assessmentDue'),
          on: {
            book: {
              target: 'assessmentBooked',
              guard: and(['identityReconfirmed', 'safeToTalk', 'booksAhead']),
              actions: noteBooking,
            },
            // some people want to talk at once: the conversation may follow on the same call
            assess: assessable,
            loseTouch,
            putOnHold: hold,
            'timer.assessmentDue': again('reached', 'assess'),
          },
        },
        assessmentBooked: {
          meta: { label: 'Conversation booked', owner: 'coordinator', waitsFor: 'the first conversation' },
          entry: ring('assessmentDue'),
          exit: s.cancel('assessmentDue'),
          on: {
            assess: assessable,
            assessmentMissed: { target: 'reached', actions: noteMissed },
            loseTouch,
            putOnHold: hold,
            'timer.assessmentDue': again('assessmentBooked', 'assess'),
          },
        },
        assessed: {
          meta: { label: 'Assessed', owner: 'coordinator', waitsFor: 'a match to be proposed' },
          entry: ring('matchDue'),
          exit: s.cancel('matchDue'),
          on: {
            proposeMatch: propose,
            putOnWaitingList: { target: 'waiting', guard: 'personTold' },
            loseTouch,
            putOnHold: hold,
            'timer.matchDue': again('assessed', 'match'),
          },
        },
        matching: {
          initial: 'proposed',
          on: { loseTouch, putOnHold: holdFromInside },
          states: {
            proposed: {
              meta: { label: 'Match proposed', owner: 'coordinator', waitsFor: 'both sides to say yes' },
              entry: ring('answerDue'),
              exit: s.cancel('answerDue'),
              on: {
                mentorAnswers: [
                  { target: 'agreed', guard: and(['saysYes', 'theOtherHasAccepted']), actions: noteYes },
                  { guard: 'saysYes', actions: noteYes },
                  { target: '#onboarding.open.assessed', actions: noteNo },
                ],
                personAnswers: [
                  { target: 'agreed', guard: and(['saysYes', 'theOtherHasAccepted']), actions: noteYes },
                  { guard: 'saysYes', actions: noteYes },
                  { target: '#onboarding.open.assessed', actions: noteNo },
                ],
                'timer.answerDue': {
                  target: 'proposed',
                  reenter: true,
                  actions: [
                    { type: 'remind', params: { whom: 'mentor', of: 'answerMatch' } },
                    { type: 'remind', params: { whom: 'coordinator', of: 'answerMatch' } },
                  ],
                },
              },
            },
            agreed: {
              meta: { label: 'Match agreed', owner: 'coordinator', waitsFor: 'the introduction to be held' },
              entry: ring('introductionDue'),
              exit: s.cancel('introductionDue'),
              on: {
                introduce: {
                  target: '#onboarding.introduced',
                  guard: and(['mentorStillReady', 'introducedAlready', 'checkInAgreed']),
                  actions: noteIntroduction,
                },
                // either side may think again, without a reason
                mentorAnswers: thinkAgain,
                personAnswers: thinkAgain,
                'timer.introductionDue': again('agreed', 'introduce'),
              },
            },
          },
        },
        waiting: {
          meta: { label: 'Waiting', owner: 'coordinator', waitsFor: 'a mentor who fits to have room' },
          entry: ring('waitingReview'),
          exit: s.cancel('waitingReview'),
          on: {
            proposeMatch: propose,
            loseTouch,
            putOnHold: hold,
            'timer.waitingReview': again('waiting', 'reviewWaiting'),
          },
        },
        onHold: {
          meta: { label: 'On hold', owner: 'coordinator', waitsFor: 'the day that the person chose' },
          entry: ring('holdEnds'),
          exit: s.cancel('holdEnds'),
          on: {
            resume: goOn([]),
            'timer.holdEnds': goOn([{ type: 'remind', params: { whom: 'coordinator', of: 'holdEnds' } }]),
          },
        },
      },
    },
    introduced: {
      type: 'final',
      meta: { label: 'Introduced', owner: 'nobody', waitsFor: 'nothing: mentoring has begun' },
      entry: [
        { type: 'startMentoring', params: ({ context }) => ({ mentorId: context.mentorId ?? '' }) },
        { type: 'tellClinic', params: { status: 'started' } },
      ],
    },
    unableToContact: {
      type: 'final',
      meta: {
        label: 'Could not contact',
        owner: 'nobody',
        waitsFor: 'nothing: the clinic is asked to mention it',
      },
      entry: [
        { type: 'stopMessages' },
        { type: 'withdrawIdentity' },
        { type: 'tellClinic', params: { status: 'couldNotContact' } },
      ],
    },
    declined: {
      type: 'final',
      meta: {
        label: 'Declined',
        owner: 'nobody',
        waitsFor: 'nothing: this person does not want support now',
      },
      entry: [
        { type: 'stopMessages' },
        { type: 'withdrawIdentity' },
        { type: 'tellClinic', params: { status: 'declinedAtContact' } },
      ],
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
        { type: 'tellClinic', params: { status: 'withdrew' } },
        { type: 'remind', params: { whom: 'coordinator', of: 'handleWithdrawal' } },
      ],
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
