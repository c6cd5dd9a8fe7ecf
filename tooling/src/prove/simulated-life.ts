/**
 * One life that nobody lived: chance decides what people try, when clocks ring, and where the power fails. The machines,
 * the kernel and the effects are those of production; the store around them is a model small enough to be sure of.
 */
import {
  type Explorable,
  explorables,
  laterBy,
  type Place,
  type Sample,
  walkOf,
} from '@alongside/domain/examples'
import { advance, type Position, replay, type Stamped, start, stateOf } from '@alongside/domain/lifecycle'
import { type Kind, kinds } from '@alongside/domain/lifecycles'
import { type Instant, instant, plusMs } from '@alongside/domain/time'
import { type Chance, chanceOf } from '@alongside/domain/what-if'

const STEPS_OF_A_LIFE = 60
const DAY_MS = 86_400_000

/** Which lifecycle a life goes through: its number alone brings it again. */
export function kindOf(life: number): Kind {
  return kinds[life % kinds.length] ?? 'referral'
}

export interface Lived {
  readonly steps: number
  readonly faults: readonly string[]
  readonly end: string
}

/** What a database would hold of one record. */
interface Stored {
  position: string
  journal: Stamped[]
  clocks: Map<string, { runAt: Instant; setSeq: number }>
  outbox: Map<string, { type: string; cancelled: boolean; delivered: number }>
  answered: Map<number, string>
}

