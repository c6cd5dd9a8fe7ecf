/**
 * The kernel: the only file that runs a state machine. A machine is used as a pure table of transitions: position
 * and event go in, the next position, effects and timers come out, and nothing is executed, read or remembered.
 */
import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  getNextTransitions,
  initialTransition,
  type StateValue,
  transition,
} from 'xstate'
import * as z from 'zod'
import { type Effect, Effect as EffectSchema } from './effects.ts'
import { type Instant, Instant as InstantSchema, plusMs, toMs } from './time.ts'
import { type Place, tableOf, waysOutOf } from './transition-table.ts'

/** Where one lifecycle stands: what a row stores, and all that `advance` needs to go on. */
export interface Position<C = unknown> {
  kind: string
  /** The version of the machine that wrote it. */
  version: string
  /** How many events it has taken. */
  seq: number
  status: 'active' | 'done'
  value: StateValue
  context: C
}

/** A clock to start or to stop. When it rings, the lifecycle is sent `timer.<key>`. */
export type TimerOp = { op: 'set'; key: string; runAt: Instant } | { op: 'cancel'; key: string }

/** What one event (or the start) brought about. */
export interface Step<C = unknown> {
  next: Position<C>
  effects: Effect[]
  timers: TimerOp[]
}

/** Why an event was not taken, in words that a person can act on. */
export type Declined =
  | { code: 'not-allowed-now'; state: string; possible: string[] }
  | { code: 'refused'; state: string; reasons: string[]; fields?: Record<string, string[]> }

export type Advanced<C = unknown> = ({ ok: true } & Step<C>) | { ok: false; declined: Declined }

/** An event as a machine takes it: what was asked, when, and the facts that its rules need. */
export interface Stamped<F = unknown> {
  type: string
  at: Instant
  facts: F
}

/** A reason against something that was filled in, with the name of the field, so that a form can lead to it. */
export interface AboutField {
  readonly field: string
  readonly reason: string
}

/** A rule answers `true`, or says in plain words why not. */
export type Rule<C, E> = (given: { context: C; event: E }) => true | string | AboutField

/** A rule's no about one field of the event. */
export function about(field: string, reason: string): AboutField {
  return { field, reason }
}

/**
 * The rules of one lifecycle. `gates` look at the position and the facts alone, so a screen can say beforehand why a
 * button is closed; `checks` also look at what was filled in.
 */
export interface Rules<C = never, E = never> {
  gates: Record<string, Rule<C, E>>
  checks: Record<string, Rule<C, E>>
}

/** What a button of an event is called, and what it means to the person who presses it. */
export interface EventWords {
  label: string
  hint: string
  /** How it reads once it has happened. */
  done?: string
}

/** When each clock rings, said with what a clinic has settled: for the screens of settings and the printed pages. */
export type ClockWords<Clocks, Key extends string> = Record<Key, (settled: Clocks) => string>

/** All that the rest of the system needs to know of one lifecycle. Each slice exports one. */
export interface Lifecycle {
  kind: string
  machine: AnyStateMachine
  rules: Rules<never, never>
  /** What people may send: a closed union on `type`. Timers are not in it, so nobody can forge one. */
  Command: z.ZodDiscriminatedUnion
  /** The clocks of this lifecycle, by key. */
  timers: readonly string[]
  clockWords: ClockWords<never, string>
  Context: z.ZodType
  Facts: z.ZodType
  Input: z.ZodType
  words: Record<string, EventWords>
}

/** XState guards made from rules: a guard says only whether, the rule says why. */
export function guardsOf<C, E, G extends string, K extends string>(rules: {
  gates: Record<G, Rule<C, E>>
  checks: Record<K, Rule<C, E>>
}): Record<G | K, (given: { context: C; event: E }) => boolean> {
  const all = { ...rules.gates, ...rules.checks } as Record<G | K, Rule<C, E>>
  const guards = {} as Record<G | K, (given: { context: C; event: E }) => boolean>
  for (const name of Object.keys(all) as (G | K)[]) guards[name] = given => all[name](given) === true
  return guards
}

/** When a clock rings that is started now. `at` is now; `event` is what started it. */
export type Clock<C, E> = (given: { context: C; event: E; at: Instant }) => Instant

