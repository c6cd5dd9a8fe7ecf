/**
 * A machine written out as a table: for each innermost state the ways out of it, each with its rules, its actions in
 * the order in which they count, and where it leads. The engine works all this out again for every event; the rows
 * do not change, so here it is worked out once for each state. Where work goes on side by side, each side has rows of
 * its own, so that they need not be written for every mixture. A machine of another shape (steps without an event, sides
 * within sides) has no table and goes on through the engine. A test walks both ways over every position of every
 * lifecycle and compares.
 */
import type { AnyStateMachine, AnyStateNode, StateValue } from 'xstate'
import { type Action, actionOf, type Given, type Guard, guardsOf, type Run } from './transition-actions.ts'
import {
  beginningsOf,
  chainOf,
  domainOf,
  innermost,
  isBelow,
  isDrawnPlainly,
  isEnd,
  isOfSide,
  withBeginnings,
} from './transition-shape.ts'

interface Way {
  readonly eventType: string
  /** As the machine names its rules: a name, or several joined by `and`. */
  readonly guard: unknown
  readonly guards: readonly Guard[]
  /** Whether all sides are left with it, the last side first; what is left around them follows. */
  readonly leavesSides: boolean
  readonly left: readonly Action[]
  readonly actions: readonly Action[]
  readonly entered: readonly Action[]
  /** The innermost state that it leads to; undefined for a way that stays where it is. */
  readonly leaf: AnyStateNode | undefined
}

/** Ways out, by what they wait for. */
interface Rows {
  readonly ways: readonly Way[]
  readonly byEvent: ReadonlyMap<string, readonly Way[]>
}

/** Where one side is, with the ways that stay within it. */
interface Side extends Rows {
  readonly key: string
  readonly value: StateValue
  /** What happens when all of this side is left. */
  readonly left: readonly Action[]
}

/** One position in the drawing, with everything around it. */
export interface Place {
  readonly value: StateValue
  readonly status: 'active' | 'done'
  /** The states that hold all of it, the outermost first. */
  readonly chain: readonly AnyStateNode[]
  readonly sides: readonly Side[]
  readonly around: Rows
}

interface Taken {
  readonly place: Place
  readonly run: Run
}

export interface TransitionTable {
  placeOf(value: StateValue): Place | undefined
  begin(input: unknown): Taken
  /** The first way whose rules agree, gone; of each side, where several listen. Undefined when there is none. */
  take(place: Place, context: unknown, event: { readonly type: string }): Taken | undefined
}

const tables = new WeakMap<AnyStateMachine, TransitionTable | null>()

/** The table of a machine, or null for one that needs the engine. */
export function tableOf(machine: AnyStateMachine): TransitionTable | null {
  const known = tables.get(machine)
  if (known !== undefined) return known
  const table = isDrawnPlainly(machine.root) ? write(machine) : null
  tables.set(machine, table)
  return table
}

/** The ways out of a place: the innermost state's own first, then those of the states around it. */
export function waysOutOf({ sides, around }: Place): readonly Way[] {
  const [first, ...others] = sides
  if (!first) return around.ways
  // what is around all sides is said after the first of them, as the engine says it
  return [...first.ways, ...around.ways, ...others.flatMap(({ ways }) => ways)]
}

