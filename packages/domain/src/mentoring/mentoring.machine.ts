/** Mentoring: one person and one mentor, session by session, until an ending is planned or comes. */
import { and, setup } from 'xstate'
import { type EndingReason, effectActions } from '../effects.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonInstant, plainTime } from '../time.ts'
import { instantPlusDays, instantPlusMinutes, instantPlusWorkingDays } from '../working-days.ts'
import { LOW_WELLBEING, mentoringRules } from './mentoring.rules.ts'
import type { MentoringContext, MentoringEvent, MentoringInput, mentoringTimers } from './mentoring.schema.ts'

type Key = (typeof mentoringTimers)[number]

const s = setup({
  types: {} as {
    context: MentoringContext
    events: MentoringEvent
    input: MentoringInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    MentoringContext,
    MentoringEvent,
    keyof typeof mentoringRules.gates,
    keyof typeof mentoringRules.checks
  >(mentoringRules),
  actions: effectActions,
  delays: delaysOf<MentoringContext, MentoringEvent, Key>({
    reviewDue: ({ context, at }) => instantPlusDays(at, context.clocks.reviewAfterDays),
    silence: ({ context, at }) => instantPlusDays(at, context.clocks.silenceDays),
    // counted from the planned meeting, not from the moment it was planned
    logDue: ({ context, at }) =>
      instantPlusWorkingDays(context.plannedAt ?? at, context.clocks.logWithinWorkingDays),
    pauseCheck: ({ context, at }) =>
      context.pausedUntil
        ? londonInstant(context.pausedUntil, plainTime('09:00'))
        : instantPlusDays(at, context.clocks.pauseCheckDays),
    pauseLimit: ({ context, at }) => instantPlusDays(at, context.clocks.pauseMaximumDays),
    reachOut: ({ context, at }) =>
      instantPlusWorkingDays(at, Math.ceil(context.clocks.notHeardFromWorkingDays / 3)),
    rematchDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.rematchWorkingDays),
    // an hour is how long a visit is taken to last; the clocks count from its end
    checkOutLate: ({ context, at }) => instantPlusMinutes(at, 60 + context.clocks.checkOutLateMinutes),
    checkOutOverdue: ({ context, at }) => instantPlusMinutes(at, 60 + context.clocks.checkOutOverdueMinutes),
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as MentoringEvent, { id: key, delay: key })
}

const notePlan = s.assign({
  plannedAt: ({ context, event }) => (event.type === 'planSession' ? event.heldAt : context.plannedAt),
  plannedMode: ({ context, event }) => (event.type === 'planSession' ? event.mode : context.plannedMode),
  checkInWith: ({ context, event }) =>
    event.type === 'planSession' ? event.checkInWith : context.checkInWith,
  checkedInAt: null,
})
const noteHeld = s.assign({
  sessions: ({ context }) => context.sessions + 1,
  noShows: 0,
  attempts: 0,
  lastHeldAt: ({ context, event }) => (event.type === 'logSession' ? event.heldAt : context.lastHeldAt),
})
const noteNoShow = s.assign({ noShows: ({ context }) => context.noShows + 1 })
const noteOther = s.assign({ noShows: ({ context, event }) => context.noShows + (isNoShow(event) ? 1 : 0) })
/** Whatever a log says, the plan it belongs to is over; the next one may be given with it. */
const closePlan = s.assign({
  plannedAt: ({ event }) => (event.type === 'logSession' ? (event.nextAt ?? null) : null),
  plannedMode: ({ context, event }) =>
    event.type === 'logSession' && event.nextAt !== undefined ? context.plannedMode : null,
  checkInWith: null,
  checkedInAt: null,
  lowWellbeing: ({ context, event }) => {
    if (event.type !== 'logSession' || event.mentorWellbeing === undefined) return context.lowWellbeing
    return event.mentorWellbeing <= LOW_WELLBEING ? context.lowWellbeing + 1 : 0
  },
})
const noteRetraction = s.assign({ sessions: ({ context }) => Math.max(0, context.sessions - 1) })
const noteReview = s.assign({
  reviews: ({ context }) => context.reviews + 1,
  reviewAtSession: ({ context, event }) =>
    context.sessions + (event.type === 'review' ? event.goOnFor : context.clocks.reviewAtSession),
})
const notePause = s.assign({
  pausedAt: ({ event }) => event.at,
  pausedUntil: ({ event }) => (event.type === 'pause' ? (event.until ?? null) : null),
})
const noteSilence = s.assign({ notHeardFromAt: ({ event }) => event.at, attempts: 0 })
const noteContact = s.assign({ notHeardFromAt: null, attempts: 0, noShows: 0 })
const countAttempt = s.assign({ attempts: ({ context }) => context.attempts + 1 })
const noteNewMentor = s.assign({
  mentorsBefore: ({ context }) => [...context.mentorsBefore, context.mentorId],
  mentorId: ({ context, event }) => (event.type === 'rematch' ? event.mentorId : context.mentorId),
})

/** What a log asks for beside the count: a concern, a word to the clinic, care for the mentor, the next date. */
const afterLog = s.enqueueActions(({ context, event, enqueue }) => {
  enqueue.cancel('logDue')
  enqueue.cancel('checkOutLate')
  enqueue.cancel('checkOutOverdue')
  if (event.type !== 'logSession') return
  if (event.nextAt !== undefined)
    enqueue.raise({ type: 'timer.logDue' } as MentoringEvent, { id: 'logDue', delay: 'logDue' })
  if (event.concern) {
    enqueue({ type: 'remind', params: { whom: 'safeguardingLead', of: 'concernRaised' } })
    enqueue({ type: 'remind', params: { whom: 'coordinator', of: 'concernRaised' } })
  }
  if (event.messageForClinic)
    enqueue({ type: 'remind', params: { whom: 'coordinator', of: 'clinicMessage' } })
  if (context.lowWellbeing >= 2 && (event.mentorWellbeing ?? 10) <= LOW_WELLBEING)
    enqueue({ type: 'remind', params: { whom: 'coordinator', of: 'callMentor' } })
})

function isNoShow(event: MentoringEvent): boolean {
  return event.type === 'logSession' && event.outcome === 'personDidNotCome'
}

/** An ending with its reason: the effect begins the discharge. */
function end(reason: EndingReason, planned = false) {
  return {
    target: '#mentoring.ending',
    actions: [
      s.assign({ endingReason: reason }),
      {
        type: 'startDischarge',
        params: ({ context }: { context: MentoringContext }) => ({
          planned,
          reason,
          mentorId: context.mentorId,
        }),
      },
    ],
  } as const
}

const loggable = [
  'mentorReady',
  'notInTheFuture',
  'sinceTheStart',
  'notLoggedYet',
  'lengthGiven',
  'themeGiven',
] as const
const heldAndReview = {
  target: '#mentoring.open.reviewDue',
  guard: and([...loggable, 'wasHeld', 'reachesReview']),
  actions: [noteHeld, closePlan, afterLog],
} as const
const heldAgain = {
  target: '#mentoring.open.active',
  reenter: true,
  guard: and([...loggable, 'wasHeld']),
  actions: [noteHeld, closePlan, afterLog],
} as const
const missedAgain = {
  target: '#mentoring.open.notHeardFrom',
  guard: and([...loggable, 'missedTooOften']),
  actions: [noteNoShow, closePlan, afterLog],
} as const
const heldOnly = { guard: and([...loggable, 'wasHeld']), actions: [noteHeld, closePlan, afterLog] } as const
const notHeld = { guard: and([...loggable]), actions: [noteOther, closePlan, afterLog] } as const

const plan = {
  guard: and(['mentorReady', 'plansAhead', 'safeMeeting']),
  actions: [notePlan, ring('logDue')],
} as const
const pause = { target: 'paused', guard: 'pauseEndsAhead', actions: notePause } as const
const reviewHeld = { target: 'active', reenter: true, actions: noteReview } as const
const fallSilent = { target: 'notHeardFrom' } as const

export const mentoringMachine = s.createMachine({
  id: 'mentoring',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    mentorId: input?.mentorId,
    startedAt: input?.at,
    sessions: 0,
    reviewAtSession: input?.clocks.reviewAtSession,
    noShows: 0,
    lastHeldAt: null,
    plannedAt: null,
    plannedMode: null,
    checkInWith: null,
    checkedInAt: null,
    lowWellbeing: 0,
    reviews: 0,
    attempts: 0,
    notHeardFromAt: null,
    pausedAt: null,
    pausedUntil: null,
    mentorsBefore: [],
    endingReason: null,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'active',
      // clocks of a planned visit live as long as anything is open, whatever the state inside
      exit: [s.cancel('logDue'), s.cancel('checkOutLate'), s.cancel('checkOutOverdue')],
      on: {
        retractSession: { guard: 'sessionStands', actions: noteRetraction },
        checkIn: {
          guard: and(['planned', 'checkInExpected', 'notCheckedInYet']),
          actions: [
            s.assign({ checkedInAt: ({ event }) => event.at }),
            ring('checkOutLate'),
            ring('checkOutOverdue'),
          ],
        },
        checkOut: {
          guard: 'checkedIn',
          actions: [
            s.assign({ checkedInAt: null, checkInWith: null }),
            s.cancel('checkOutLate'),
            s.cancel('checkOutOverdue'),
          ],
        },
        'timer.checkOutLate': { actions: { type: 'remind', params: { whom: 'mentor', of: 'lateCheckOut' } } },
        'timer.checkOutOverdue': {
          actions: { type: 'remind', params: { whom: 'coordinator', of: 'overdueCheckOut' } },
        },
        'timer.logDue': {
          actions: [
            { type: 'remind', params: { whom: 'mentor', of: 'logSession' } },
            { type: 'remind', params: { whom: 'coordinator', of: 'logSession' } },
          ],
        },
        withdraw: end('consentWithdrawn'),
        recordDeath: end('died'),
        recordInError: '#mentoring.recordedInError',
      },
      states: {
        active: {
          meta: { label: 'Meeting', owner: 'mentor', waitsFor: 'the next session' },
          entry: [ring('silence'), ring('reviewDue')],
          exit: [s.cancel('silence'), s.cancel('reviewDue')],
          on: {
            planSession: plan,
            logSession: [heldAndReview, heldAgain, missedAgain, notHeld],
            review: reviewHeld,
            pause,
            changeMentor: 'changingMentor',
            planEnding: planned('goalsMet'),
            'timer.silence': fallSilent,
            'timer.reviewDue': 'reviewDue',
          },
        },
        reviewDue: {
          meta: { label: 'Review due', owner: 'mentor', waitsFor: 'a look back together, their view first' },
          entry: [{ type: 'remind', params: { whom: 'mentor', of: 'holdReview' } }, ring('silence')],
          exit: s.cancel('silence'),
          on: {
            planSession: plan,
            logSession: [{ ...heldOnly, target: 'reviewDue', reenter: true }, missedAgain, notHeld],
            review: reviewHeld,
            pause,
            changeMentor: 'changingMentor',
            planEnding: planned('goalsMet'),
            'timer.silence': fallSilent,
          },
        },
        paused: {
          meta: { label: 'Paused', owner: 'coordinator', waitsFor: 'the pause to end' },
          entry: [ring('pauseCheck'), ring('pauseLimit')],
          exit: [s.cancel('pauseCheck'), s.cancel('pauseLimit')],
          on: {
            resume: 'active',
            changeMentor: 'changingMentor',
            planEnding: planned('goalsMet'),
            'timer.pauseCheck': {
              actions: { type: 'remind', params: { whom: 'coordinator', of: 'checkPause' } },
            },
            'timer.pauseLimit': 'reviewDue',
          },
        },
        notHeardFrom: {
          meta: {
            label: 'Not heard from',
            owner: 'mentor',
            waitsFor: 'a sign from them; reach out by safe ways',
          },
          entry: [
            noteSilence,
            { type: 'remind', params: { whom: 'mentor', of: 'reachOut' } },
            ring('reachOut'),
          ],
          exit: s.cancel('reachOut'),
          on: {
            planSession: plan,
            logSession: [
              { ...heldAndReview, actions: [noteHeld, noteContact, closePlan, afterLog] },
              { ...heldAgain, actions: [noteHeld, noteContact, closePlan, afterLog] },
              notHeld,
            ],
            logAttempt: [
              { target: 'active', guard: and(['contactAllowed', 'wasReached']), actions: noteContact },
              { guard: 'contactAllowed', actions: countAttempt },
            ],
            pause,
            changeMentor: 'changingMentor',
            planEnding: planned('goalsMet'),
            endDisengaged: { ...end('disengaged'), guard: 'triedToReach' },
            'timer.reachOut': {
              actions: [
                { type: 'remind', params: { whom: 'coordinator', of: 'reachOut' } },
                ring('reachOut'),
              ],
            },
          },
        },
        changingMentor: {
          meta: {
            label: 'Changing mentor',
            owner: 'coordinator',
            waitsFor: 'another mentor, on both sides’ yes',
          },
          entry: ring('rematchDue'),
          exit: s.cancel('rematchDue'),
          on: {
            // a goodbye with the mentor who leaves is a session like any other
            logSession: [heldOnly, notHeld],
            rematch: {
              target: 'active',
              guard: and(['bothAgreed', 'someoneElse', 'newMentorMayTakeOn']),
              actions: noteNewMentor,
            },
            resume: 'active',
            pause,
            planEnding: planned('goalsMet'),
            endWithoutRematch: end('noRematchAccepted'),
            'timer.rematchDue': {
              target: 'changingMentor',
              reenter: true,
              actions: { type: 'remind', params: { whom: 'coordinator', of: 'rematch' } },
            },
          },
        },
      },
    },
    ending: {
      type: 'final',
      meta: {
        label: 'Ending',
        owner: 'nobody',
        waitsFor: 'nothing here: the ending has a record of its own',
      },
    },
    recordedInError: {
      type: 'final',
      meta: { label: 'Recorded in error', owner: 'nobody', waitsFor: 'nothing: this record was a mistake' },
      entry: { type: 'stopMessages' },
    },
  },
})

/** A planned ending takes its reason from the event. */
function planned(fallback: EndingReason) {
  return {
    target: '#mentoring.ending',
    actions: [
      s.assign({ endingReason: ({ event }) => (event.type === 'planEnding' ? event.reason : fallback) }),
      {
        type: 'startDischarge',
        params: ({ context }: { context: MentoringContext }) => ({
          planned: true,
          reason: context.endingReason ?? fallback,
          mentorId: context.mentorId,
        }),
      },
    ],
  } as const
}
