/** Mentoring: one person and one mentor, session by session, until an ending is planned or comes. */
import { and, setup } from 'xstate'
import { type Effect, type EndingReason, effectActions } from '../effects.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonDateOf, londonInstant, plainTime, plusMs, toMs } from '../time.ts'
import { instantPlusDays, instantPlusMinutes, instantPlusWorkingDays } from '../working-days.ts'
import { LOW_WELLBEING, mentoringRules } from './mentoring.rules.ts'
import type { MentoringContext, MentoringEvent, MentoringInput, mentoringTimers } from './mentoring.schema.ts'

type Key = (typeof mentoringTimers)[number]

/** From when silence counts: the meeting they expect, else the last one, else now. */
function lastSign(context: MentoringContext, event: MentoringEvent, at: Instant): Instant {
  if (context.plannedAt !== null && context.plannedAt > at) return context.plannedAt
  const held = event.type === 'logSession' && event.outcome === 'held'
  return held ? (context.lastHeldAt ?? at) : at
}

/** Whether a log is about the visit that is planned; an older session written up late is not. */
function isOfThePlan(context: MentoringContext, event: MentoringEvent): boolean {
  if (event.type !== 'logSession' || context.plannedAt === null) return true
  const tookPlace = event.outcome === 'held' || event.outcome === 'personDidNotCome'
  return !tookPlace || londonDateOf(event.heldAt) >= londonDateOf(context.plannedAt)
}

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
    reviewDue: ({ context }) => instantPlusDays(context.reviewFrom, context.clocks.reviewAfterDays),
    silence: ({ context, event, at }) =>
      instantPlusDays(lastSign(context, event, at), context.clocks.silenceDays),
    // counted from the planned meeting, not from the moment it was planned
    logDue: ({ context, event, at }) => {
      const next = event.type === 'logSession' ? event.nextAt : undefined
      return instantPlusWorkingDays(next ?? context.plannedAt ?? at, context.clocks.logWithinWorkingDays)
    },
    pauseCheck: ({ context, at }) => {
      const usual = instantPlusDays(at, context.clocks.pauseCheckDays)
      if (context.pausedUntil === null) return usual
      const chosen = londonInstant(context.pausedUntil, plainTime('09:00'))
      return chosen > at && chosen < usual ? chosen : usual
    },
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
})
const noteHeld = s.assign({
  sessions: ({ context }) => context.sessions + 1,
  noShows: 0,
  attempts: 0,
  lastHeldAt: ({ context, event }) => {
    if (event.type !== 'logSession') return context.lastHeldAt
    return context.lastHeldAt !== null && context.lastHeldAt > event.heldAt
      ? context.lastHeldAt
      : event.heldAt
  },
})
const noteNoShow = s.assign({ noShows: ({ context }) => context.noShows + 1 })
const noteOther = s.assign({ noShows: ({ context, event }) => context.noShows + (isNoShow(event) ? 1 : 0) })
const noteWellbeing = s.assign({
  lowWellbeing: ({ context, event }) => {
    if (event.type !== 'logSession' || event.mentorWellbeing === undefined) return context.lowWellbeing
    return event.mentorWellbeing <= LOW_WELLBEING ? context.lowWellbeing + 1 : 0
  },
})
const noPlan = { plannedAt: null, plannedMode: null, checkInWith: null } as const
/** Whatever a log says, the plan it belongs to is over; the next one may be given with it, in the same way. */
const closePlan = s.assign(({ context, event }) => {
  if (event.type !== 'logSession') return {}
  const over = isOfThePlan(context, event) ? { ...noPlan, checkedInAt: null } : {}
  if (event.nextAt === undefined) return over
  const checkInWith = event.mode === 'elsewhere' ? ('coordinator' as const) : ('notNeeded' as const)
  return { ...over, plannedAt: event.nextAt, plannedMode: event.mode, checkInWith }
})
const noteRetraction = s.assign(({ context, event }) => {
  const outcome = event.facts.sessionOutcome ?? 'held'
  if (outcome === 'held') return { sessions: Math.max(0, context.sessions - 1) }
  return outcome === 'personDidNotCome' ? { noShows: Math.max(0, context.noShows - 1) } : {}
})
const noteReview = s.assign({
  reviews: ({ context }) => context.reviews + 1,
  reviewFrom: ({ event }) => event.at,
  reviewAtSession: ({ context, event }) =>
    context.sessions + (event.type === 'review' ? event.goOnFor : context.clocks.reviewAtSession),
})
const notePause = s.assign({
  pausedAt: ({ event }) => event.at,
  pausedUntil: ({ event }) => (event.type === 'pause' ? (event.until ?? null) : null),
})
/** The time until the review stood still while they paused. */
const notePauseOver = s.assign({
  reviewFrom: ({ context, event }) =>
    context.pausedAt === null
      ? context.reviewFrom
      : plusMs(context.reviewFrom, toMs(event.at) - toMs(context.pausedAt)),
  pausedAt: null,
  pausedUntil: null,
})
const noteWish = s.assign({ wantsAnotherMentor: true })
const noteStay = s.assign({ wantsAnotherMentor: false })
const noteSilence = s.assign({ notHeardFromAt: ({ event }) => event.at, attempts: 0 })
const noteContact = s.assign({ notHeardFromAt: null, attempts: 0, noShows: 0 })
const countAttempt = s.assign({ attempts: ({ context }) => context.attempts + 1 })
/** Whatever was arranged with the mentor who steps back is over, whichever state they were in. */
const noteGone = s.assign({
  mentorGone: true,
  wantsAnotherMentor: true,
  ...noPlan,
  checkedInAt: null,
  notHeardFromAt: null,
  attempts: 0,
  lowWellbeing: 0,
  noShows: 0,
})
const noteMentorThere = s.assign(({ context }) => (context.mentorGone ? { mentorGone: false } : {}))
const noteNewMentor = s.assign({
  mentorsBefore: ({ context }) => [...context.mentorsBefore, context.mentorId],
  mentorId: ({ context, event }) => (event.type === 'rematch' ? event.mentorId : context.mentorId),
  wantsAnotherMentor: false,
  // what was arranged with, and counted for, the mentor before
  ...noPlan,
  lowWellbeing: 0,
  noShows: 0,
})

