/**
 * Standing: whether a mentor may take on somebody new at one place. Whatever runs out stops new matches and never
 * takes anybody away; only leaving does, and then everybody is found another mentor in that very step.
 */
import { and, setup } from 'xstate'
import { effectActions } from '../effects.ts'
import { withCompletion } from '../learning/index.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonDateOf, londonInstant, plainTime } from '../time.ts'
import { instantPlusDays } from '../working-days.ts'
import { lapsed, nextLook } from './in-date.ts'
import { itemsAfter, standingRules } from './standing.rules.ts'
import type { StandingContext, StandingEvent, StandingInput, standingTimers } from './standing.schema.ts'

type Key = (typeof standingTimers)[number]

/** A first review, or a break that is over, is asked about every week until somebody acts. */
const ASK_AGAIN_DAYS = 7

const s = setup({
  types: {} as {
    context: StandingContext
    events: StandingEvent
    input: StandingInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    StandingContext,
    StandingEvent,
    keyof typeof standingRules.gates,
    keyof typeof standingRules.checks
  >(standingRules),
  actions: effectActions,
  delays: delaysOf<StandingContext, StandingEvent, Key | 'lookWhileMatchable'>({
    firstReview: ({ context, at }) => {
      if (context.reviewReached) return instantPlusDays(at, ASK_AGAIN_DAYS)
      // the trust held its review already: there is nothing to wait for
      if (context.fullSince !== null) return at
      return instantPlusDays(context.startedAt, context.clocks.provisionalDays)
    },
    look: ({ context, at }) => nextLook(context.items, context.clocks, at),
    // whoever begins with something that has run out is looked at at once, and not in a week
    lookWhileMatchable: ({ context, at }) =>
      lapsed(context.items, londonDateOf(at)).length > 0 ? at : nextLook(context.items, context.clocks, at),
    breakEnds: ({ context, at }) =>
      context.breakUntil
        ? londonInstant(context.breakUntil, plainTime('09:00'))
        : instantPlusDays(at, ASK_AGAIN_DAYS),
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as StandingEvent, { id: key, delay: key })
}

/** The same clock, where somebody may be matched. */
const watch = s.raise({ type: 'timer.look' } as StandingEvent, { id: 'look', delay: 'lookWhileMatchable' })

const noteItems = s.assign({
  items: ({ context, event }) => itemsAfter(context, event),
  completions: ({ context, event }) => {
    const { check } = event.facts
    if (event.type !== 'answerRefresher' || !check?.passed) return context.completions
    const { module, version, right, of } = check
    return withCompletion(context.completions, { module, version, on: londonDateOf(event.at), right, of })
  },
})
const noteFull = s.assign({ fullSince: ({ event }) => londonDateOf(event.at) })
const noteByHand = s.assign({ restrictedByHand: true })
const noteLifted = s.assign({ restrictedByHand: false })
const noteBreak = s.assign({
  breakUntil: ({ context, event }) => (event.type === 'startBreak' ? event.until : context.breakUntil),
})

const recorded = ['wasDone', 'isGoodStill', 'dbsIsEligible', 'dbsByTwo'] as const
const learned = ['isGraded', 'enoughIsRight'] as const

/** What is written down while somebody may be matched: the clock that watches is set anew. */
const whileMatchable = {
  record: { guard: and([...recorded]), actions: [noteItems, watch] },
  answerRefresher: { guard: and([...learned]), actions: [noteItems, watch] },
  restrict: { target: 'restricted', actions: noteByHand },
  startBreak: { target: 'onBreak', guard: 'untilIsAhead', actions: noteBreak },
  'timer.look': [
    {
      target: 'restricted',
      guard: 'somethingLapsed',
      actions: [
        { type: 'remind', params: { whom: 'holder', of: 'standingLapsed' } },
        { type: 'remind', params: { whom: 'coordinator', of: 'standingLapsed' } },
      ],
    },
    {
      actions: [
        { type: 'remind', params: { whom: 'holder', of: 'standingEnds' } },
        { type: 'remind', params: { whom: 'coordinator', of: 'standingEnds' } },
        watch,
      ],
    },
  ],
} as const

/** Back to where they stood, as soon as everything is in date again. */
function goBack<A>(rules: readonly (typeof recorded | typeof learned)[number][], actions: readonly A[]) {
  return [
    { target: 'full', guard: and([...rules, 'mendsEverything', 'notByHand', 'wasFull']), actions },
    { target: 'provisional', guard: and([...rules, 'mendsEverything', 'notByHand']), actions },
    { guard: and([...rules]), actions },
  ] as const
}

export const standingMachine = s.createMachine({
  id: 'standing',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    mentorId: input?.mentorId,
    startedAt: input?.startedAt ?? input?.at,
    items: input?.items,
    completions: input?.completions,
    reviewReached: false,
    fullSince: input?.fullSince ?? null,
    restrictedByHand: false,
    breakUntil: null,
    eligibleDbs: input?.eligibleDbs,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'provisional',
      on: { leave: { target: '#standing.left', guard: 'exitTalkOffered' } },
      states: {
        provisional: {
          meta: {
            label: 'Provisional',
            owner: 'coordinator',
            waitsFor: 'the first months, and a review at their end',
          },
          entry: [ring('firstReview'), watch],
          exit: [s.cancel('firstReview'), s.cancel('look')],
          on: {
            ...whileMatchable,
            becomeFull: {
              target: 'full',
              guard: and(['reviewIsReached', 'everythingInDate', 'wasReviewed']),
              actions: noteFull,
            },
            'timer.firstReview': [
              { target: 'full', guard: and(['wasFull', 'everythingInDate']) },
              {
                actions: [
                  s.assign({ reviewReached: true }),
                  { type: 'remind', params: { whom: 'coordinator', of: 'firstReview' } },
                  ring('firstReview'),
                ],
              },
            ],
          },
        },
        full: {
          meta: {
            label: 'Full',
            owner: 'coordinator',
            waitsFor: 'the next check, refresher or supervision to come round',
          },
          entry: watch,
          exit: s.cancel('look'),
          on: whileMatchable,
        },
        restricted: {
          meta: {
            label: 'Takes on nobody new',
            owner: 'coordinator',
            waitsFor: 'what has run out to be put right',
          },
          entry: ring('look'),
          exit: s.cancel('look'),
          on: {
            record: goBack(recorded, [noteItems]),
            answerRefresher: goBack(learned, [noteItems]),
            lift: [
              { target: 'full', guard: and(['everythingInDate', 'wasFull']), actions: noteLifted },
              { target: 'provisional', guard: 'everythingInDate', actions: noteLifted },
            ],
            startBreak: { target: 'onBreak', guard: 'untilIsAhead', actions: noteBreak },
            'timer.look': {
              actions: [
                { type: 'remind', params: { whom: 'coordinator', of: 'standingLapsed' } },
                ring('look'),
              ],
            },
          },
        },
        onBreak: {
          meta: { label: 'On a break', owner: 'coordinator', waitsFor: 'the day that they chose' },
          entry: ring('breakEnds'),
          exit: s.cancel('breakEnds'),
          on: {
            record: { guard: and([...recorded]), actions: noteItems },
            answerRefresher: { guard: and([...learned]), actions: noteItems },
            endBreak: [
              { target: 'full', guard: and(['everythingInDate', 'notByHand', 'wasFull']) },
              { target: 'provisional', guard: and(['everythingInDate', 'notByHand']) },
              { target: 'restricted' },
            ],
            'timer.breakEnds': {
              target: 'onBreak',
              reenter: true,
              actions: [
                s.assign({ breakUntil: null }),
                { type: 'remind', params: { whom: 'holder', of: 'breakEnds' } },
                { type: 'remind', params: { whom: 'coordinator', of: 'breakEnds' } },
              ],
            },
          },
        },
      },
    },
    left: {
      type: 'final',
      meta: {
        label: 'Left',
        owner: 'nobody',
        waitsFor: 'nothing: everybody they supported was found another mentor',
      },
      entry: [{ type: 'stopMessages' }, { type: 'rematchPeople' }, { type: 'endAccess' }],
    },
  },
})
