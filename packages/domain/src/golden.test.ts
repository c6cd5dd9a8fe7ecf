/**
 * Golden journals: what happened once must be taken for ever. Each file of golden/ is the journal of one person's way
 * to an end, as a released version of the machine took it, with the position that it came to.
 *
 * New ones are recorded by `node tooling/src/record-golden.ts` from examples/journeys.ts; a file that stands is never
 * changed. When a machine can no longer take an old journal, raise its version and say how old events and rows are
 * read (docs/decisions/0002); do not mend the file.
 */
import { describe, expect, test } from 'vitest'
import { journeys } from './examples/index.ts'
import { type Position, replay, type Stamped, stateOf } from './lifecycle.ts'
import { type Kind, kinds, lifecycles } from './lifecycles.ts'
import type { Instant } from './time.ts'

interface Golden {
  kind: Kind
  version: string
  input: unknown
  startedAt: Instant
  events: Stamped[]
  final: Position
}

const files = Object.entries(
  import.meta.glob<string>(['../golden/*.json'], { query: '?raw', import: 'default', eager: true }),
).map(([path, text]) => [path.replace('../golden/', ''), JSON.parse(text) as Golden] as const)

test.each(files)('%s is still taken, event by event, and comes to the same position', (_, golden) => {
  const lifecycle = lifecycles[golden.kind]
  expect(replay(lifecycle, golden.input, golden.startedAt, golden.events)).toEqual(golden.final)
})

test.each(files)('%s holds what the schemas of today can read', (_, golden) => {
  const { Input, Command, Facts, Context } = lifecycles[golden.kind]
  expect(Input.parse(golden.input)).toEqual(golden.input)
  expect(Context.parse(golden.final.context)).toEqual(golden.final.context)
  for (const { at: _at, facts, ...command } of golden.events) {
    expect(Facts.parse(facts)).toEqual(facts)
    expect(command.type.startsWith('timer.') ? command : Command.parse(command)).toEqual(command)
  }
})

describe.each(kinds)('of each %s', kind => {
  const own = files.filter(([, golden]) => golden.kind === kind)
  const { machine } = lifecycles[kind]

  test('there is one for every end', () => {
    const ends = Object.keys(machine.root.states).filter(name => name !== 'open')
    const reached = new Set(own.map(([, { final }]) => stateOf(final)))
    expect([...reached].sort()).toEqual(ends.sort())
    expect(own.every(([, { final }]) => final.status === 'done')).toBe(true)
  })

  test('there is one of this version for every journey that is told, under its name', () => {
    const names = Object.keys(journeys[kind]).map(name => `${kind}-v${machine.version}-${name}.json`)
    expect(own.map(([name]) => name)).toEqual(expect.arrayContaining(names))
  })
})