/** What a log asks for beside the count: a concern, a word to the clinic, care for the mentor, the next date. */
const askAfterLog = s.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'logSession') return
  if (isOfThePlan(context, event)) {
    enqueue.cancel('logDue')
    enqueue.cancel('checkOutLate')
    enqueue.cancel('checkOutOverdue')
  }
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

/** All that follows from a log. The plan is closed last: what is asked for depends on what was planned. */
const afterLog = [noteWellbeing, askAfterLog, closePlan] as const

/** An ending that nobody planned: the effect begins the discharge, after whatever cannot wait for it. */
function end<const A extends readonly { type: Effect['type'] }[]>(reason: EndingReason, atOnce: A) {
  return {
    target: '#mentoring.ending',
    actions: [
      s.assign({ endingReason: reason }),
      ...atOnce,
      {
        type: 'startDischarge',
        params: ({ context }: { context: MentoringContext }) => ({
          planned: false,
          reason,
          mentorId: context.mentorId,
          ...(context.mentorGone ? { mentorGone: true as const } : {}),
        }),
      },
    ],
  } as const
}

/** A planned ending takes its reason from the event. */
const planEnding = {
  target: '#mentoring.ending',
  actions: [
    s.assign({
      endingReason: ({ context, event }) =>
        event.type === 'planEnding' ? event.reason : context.endingReason,
    }),
    {
      type: 'startDischarge',
      params: ({ context }: { context: MentoringContext }) => ({
        planned: true,
        reason: context.endingReason ?? ('goalsMet' as const),
        mentorId: context.mentorId,
        ...(context.mentorGone ? { mentorGone: true as const } : {}),
      }),
    },
  ],
} as const

const loggable = [
  'wasReadyThen',
  'notInTheFuture',
  'sinceTheStart',
  'notLoggedYet',
  'lengthGiven',
  'themeGiven',
  'nextIsAhead',
] as const
const heldAndReview = {
  target: '#mentoring.open.reviewDue',
  guard: and([...loggable, 'wasHeld', 'reachesReview']),
  actions: [noteHeld, ...afterLog],
} as const
const heldAgain = {
  target: '#mentoring.open.active',
  reenter: true,
  guard: and([...loggable, 'wasHeld']),
  actions: [noteHeld, ...afterLog],
} as const
const missedAgain = {
  target: '#mentoring.open.notHeardFrom',
  guard: and([...loggable, 'missedTooOften']),
  actions: [noteNoShow, ...afterLog],
} as const
/** Not held, and yet they were heard from: silence counts afresh. */
const rearranged = {
  guard: and([...loggable, 'heardFromThem']),
  actions: [...afterLog, ring('silence')],
} as const
const heldOnly = { guard: and([...loggable, 'wasHeld']), actions: [noteHeld, ...afterLog] } as const
const notHeld = { guard: and([...loggable]), actions: [noteOther, ...afterLog] } as const