/**
 * XState delays made from clocks: a clock says when it rings, the delay how long that is from now. A moment that has
 * passed rings at once.
 */
export function delaysOf<C, E extends { at: Instant }, K extends string>(
  clocks: Record<K, Clock<C, E>>,
): Record<K, (given: { context: C; event: E }) => number> {
  const delays = {} as Record<K, (given: { context: C; event: E }) => number>
  for (const key of Object.keys(clocks) as K[]) {
    delays[key] = ({ context, event }) => {
      const at = momentOf(event)
      // with every event the engine also begins a machine that nobody asked for, without an input; nothing comes of it
      if (at === undefined) return 0
      return Math.max(0, toMs(clocks[key]({ context, event, at })) - toMs(at))
    }
  }
  return delays
}

/** A lifecycle begins with an event of the engine's own, which carries its moment in the input. */
function momentOf(event: { at: Instant }): Instant | undefined {
  const first = event as unknown as { at?: Instant; input?: { at: Instant } }
  return first.at ?? first.input?.at
}

/** The first position of a lifecycle. Throws when the input cannot begin one: that is a bug of the caller. */
export function start<C = unknown>(lifecycle: Lifecycle, input: unknown, at: Instant): Step<C> {
  const given = { ...(input as object), at }
  const begun = tableOf(lifecycle.machine)?.begin(given)
  if (begun) return stepOf<C>(lifecycle, after(begun), begun.run.actions, 0, at)
  const [snapshot, actions] = initialTransition(lifecycle.machine, given)
  return stepOf<C>(lifecycle, snapshot, actions, 0, at)
}

/**
 * Takes one event. Nothing is changed: the answer holds the next position with the effects and timers to carry out,
 * or the reasons why not.
 */
export function advance<C = unknown>(lifecycle: Lifecycle, position: Position, event: Stamped): Advanced<C> {
  if (position.status === 'done') return { ok: false, declined: explain(lifecycle, position, event) }
  const table = tableOf(lifecycle.machine)
  const place = table?.placeOf(position.value)
  if (table && place) {
    const taken = table.take(place, position.context, event)
    if (!taken) return { ok: false, declined: explain(lifecycle, position, event) }
    return {
      ok: true,
      ...stepOf<C>(lifecycle, after(taken), taken.run.actions, position.seq + 1, event.at),
    }
  }
  const snapshot = hydrate(lifecycle, position)
  // the engine listens to words of its own, such as `xstate.stop`; only the table decides what is heard here
  const known = getNextTransitions(snapshot).some(way => way.eventType === event.type)
  if (!known) return { ok: false, declined: explain(lifecycle, position, event) }
  const [next, actions] = transition(lifecycle.machine, snapshot, event)
  const ignored = (next as unknown) === snapshot && actions.length === 0
  if (ignored) return { ok: false, declined: explain(lifecycle, position, event) }
  return { ok: true, ...stepOf<C>(lifecycle, next, actions, position.seq + 1, event.at) }
}

/** The types of the events that have a step from here, whether or not their rules agree. Timers are left out. */
export function possible(lifecycle: Lifecycle, position: Position): string[] {
  if (position.status === 'done') return []
  const types = waysFrom(lifecycle, position).map(candidate => candidate.eventType)
  return [...new Set(types)].filter(type => isCommand(type))
}

/** One step that a screen may offer: open, or closed with the reasons. */
export interface Option extends Pick<EventWords, 'label' | 'hint'> {
  type: string
  open: boolean
  reasons: string[]
}

/** Every step from here with whether its gates agree now: what buttons are made of. */
export function options(lifecycle: Lifecycle, position: Position, facts: unknown, at: Instant): Option[] {
  if (position.status === 'done') return []
  const candidates = waysFrom(lifecycle, position)
  return possible(lifecycle, position).map(type => {
    const ways = candidates.filter(candidate => candidate.eventType === type)
    const event = { type, at, facts }
    const closed = ways.map(way => refusals(lifecycle.rules.gates, way.guard, position, event))
    const open = closed.some(reasons => reasons.length === 0)
    const { label, hint } = lifecycle.words[type] ?? { label: type, hint: '' }
    return { type, label, hint, open, reasons: open ? [] : reasonsOf(nearest(closed)) }
  })
}

