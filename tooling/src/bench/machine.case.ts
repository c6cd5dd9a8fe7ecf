/**
 * The kernel by itself: one event from stored text to stored text, and the replay of a million. It waits for nobody, so
 * it is measured in processor time.
 */
import { journeys } from '@alongside/domain/examples'
import {
  advance,
  type Lifecycle,
  type Position,
  replay,
  type Stamped,
  start,
} from '@alongside/domain/lifecycle'
import { type Kind, lifecycles } from '@alongside/domain/lifecycles'
import { instant } from '@alongside/domain/time'
import type { Case } from './case.ts'
import { interleaved, median, processorClock } from './rounds.ts'

/** One event with the position that it meets, as rows keep it. */
interface Stored {
  readonly lifecycle: Lifecycle
  readonly row: Omit<Position, 'value' | 'context'>
  readonly value: string
  readonly context: string
  readonly event: string
}

const MILLION = 1_000_000
/** A processor's time is counted in steps of a few milliseconds: only many events together can be told apart from none. */
const AT_A_TIME = 10_000

export const machineCase: Case = {
  name: 'machine',
  about: 'one event through the kernel, and the replay of a million',
  async *run({ rounds, isTiny }) {
    // work side by side is told apart: there an event may be heard in many places
    for (const name of ['machine', 'machine.side-by-side'] as const) {
      const stored = storedSteps(name === 'machine.side-by-side')
      if (stored.length === 0) continue
      const { ours, floor } = await interleaved(
        { ours: () => many(stored, takeOne), floor: () => many(stored, copyOne) },
        { rounds, pieces: isTiny ? 1 : 8, clock: processorClock },
      )
      const each = (times: readonly number[]) => median(times) / AT_A_TIME
      yield {
        case: name,
        ratio: each(ours) / each(floor),
        median_ms: each(ours),
        floor_ms: each(floor),
        unit: 'ms of processor time an event',
        n: ours.length * AT_A_TIME,
        must: '12 µs an event at most',
        met: each(ours) <= 0.012,
      }
    }

    const events = isTiny ? 20_000 : MILLION
    const times: number[] = []
    for (let round = 0; round < (isTiny ? 1 : rounds); round++) times.push(replayed(events))
    const perSecond = events / (median(times) / 1000)
    yield {
      case: 'machine.replay',
      ratio: null,
      median_ms: median(times),
      floor_ms: null,
      unit: `ms of processor time for ${events} events (${Math.round(perSecond)} a second)`,
      n: times.length,
      must: '150,000 a second at least',
      met: perSecond >= 150_000,
    }
  },
}

function isSideBySide(kind: string): boolean {
  return JSON.stringify(lifecycles[kind as Kind].machine.config).includes('"type":"parallel"')
}

/** The journeys of the golden journals, of lifecycles with work side by side or of the others. */
function journeysOf(sideBySide: boolean) {
  return Object.entries(journeys).filter(([kind]) => isSideBySide(kind) === sideBySide)
}

/** Every step of these journeys. */
function storedSteps(sideBySide: boolean): Stored[] {
  return journeysOf(sideBySide).flatMap(([kind, told]) =>
    Object.values(told).flatMap(tell => {
      const lifecycle: Lifecycle = lifecycles[kind as Kind]
      const { input, startedAt, events } = tell().journal
      let position: Position = start(lifecycle, input, startedAt).next
      return events.map(event => {
        const { value, context, ...row } = position
        const step = {
          lifecycle,
          row,
          value: JSON.stringify(value),
          context: JSON.stringify(context),
          event: JSON.stringify(event),
        }
        const moved = advance(lifecycle, position, event)
        if (!moved.ok) throw new Error(`${event.type} was not taken`)
        position = moved.next
        return step
      })
    }),
  )
}

/** So many steps, the same ones over and over. */
function many(stored: readonly Stored[], work: (step: Stored) => unknown): void {
  for (let done = 0; done < AT_A_TIME; ) for (const step of stored) if (done++ < AT_A_TIME) work(step)
}

function takeOne({ lifecycle, row, value, context, event }: Stored): string {
  const position = { ...row, value: JSON.parse(value), context: JSON.parse(context) } as Position
  const moved = advance(lifecycle, position, JSON.parse(event) as Stamped)
  if (!moved.ok) throw new Error('A step was not taken')
  return JSON.stringify(moved.next.value) + JSON.stringify(moved.next.context) + JSON.stringify(moved.effects)
}

/** The floor reads and writes the same text and decides nothing. */
function copyOne({ row, value, context, event }: Stored): string {
  const position = { ...row, value: JSON.parse(value), context: JSON.parse(context) } as Position
  const given = JSON.parse(event) as Stamped
  return `${JSON.stringify(position.value) + JSON.stringify({ ...(position.context as object), at: given.at })}[]`
}

/** Milliseconds of processor time to play journals again until so many events were taken. */
function replayed(events: number): number {
  const journals = journeysOf(false).flatMap(([kind, told]) =>
    Object.values(told).map(tell => ({
      lifecycle: lifecycles[kind as Kind] as Lifecycle,
      ...tell().journal,
    })),
  )
  let taken = 0
  const began = processorClock()
  while (taken < events)
    for (const { lifecycle, input, startedAt, events: journal } of journals) {
      replay(lifecycle, input, instant(startedAt), journal)
      taken += journal.length
    }
  return processorClock() - began
}
