/** Recruitment: hear somebody's interest, talk, apply, meet, check side by side, and clear for training. */
import { and, setup } from 'xstate'
import { type Check, type CheckRecord, noCheckYet } from '../checks.ts'
import { effectActions, type Reminder } from '../effects.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonDateOf } from '../time.ts'
import { instantPlusDays, instantPlusWorkingDays } from '../working-days.ts'
import { recruitmentRules } from './recruitment.rules.ts'
import type {
  RecruitmentContext,
  RecruitmentEvent,
  RecruitmentInput,
  recruitmentTimers,
} from './recruitment.schema.ts'

type Key = (typeof recruitmentTimers)[number]
type Given = { context: RecruitmentContext; at: Instant }

function chase({ context, at }: Given): Instant {
  return instantPlusWorkingDays(at, context.clocks.chaseWorkingDays)
}

const s = setup({
  types: {} as {
    context: RecruitmentContext
    events: RecruitmentEvent
    input: RecruitmentInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    RecruitmentContext,
    RecruitmentEvent,
    keyof typeof recruitmentRules.gates,
    keyof typeof recruitmentRules.checks
  >(recruitmentRules),
  actions: effectActions,
  delays: delaysOf<RecruitmentContext, RecruitmentEvent, Key>({
    replyDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.replyWorkingDays),
    decisionDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.decisionWorkingDays),
    stalled: ({ context, at }) => instantPlusDays(at, context.clocks.stalledDays),
    chaseIdentity: chase,
    chaseRightToWork: chase,
    chaseFirstReference: chase,
    chaseSecondReference: chase,
    chaseDbs: chase,
    chaseOccupationalHealth: chase,
    chaseContract: chase,
    chaseConfidentiality: chase,
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as RecruitmentEvent, { id: key, delay: key })
}

/** The reminder of a clock that rings again until somebody acts. */
function again(state: string, of: Reminder, whom: 'coordinator' | 'holder' = 'coordinator') {
  return { target: state, reenter: true, actions: { type: 'remind', params: { whom, of } } } as const
}

/** What an event changes in the record of one check. */
function note(check: Check, change: (before: CheckRecord, event: RecruitmentEvent) => Partial<CheckRecord>) {
  return s.assign({
    checks: ({ context, event }) => {
      const before = context.checks[check] ?? noCheckYet
      return { ...context.checks, [check]: { ...before, ...change(before, event) } }
    },
  })
}

const noteContract = s.assign({
  contracts: ({ context, event }) => {
    if (event.type !== 'recordCheck' || event.clinicId === null || event.expiresOn === null)
      return context.contracts
    const { clinicId, expiresOn: until } = event
    return [...context.contracts.filter(each => each.clinicId !== clinicId), { clinicId, until }]
  },
})

/** A new asking begins a new record: what was seen and decided before does not count for it. */
function noteAsked(check: Check) {
  return note(check, (_, event) => ({
    ...noCheckYet,
    askedOn: londonDateOf(event.at),
    level: event.type === 'askForChecks' && check === 'dbs' ? event.dbsLevel : null,
  }))
}

function noteReceived(check: Check) {
  return note(check, ({ level }, event) => ({
    receivedOn: event.type === 'recordCheck' ? event.seenOn : londonDateOf(event.at),
    seenBy: event.facts.by,
    expiresOn: event.type === 'recordCheck' ? event.expiresOn : null,
    level,
    decidedOn: null,
    decidedBy: null,
    accepted: null,
  }))
}

function noteChased(check: Check) {
  return note(check, ({ chases }, event) => ({ chases: chases + 1, chasedOn: londonDateOf(event.at) }))
}

function noteDecided(check: Check, accepted: boolean) {
  return note(check, (_, event) => ({
    decidedOn: londonDateOf(event.at),
    decidedBy: event.facts.by,
    accepted,
  }))
}

const capital = {
  identity: 'Identity',
  rightToWork: 'RightToWork',
  firstReference: 'FirstReference',
  secondReference: 'SecondReference',
  dbs: 'Dbs',
  occupationalHealth: 'OccupationalHealth',
  contract: 'Contract',
  confidentiality: 'Confidentiality',
} as const satisfies Record<Check, string>

/** Whoever was asked for a reference is reminded as well. */
function remindersTo(check: Check) {
  if (check !== 'firstReference' && check !== 'secondReference') return []
  const place = check === 'firstReference' ? 'first' : 'second'
  return [{ type: 'remindReferee', params: { place } }] as const
}

/** One check on its way: asked for, chased, seen, decided on, and asked for again when it ran out. */
function wayOf(check: Check) {
  const about = `about${capital[check]}` as const
  const key = `chase${capital[check]}` as const
  const ask = {
    askForChecks: {
      target: 'asked',
      reenter: true,
      guard: and([about, 'isNeeded', 'levelIsEligible']),
      actions: noteAsked(check),
    },
  } as const
  const record = {
    recordCheck: {
      target: 'received',
      guard: and([about, 'wasSeen', 'isInDate', 'levelAsAsked', 'namesTheClinic']),
      actions: [noteReceived(check), noteContract],
    },
  } as const
  const chaseAgain = {
    actions: [
      noteChased(check),
      { type: 'remind', params: { whom: 'coordinator', of: 'chaseCheck' } },
      { type: 'remind', params: { whom: 'holder', of: 'checkOutstanding' } },
      ...remindersTo(check),
      ring(key),
    ],
  } as const
  return {
    initial: 'notAsked',
    states: {
      notAsked: {
        meta: { label: 'Not asked for yet', owner: 'coordinator', waitsFor: 'the check to be asked for' },
        on: ask,
      },
      asked: {
        meta: { label: 'Asked for', owner: 'coordinator', waitsFor: 'the check to come in' },
        entry: ring(key),
        exit: s.cancel(key),
        on: {
          ...ask,
          ...record,
          // a referee who answers by the link turns the clock of the chase forward, and it finds the answer there
          [`timer.${key}` as RecruitmentEvent['type']]:
            check === 'firstReference' || check === 'secondReference'
              ? [
                  { target: 'received', guard: `${check}In`, actions: noteReceived(check) } as const,
                  chaseAgain,
                ]
              : chaseAgain,
        },
      },
      received: {
        meta: { label: 'Waiting for a decision', owner: 'coordinator', waitsFor: 'a decision on the check' },
        on: {
          ...record,
          decideCheck: [
            {
              target: 'accepted',
              guard: and([about, 'decidedByTwo', 'isAccepted']),
              actions: noteDecided(check, true),
            },
            {
              target: 'notAccepted',
              guard: and([about, 'decidedByTwo']),
              actions: noteDecided(check, false),
            },
          ],
        },
      },
      accepted: {
        meta: { label: 'Done', owner: 'coordinator', waitsFor: 'the other checks' },
        on: { ...ask, ...record },
      },
      notAccepted: {
        meta: { label: 'Not accepted', owner: 'coordinator', waitsFor: 'a decision on how to go on' },
        on: ask,
      },
    },
  } as const
}

export const recruitmentMachine = s.createMachine({
  id: 'recruitment',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    route: input?.route,
    chatHeldOn: null,
    appliedAt: null,
    interviewedOn: null,
    grid: null,
    offeredAt: null,
    acceptedAt: null,
    checks: {},
    contracts: [],
    keepWarmUntil: null,
    feedbackOffered: false,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'enquiry',
      on: {
        withdraw: '#recruitment.withdrawn',
        notNow: {
          target: '#recruitment.notNow',
          guard: 'untilIsAhead',
          actions: s.assign({
            keepWarmUntil: ({ context, event }) =>
              event.type === 'notNow' ? event.until : context.keepWarmUntil,
          }),
        },
        notSelect: {
          target: '#recruitment.notSelected',
          actions: s.assign({
            feedbackOffered: ({ event }) => event.type === 'notSelect' && event.feedbackOffered,
          }),
        },
      },
      states: {
        enquiry: {
          meta: { label: 'Interested', owner: 'coordinator', waitsFor: 'an invitation to a first chat' },
          entry: ring('replyDue'),
          exit: s.cancel('replyDue'),
          on: {
            inviteToChat: 'invitedToChat',
            'timer.replyDue': again('enquiry', 'replyToInterest'),
          },
        },
        invitedToChat: {
          initial: 'chat',
          entry: ring('stalled'),
          exit: s.cancel('stalled'),
          on: {
            'timer.stalled': {
              actions: [
                { type: 'remind', params: { whom: 'coordinator', of: 'stalledApplication' } },
                ring('stalled'),
              ],
            },
          },
          states: {
            chat: {
              meta: { label: 'Invited to a chat', owner: 'coordinator', waitsFor: 'the first chat' },
              on: {
                recordChat: {
                  target: 'writing',
                  guard: 'wasHeld',
                  actions: s.assign({
                    chatHeldOn: ({ event }) => (event.type === 'recordChat' ? event.heldOn : null),
                  }),
                },
              },
            },
            writing: {
              meta: { label: 'Writing the application', owner: 'trainee', waitsFor: 'the application' },
              on: {
                apply: {
                  target: '#recruitment.open.applied',
                  guard: and(['formComplete', 'confirmsTrue']),
                  actions: s.assign({ appliedAt: ({ event }) => event.at }),
                },
              },
            },
          },
        },
        applied: {
          meta: { label: 'Applied', owner: 'coordinator', waitsFor: 'a decision whether to meet' },
          entry: ring('decisionDue'),
          exit: s.cancel('decisionDue'),
          on: {
            shortlist: 'shortlisted',
            'timer.decisionDue': again('applied', 'decideApplication'),
          },
        },
        shortlisted: {
          meta: { label: 'Shortlisted', owner: 'coordinator', waitsFor: 'an interview with two people' },
          entry: ring('decisionDue'),
          exit: s.cancel('decisionDue'),
          on: {
            interview: {
              target: 'interviewed',
              guard: and(['wasHeld', 'heardByTwo', 'heardByAPeer', 'adjustmentsAsked']),
              actions: s.assign({
                interviewedOn: ({ event }) => (event.type === 'interview' ? event.heldOn : null),
                grid: ({ event }) => (event.type === 'interview' ? event.grid : null),
              }),
            },
            'timer.decisionDue': again('shortlisted', 'decideApplication'),
          },
        },
        interviewed: {
          meta: { label: 'Interviewed', owner: 'coordinator', waitsFor: 'a decision after the interview' },
          entry: ring('decisionDue'),
          exit: s.cancel('decisionDue'),
          on: {
            offer: {
              target: 'conditionallyOffered',
              actions: s.assign({ offeredAt: ({ event }) => event.at }),
            },
            'timer.decisionDue': again('interviewed', 'decideApplication'),
          },
        },
        conditionallyOffered: {
          meta: { label: 'Offered, if the checks are fine', owner: 'trainee', waitsFor: 'their yes' },
          entry: ring('stalled'),
          exit: s.cancel('stalled'),
          on: {
            acceptOffer: {
              target: 'checks',
              actions: s.assign({ acceptedAt: ({ event }) => event.at }),
            },
            'timer.stalled': again('conditionallyOffered', 'stalledApplication'),
          },
        },
        checks: {
          type: 'parallel',
          meta: { label: 'Checks', owner: 'coordinator', waitsFor: 'every check to be done' },
          entry: ring('stalled'),
          exit: s.cancel('stalled'),
          on: {
            clear: { target: '#recruitment.cleared', guard: 'everyCheckIsDone' },
            couldNotClear: '#recruitment.notCleared',
            'timer.stalled': {
              actions: [
                { type: 'remind', params: { whom: 'coordinator', of: 'stalledApplication' } },
                ring('stalled'),
              ],
            },
          },
          states: {
            identity: wayOf('identity'),
            rightToWork: wayOf('rightToWork'),
            firstReference: wayOf('firstReference'),
            secondReference: wayOf('secondReference'),
            dbs: wayOf('dbs'),
            occupationalHealth: wayOf('occupationalHealth'),
            contract: wayOf('contract'),
            confidentiality: wayOf('confidentiality'),
          },
        },
      },
    },
    cleared: {
      type: 'final',
      meta: { label: 'Cleared', owner: 'nobody', waitsFor: 'nothing: training has begun' },
      entry: [{ type: 'stopMessages' }, { type: 'startTraining' }],
    },
    notNow: {
      type: 'final',
      meta: {
        label: 'Not now',
        owner: 'nobody',
        waitsFor: 'nothing: they are asked again on a day they know',
      },
      entry: { type: 'stopMessages' },
    },
    withdrawn: {
      type: 'final',
      meta: { label: 'Withdrawn', owner: 'nobody', waitsFor: 'nothing: they have withdrawn' },
      entry: { type: 'stopMessages' },
    },
    notSelected: {
      type: 'final',
      meta: { label: 'Not selected', owner: 'nobody', waitsFor: 'nothing: somebody else was chosen' },
      entry: { type: 'stopMessages' },
    },
    notCleared: {
      type: 'final',
      meta: { label: 'Not cleared', owner: 'nobody', waitsFor: 'nothing: the checks could not be done' },
      entry: { type: 'stopMessages' },
    },
  },
})