const plannable = and(['lastIsWrittenUp', 'mentorReady', 'plansAhead', 'safeMeeting'])
const plan = { guard: plannable, actions: [notePlan, ring('logDue'), ring('silence')] } as const
const planMeanwhile = { guard: plannable, actions: [notePlan, ring('logDue')] } as const
const pause = {
  target: 'paused',
  guard: and(['pauseEndsAhead', 'pauseIsShort']),
  actions: notePause,
} as const
const reviewHeld = { target: 'active', reenter: true, actions: noteReview } as const
const changeMentor = { target: 'changingMentor', actions: noteWish } as const

export const mentoringMachine = s.createMachine({
  id: 'mentoring',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    mentorId: input?.mentorId,
    startedAt: input?.at,
    reviewFrom: input?.at,
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
    wantsAnotherMentor: false,
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
          actions: [s.assign({ checkedInAt: null }), s.cancel('checkOutLate'), s.cancel('checkOutOverdue')],
        },
        stepBack: {
          target: '.changingMentor',
          guard: 'mentorThere',
          actions: [
            notePauseOver,
            noteGone,
            s.cancel('logDue'),
            s.cancel('checkOutLate'),
            s.cancel('checkOutOverdue'),
            { type: 'remind', params: { whom: 'coordinator', of: 'rematch' } },
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
        withdraw: end('consentWithdrawn', [
          { type: 'stopMessages' },
          { type: 'tellClinic', params: { status: 'withdrew' } },
          { type: 'remind', params: { whom: 'coordinator', of: 'handleWithdrawal' } },
        ]),
        recordDeath: end('died', [{ type: 'stopMessages' }]),
        recordInError: '#mentoring.recordedInError',
      },
      states: {
        active: {
          meta: { label: 'Meeting', owner: 'mentor', waitsFor: 'the next session' },
          entry: [ring('silence'), ring('reviewDue')],
          exit: [s.cancel('silence'), s.cancel('reviewDue')],
          on: {
            planSession: plan,
            logSession: [heldAndReview, heldAgain, missedAgain, rearranged, notHeld],
            review: reviewHeld,
            pause,
            changeMentor,
            planEnding,
            'timer.silence': 'notHeardFrom',
            'timer.reviewDue': 'reviewDue',
          },
        },
        reviewDue: {
          meta: { label: 'Review due', owner: 'mentor', waitsFor: 'a look back together, their view first' },
          entry: [{ type: 'remind', params: { whom: 'mentor', of: 'holdReview' } }, ring('silence')],
          exit: s.cancel('silence'),
          on: {
            planSession: plan,
            logSession: [
              { ...heldOnly, target: 'reviewDue', reenter: true },
              missedAgain,
              rearranged,
              notHeld,
            ],
            review: reviewHeld,
            pause,
            changeMentor,
            planEnding,
            'timer.silence': 'notHeardFrom',
          },
        },
        paused: {
          meta: { label: 'Paused', owner: 'coordinator', waitsFor: 'the pause to end' },
          entry: [ring('pauseCheck'), ring('pauseLimit')],
          exit: [s.cancel('pauseCheck'), s.cancel('pauseLimit')],
          on: {
            // written up late, or met after all
            logSession: [heldOnly, notHeld],
            resume: [
              { target: 'changingMentor', guard: 'stillWantsAnother', actions: notePauseOver },
              { target: 'active', actions: notePauseOver },
            ],
            changeMentor: { target: 'changingMentor', actions: [notePauseOver, noteWish] },
            planEnding,
            'timer.pauseCheck': {
              actions: [
                { type: 'remind', params: { whom: 'coordinator', of: 'checkPause' } },
                ring('pauseCheck'),
              ],
            },
            'timer.pauseLimit': [
              { target: 'changingMentor', guard: 'stillWantsAnother', actions: notePauseOver },
              { target: 'reviewDue', actions: notePauseOver },
            ],
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
            planSession: planMeanwhile,
            logSession: [
              { ...heldAndReview, actions: [noteHeld, noteContact, ...afterLog] },
              { ...heldAgain, actions: [noteHeld, noteContact, ...afterLog] },
              // entering `active` starts the clock of silence
              {
                target: 'active',
                guard: rearranged.guard,
                actions: [noteContact, ...afterLog],
              },
              notHeld,
            ],
            logAttempt: [
              {
                target: 'active',
                guard: and(['triedLately', 'contactAllowed', 'wasReached']),
                actions: noteContact,
              },
              { guard: and(['triedLately', 'contactAllowed']), actions: countAttempt },
            ],
            pause,
            changeMentor,
            planEnding,
            endDisengaged: { ...end('disengaged', []), guard: 'triedToReach' },
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
              actions: [noteNewMentor, noteMentorThere, s.cancel('logDue')],
            },
            resume: { target: 'active', guard: 'mentorStays', actions: noteStay },
            pause,
            planEnding,
            endWithoutRematch: end('noRematchAccepted', []),
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
