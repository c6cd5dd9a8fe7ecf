/** Discharge: an ending that is planned together, or closed kindly without one; then the years of keeping. */
import { and, setup } from 'xstate'
import { effectActions, type Reminder } from '../effects.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonDateOf, londonInstant, plainTime, plusDays, plusMonths } from '../time.ts'
import { instantPlusWorkingDays } from '../working-days.ts'
import { dischargeRules } from './discharge.rules.ts'
import type { DischargeContext, DischargeEvent, DischargeInput, dischargeTimers } from './discharge.schema.ts'

type Key = (typeof dischargeTimers)[number]

function monthsLater(at: Instant, months: number): Instant {
  return londonInstant(plusMonths(londonDateOf(at), months), plainTime('09:00'))
}

const s = setup({
  types: {} as {
    context: DischargeContext
    events: DischargeEvent
    input: DischargeInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    DischargeContext,
    DischargeEvent,
    keyof typeof dischargeRules.gates,
    keyof typeof dischargeRules.checks
  >(dischargeRules),
  actions: effectActions,
  delays: delaysOf<DischargeContext, DischargeEvent, Key>({
    closingDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.closingWorkingDays),
    summaryDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.summaryWorkingDays),
    closeDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.summaryWorkingDays),
    followUpDue: ({ context, at }) => monthsLater(at, context.clocks.followUpMonths),
    // with a follow-up agreed the record stays at hand one month beyond it, else until it can no longer be reopened
    settle: ({ context, at }) =>
      context.followUpAgreed && context.followUp === null
        ? monthsLater(at, context.clocks.followUpMonths + 1)
        : londonInstant(plusDays(londonDateOf(at), context.clocks.reopenDays + 1), plainTime('09:00')),
    // a review that nobody answers is asked for again a year later
    retentionEnds: ({ context, at }) =>
      context.retainUntil && context.retainUntil > londonDateOf(at)
        ? londonInstant(context.retainUntil, plainTime('09:00'))
        : monthsLater(at, 12),
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as DischargeEvent, { id: key, delay: key })
}

function again(state: string, of: Reminder) {
  return {
    target: state,
    reenter: true,
    actions: [
      { type: 'remind', params: { whom: 'mentor', of } },
      { type: 'remind', params: { whom: 'coordinator', of } },
    ],
  } as const
}

const noteClosing = s.assign({
  closingAt: ({ context, event }) => (event.type === 'holdClosing' ? event.heldAt : context.closingAt),
  experience: ({ event }) => (event.type === 'holdClosing' ? (event.experience ?? null) : null),
  goalsReached: ({ event }) => (event.type === 'holdClosing' ? (event.goalsReached ?? null) : null),
  howToComeBackTold: true,
  followUpAgreed: ({ event }) => event.type === 'holdClosing' && event.followUpAgreed,
})
/** A session while the ending is on its way counts, and asks for what a session asks for. */
const noteSession = s.assign(({ context, event }) =>
  event.type === 'logSession' && event.outcome === 'held' ? { sessions: (context.sessions ?? 0) + 1 } : {},
)
const askAfterLog = s.enqueueActions(({ event, enqueue }) => {
  if (event.type !== 'logSession') return
  if (event.concern) {
    enqueue({ type: 'remind', params: { whom: 'safeguardingLead', of: 'concernRaised' } })
    enqueue({ type: 'remind', params: { whom: 'coordinator', of: 'concernRaised' } })
  }
  if (event.messageForClinic)
    enqueue({ type: 'remind', params: { whom: 'coordinator', of: 'clinicMessage' } })
})
const noteSummary = s.assign({
  summary: ({ event }) => {
    if (event.type !== 'agreeSummary') return 'none' as const
    return event.shareWithClinic ? ('shared' as const) : ('kept' as const)
  },
})
const noteClosed = s.assign({
  closedAt: ({ event }) => event.at,
  contactUntil: ({ event }) => (event.type === 'close' ? (event.contactUntil ?? null) : null),
})
/** The clock of keeping starts when the record falls out of use, and again whenever it comes back into use. */
const startRetention = s.assign({
  retainUntil: ({ context, event }) => plusMonths(londonDateOf(event.at), context.clocks.retentionYears * 12),
})
const keepLonger = s.assign({
  retainUntil: ({ context, event }) =>
    event.type === 'keepLonger' ? plusMonths(londonDateOf(event.at), event.years * 12) : context.retainUntil,
})
const noteFollowUp = s.assign({
  followUp: ({ event }) => (event.type === 'recordFollowUp' ? event.outcome : null),
  contactUntil: null,
})

