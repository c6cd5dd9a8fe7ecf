/** A concern: told within the hour or the day, decided the same day, passed on, and never closed in silence. */
import { and, setup } from 'xstate'
import { effectActions, type Reminder } from '../effects.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { fromMs, type Instant, londonDateOf, londonInstant, plainTime, plusDays, toMs } from '../time.ts'
import { instantPlusMinutes, instantPlusWorkingDays } from '../working-days.ts'
import { concernRules, owedReferrals } from './concern.rules.ts'
import type { ConcernContext, ConcernEvent, ConcernInput, concernTimers } from './concern.schema.ts'

type Key = (typeof concernTimers)[number]

const HOUR = 60

/** Until when a concern that was raised at `from` is told or decided: the same day, whatever day of the week it is. */
function sameDay({ clocks, urgentSince }: ConcernContext, from: Instant): Instant {
  const evening = londonInstant(londonDateOf(from), clocks.sameDayUntil)
  const least = instantPlusMinutes(urgentSince ?? from, clocks.urgentMinutes)
  return fromMs(Math.max(toMs(evening), toMs(least)))
}

/** What is urgent comes back within the hour, the rest next morning: no weekend puts it off. */
function again({ clocks, urgentSince }: ConcernContext, at: Instant): Instant {
  return urgentSince === null
    ? londonInstant(plusDays(londonDateOf(at), 1), plainTime('09:00'))
    : instantPlusMinutes(at, clocks.urgentMinutes)
}

function firstOrAgain(context: ConcernContext, first: Instant, at: Instant): Instant {
  return first > at ? first : again(context, at)
}

const s = setup({
  types: {} as {
    context: ConcernContext
    events: ConcernEvent
    input: ConcernInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    ConcernContext,
    ConcernEvent,
    keyof typeof concernRules.gates,
    keyof typeof concernRules.checks
  >(concernRules),
  actions: effectActions,
  delays: delaysOf<ConcernContext, ConcernEvent, Key>({
    tellDue: ({ context, at }) => {
      const { urgentSince, raisedAt, clocks } = context
      const first =
        urgentSince === null
          ? sameDay(context, raisedAt)
          : instantPlusMinutes(urgentSince, clocks.urgentMinutes)
      return firstOrAgain(context, first, at)
    },
    accountDue: ({ context, at }) => instantPlusMinutes(at, context.clocks.accountHours * HOUR),
    decisionDue: ({ context, at }) => firstOrAgain(context, sameDay(context, context.raisedAt), at),
    referralDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.referralWorkingDays),
    feedbackDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.feedbackWorkingDays),
    lookAgain: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.lookAgainWorkingDays),
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as ConcernEvent, { id: key, delay: key })
}

function remind(whom: 'safeguardingLead' | 'coordinator' | 'raiser', of: Reminder) {
  return { type: 'remind', params: { whom, of } } as const
}

const tellEverybody = [
  remind('safeguardingLead', 'concernRaised'),
  remind('coordinator', 'concernRaised'),
] as const

const noteTriage = s.assign({
  triagedAt: ({ event }) => event.at,
  category: ({ context, event }) => (event.type === 'triage' ? event.category : context.category),
  urgentSince: ({ context, event }) => {
    if (event.type !== 'triage' || !event.urgent) return null
    return context.urgentSince ?? event.at
  },
  // help was called, or the danger is over: what is left is a concern like any other
  immediateDanger: false,
})
const noteWorse = s.assign({
  urgentSince: ({ event }) => event.at,
  immediateDanger: ({ context, event }) =>
    context.immediateDanger || (event.type === 'makeUrgent' && event.immediateDanger),
})
const noteAccount = s.assign({ accountAt: ({ context, event }) => context.accountAt ?? event.at })
const noteDecision = s.assign(({ context, event }) => {
  if (event.type !== 'decide') return {}
  const { decision, at, personTold, personAgreed, withoutAgreement = null } = event
  return {
    personTold: context.personTold || personTold,
    decisions: [...context.decisions, { decision, at, personTold, personAgreed, withoutAgreement }],
  }
})
const noteNothingMore = s.assign({
  feedbackAt: ({ event }) => event.at,
  personTold: ({ context, event }) =>
    context.personTold || (event.type === 'noFurtherAction' && event.personTold),
})
const noteReferral = s.assign(({ context, event }) =>
  event.type === 'recordReferral'
    ? { referrals: [...context.referrals, { to: event.to, at: event.madeAt }] }
    : {},
)
const noteFeedback = s.assign({ feedbackAt: ({ event }) => event.at })
const noteOutcome = s.assign({
  outcome: ({ event }) => (event.type === 'close' ? event.outcome : null),
  forSupervision: ({ event }) => event.type === 'close' && event.forSupervision,
})