function write(machine: AnyStateMachine): TransitionTable {
  const places = new Map<AnyStateNode, Place>()
  const sides = new Map<AnyStateNode, Side>()

  /** The place in which a state begins: an innermost one, or where all sides are at their beginning. */
  function placeAt(node: AnyStateNode): Place {
    const end = innermost(node)
    const written = places.get(end)
    if (written) return written
    const chain = chainOf(end)
    const around = rowsOf(chain.toReversed().flatMap(source => waysOf(source, chain)))
    const own = end.type === 'parallel' ? beginningsOf(end).map(sideAt) : []
    const value = own.length > 0 ? valueBeside(chain, own) : nested(chain.slice(1, -1), end.key)
    const place: Place = { value, status: isEnd(end) ? 'done' : 'active', chain, sides: own, around }
    places.set(end, place)
    return place
  }

  function sideAt(leaf: AnyStateNode): Side {
    const written = sides.get(leaf)
    if (written) return written
    const chain = chainOf(leaf)
    const within = chain.slice(chain.findIndex(({ type }) => type === 'parallel') + 1)
    const [region = leaf, ...inner] = within
    const side = {
      key: region.key,
      value: nested(inner.slice(0, -1), leaf.key),
      left: actionsOf(within.toReversed().flatMap(({ exit }) => exit)),
      ...rowsOf(within.toReversed().flatMap(source => waysOf(source, within))),
    }
    sides.set(leaf, side)
    return side
  }

  /** The ways drawn at one state, where these states around it are active. */
  function waysOf(source: AnyStateNode, active: readonly AnyStateNode[]): Way[] {
    return [...source.transitions.values()].flat().map(drawn => {
      const [target] = (drawn.target ?? []) as readonly AnyStateNode[]
      const around = target && domainOf(source, target, drawn.reenter)
      const isInside = (node: AnyStateNode) => around !== undefined && isBelow(node, around)
      const entered = target ? withBeginnings(target).filter(isInside) : []
      const ended = target && isEnd(innermost(target)) ? chainOf(innermost(target)).toReversed() : []
      return {
        eventType: drawn.eventType,
        guard: drawn.guard,
        guards: guardsOf(machine, drawn.guard),
        leavesSides: around !== undefined && active.at(-1)?.type === 'parallel',
        left: actionsOf(
          active
            .filter(isInside)
            .toReversed()
            .flatMap(({ exit }) => exit),
        ),
        actions: actionsOf(drawn.actions),
        entered: actionsOf([...entered.flatMap(({ entry }) => entry), ...ended.flatMap(({ exit }) => exit)]),
        leaf: target && innermost(target),
      }
    })
  }

  function actionsOf(given: readonly unknown[]): Action[] {
    return given.map(each => actionOf(machine, each))
  }

  /** Where these ways lead together. */
  function landed(place: Place, ways: readonly Way[]): Place {
    let next = place
    for (const { leaf } of ways) {
      if (!leaf) continue
      if (!isOfSide(leaf)) return placeAt(leaf)
      const side = sideAt(leaf)
      next = beside(
        next,
        next.sides.map(each => (each.key === side.key ? side : each)),
      )
    }
    return next
  }

  return {
    placeOf: placeFor,
    begin: input => {
      const event = { type: 'xstate.init', input }
      const { context } = machine.config as { context?: unknown }
      const run: Run = {
        context: typeof context === 'function' ? context({ input, event }) : (context ?? {}),
        event,
        actions: [],
      }
      for (const act of actionsOf(withBeginnings(machine.root).flatMap(({ entry }) => entry))) act(run)
      return { place: placeAt(machine.root), run }
    },
    take: (place, context, event) => {
      const ways = chosen(place, { context, event })
      if (ways.length === 0) return undefined
      const run: Run = { context, event, actions: [] }
      for (const way of ways.toReversed()) leave(place, way, run)
      for (const { actions } of ways) for (const act of actions) act(run)
      for (const { entered } of ways) for (const act of entered) act(run)
      return { place: landed(place, ways), run }
    },
  }

  /** The place that a stored value names; undefined when it names none. */
  function placeFor(value: StateValue): Place | undefined {
    let [node, rest]: [AnyStateNode | undefined, StateValue | undefined] = [machine.root, value]
    while (node && node.type !== 'parallel') {
      if (typeof rest === 'string') return childOf(node, rest, placeAt)
      const [key = '', another]: string[] = Object.keys(rest ?? {})
      if (another !== undefined) return undefined
      ;[node, rest] = [node.states[key] as AnyStateNode | undefined, rest?.[key]]
    }
    if (!node || typeof rest !== 'object') return undefined
    const given = rest
    const own = Object.values(node.states).map(region => sideFor(region as AnyStateNode, given[region.key]))
    const place = placeAt(node)
    return own.every(side => side !== undefined) ? beside(place, own) : undefined
  }

  function sideFor(region: AnyStateNode, value: StateValue | undefined): Side | undefined {
    if (value === undefined) return undefined
    if (typeof value === 'string') return childOf(region, value, leaf => sideAt(innermost(leaf)))
    const [key = '', another] = Object.keys(value)
    return another === undefined ? childOf(region, key, inner => sideFor(inner, value[key])) : undefined
  }
}

function childOf<T>(node: AnyStateNode, key: string, found: (child: AnyStateNode) => T): T | undefined {
  const child = node.states[key] as AnyStateNode | undefined
  return child && found(child)
}

function rowsOf(ways: readonly Way[]): Rows {
  return { ways, byEvent: Map.groupBy(ways, ({ eventType }) => eventType) }
}

/** The same states around, with the sides elsewhere. */
function beside(place: Place, sides: readonly Side[]): Place {
  return { ...place, sides, value: valueBeside(place.chain, sides) }
}

function valueBeside(chain: readonly AnyStateNode[], sides: readonly Side[]): StateValue {
  const values: Record<string, StateValue> = {}
  for (const { key, value } of sides) values[key] = value
  return nested(chain.slice(1), Object.freeze(values))
}

/** The innermost value inside the keys of the states around it. */
function nested(around: readonly AnyStateNode[], inner: StateValue): StateValue {
  return around.reduceRight<StateValue>((value, { key }) => Object.freeze({ [key]: value }), inner)
}

/** The first way whose rules agree. */
function firstOf(ways: readonly Way[] | undefined, given: Given): Way | undefined {
  return ways?.find(({ guards }) => guards.every(agrees => agrees(given)))
}

/** The way of each side whose rules agree; where there is none, the first one around them. */
function chosen({ sides, around }: Place, given: Given): Way[] {
  const ways: Way[] = []
  for (const { byEvent } of sides) {
    const way = firstOf(byEvent.get(given.event.type), given)
    if (way) ways.push(way)
  }
  const whole = ways.length === 0 && firstOf(around.byEvent.get(given.event.type), given)
  return whole ? [whole] : ways
}

function leave({ sides }: Place, { leavesSides, left }: Way, run: Run): void {
  if (leavesSides) for (const side of sides.toReversed()) for (const act of side.left) act(run)
  for (const act of left) act(run)
}