/** Lives it, and notes every state in which an event was met. */
export function liveOnce(life: number, met: Set<string>): Lived {
  const kind = kindOf(life)
  const explorable: Explorable = explorables[kind]
  const { lifecycle, facts, samples, beginnings } = explorable
  const chance = chanceOf(life)
  // chance alone ends most lives on their first day: every other one is first led to a place far from the beginning
  const led = chance.yes(0.5) ? oneOf(chance, oneOf(chance, placesOf(kind))) : undefined
  const way = [...(led?.way ?? [])]
  const input = beginnings[led?.beginning ?? oneOf(chance, Object.keys(beginnings))]
  const begun = instant('2026-01-06T09:00:00.000Z')
  const first = start(lifecycle, input, begun)
  const store: Stored = {
    position: JSON.stringify(first.next),
    journal: [],
    clocks: new Map(),
    outbox: new Map(),
    answered: new Map(),
  }
  const faults: string[] = []
  keep(store, first.next, first.effects, first.timers)
  let at: Instant = begun
  let steps = 0

  /** One transaction: read, advance, write. It may fail before the commit, and then nothing stays. */
  const transact = (event: Stamped, command: number | null): void => {
    if (command !== null && store.answered.has(command)) return
    const position = JSON.parse(store.position) as Position
    met.add(`${kind} ${stateOf(position)} ${event.type}`)
    const moved = advance(lifecycle, position, event)
    steps++
    if (chance.yes(0.02)) return
    if (!moved.ok) {
      if (position.seq !== (JSON.parse(store.position) as Position).seq) faults.push('a no moved it')
      return
    }
    if (moved.next.seq !== position.seq + 1) faults.push(`${event.type} jumped to ${moved.next.seq}`)
    for (const timer of moved.timers)
      if (timer.op === 'set' && timer.runAt < event.at) faults.push(`${timer.key} was set to the past`)
    if (moved.effects.some(({ type }) => type === 'stopMessages'))
      for (const waiting of store.outbox.values())
        if (waiting.type === 'sayGoodbye' && waiting.delivered === 0) waiting.cancelled = true
    store.journal.push(event)
    keep(store, moved.next, moved.effects, moved.timers)
    if (command !== null) store.answered.set(command, store.position)
  }

  /** A clock is heard, now and then by two workers at once: the one that comes second finds nothing to claim. */
  const ring = (key: string, claimed: { runAt: Instant; setSeq: number }): void => {
    if (claimed.runAt > at) faults.push(`${key} rang early`)
    for (let worker = 0; worker < (chance.yes(0.1) ? 2 : 1); worker++) {
      if (store.clocks.get(key)?.setSeq !== claimed.setSeq) continue
      store.clocks.delete(key)
      const { seq } = JSON.parse(store.position) as Position
      transact({ type: `timer.${key}`, at, facts }, null)
      // a failure before the commit gives the clock back with all the rest
      const moved = (JSON.parse(store.position) as Position).seq !== seq
      if (!moved && chance.yes(0.5)) store.clocks.set(key, claimed)
    }
  }

  /** A form is sent, and sent again where no answer came back. */
  const send = (sample: Sample, command: number): void => {
    const position = JSON.parse(store.position) as Position
    const event = { ...sample.event(at, position), at, facts: { ...facts, ...sample.facts } }
    transact(event, command)
    if (!chance.yes(0.1)) return
    const after = store.answered.get(command)
    transact(event, command)
    if (after !== undefined && after !== store.position) faults.push('one form had two effects')
  }

  for (let turn = 0; turn < STEPS_OF_A_LIFE; turn++) {
    const next = way.shift()
    if (next?.startsWith('⏱ ')) {
      const key = next.slice(2)
      const clock = store.clocks.get(key)
      if (!clock) continue
      if (clock.runAt > at) at = clock.runAt
      ring(key, clock)
    } else if (next) {
      const sample = samples.find(({ name }) => name === next)
      if (!sample) continue
      if (sample.after) at = laterBy(at, sample.after)
      send(sample, turn)
    } else {
      at = plusMs(at, chance.below(8) * (DAY_MS / 4))
      const due = [...store.clocks].filter(([, { runAt }]) => runAt <= at)
      if (due.length > 0 && chance.yes(0.6)) ring(...oneOf(chance, due))
      else send(oneOf(chance, samples), turn)
    }
    for (const [id, waiting] of store.outbox) {
      if (waiting.cancelled || waiting.delivered > 0 || !chance.yes(0.5)) continue
      // the post takes it and the tick is lost: it goes out again under the same key, and never under another
      waiting.delivered += chance.yes(0.02) ? 2 : 1
      if (waiting.delivered > 2) faults.push(`${id} went out too often`)
    }
    const { status } = JSON.parse(store.position) as Position
    if (status === 'done' && store.clocks.size > 0) faults.push('a clock runs on after the end')
  }

  const again = replay(lifecycle, input, begun, JSON.parse(JSON.stringify(store.journal)) as Stamped[])
  if (JSON.stringify(again) !== store.position) faults.push('the journal tells another story')
  const keys = new Set(store.outbox.keys())
  if (keys.size !== store.outbox.size) faults.push('two effects share a key')
  return { steps, faults, end: JSON.stringify([store.position, [...store.outbox]]) }
}

const places = new Map<Kind, Place[][]>()

/** The places of a lifecycle to which there is a way, state by state. */
function placesOf(kind: Kind): readonly (readonly Place[])[] {
  const known = places.get(kind)
  if (known) return known
  const byState = Map.groupBy(walkOf(kind).places, ({ step }) => stateOf(step.next))
  const found = [...byState.values()]
  places.set(kind, found)
  return found
}

function oneOf<T>(chance: Chance, some: readonly T[]): T {
  return some[chance.below(some.length)] as T
}

function keep(
  store: Stored,
  next: Position,
  effects: readonly { type: string }[],
  timers: ReturnType<typeof start>['timers'],
): void {
  store.position = JSON.stringify(next)
  for (const timer of timers)
    if (timer.op === 'set') store.clocks.set(timer.key, { runAt: timer.runAt, setSeq: next.seq })
    else store.clocks.delete(timer.key)
  if (next.status === 'done') store.clocks.clear()
  for (const [ord, { type }] of effects.entries())
    store.outbox.set(`${next.seq}/${ord}`, { type, cancelled: false, delivered: 0 })
}