/** Whatever was decided and not passed on has a clock; what was passed on has none any more. */
const watchReferrals = s.enqueueActions(({ context, enqueue }) => {
  if (owedReferrals(context).length === 0) enqueue.cancel('referralDue')
  else
    enqueue.raise({ type: 'timer.referralDue' } as ConcernEvent, { id: 'referralDue', delay: 'referralDue' })
})
const watchFeedback = s.enqueueActions(({ context, enqueue }) => {
  if (context.feedbackAt === null)
    enqueue.raise({ type: 'timer.feedbackDue' } as ConcernEvent, { id: 'feedbackDue', delay: 'feedbackDue' })
})
/** A mentor who raised it is offered a talk: such a thing weighs on whoever hears it. */
const careForMentor = s.enqueueActions(({ context, enqueue }) => {
  if (context.raisedBy === 'mentor')
    enqueue({ type: 'remind', params: { whom: 'coordinator', of: 'debriefMentor' } })
})

const worse = {
  guard: and(['canGetWorse', 'isWorse']),
  actions: [noteWorse, ...tellEverybody],
} as const
const decided = {
  target: 'acting',
  guard: and(['toldBeforeAgreed', 'agreedOrAllowed', 'treatmentIsForTheClinic', 'clinicOnlyAgreed']),
  actions: noteDecision,
} as const

export const concernMachine = s.createMachine({
  id: 'concern',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    category: input?.category,
    raisedBy: input?.raisedBy,
    raisedAt: input?.at,
    urgentSince: input?.urgent || input?.immediateDanger ? input.at : null,
    immediateDanger: input?.immediateDanger,
    emergencyCalled: input?.emergencyCalled,
    triagedAt: null,
    accountAt: null,
    decisions: [],
    referrals: [],
    feedbackAt: null,
    personTold: input?.personTold,
    outcome: null,
    forSupervision: false,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'raised',
      entry: [...tellEverybody, careForMentor, ring('accountDue')],
      exit: s.cancel('accountDue'),
      on: {
        // written down whenever there is time for it; a second account adds to the first
        writeAccount: { actions: [noteAccount, s.cancel('accountDue')] },
        'timer.accountDue': {
          actions: [
            remind('raiser', 'writeAccount'),
            remind('safeguardingLead', 'writeAccount'),
            ring('accountDue'),
          ],
        },
      },
      states: {
        raised: {
          meta: {
            label: 'Raised',
            owner: 'safeguardingLead',
            waitsFor: 'the safeguarding lead to take it on',
          },
          entry: ring('tellDue'),
          exit: s.cancel('tellDue'),
          on: {
            triage: { target: 'triaged', guard: 'dangerSeenTo', actions: noteTriage },
            makeUrgent: { ...worse, target: 'raised', reenter: true },
            'timer.tellDue': { target: 'raised', reenter: true, actions: [...tellEverybody] },
          },
        },
        triaged: {
          meta: { label: 'Taken on', owner: 'safeguardingLead', waitsFor: 'a decision, today' },
          entry: ring('decisionDue'),
          exit: s.cancel('decisionDue'),
          on: {
            triage: { target: 'triaged', reenter: true, guard: 'dangerSeenTo', actions: noteTriage },
            makeUrgent: { ...worse, target: 'triaged', reenter: true },
            decide: decided,
            noFurtherAction: {
              target: '#concern.noFurtherAction',
              guard: 'accountWritten',
              actions: noteNothingMore,
            },
            'timer.decisionDue': {
              target: 'triaged',
              reenter: true,
              actions: [remind('safeguardingLead', 'decideConcern')],
            },
          },
        },
        acting: {
          meta: {
            label: 'Being acted on',
            owner: 'safeguardingLead',
            waitsFor: 'what was decided to be done, and a word to whoever raised it',
          },
          entry: [watchReferrals, watchFeedback, ring('lookAgain')],
          exit: [s.cancel('referralDue'), s.cancel('feedbackDue'), s.cancel('lookAgain')],
          on: {
            makeUrgent: worse,
            decide: { ...decided, reenter: true },
            recordReferral: {
              guard: and(['wasDecided', 'madeAlready']),
              actions: [noteReferral, watchReferrals],
            },
            giveFeedback: {
              actions: [noteFeedback, s.cancel('feedbackDue'), remind('raiser', 'concernFeedback')],
            },
            close: {
              target: '#concern.closed',
              guard: and(['passedOn', 'accountWritten', 'feedbackGiven']),
              actions: noteOutcome,
            },
            'timer.referralDue': {
              actions: [remind('safeguardingLead', 'passConcernOn'), ring('referralDue')],
            },
            'timer.feedbackDue': {
              actions: [remind('safeguardingLead', 'giveFeedback'), ring('feedbackDue')],
            },
            'timer.lookAgain': {
              actions: [remind('safeguardingLead', 'lookAtConcern'), ring('lookAgain')],
            },
          },
        },
      },
    },
    closed: {
      type: 'final',
      meta: { label: 'Closed', owner: 'nobody', waitsFor: 'nothing: it was acted on' },
    },
    noFurtherAction: {
      type: 'final',
      meta: { label: 'Nothing more to do', owner: 'nobody', waitsFor: 'nothing: it was looked at' },
      entry: remind('raiser', 'concernFeedback'),
    },
  },
})
