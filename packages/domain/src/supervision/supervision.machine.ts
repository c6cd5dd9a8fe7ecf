/** Supervision: an agenda that fills itself, a meeting of both sides, and actions that do not get lost. */
import { and, setup } from 'xstate'
import { effectActions } from '../effects.ts'
import { delaysOf, guardsOf, type StateWords } from '../lifecycle.ts'
import { type Instant, londonDateOf, londonInstant, plainTime, plusDays } from '../time.ts'
import { instantPlusWorkingDays } from '../working-days.ts'
import { openActions, supervisionRules } from './supervision.rules.ts'
import type {
  SupervisionContext,
  SupervisionEvent,
  SupervisionInput,
  supervisionTimers,
} from './supervision.schema.ts'

type Key = (typeof supervisionTimers)[number]

/** The first morning on which an action that is due is late; while one is, every morning until somebody acts. */
function nextActionDue(context: SupervisionContext, at: Instant): Instant {
  const today = londonDateOf(at)
  const [first = today] = openActions(context)
    .map(({ dueOn }) => dueOn)
    .sort()
  const due = londonInstant(first, plainTime('09:00'))
  if (due > at) return due
  return instantPlusWorkingDays(londonInstant(today, plainTime('09:00')), 1)
}

const s = setup({
  types: {} as {
    context: SupervisionContext
    events: SupervisionEvent
    input: SupervisionInput & { at: Instant }
    meta: StateWords
  },
  guards: guardsOf<
    SupervisionContext,
    SupervisionEvent,
    keyof typeof supervisionRules.gates,
    keyof typeof supervisionRules.checks
  >(supervisionRules),
  actions: effectActions,
  delays: delaysOf<SupervisionContext, SupervisionEvent, Key>({
    agendaOpens: ({ context }) =>
      londonInstant(
        plusDays(londonDateOf(context.plannedAt), -context.clocks.agendaOpensDays),
        plainTime('09:00'),
      ),
    recordDue: ({ context }) =>
      instantPlusWorkingDays(context.plannedAt, context.clocks.recordWithinWorkingDays),
    writeUpDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.writeUpWorkingDays),
    actionDue: ({ context, at }) => nextActionDue(context, at),
    rebookDue: ({ context, at }) => instantPlusWorkingDays(at, context.clocks.rebookWorkingDays),
  }),
})

function ring(key: Key) {
  return s.raise({ type: `timer.${key}` } as SupervisionEvent, { id: key, delay: key })
}

/** What stands on its own for one support, once; what people added about it stays beside it. */
const fillAgenda = s.assign({
  items: ({ context, event }) => [
    ...context.items.filter(({ id }) => id !== null),
    ...event.facts.cases.map(({ alias, why }) => ({ id: null, alias, byName: false, by: null, why })),
  ],
})
const noteItem = s.assign(({ context, event }) =>
  event.type === 'addItem'
    ? {
        items: [
          ...context.items,
          {
            id: event.itemId,
            alias: event.alias ?? null,
            byName: event.byName,
            by: event.facts.actor?.accountId ?? null,
            why: [],
          },
        ],
      }
    : {},
)
const dropItem = s.assign(({ context, event }) =>
  event.type === 'removeItem' ? { items: context.items.filter(({ id }) => id !== event.itemId) } : {},
)
const noteMove = s.assign({
  plannedAt: ({ context, event }) => (event.type === 'move' ? event.to : context.plannedAt),
})
const noteHeld = s.assign(({ context, event }) => {
  if (event.type !== 'hold') return {}
  const { clinic, mentors, coordinators } = event.facts.present
  return {
    heldAt: event.heldAt,
    present: { clinic, charity: mentors + coordinators },
    themes: [...new Set(event.themes)],
    missed: context.missed,
  }
})
const noteMissed = s.assign({ missed: ({ context }) => context.missed + 1 })
const noteAction = s.assign(({ context, event }) =>
  event.type === 'addAction'
    ? {
        actions: [
          ...context.actions,
          {
            id: event.actionId,
            ownerId: event.ownerId,
            side: event.facts.ownerSide ?? ('charity' as const),
            dueOn: event.dueOn,
            ended: null,
          },
        ],
      }
    : {},
)
const noteActionEnded = s.assign(({ context, event }) => {
  if (event.type !== 'finishAction' && event.type !== 'dropAction') return {}
  const ended = event.type === 'finishAction' ? ('done' as const) : ('dropped' as const)
  return { actions: context.actions.map(each => (each.id === event.actionId ? { ...each, ended } : each)) }
})
const noteShared = s.assign({ learningSharedAt: ({ event }) => event.at })

