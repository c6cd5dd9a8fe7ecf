/** The table and the engine are two ways through the same machine: wherever one leads, the other leads too. */
import { describe, expect, test } from 'vitest'
import {
  type AnyStateMachine,
  and,
  getNextTransitions,
  initialTransition,
  type StateValue,
  setup,
  transition,
} from 'xstate'
import { explorables, walkOf } from './examples/index.ts'
import { kinds } from './lifecycles.ts'
import { tableOf, waysOutOf } from './transition-table.ts'

/** What the engine asks for, as data: clocks by name and length, everything else by type. */
function asked(actions: readonly { type: string; params: unknown }[]) {
  return actions.map(({ type, params }) => {
    const { id, delay, sendId } = (params ?? {}) as { id?: string; delay?: number; sendId?: string }
    if (type === 'xstate.raise') return { type, id, delay }
    if (type === 'xstate.cancel') return { type, sendId }
    return { type, params }
  })
}

/** Ways as they are drawn. */
function drawn(ways: readonly { readonly eventType: string; readonly guard?: unknown }[]): unknown[] {
  return ways.map(({ eventType, guard }) => [eventType, guard])
}

describe.each(kinds)('%s', kind => {
  const { lifecycle } = explorables[kind]
  const { places, tries } = walkOf(kind)
  const table = tableOf(lifecycle.machine)

  test.runIf(table)('every event that may be tried anywhere has the same outcome by the table', () => {
    const differences: unknown[] = []
    let compared = 0
    function compare(what: unknown, byTable: unknown, byEngine: unknown): void {
      compared += 1
      if (JSON.stringify(byTable) !== JSON.stringify(byEngine)) differences.push({ what, byTable, byEngine })
    }
    for (const { step, key } of places) {
      const { value, context, status } = step.next
      if (status === 'done') continue
      const before = lifecycle.machine.resolveState({ value, context: context as never, status })
      const here = table?.placeOf(value)
      if (!table || !here) throw new Error('The table does not know this place')
      compare(`ways from ${key}`, drawn(waysOutOf(here)), drawn(getNextTransitions(before)))
    }
    for (const [place, tried] of tries)
      for (const { name, event } of tried) {
        const { value, context, status } = place.step.next
        const here = table?.placeOf(value)
        if (!table || !here || status === 'done') continue
        const before = lifecycle.machine.resolveState({ value, context: context as never, status })
        const [next, actions] = transition(lifecycle.machine, before, event as never)
        const taken = table.take(here, context, event)
        const ignored = (next as unknown) === before && actions.length === 0
        compare(
          `${name} at ${place.key}`,
          taken && [taken.place.value, taken.place.status, taken.run.context, asked(taken.run.actions)],
          ignored ? undefined : [next.value, next.status, next.context, asked(actions)],
        )
      }
    expect(differences).toEqual([])
    expect(compared).toBeGreaterThan(50)
  })

  test.runIf(table)('it begins in the same place with the same clocks', () => {
    for (const place of places.filter(({ way }) => way.length === 0)) {
      const input = { ...(explorables[kind].beginnings[place.beginning] as object), at: place.at }
      const [next, actions] = initialTransition(lifecycle.machine, input as never)
      const begun = table?.begin(input)
      expect(begun?.place.value).toEqual(next.value)
      expect(begun?.run.context).toEqual(next.context)
      expect(asked(begun?.run.actions ?? [])).toEqual(asked(actions))
    }
  })
})

