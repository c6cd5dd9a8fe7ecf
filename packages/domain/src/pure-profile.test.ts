/** A lifecycle is a table and nothing else: no clock, no chance, nothing that runs by itself. */
import { describe, expect, test } from 'vitest'
import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { and, assign, not, setup } from 'xstate'
import { getStateNodes } from 'xstate/graph'
import { kinds, lifecycles } from './lifecycles.ts'

test.each(kinds)('%s is a table of transitions and nothing else', kind => {
  expect(impurities(lifecycles[kind].machine)).toEqual([])
})

describe('what is found in a machine that is not', () => {
  const s = setup({
    types: {} as { events: { type: 'go' } | { type: 'timer.late' } },
    guards: { ready: () => true },
  })
  const words = { label: 'Here' }
  const late = s.raise({ type: 'timer.late' } as const, { id: 'late', delay: 5 })

  test.each<[string, AnyStateMachine, string]>([
    [
      'a clock of the engine',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: { a: { meta: words, after: { 5: 'b' } }, b: { type: 'final', meta: words } },
      }),
      'after',
    ],
    [
      'a step without an event',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: { a: { meta: words, always: 'b' }, b: { type: 'final', meta: words } },
      }),
      'always',
    ],
    [
      'a state that remembers',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: { a: { meta: words, on: { go: 'h' } }, h: { type: 'history', meta: words } },
      }),
      'history',
    ],
    [
      'an event of any name',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: { a: { meta: words, on: { '*': { actions: assign({}) } } } },
      }),
      'wildcard',
    ],
    [
      'a rule turned round, which has no reason to give',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: {
          a: { meta: words, on: { go: { guard: not('ready'), target: 'b' } } },
          b: { type: 'final', meta: words },
        },
      }),
      'guard',
    ],
    [
      'a rule without a name',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: {
          a: { meta: words, on: { go: { guard: () => true, target: 'b' } } },
          b: { type: 'final', meta: words },
        },
      }),
      'guard',
    ],
    [
      'a step that does nothing',
      s.createMachine({ version: '1', initial: 'a', states: { a: { meta: words, on: { go: {} } } } }),
      'nothing',
    ],
    [
      'a clock that is left running',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: {
          a: { meta: words, entry: late, on: { go: 'b', 'timer.late': 'b' } },
          b: { type: 'final', meta: words },
        },
      }),
      'late',
    ],
    [
      'an action that is code',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: {
          a: { meta: words, entry: () => undefined, on: { go: 'b' } },
          b: { type: 'final', meta: words },
        },
      }),
      'action',
    ],
    [
      'a state without words',
      s.createMachine({
        version: '1',
        initial: 'a',
        states: { a: { on: { go: 'b' } }, b: { type: 'final', meta: words } },
      }),
      'words',
    ],
    [
      'a machine without a version',
      s.createMachine({ initial: 'a', states: { a: { type: 'final', meta: words } } }),
      'version',
    ],
  ])('%s', (_, machine, word) => {
    expect(impurities(machine).join()).toContain(word)
  })

  test('nothing, in one that is', () => {
    const fine = s.createMachine({
      version: '1',
      initial: 'a',
      states: {
        a: {
          meta: words,
          entry: late,
          exit: s.cancel('late'),
          on: { go: { guard: and(['ready']), target: 'b' }, 'timer.late': 'b' },
        },
        b: { type: 'final', meta: words },
      },
    })
    expect(impurities(fine)).toEqual([])
  })
})

