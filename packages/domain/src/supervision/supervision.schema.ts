/** The words of supervision: an agenda by alias, a meeting of both sides, what was learnt, and who does what until when. */
import * as z from 'zod'
import { SupervisionClocks } from '../clinic-settings.ts'
import { privateText } from '../private-text.ts'
import { Theme } from '../themes.ts'
import { Instant, PlainDate } from '../time.ts'
import { Alias } from './alias.ts'

export const SupervisionState = z.enum([
  'scheduled',
  'agendaOpen',
  'held',
  'actionsOpen',
  'missed',
  'closed',
  'cancelled',
])
export type SupervisionState = z.infer<typeof SupervisionState>

/** `joint`: the monthly one of a clinic, with both sides. `oneToOne`: one mentor with a coordinator. */
export const SupervisionSort = z.enum(['joint', 'oneToOne'])
export type SupervisionSort = z.infer<typeof SupervisionSort>

export const supervisionSortWords = {
  joint: 'Joint supervision',
  oneToOne: 'One-to-one supervision',
} as const satisfies Record<SupervisionSort, string>

/** What brings somebody's support onto an agenda by itself. */
export const AgendaReason = z.enum(['stalled', 'twoNoShows', 'openConcern', 'endingDue'])
export type AgendaReason = z.infer<typeof AgendaReason>

export const agendaReasonWords = {
  stalled: 'It is not moving on',
  twoNoShows: 'Missed two sessions in a row',
  openConcern: 'A concern is open',
  endingDue: 'An ending is due',
} as const satisfies Record<AgendaReason, string>

/** A case that the programme itself puts on the agenda. */
export const AgendaCase = z.strictObject({ alias: Alias, why: z.array(AgendaReason).min(1) })
export type AgendaCase = z.infer<typeof AgendaCase>

/** Which side of the table somebody sits on. */
export const Side = z.enum(['clinic', 'charity'])
export type Side = z.infer<typeof Side>

const openAgenda = z.strictObject({ type: z.literal('openAgenda') })
const addItem = z.strictObject({
  type: z.literal('addItem'),
  itemId: z.uuid(),
  /** Whose support it is about; left out when it is about the work in general. */
  alias: z.exactOptional(Alias),
  /** They are spoken of by name, as they agreed; otherwise nobody says who it is. */
  byName: z.boolean(),
  about: privateText(1000).min(1, 'Say in a few words what to talk about'),
})
const removeItem = z.strictObject({ type: z.literal('removeItem'), itemId: z.uuid() })
const move = z.strictObject({ type: z.literal('move'), to: Instant })
const hold = z.strictObject({
  type: z.literal('hold'),
  heldAt: Instant,
  /** The accounts of those who were there. */
  attended: z.array(z.uuid()).max(60),
  themes: z.array(Theme),
  learning: privateText(4000),
  /** When the next one is. A joint one always names it. */
  nextAt: z.exactOptional(Instant),
})
const addAction = z.strictObject({
  type: z.literal('addAction'),
  actionId: z.uuid(),
  what: privateText(500).min(1, 'Say what is to be done'),
  ownerId: z.uuid(),
  dueOn: PlainDate,
})
const shareLearning = z.strictObject({ type: z.literal('shareLearning') })
const finishAction = z.strictObject({ type: z.literal('finishAction'), actionId: z.uuid() })
const dropAction = z.strictObject({
  type: z.literal('dropAction'),
  actionId: z.uuid(),
  why: z.enum(['notNeeded', 'doneOtherwise', 'notPossible']),
})
const didNotHappen = z.strictObject({ type: z.literal('didNotHappen') })
const cancel = z.strictObject({
  type: z.literal('cancel'),
  why: z.enum(['tooFewPeople', 'noRoom', 'holiday', 'noLongerNeeded', 'other']),
  nextAt: z.exactOptional(Instant),
})

export const SupervisionCommand = z.discriminatedUnion('type', [
  openAgenda,
  addItem,
  removeItem,
  move,
  hold,
  addAction,
  shareLearning,
  finishAction,
  dropAction,
  didNotHappen,
  cancel,
])
export type SupervisionCommand = z.infer<typeof SupervisionCommand>

export const supervisionTimers = ['agendaOpens', 'recordDue', 'writeUpDue', 'actionDue', 'rebookDue'] as const
export type SupervisionTimer = { type: `timer.${(typeof supervisionTimers)[number]}` }

export const SupervisionFacts = z.strictObject({
  /** Who acts, and whether they run the supervision; null when a clock rings. */
  actor: z.strictObject({ accountId: z.uuid(), coordinates: z.boolean() }).nullable(),
  /** What the state of things puts on the agenda; looked up when it opens. */
  cases: z.array(AgendaCase),
  /** The alias that the event names belongs to support that the actor takes part in or coordinates. */
  aliasKnown: z.boolean(),
  /** The person behind that alias agreed to be spoken of by name. */
  mayBeNamed: z.boolean(),
  /** How many of those who are said to have been there belong to each side; the rest belong to neither. */
  present: z.strictObject({ clinic: z.int(), mentors: z.int(), coordinators: z.int(), strangers: z.int() }),
  /** The mentors among them; absent in what was recorded before anybody asked. */
  mentorsPresent: z.exactOptional(z.array(z.uuid())),
  /** In a one-to-one: its mentor is among them. */
  itsMentorPresent: z.boolean(),
  /** Which side the account that an action is given to sits on; null when it takes no part here. */
  ownerSide: Side.nullable(),
})
export type SupervisionFacts = z.infer<typeof SupervisionFacts>

export const SupervisionInput = z.strictObject({
  sort: SupervisionSort,
  /** The mentor of a one-to-one. */
  mentorId: z.uuid().nullable(),
  plannedAt: Instant,
  clocks: SupervisionClocks,
})
export type SupervisionInput = z.infer<typeof SupervisionInput>

const AgendaItem = z.strictObject({
  /** Null when the state of things put it there. */
  id: z.uuid().nullable(),
  alias: Alias.nullable(),
  byName: z.boolean(),
  /** The account that brought it; null when the state of things did. */
  by: z.uuid().nullable(),
  why: z.array(AgendaReason),
})
export type AgendaItem = z.infer<typeof AgendaItem>

const Action = z.strictObject({
  id: z.uuid(),
  ownerId: z.uuid(),
  side: Side,
  dueOn: PlainDate,
  ended: z.enum(['done', 'dropped']).nullable(),
})
export type Action = z.infer<typeof Action>

export const SupervisionContext = z.strictObject({
  sort: SupervisionSort,
  mentorId: z.uuid().nullable(),
  plannedAt: Instant,
  items: z.array(AgendaItem),
  heldAt: Instant.nullable(),
  present: z.strictObject({ clinic: z.int(), charity: z.int() }).nullable(),
  themes: z.array(Theme),
  actions: z.array(Action),
  missed: z.int(),
  learningSharedAt: Instant.nullable(),
  clocks: SupervisionClocks,
})
export type SupervisionContext = z.infer<typeof SupervisionContext>

export type SupervisionEvent = (SupervisionCommand | SupervisionTimer) & {
  at: Instant
  facts: SupervisionFacts
}
