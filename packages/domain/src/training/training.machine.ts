/** Training: learn, watch, lead with somebody beside you, and be signed off by two sides. */
import { and, setup } from 'xstate'
import { effectActions, type Reminder } from '../effects.ts'
import { withCompletion } from '../learning/index.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonDateOf, londonInstant, plainTime } from '../time.ts'
import { instantPlusDays, instantPlusWorkingDays } from '../working-days.ts'
import { trainingRules } from './training.rules.ts'
import type { TrainingContext, TrainingEvent, TrainingInput, trainingTimers } from './training.schema.ts'

type Key = (typeof trainingTimers)[number]

const s = setup({
  types: {} as {
    context: TrainingContext
    events: TrainingEvent
    input: TrainingInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    TrainingContext,
    TrainingEvent,
    keyof typeof trainingRules.gates,
    keyof typeof trainingRules.checks
  >(trainingRules),
  actions: effectActions,
  delays: delaysOf<TrainingContext, TrainingEvent, Key>({
    quiet: ({ context, at }) => instantPlusDays(at, context.clocks.quietDays),
    practiceDue: ({ context, at }) => instantPlusDays(at, context.clocks.practiceDays),
    signOffDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.signOffWorkingDays),
    deferralEnds: ({ context, at }) =>
      context.deferredUntil ? londonInstant(context.deferredUntil, plainTime('09:00')) : at,
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as TrainingEvent, { id: key, delay: key })
}

/** The reminder of a clock that rings again until somebody acts. */
function again(state: string, of: Reminder, whom: 'coordinator' | 'holder' = 'coordinator') {
  return { target: state, reenter: true, actions: { type: 'remind', params: { whom, of } } } as const
}

const noteCompletion = s.assign({
  completions: ({ context, event }) => {
    const { check } = event.facts
    if (event.type !== 'answerCheck' || check === null) return context.completions
    const { version, right, of } = check
    return withCompletion(context.completions, {
      module: event.module,
      version,
      on: londonDateOf(event.at),
      right,
      of,
    })
  },
})
const noteTry = s.assign({
  tries: ({ context, event }) =>
    event.type === 'answerCheck'
      ? { ...context.tries, [event.module]: (context.tries[event.module] ?? 0) + 1 }
      : context.tries,
})
const noteWatched = s.assign({
  watchedOn: ({ context, event }) =>
    event.type === 'recordWatched' ? [...context.watchedOn, event.heldOn] : context.watchedOn,
})
const noteLed = s.assign({
  ledOn: ({ context, event }) =>
    event.type === 'recordLed' ? [...context.ledOn, event.heldOn] : context.ledOn,
})
const noteReflection = s.assign({ reflectedOn: ({ event }) => londonDateOf(event.at) })
const noteTeam = s.assign({
  teamSigned: ({ event }) => ({ by: event.facts.by, on: londonDateOf(event.at) }),
})
const noteClinic = s.assign({
  clinicSigned: ({ event }) => ({ by: event.facts.by, on: londonDateOf(event.at) }),
})
const unsign = s.assign({ teamSigned: null, clinicSigned: null })

const passed = and(['comesAfterItsOwn', 'isGraded', 'enoughIsRight'])
/** A try that was not enough is noted and nothing is lost; the module can be read and tried again at once. */
const failed = { guard: and(['comesAfterItsOwn', 'isGraded']), actions: noteTry } as const

/** After a break somebody goes on from where they stood. */
function goOn<A>(actions: readonly A[]) {
  return [
    {
      target: 'signOff',
      guard: and(['everyModuleIsDone', 'watchedEnough', 'ledEnough', 'hasReflected']),
      actions,
    },
    { target: 'observed', guard: and(['everyModuleIsDone', 'watchedEnough']), actions },
    { target: 'shadowing', guard: 'everyModuleIsDone', actions },
    { target: 'learning', guard: 'someModuleIsDone', actions },
    { target: 'enrolled', actions: [...actions] },
  ] as const
}

export const trainingMachine = s.createMachine({
  id: 'training',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    modules: input?.modules,
    enrolledAt: input?.at,
    cohortId: null,
    days: [],
    completions: [],
    tries: {},
    watchedOn: [],
    ledOn: [],
    reflectedOn: null,
    ratings: {},
    teamSigned: null,
    clinicSigned: null,
    deferredUntil: null,
    brought: input?.brought,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'enrolled',
      on: {
        withdraw: '#training.withdrawn',
        defer: {
          target: '.deferred',
          guard: 'untilIsAhead',
          actions: s.assign({
            deferredUntil: ({ context, event }) =>
              event.type === 'defer' ? event.until : context.deferredUntil,
          }),
        },
        joinCohort: {
          actions: s.assign({
            cohortId: ({ context, event }) =>
              event.type === 'joinCohort' ? event.cohortId : context.cohortId,
          }),
        },
        recordDay: {
          actions: s.assign({
            days: ({ context, event }) =>
              event.type === 'recordDay'
                ? [
                    ...context.days.filter(({ dayId }) => dayId !== event.dayId),
                    { dayId: event.dayId, attended: event.attended },
                  ]
                : context.days,
          }),
        },
        // whoever has finished may learn a newer version, at any time; it is one more fact and takes none away
        answerCheck: [{ guard: passed, actions: noteCompletion }, failed],
      },
      states: {
        enrolled: {
          meta: { label: 'Enrolled', owner: 'trainee', waitsFor: 'the first module' },
          entry: ring('quiet'),
          exit: s.cancel('quiet'),
          on: {
            answerCheck: [
              {
                target: 'shadowing',
                guard: and(['comesAfterItsOwn', 'isGraded', 'enoughIsRight', 'completesTheLast']),
                actions: noteCompletion,
              },
              { target: 'learning', guard: passed, actions: noteCompletion },
              failed,
            ],
            'timer.quiet': again('enrolled', 'quietTrainee'),
          },
        },
        learning: {
          meta: { label: 'Learning', owner: 'trainee', waitsFor: 'the modules that are left' },
          entry: ring('quiet'),
          exit: s.cancel('quiet'),
          on: {
            answerCheck: [
              {
                target: 'shadowing',
                guard: and(['comesAfterItsOwn', 'isGraded', 'enoughIsRight', 'completesTheLast']),
                actions: noteCompletion,
              },
              { target: 'learning', reenter: true, guard: passed, actions: noteCompletion },
              failed,
            ],
            'timer.quiet': again('learning', 'quietTrainee'),
          },
        },
        shadowing: {
          meta: { label: 'Watching', owner: 'coordinator', waitsFor: 'sessions to be watched' },
          entry: ring('practiceDue'),
          exit: s.cancel('practiceDue'),
          on: {
            recordWatched: [
              { target: 'observed', guard: and(['wasHeld', 'isTheLastToWatch']), actions: noteWatched },
              { guard: 'wasHeld', actions: noteWatched },
            ],
            'timer.practiceDue': again('shadowing', 'practiceDue'),
          },
        },
        observed: {
          meta: {
            label: 'Leading, with somebody beside',
            owner: 'coordinator',
            waitsFor: 'sessions to be led, and their own page of thoughts',
          },
          entry: ring('practiceDue'),
          exit: s.cancel('practiceDue'),
          on: {
            recordLed: [
              {
                target: 'signOff',
                guard: and(['wasHeld', 'isTheLastToLead', 'hasReflected']),
                actions: noteLed,
              },
              { guard: 'wasHeld', actions: noteLed },
            ],
            reflect: [
              { target: 'signOff', guard: 'ledEnough', actions: noteReflection },
              { actions: noteReflection },
            ],
            'timer.practiceDue': again('observed', 'practiceDue'),
          },
        },
        signOff: {
          meta: {
            label: 'Signing off',
            owner: 'coordinator',
            waitsFor: 'the coordinator and the clinic to sign',
          },
          entry: ring('signOffDue'),
          exit: s.cancel('signOffDue'),
          on: {
            fillGrid: {
              // a grid that changes after somebody signed is signed again
              actions: [
                s.assign({
                  ratings: ({ context, event }) =>
                    event.type === 'fillGrid' ? event.ratings : context.ratings,
                }),
                unsign,
              ],
            },
            // the clinic signs first and the team last: whoever signs last begins what follows
            signForClinic: {
              guard: 'gridIsFull',
              actions: noteClinic,
            },
            signForTeam: {
              target: '#training.accredited',
              guard: and(['gridIsFull', 'clinicHasSigned', 'signedBySomebodyElse']),
              actions: noteTeam,
            },
            practiseMore: {
              target: 'observed',
              actions: [unsign, s.assign({ ledOn: [], reflectedOn: null })],
            },
            'timer.signOffDue': again('signOff', 'signOffDue'),
          },
        },
        deferred: {
          meta: { label: 'Taking a break', owner: 'trainee', waitsFor: 'the day that they chose' },
          entry: ring('deferralEnds'),
          exit: s.cancel('deferralEnds'),
          on: {
            resume: goOn([]),
            'timer.deferralEnds': goOn([
              { type: 'remind', params: { whom: 'holder', of: 'deferralEnds' } },
              { type: 'remind', params: { whom: 'coordinator', of: 'deferralEnds' } },
            ]),
          },
        },
      },
    },
    accredited: {
      type: 'final',
      meta: {
        label: 'Ready',
        owner: 'nobody',
        waitsFor: 'nothing: they can be matched where a clinic agreed',
      },
      entry: [{ type: 'stopMessages' }, { type: 'startStanding' }],
    },
    withdrawn: {
      type: 'final',
      meta: { label: 'Withdrawn', owner: 'nobody', waitsFor: 'nothing: they have withdrawn' },
      entry: { type: 'stopMessages' },
    },
  },
})
