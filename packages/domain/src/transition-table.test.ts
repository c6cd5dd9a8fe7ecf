/** The table and the engine are two ways through the same machine: wherever one leads, the other leads too. */
import { describe, expect, test } from 'vitest'
import { type AnyStateMachine, and, getNextTransitions, initialTransition, setup, transition } from 'xstate'
import { explorables, walkOf } from './examples/index.ts'
import { kinds } from './lifecycles.ts'
import { tableOf } from './transition-table.ts'

/** What the engine asks for, as data: clocks by name and length, everything else by type. */
function asked(actions: readonly { type: string; params: unknown }[]) {
  return actions.map(({ type, params }) => {
    const { id, delay, sendId } = (params ?? {}) as { id?: string; delay?: number; sendId?: string }
    if (type === 'xstate.raise') return { type, id, delay }
    if (type === 'xstate.cancel') return { type, sendId }
    return { type, params }
  })
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
      compare(
        `ways from ${key}`,
        here.ways.map(({ eventType, guard }) => [eventType, guard]),
        getNextTransitions(before).map(({ eventType, guard }) => [eventType, guard]),
      )
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

  test('work that goes on side by side has no table', () => {
    const beside = setup({}).createMachine({ type: 'parallel', states: { one: {}, two: {} } })
    expect(tableOf(beside)).toBeNull()
  })
})