/** The next one begins with this one's end, so that a clinic is never without one. */
const beginNext = s.enqueueActions(({ context, event, enqueue }) => {
  const nextAt = event.type === 'hold' || event.type === 'cancel' ? event.nextAt : undefined
  if (nextAt !== undefined)
    enqueue({
      type: 'startSupervision',
      params: { sort: context.sort, mentorId: context.mentorId, plannedAt: nextAt },
    })
})
/** Whoever was there is in date again where they stand. */
const countForMentors = s.enqueueActions(({ event, enqueue }) => {
  if (event.type !== 'hold') return
  const { mentorsPresent: mentorIds = [] } = event.facts
  if (mentorIds.length === 0) return
  enqueue({ type: 'noteSupervised', params: { mentorIds, on: londonDateOf(event.heldAt) } })
})
/** One that was missed is for those who answer for it on both sides. */
const escalate = s.enqueueActions(({ context, enqueue }) => {
  enqueue({ type: 'remind', params: { whom: 'coordinator', of: 'supervisionMissed' } })
  if (context.sort !== 'joint') return
  enqueue({ type: 'remind', params: { whom: 'clinic', of: 'supervisionMissed' } })
  enqueue({ type: 'remind', params: { whom: 'safeguardingLead', of: 'supervisionMissed' } })
})
const invite = s.enqueueActions(({ context, enqueue }) => {
  enqueue({ type: 'remind', params: { whom: 'participants', of: 'addToAgenda' } })
  if (context.sort === 'joint') enqueue({ type: 'remind', params: { whom: 'clinic', of: 'addToAgenda' } })
})
const rebook = s.enqueueActions(({ context, enqueue }) => {
  enqueue({ type: 'remind', params: { whom: 'coordinator', of: 'rebookSupervision' } })
  if (context.sort === 'joint')
    enqueue({ type: 'remind', params: { whom: 'clinic', of: 'rebookSupervision' } })
})

const held = {
  target: 'held',
  guard: and([
    'timeHasCome',
    'heldAlready',
    'everybodyIsKnown',
    'bothSidesThere',
    'itsMentorThere',
    'themeGiven',
    'nextAgreed',
  ]),
  actions: [noteHeld, countForMentors, beginNext],
} as const
const cancel = { target: '#supervision.cancelled', guard: 'nextOffered', actions: beginNext } as const
const addItem = { guard: and(['itemIsNew', 'aliasKnown', 'mayBeNamed']), actions: noteItem } as const
const removeItem = { guard: and(['itemStands', 'yourItem']), actions: dropItem } as const
const addAction = { guard: and(['actionIsNew', 'ownerTakesPart', 'dueAhead']), actions: noteAction } as const
const moved = { target: 'scheduled', reenter: true, guard: 'movesAhead', actions: noteMove } as const
const missed = { target: 'missed', actions: [noteMissed, escalate] } as const