describe('what the engine says about the shapes that no lifecycle has yet', () => {
  const s = setup({
    types: {} as {
      events: { type: 'in' | 'self' | 'again' | 'out' | 'deep' | 'end' }
      context: { count: number }
    },
    guards: { few: ({ context }) => context.count < 3 },
    actions: { enter: (_, _p: { where: string }) => {}, leave: (_, _p: { where: string }) => {} },
  })
  const marks = (where: string) => ({
    entry: { type: 'enter' as const, params: { where } },
    exit: { type: 'leave' as const, params: { where } },
  })
  const count = s.assign({ count: ({ context }) => context.count + 1 })
  const machine: AnyStateMachine = s.createMachine({
    context: { count: 0 },
    initial: 'a',
    ...marks('root'),
    on: { end: '.z', deep: { target: '.b.d.f', actions: count } },
    states: {
      a: {
        ...marks('a'),
        on: {
          in: 'b',
          self: 'a',
          again: { target: 'a', reenter: true, guard: and(['few']), actions: count },
        },
      },
      b: {
        ...marks('b'),
        initial: 'c',
        on: { self: '.c', again: { target: '.c', reenter: true }, out: 'a' },
        states: {
          c: { ...marks('c'), on: { in: 'd', deep: '#(machine).b' } },
          d: {
            ...marks('d'),
            initial: 'e',
            on: { self: 'd', again: { target: 'd', reenter: true } },
            states: { e: { ...marks('e'), on: { in: 'f', deep: '#(machine).b.c' } }, f: marks('f') },
          },
        },
      },
      z: { ...marks('z'), type: 'final' },
    },
  })
  const events = ['in', 'self', 'again', 'out', 'deep', 'end']
  const values = ['a', { b: 'c' }, { b: { d: 'e' } }, { b: { d: 'f' } }]

  test.each(values.flatMap(value => events.map(type => ({ value, type }))))(
    '$type from $value',
    ({ value, type }) => {
      for (const context of [{ count: 0 }, { count: 5 }]) {
        const before = machine.resolveState({ value, context })
        const [next, actions] = transition(machine, before, { type })
        const table = tableOf(machine)
        const here = table?.placeOf(value)
        const taken = here && table?.take(here, context, { type })
        expect(taken?.place.value ?? value).toEqual(next.value)
        expect(taken?.run.context ?? context).toEqual(next.context)
        expect(taken?.place.status ?? 'active').toBe(next.status)
        expect(asked(taken?.run.actions ?? [])).toEqual(asked(actions))
      }
    },
  )

  test('sides within sides have no table', () => {
    const beside = setup({}).createMachine({ type: 'parallel', states: { one: {}, two: {} } })
    expect(tableOf(beside)).toBeNull()
  })
})

describe('what the engine says about work side by side', () => {
  const s = setup({
    types: {} as {
      events: { type: 'both' | 'left' | 'back' | 'stay' | 'over' | 'anew' | 'end' }
      context: { trace: string[] }
    },
    guards: { short: ({ context }) => context.trace.length < 9 },
  })
  const mark = (what: string) => s.assign({ trace: ({ context }) => [...context.trace, what] })
  const marks = (where: string) => ({ entry: mark(`into ${where}`), exit: mark(`out of ${where}`) })
  const sideOf = (name: string) => ({
    ...marks(name),
    initial: 'first',
    on: { over: { actions: mark(`over ${name}`) } },
    states: {
      first: { ...marks(`${name} first`), on: { both: { target: 'last', actions: mark(`both ${name}`) } } },
      last: {
        ...marks(`${name} last`),
        initial: 'deep',
        on: { back: 'first' },
        states: { deep: { ...marks(`${name} deep`), on: { both: { target: 'deep', reenter: true } } } },
      },
    },
  })
  const { states, ...left } = sideOf('left')
  const machine: AnyStateMachine = s.createMachine({
    id: 'sides',
    context: { trace: [] },
    initial: 'before',
    on: { end: '.after' },
    states: {
      before: { ...marks('before'), on: { both: 'beside' } },
      beside: {
        ...marks('beside'),
        type: 'parallel',
        on: {
          stay: { actions: mark('stay') },
          over: { target: 'after', guard: 'short' },
          anew: [{ target: 'beside', guard: 'short', reenter: true }, { target: 'beside' }],
        },
        states: {
          left: {
            ...left,
            states: {
              ...states,
              first: {
                ...states.first,
                on: { ...states.first.on, left: { target: 'last', guard: 'short' } },
              },
            },
          },
          right: sideOf('right'),
        },
      },
      after: { ...marks('after'), type: 'final' },
    },
  })
  const events = ['both', 'left', 'back', 'stay', 'over', 'anew', 'end', 'unheard']
  const sides = ['first', { last: 'deep' }]
  const values: StateValue[] = [
    'before',
    ...sides.flatMap(one => sides.map(other => ({ beside: { left: one, right: other } }))),
  ]

  test.each(values.flatMap(value => events.map(type => ({ value, type }))))(
    '$type from $value',
    ({ value, type }) => {
      for (const trace of [[], Array.from({ length: 9 }, String)]) {
        const before = machine.resolveState({ value, context: { trace } })
        const [next] = transition(machine, before, { type })
        const table = tableOf(machine)
        const here = table?.placeOf(value)
        const taken = here && table?.take(here, { trace }, { type })
        expect(here?.value).toEqual(before.value)
        expect(here ? drawn(waysOutOf(here)) : null).toEqual(drawn(getNextTransitions(before)))
        const outcome = taken && [taken.place.value, taken.run.context, taken.place.status]
        expect(outcome ?? [before.value, { trace }, 'active']).toEqual([
          next.value,
          next.context,
          next.status,
        ])
      }
    },
  )

  test.each([
    {},
    'nowhere',
    { beside: 'left' },
    { beside: { left: 'first' } },
    { beside: { left: 'first', right: 'none' } },
  ])('a stored value that names no place has none: %j', value => {
    expect(tableOf(machine)?.placeOf(value as never)).toBeUndefined()
  })
})
