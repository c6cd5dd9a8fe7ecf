/**
 * Walks a lifecycle from its start through everything that can happen to it. Time moves as in life: a clock rings
 * when it is due, and a step that needs time to pass says how much.
 */
import {
  type Advanced,
  advance,
  type Lifecycle,
  type Position,
  pathOf,
  type Stamped,
  type Step,
  start,
} from '../lifecycle.ts'
import { fromMs, type Instant, toMs } from '../time.ts'
import { aTuesday, laterBy, pendingAfter, type Span } from './story.ts'

/** One thing that somebody may try, wherever the lifecycle stands. */
export interface Sample {
  /** In plain words, such as `tell, in a waiting room`. */
  name: string
  /** What is sent, at the moment at which it is sent. */
  event(at: Instant, position: Position): { type: string }
  /** What is otherwise than usual. */
  facts?: object
  /** How much time passes first. */
  after?: Span
}

/** Makes samples of one lifecycle, so that each is checked against what may be sent to it. */
export function samplesOf<Event extends { type: string }, Facts>() {
  return (
    name: string,
    event: Event | ((at: Instant, position: Position) => Event),
    more: { facts?: Partial<Facts>; after?: Span } = {},
  ): Sample => ({ name, event: typeof event === 'function' ? event : () => event, ...more })
}

/** A lifecycle with what it takes to walk it. */
export interface Explorable {
  lifecycle: Lifecycle
  /** How it may begin, each in plain words. */
  beginnings: Record<string, unknown>
  facts: object
  samples: readonly Sample[]
  /** What of a position makes a difference to what may happen next; a counter is cut off where it stops to matter. */
  project(position: Position<never>, at: Instant): unknown
}

/** A place in the walk: a position, the clocks that run there, and the way that led there. */
export interface Place {
  key: string
  beginning: string
  step: Step
  at: Instant
  pending: ReadonlyMap<string, Instant>
  way: readonly string[]
}

export interface Edge {
  from: Place
  to: Place
  name: string
  event: Stamped
  step: Step
}

/** What was tried at a place, and what came of it. */
export interface Try {
  name: string
  event: Stamped
  answer: Advanced
}

export interface Walked {
  places: Place[]
  edges: Edge[]
  /** All that was tried at each place. */
  tries: ReadonlyMap<Place, readonly Try[]>
}

/** The most places that a walk may find before it says that `project` leaves too much in. */
const MOST_PLACES = 20_000

export function explore(explorable: Explorable): Walked {
  const places = new Map<string, Place>()
  const edges: Edge[] = []
  const tries = new Map<Place, Try[]>()
  const todo: Place[] = []
  function found(place: Place): Place {
    const known = places.get(place.key)
    if (known) return known
    if (places.size >= MOST_PLACES)
      throw new Error(`project() leaves too much of ${explorable.lifecycle.kind}`)
    places.set(place.key, place)
    todo.push(place)
    return place
  }
  for (const [beginning, input] of Object.entries(explorable.beginnings)) {
    const step = start(explorable.lifecycle, input, aTuesday)
    found(
      placeOf(explorable, {
        beginning,
        step,
        at: aTuesday,
        pending: pendingAfter(new Map(), step.timers),
        way: [],
      }),
    )
  }
  for (let from = todo.shift(); from; from = todo.shift()) {
    tries.set(from, triesAt(explorable, from))
    for (const { name, event, answer } of tries.get(from) ?? []) {
      if (!answer.ok) continue
      const to = found(
        placeOf(explorable, {
          beginning: from.beginning,
          step: answer,
          at: event.at,
          pending: pendingAfter(from.pending, answer.timers, event.type),
          way: [...from.way, name],
        }),
      )
      edges.push({ from, to, name, event, step: answer })
    }
  }
  return { places: [...places.values()], edges, tries }
}

/** Everything that may be tried at a place, and what comes of it: the samples, then the clocks that run there. */
function triesAt(explorable: Explorable, place: Place): Try[] {
  const { lifecycle, facts } = explorable
  const position = place.step.next
  const samples = explorable.samples.map(sample => {
    const at = sample.after ? laterBy(place.at, sample.after) : place.at
    const event = { ...sample.event(at, position), at, facts: { ...facts, ...sample.facts } }
    return { name: sample.name, event, answer: advance(lifecycle, position, event) }
  })
  const clocks = [...place.pending].map(([key, due]) => {
    const at = laterOf(due, place.at)
    const event = { type: `timer.${key}`, at, facts }
    return { name: `⏱ ${key}`, event, answer: advance(lifecycle, position, event) }
  })
  return [...samples, ...clocks.sort((one, other) => (one.name < other.name ? -1 : 1))]
}

/** A clock that was already over when it was started rings now. */
function laterOf(one: Instant, other: Instant): Instant {
  return fromMs(Math.max(toMs(one), toMs(other)))
}

function placeOf(explorable: Explorable, found: Omit<Place, 'key'>): Place {
  const position = found.step.next
  const matters = position.status === 'done' ? {} : explorable.project(position as Position<never>, found.at)
  const key = JSON.stringify([pathOf(position), matters, [...found.pending.keys()].sort()])
  return { key, ...found }
}