/** Whatever they had agreed to hear after the ending, they hear no more. */
const noFollowUp = { followUpAgreed: false, contactUntil: null } as const
const noteDeath = s.assign({ ...noFollowUp, diedAt: ({ event }) => event.at })
const noteWithdrawal = s.assign({ ...noFollowUp, withdrawnAt: ({ event }) => event.at })
const askForFollowUp = s.enqueueActions(({ context, enqueue }) => {
  if (context.followUpAgreed)
    enqueue.raise({ type: 'timer.followUpDue' } as DischargeEvent, {
      id: 'followUpDue',
      delay: 'followUpDue',
    })
})

const goodbye = s.enqueueActions(({ event, enqueue }) => {
  if (event.type === 'closeDirectly' && event.sayGoodbye) enqueue({ type: 'sayGoodbye' })
})
const share = s.enqueueActions(({ event, enqueue }) => {
  if (event.type === 'agreeSummary' && event.shareWithClinic) enqueue({ type: 'shareSummary' })
})

export const dischargeMachine = s.createMachine({
  id: 'discharge',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    planned: input?.planned,
    reason: input?.reason,
    mentorId: input?.mentorId,
    ...(input?.mentorGone ? { mentorGone: true as const } : {}),
    startedAt: input?.at,
    closingAt: null,
    experience: null,
    goalsReached: null,
    howToComeBackTold: false,
    followUpAgreed: false,
    followUp: null,
    summary: null,
    closedAt: null,
    contactUntil: null,
    retainUntil: null,
    diedAt: null,
    withdrawnAt: null,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'planned',
      on: {
        // heard of after the ending began: it goes on, and nobody contacts them any more
        recordDeath: {
          guard: 'livesOn',
          actions: [noteDeath, s.cancel('followUpDue'), { type: 'stopMessages' }],
        },
        withdraw: {
          guard: 'stillAgrees',
          actions: [
            noteWithdrawal,
            s.cancel('followUpDue'),
            { type: 'stopMessages' },
            { type: 'remind', params: { whom: 'coordinator', of: 'handleWithdrawal' } },
          ],
        },
      },
      states: {
        planned: {
          meta: {
            label: 'About to end',
            owner: 'coordinator',
            waitsFor: 'the closing meeting, or the closing where there can be none',
          },
          entry: ring('closingDue'),
          exit: s.cancel('closingDue'),
          on: {
            logSession: {
              guard: and(['wasReadyThen', 'sessionIsPast', 'notLoggedYet', 'lengthGiven', 'themeGiven']),
              actions: [noteSession, askAfterLog],
            },
            holdClosing: {
              target: 'closingHeld',
              guard: and(['heldAlready', 'howToComeBackTold', 'mayBeContacted']),
              actions: noteClosing,
            },
            // an ending that nobody planned, or to which nobody came, is closed without a meeting
            closeDirectly: {
              target: 'closed',
              guard: and([
                'closesWithoutMeeting',
                'noOpenConcern',
                'nothingPlanned',
                'mentorDebriefed',
                'goodbyeIsSafe',
              ]),
              actions: noteClosed,
            },
            recordInError: { target: '#discharge.recordedInError', guard: 'mentorMayGoOn' },
            'timer.closingDue': [
              {
                target: 'planned',
                reenter: true,
                guard: 'nobodyToMeet',
                actions: { type: 'remind', params: { whom: 'coordinator', of: 'closeRecord' } },
              },
              again('planned', 'closingMeeting'),
            ],
          },
        },
        closingHeld: {
          meta: {
            label: 'Closing meeting held',
            owner: 'mentor',
            waitsFor: 'a summary in words that they agree',
          },
          entry: ring('summaryDue'),
          exit: s.cancel('summaryDue'),
          on: {
            agreeSummary: {
              target: 'summaryAgreed',
              guard: and(['personAgreed', 'summaryWritten', 'shareAllowed']),
              actions: [noteSummary, share],
            },
            noSummary: { target: 'summaryAgreed', actions: noteSummary },
            recordInError: { target: '#discharge.recordedInError', guard: 'mentorMayGoOn' },
            'timer.summaryDue': again('closingHeld', 'agreeSummary'),
          },
        },
        summaryAgreed: {
          meta: { label: 'Summary agreed', owner: 'mentor', waitsFor: 'the record to be closed' },
          entry: ring('closeDue'),
          exit: s.cancel('closeDue'),
          on: {
            close: {
              target: 'closed',
              guard: and(['noOpenConcern', 'nothingPlanned', 'mentorDebriefed', 'contactEndGiven']),
              actions: noteClosed,
            },
            recordInError: { target: '#discharge.recordedInError', guard: 'mentorMayGoOn' },
            'timer.closeDue': again('summaryAgreed', 'closeRecord'),
          },
        },
        closed: {
          meta: {
            label: 'Closed',
            owner: 'coordinator',
            waitsFor: 'a follow-up if one was agreed, then the keeping',
          },
          entry: [
            { type: 'stopMessages' },
            { type: 'tellClinic', params: { status: 'ended' } },
            // after everything else was stopped, so that it is not stopped with it
            goodbye,
            ring('settle'),
            askForFollowUp,
          ],
          exit: [s.cancel('settle'), s.cancel('followUpDue')],
          on: {
            reopen: {
              target: '#discharge.reopened',
              guard: and(['mayReopen', 'mentorMayGoOn', 'mayBeContacted', 'personAskedToReopen']),
            },
            recordFollowUp: { target: 'followedUp', guard: 'followUpAgreed', actions: noteFollowUp },
            'timer.settle': { target: 'retained', actions: startRetention },
            'timer.followUpDue': {
              actions: { type: 'remind', params: { whom: 'coordinator', of: 'followUp' } },
            },
          },
        },
        followedUp: {
          meta: { label: 'Followed up', owner: 'coordinator', waitsFor: 'the keeping to begin' },
          entry: ring('settle'),
          exit: s.cancel('settle'),
          on: {
            reopen: {
              target: '#discharge.reopened',
              guard: and(['mayReopen', 'mentorMayGoOn', 'mayBeContacted', 'personAskedToReopen']),
            },
            'timer.settle': { target: 'retained', actions: startRetention },
          },
        },
        retained: {
          meta: {
            label: 'Kept',
            owner: 'coordinator',
            waitsFor: 'the retention to end, then a decision by a person',
          },
          entry: ring('retentionEnds'),
          exit: s.cancel('retentionEnds'),
          on: {
            comeBack: { target: 'retained', reenter: true, actions: startRetention },
            keepLonger: {
              target: 'retained',
              reenter: true,
              guard: and(['retentionOver', 'withinTheMost']),
              actions: keepLonger,
            },
            destroy: { target: '#discharge.destroyed', guard: 'retentionOver' },
            'timer.retentionEnds': {
              actions: [
                { type: 'remind', params: { whom: 'coordinator', of: 'reviewRetention' } },
                ring('retentionEnds'),
              ],
            },
          },
        },
      },
    },
    destroyed: {
      type: 'final',
      meta: { label: 'Destroyed', owner: 'nobody', waitsFor: 'nothing: only counts are left' },
      entry: { type: 'destroyRecord' },
    },
    reopened: {
      type: 'final',
      meta: { label: 'Opened again', owner: 'nobody', waitsFor: 'nothing here: mentoring goes on' },
      entry: [
        { type: 'startMentoring', params: ({ context }) => ({ mentorId: context.mentorId }) },
        { type: 'tellClinic', params: { status: 'started' } },
      ],
    },
    recordedInError: {
      type: 'final',
      meta: { label: 'Recorded in error', owner: 'nobody', waitsFor: 'nothing: support goes on' },
      entry: { type: 'startMentoring', params: ({ context }) => ({ mentorId: context.mentorId }) },
    },
  },
})