/** Why an event is not taken here: no such step (and what there is instead), or the rules that say no. */
export function explain(lifecycle: Lifecycle, position: Position, event: Stamped): Declined {
  const state = pathOf(position)
  if (position.status === 'done') return { code: 'not-allowed-now', state, possible: [] }
  const ways = waysFrom(lifecycle, position).filter(way => way.eventType === event.type)
  if (ways.length === 0) return { code: 'not-allowed-now', state, possible: possible(lifecycle, position) }
  const rules = { ...lifecycle.rules.gates, ...lifecycle.rules.checks }
  const noes = nearest(ways.map(way => refusals(rules, way.guard, position, event)))
  const fields = fieldsOf(noes)
  return {
    code: 'refused',
    state,
    reasons: reasonsOf(noes),
    ...(Object.keys(fields).length > 0 ? { fields } : {}),
  }
}

/** Plays a journal again from the start: the same events give the same position, without any I/O. */
export function replay<C = unknown>(
  lifecycle: Lifecycle,
  input: unknown,
  startedAt: Instant,
  events: readonly Stamped[],
): Position<C> {
  let position: Position<C> = start<C>(lifecycle, input, startedAt).next
  for (const event of events) {
    const moved = advance<C>(lifecycle, position, event)
    if (!moved.ok)
      throw new Error(`the journal of ${lifecycle.kind} does not replay: ${event.type} at ${position.seq}`)
    position = moved.next
  }
  return position
}

/**
 * The name of the top-level state: what the `state` column holds. The wrapper `open`, which only says what may
 * happen at any time before the end, is not a state of its own.
 */
export function stateOf(position: Pick<Position, 'value'>): string {
  const { value } = position
  if (typeof value === 'string') return value
  const [name = '', inner] = Object.entries(value)[0] ?? []
  return name === 'open' && inner !== undefined ? stateOf({ value: inner }) : name
}

/** The whole path below `open`, such as `matching.proposed`. */
export function pathOf(position: Pick<Position, 'value'>): string {
  const steps: string[] = []
  let value: StateValue | undefined = position.value
  while (value !== undefined) {
    if (typeof value === 'string') {
      steps.push(value)
      break
    }
    const regions: [string, StateValue | undefined][] = Object.entries(value)
    const [name = '', inner]: [string?, (StateValue | undefined)?] = regions[0] ?? []
    // work that goes on side by side has no one path: the state around it says where the lifecycle is
    if (regions.length > 1) break
    if (name !== 'open') steps.push(name)
    value = inner
  }
  return steps.join('.')
}

/** Who may have to act next. */
export const owners = ['clinic', 'coordinator', 'mentor', 'trainee', 'safeguardingLead', 'nobody'] as const
export type Owner = (typeof owners)[number]

/** What a state is called, who acts next in it, and what that is. Every state has one. */
export interface StateWords {
  label: string
  /** Whose turn it is; `nobody` in an end state. */
  owner: Owner
  /** What is waited for, in plain words. */
  waitsFor: string
}

/** The words of the state (the innermost with one path) that a position is in. */
export function wordsOf(lifecycle: Lifecycle, position: Position): StateWords {
  const place = tableOf(lifecycle.machine)?.placeOf(position.value)
  const known = place?.chain.findLast(node => node.meta)?.meta as StateWords | undefined
  if (known) return known
  const metas = Object.entries(
    hydrate(lifecycle, position).getMeta() as Record<string, StateWords | undefined>,
  )
  const path = pathOf(position)
  const own = metas.filter(([id]) => id.replace(/^[^.]+\.(open\.)?/, '') === path)
  const innermost = own[0]?.[1]
  if (!innermost) throw new Error(`${lifecycle.kind} has a state without words: ${path}`)
  return innermost
}

/** Whether an event type is one that people send: timers and the engine's own events are not. */
export function isCommand(type: string): boolean {
  return type !== '' && !type.startsWith('timer.') && !type.startsWith('xstate.')
}