describe('the source', () => {
  const sources = import.meta.glob<string>(['./**/*.ts', '!./**/*.test.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const files = Object.entries(sources).map(([path, text]) => [path, withoutWords(text)] as const)

  test('is read', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(files.map(([path]) => path)).toContain('./lifecycle.ts')
  })

  test.each([
    ['a clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b|\bTemporal\.Now\b/],
    ['chance', /\bMath\.random\b|\bcrypto\b|\brandomUUID\b/],
    ['a way out', /\bfetch\b|\bprocess\b|\bconsole\b|from 'node:|\bsetTimeout\b|\bsetInterval\b/],
  ])('has no %s in it', (_, pattern) => {
    expect(files.filter(([, text]) => pattern.test(text)).map(([path]) => path)).toEqual([])
  })

  test('touches the platform’s dates in one file only', () => {
    const touching = files.filter(([, text]) => /\bDate\b|\bIntl\b/.test(text)).map(([path]) => path)
    expect(touching).toEqual(['./time.ts'])
  })

  test('runs machines in one file only', () => {
    const running = files.filter(([, text]) => /\b(initialTransition|transition|createActor)\(/.test(text))
    expect(running.map(([path]) => path)).toEqual(['./lifecycle.ts'])
  })
})

/** What in a machine is more than a table. */
function impurities(machine: AnyStateMachine): string[] {
  const nodes = [machine.root, ...getStateNodes(machine.root)] as AnyStateNode[]
  const found = nodes.flatMap(node => impuritiesOf(node).map(each => `${node.id}: ${each}`))
  return machine.version ? found : ['no version', ...found]
}

function impuritiesOf(node: AnyStateNode): string[] {
  const actions = [...node.entry, ...node.exit]
  const left = idsOf(node.entry, 'xstate.raise', 'id').filter(
    id => !idsOf(node.exit, 'xstate.cancel', 'sendId').includes(id),
  )
  const words = node.meta as { label?: string } | undefined
  return [
    ...(node.invoke.length > 0 ? ['invoke starts something'] : []),
    ...(node.config.after ? ['after is a clock of the engine'] : []),
    ...(node.config.always ? ['always moves without an event'] : []),
    ...(node.type === 'history' ? ['history remembers what the row does not say'] : []),
    ...left.map(id => `the clock ${id} is left running on the way out`),
    ...((node.type === 'atomic' || node.type === 'final') && !words?.label ? ['no words'] : []),
    ...(actions.every(isData) ? [] : ['an action that is code']),
    ...[...node.transitions.values()]
      .flat()
      .flatMap(transition => [
        ...(transition.eventType.includes('*') ? ['a wildcard takes events of any name'] : []),
        ...(isNamed(transition.guard) ? [] : [`${transition.eventType}: a guard that gives no reason`]),
        ...(transition.actions.every(isData) ? [] : [`${transition.eventType}: an action that is code`]),
        ...(doesNothing(node, transition) ? [`${transition.eventType}: does nothing, as if refused`] : []),
      ]),
  ]
}

function idsOf(actions: readonly unknown[], type: string, key: 'id' | 'sendId'): string[] {
  return actions
    .filter(action => (action as { type?: string }).type === type)
    .map(action => (action as Record<string, string>)[key] ?? '')
}

/** An effect by its name, or one of the engine's own that come back as data. */
function isData(action: unknown): boolean {
  const { type } = action as { type?: string }
  if (typeof action === 'object') return typeof type === 'string'
  return ['xstate.assign', 'xstate.raise', 'xstate.cancel', 'xstate.enqueueActions'].includes(type ?? '')
}

/** A rule by its name, or all of several. */
function isNamed(guard: unknown): boolean {
  if (guard === undefined || typeof guard === 'string') return true
  const { guards, name } = guard as { guards?: unknown[]; name?: string }
  return guards !== undefined && name !== 'not' && guards.every(isNamed)
}

function doesNothing(
  node: AnyStateNode,
  {
    actions,
    target,
    reenter,
  }: { actions: readonly unknown[]; target: readonly AnyStateNode[] | undefined; reenter: boolean },
): boolean {
  return actions.length === 0 && (target === undefined || (target[0] === node && !reenter))
}

/** The code of a source, without its comments and sentences. */
function withoutWords(text: string): string {
  return text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^\s*\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'/g, literal => (literal.startsWith("'node:") ? literal : "''"))
}

declare global {
  interface ImportMeta {
    /** Vite reads these files when the test is built. */
    glob<T>(pattern: string[], options: { query: string; import: string; eager: true }): Record<string, T>
  }
}