export const supervisionMachine = s.createMachine({
  id: 'supervision',
  version: '1',
  initial: 'open',
  context: ({ input }) => ({
    sort: input?.sort,
    mentorId: input?.mentorId,
    plannedAt: input?.plannedAt,
    items: [],
    heldAt: null,
    present: null,
    themes: [],
    actions: [],
    missed: 0,
    learningSharedAt: null,
    clocks: input?.clocks,
  }),
  states: {
    open: {
      initial: 'scheduled',
      states: {
        scheduled: {
          meta: { label: 'Arranged', owner: 'coordinator', waitsFor: 'the agenda to open' },
          entry: ring('agendaOpens'),
          exit: s.cancel('agendaOpens'),
          on: {
            openAgenda: { target: 'agendaOpen', actions: fillAgenda },
            addItem,
            removeItem,
            move: moved,
            cancel,
            'timer.agendaOpens': { target: 'agendaOpen', actions: [fillAgenda, invite] },
          },
        },
        agendaOpen: {
          meta: {
            label: 'Agenda open',
            owner: 'coordinator',
            waitsFor: 'the day, and what people bring to it',
          },
          entry: ring('recordDue'),
          exit: s.cancel('recordDue'),
          on: {
            openAgenda: { actions: fillAgenda },
            addItem,
            removeItem,
            move: moved,
            hold: held,
            didNotHappen: { ...missed, guard: 'timeHasCome' },
            cancel,
            'timer.recordDue': missed,
          },
        },
        missed: {
          meta: { label: 'Did not happen', owner: 'coordinator', waitsFor: 'another day' },
          entry: ring('rebookDue'),
          exit: s.cancel('rebookDue'),
          on: {
            move: moved,
            // it was held, and only the record was late
            hold: held,
            cancel,
            'timer.rebookDue': { target: 'missed', reenter: true, actions: rebook },
          },
        },
        held: {
          meta: {
            label: 'Held',
            owner: 'coordinator',
            waitsFor: 'the actions to be written down and the learning to be shared',
          },
          entry: ring('writeUpDue'),
          exit: s.cancel('writeUpDue'),
          on: {
            addAction,
            dropAction: { guard: 'actionStands', actions: noteActionEnded },
            shareLearning: [
              { target: 'actionsOpen', guard: 'somethingIsOpen', actions: noteShared },
              { target: '#supervision.closed', actions: noteShared },
            ],
            'timer.writeUpDue': {
              target: 'held',
              reenter: true,
              actions: { type: 'remind', params: { whom: 'coordinator', of: 'writeUpSupervision' } },
            },
          },
        },
        actionsOpen: {
          meta: { label: 'Actions open', owner: 'coordinator', waitsFor: 'the actions to be done' },
          entry: ring('actionDue'),
          exit: s.cancel('actionDue'),
          on: {
            addAction: { ...addAction, target: 'actionsOpen', reenter: true },
            finishAction: [
              {
                target: '#supervision.closed',
                guard: and(['actionStands', 'yourAction', 'isTheLast']),
                actions: noteActionEnded,
              },
              {
                target: 'actionsOpen',
                reenter: true,
                guard: and(['actionStands', 'yourAction']),
                actions: noteActionEnded,
              },
            ],
            dropAction: [
              {
                target: '#supervision.closed',
                guard: and(['actionStands', 'yourAction', 'isTheLast']),
                actions: noteActionEnded,
              },
              {
                target: 'actionsOpen',
                reenter: true,
                guard: and(['actionStands', 'yourAction']),
                actions: noteActionEnded,
              },
            ],
            'timer.actionDue': {
              target: 'actionsOpen',
              reenter: true,
              actions: [
                { type: 'remind', params: { whom: 'actionOwners', of: 'finishAction' } },
                { type: 'remind', params: { whom: 'coordinator', of: 'finishAction' } },
              ],
            },
          },
        },
      },
    },
    closed: {
      type: 'final',
      meta: { label: 'Closed', owner: 'nobody', waitsFor: 'nothing: all of it is done' },
    },
    cancelled: {
      type: 'final',
      meta: { label: 'Called off', owner: 'nobody', waitsFor: 'nothing' },
    },
  },
})
