/** Histories that nobody thought of: whatever people try in whatever order, the journal tells the same story again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aTuesday, type Explorable, explorables, laterBy, pendingAfter } from './examples/index.ts'
import { advance, type Position, replay, type Stamped, start } from './lifecycle.ts'
import { kinds } from './lifecycles.ts'
import { fromMs, type Instant, toMs } from './time.ts'

/** What somebody tries next, by its number, or a wait until the next clock rings. */
const steps = fc.array(fc.oneof({ weight: 3, arbitrary: fc.nat(200) }, fc.constant('wait' as const)), {
  minLength: 5,
  maxLength: 40,
})

describe.each(kinds)('any history of a %s', kind => {
  const explorable = explorables[kind]
  const beginnings = Object.values(explorable.beginnings)

  test('is told again by its journal: the same position, also from what was stored', () => {
    let longest = 0
    fc.assert(
      fc.property(fc.nat(beginnings.length - 1), steps, (beginning, tried) => {
        const { input, events, live } = lived(explorable, beginnings[beginning], tried)
        longest = Math.max(longest, events.length)
        expect(replay(explorable.lifecycle, input, aTuesday, stored(events))).toEqual(live)
      }),
      { numRuns: 60, seed: 20260106 },
    )
    expect(longest).toBeGreaterThan(5)
  })

  test('never lets a clock ring in an end, nor a moment go backwards in a clock', () => {
    fc.assert(
      fc.property(fc.nat(beginnings.length - 1), steps, (beginning, tried) => {
        const { live, pending, backwards } = lived(explorable, beginnings[beginning], tried)
        expect(live.status === 'done' ? [...pending] : []).toEqual([])
        expect(backwards).toEqual([])
      }),
      { numRuns: 60, seed: 20260107 },
    )
  })
})

/** Lives through a history, storing and reading the position at each step as the database does. */
function lived(explorable: Explorable, input: unknown, tried: readonly (number | 'wait')[]) {
  const { lifecycle, facts, samples } = explorable
  const first = start(lifecycle, input, aTuesday)
  let live: Position = first.next
  let at: Instant = aTuesday
  let pending = pendingAfter(new Map(), first.timers)
  const events: Stamped[] = []
  const backwards: string[] = []
  for (const step of tried) {
    const event = nextEvent(step)
    if (!event) continue
    const answer = advance(lifecycle, stored(live), event)
    expect(advance(lifecycle, live, event)).toEqual(answer)
    at = event.at
    if (!answer.ok) continue
    for (const timer of answer.timers) if (timer.op === 'set' && timer.runAt < at) backwards.push(timer.key)
    pending = pendingAfter(pending, answer.timers, event.type)
    live = answer.next
    events.push(event)
  }
  return { input, events, live, pending, backwards }

  function nextEvent(step: number | 'wait'): Stamped | undefined {
    if (step === 'wait') {
      const [next] = [...pending].sort(([, one], [, other]) => (one < other ? -1 : 1))
      if (!next) return undefined
      return { type: `timer.${next[0]}`, at: fromMs(Math.max(toMs(next[1]), toMs(at))), facts }
    }
    const sample = samples[step % samples.length]
    if (!sample) return undefined
    const then = sample.after ? laterBy(at, sample.after) : at
    return { ...sample.event(then, live), at: then, facts: { ...facts, ...sample.facts } }
  }
}

function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