/** A position as stored text must look, checked after each read from outside. */
export const StoredPosition = z.strictObject({
  kind: z.string(),
  version: z.string(),
  seq: z.int().min(0),
  status: z.enum(['active', 'done']),
  value: z.unknown(),
  context: z.unknown(),
})

/** The ways out of a position, the innermost state's first. */
function waysFrom(
  lifecycle: Lifecycle,
  position: Position,
): readonly { readonly eventType: string; readonly guard?: unknown }[] {
  const place = tableOf(lifecycle.machine)?.placeOf(position.value)
  return place ? waysOutOf(place) : getNextTransitions(hydrate(lifecycle, position))
}

function hydrate(lifecycle: Lifecycle, position: Position): AnyMachineSnapshot {
  return lifecycle.machine.resolveState({
    value: position.value,
    context: position.context as never,
    status: position.status,
  })
}

/** What of a snapshot a step is made of. */
interface Landed {
  readonly status: AnyMachineSnapshot['status']
  readonly value: StateValue
  readonly context: unknown
  readonly error?: unknown
}

function after({ place, run }: { place: Place; run: { context: unknown } }): Landed {
  return { status: place.status, value: place.value, context: run.context }
}

function stepOf<C>(
  lifecycle: Lifecycle,
  snapshot: Landed,
  actions: readonly { type: string; params: unknown }[],
  seq: number,
  at: Instant,
): Step<C> {
  // initialTransition() hides a throw in the snapshot
  if (snapshot.status === 'error') throw snapshot.error
  const effects: Effect[] = []
  const timers: TimerOp[] = []
  for (const { type, params } of actions) {
    const given = params as { id: string; sendId: string; delay?: number }
    if (type === 'xstate.raise') {
      // a raise without delay was already taken inside this very step
      if (given.delay !== undefined) timers.push({ op: 'set', key: given.id, runAt: plusMs(at, given.delay) })
    } else if (type === 'xstate.cancel') timers.push({ op: 'cancel', key: given.sendId })
    else if (type.startsWith('xstate.'))
      throw new Error(`${type} has no place in a lifecycle of this project`)
    else effects.push(EffectSchema.parse({ type, ...(params as object) }))
  }
  return {
    next: {
      kind: lifecycle.kind,
      version: lifecycle.machine.version ?? '0',
      seq,
      status: snapshot.status === 'done' ? 'done' : 'active',
      value: snapshot.value,
      context: snapshot.context as C,
    },
    effects,
    timers,
  }
}

/** What a rule said, where it did not agree. */
type No = string | AboutField

/** What the rules of one way say against it. */
function refusals(rules: Record<string, unknown>, guard: unknown, position: Position, event: Stamped): No[] {
  return namesOf(guard).flatMap(name => {
    const rule = rules[name] as Rule<unknown, unknown> | undefined
    const answer = rule?.({ context: position.context, event }) ?? true
    return answer === true ? [] : [answer]
  })
}

/**
 * An event may have several ways, each with rules of its own. The way that fails on the fewest is the one that was
 * meant; what the others say ("they were not reached") would only puzzle whoever reads it.
 */
function nearest(ways: readonly No[][]): No[] {
  const fewest = Math.min(...ways.map(noes => noes.length))
  return ways.filter(noes => noes.length === fewest).flat()
}

function reasonsOf(noes: readonly No[]): string[] {
  return [...new Set(noes.map(no => (typeof no === 'string' ? no : no.reason)))]
}

/** The reasons that are about one field, by its name. */
function fieldsOf(noes: readonly No[]): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const no of noes) {
    if (typeof no === 'string' || fields[no.field]?.includes(no.reason)) continue
    fields[no.field] = [...(fields[no.field] ?? []), no.reason]
  }
  return fields
}

/** The rule names of a guard: a single one, or all of an `and`. */
function namesOf(guard: unknown): string[] {
  if (guard === undefined) return []
  if (typeof guard === 'string') return [guard]
  const combined = guard as { guards?: unknown[]; type?: string }
  if (combined.guards) return combined.guards.flatMap(inner => namesOf(inner))
  return combined.type ? [combined.type] : []
}

/** Checks an instant that came from outside the type system, such as a database row. */
export function isInstant(text: string): text is Instant {
  return InstantSchema.safeParse(text).success
}
