/**
 * A machine written out as a table: for each innermost state the ways out of it, each with its rules, its actions in
 * the order in which they count, and where it leads. The engine works all this out again for every event; the rows
 * do not change, so here it is worked out once for each state. A machine that does more than follow one path (work side
 * by side, steps without an event) has no table and goes on through the engine. A test walks both ways over every
 * position of every lifecycle and compares.
 */
import { type AnyStateMachine, type AnyStateNode, assign, cancel, raise, type StateValue } from 'xstate'

interface Event {
  readonly type: string
}

interface Way {
  readonly eventType: string
  /** As the machine names its rules: a name, or several joined by `and`. */
  readonly guard: unknown
  readonly guards: readonly Guard[]
  readonly actions: readonly Action[]
  to(): Place
}

/** One innermost state, with everything around it. */
export interface Place {
  readonly value: StateValue
  readonly status: 'active' | 'done'
  readonly chain: readonly AnyStateNode[]
  /** The ways out: the state's own first, then those of the states around it. */
  readonly ways: readonly Way[]
  readonly byEvent: ReadonlyMap<string, readonly Way[]>
}

type Given = { readonly context: unknown; readonly event: Event }
type Guard = (given: Given) => boolean
type Action = (run: Run) => void

/** What an event has brought about so far. */
interface Run {
  context: unknown
  readonly event: Event
  readonly actions: { readonly type: string; readonly params: unknown }[]
}

export interface TransitionTable {
  placeOf(value: StateValue): Place | undefined
  begin(input: unknown): { readonly place: Place; readonly run: Run }
  /** The first way whose rules agree, gone; undefined when there is none. */
  take(place: Place, context: unknown, event: Event): { readonly place: Place; readonly run: Run } | undefined
}

const tables = new WeakMap<AnyStateMachine, TransitionTable | null>()

/** The table of a machine, or null for one that needs the engine. */
export function tableOf(machine: AnyStateMachine): TransitionTable | null {
  const known = tables.get(machine)
  if (known !== undefined) return known
  const table = isPlain(machine.root) ? write(machine) : null
  tables.set(machine, table)
  return table
}

function isPlain(node: AnyStateNode): boolean {
  const ways = [...node.transitions.values()].flat()
  return (
    ['atomic', 'compound', 'final'].includes(node.type) &&
    (node.type !== 'final' || node.parent === node.machine.root) &&
    node.invoke.length === 0 &&
    (node.always ?? []).length === 0 &&
    (node.type !== 'compound' || node.initial.actions.length === 0) &&
    ways.every(way => !way.eventType.startsWith('xstate.') && (way.target?.length ?? 0) <= 1) &&
    (node.parent !== undefined || ways.every(way => !way.reenter)) &&
    Object.values(node.states).every(inner => isPlain(inner as AnyStateNode))
  )
}

function write(machine: AnyStateMachine): TransitionTable {
  const places = new Map<AnyStateNode, Place>()

  function placeAt(node: AnyStateNode): Place {
    const leaf = innermost(node)
    const written = places.get(leaf)
    if (written) return written
    const chain = chainOf(leaf)
    const ways = chain
      .toReversed()
      .flatMap(source => [...source.transitions.values()].flat().map(way => wayOf(chain, source, way)))
    const place = {
      value: stateValueOf(chain),
      status: statusOf(leaf, machine.root),
      chain,
      ways,
      byEvent: Map.groupBy(ways, ({ eventType }) => eventType),
    }
    places.set(leaf, place)
    return place
  }

  function wayOf(chain: readonly AnyStateNode[], source: AnyStateNode, way: Drawn): Way {
    const { target, actions } = route(chain, source, way)
    const leaf = innermost(target ?? chain.at(-1) ?? source)
    return {
      eventType: way.eventType,
      guard: way.guard,
      guards: guardsOf(machine, way.guard),
      actions: actions.map(each => actionOf(machine, each)),
      // asked for only when it is gone: a way may lead back to the place that is being written
      to: () => places.get(leaf) ?? placeAt(leaf),
    }
  }

  const first = innermost(machine.root)
  const entry = chainOf(first).flatMap(node => node.entry.map(each => actionOf(machine, each)))
  return {
    placeOf: value => {
      const node = nodeAt(machine.root, value)
      return node && placeAt(node)
    },
    begin: input => {
      const event = { type: 'xstate.init', input }
      const { context } = machine.config as { context?: unknown }
      const run: Run = {
        context: typeof context === 'function' ? context({ input, event }) : (context ?? {}),
        event,
        actions: [],
      }
      for (const act of entry) act(run)
      return { place: placeAt(first), run }
    },
    take: (place, context, event) => {
      const given = { context, event }
      const way = place.byEvent.get(event.type)?.find(({ guards }) => guards.every(agrees => agrees(given)))
      if (!way) return undefined
      const run: Run = { context, event, actions: [] }
      for (const act of way.actions) act(run)
      return { place: way.to(), run }
    },
  }
}

/** A way as the machine draws it. */
interface Drawn {
  readonly eventType: string
  readonly guard?: unknown
  readonly target?: readonly AnyStateNode[] | undefined
  readonly reenter: boolean
  readonly actions: readonly unknown[]
}

/** Where a way leads, and what happens on it: what is left inner first, what is done, what is entered outer first. */
function route(
  chain: readonly AnyStateNode[],
  source: AnyStateNode,
  way: Drawn,
): { target?: AnyStateNode; actions: readonly unknown[] } {
  const [target] = way.target ?? []
  if (!target) return { actions: way.actions }
  const around = domainOf(source, target, way.reenter)
  const left = chain.slice(chain.indexOf(around) + 1).toReversed()
  const to = chainOf(innermost(target))
  const entered = to.slice(to.indexOf(around) + 1)
  const done = statusOf(innermost(target), source.machine.root) === 'done' ? to.toReversed() : []
  return {
    target,
    actions: [
      ...left.flatMap(node => node.exit),
      ...way.actions,
      ...entered.flatMap(node => node.entry),
      ...done.flatMap(node => node.exit),
    ],
  }
}

/** The state that is neither left nor entered: the source of a way into itself, else the nearest around both ends. */
function domainOf(source: AnyStateNode, target: AnyStateNode, reenter: boolean): AnyStateNode {
  const targetChain = chainOf(target)
  if (!reenter && targetChain.includes(source)) return source
  const sourceChain = chainOf(source)
  const both = targetChain.filter(node => node !== target && node !== source && sourceChain.includes(node))
  return both.at(-1) ?? source.machine.root
}

function innermost(node: AnyStateNode): AnyStateNode {
  const [first] = node.type === 'compound' ? (node.initial.target as readonly AnyStateNode[]) : []
  return first ? innermost(first) : node
}

/** The state and everything around it, the outermost first. */
function chainOf(node: AnyStateNode): AnyStateNode[] {
  return node.parent ? [...chainOf(node.parent), node] : [node]
}

function statusOf(leaf: AnyStateNode, root: AnyStateNode): Place['status'] {
  return leaf.type === 'final' && leaf.parent === root ? 'done' : 'active'
}

function stateValueOf([, ...inner]: readonly AnyStateNode[]): StateValue {
  const keys = inner.map(({ key }) => key)
  const last = keys.pop() ?? ''
  return keys.reduceRight<StateValue>((value, key) => Object.freeze({ [key]: value }), last)
}

function nodeAt(from: AnyStateNode, value: StateValue): AnyStateNode | undefined {
  if (typeof value === 'string') return from.states[value] as AnyStateNode | undefined
  const keys = Object.keys(value)
  const [key = ''] = keys
  const [node, inner] = [from.states[key] as AnyStateNode | undefined, value[key]]
  return keys.length === 1 && node && inner !== undefined ? nodeAt(node, inner) : undefined
}

function guardsOf(machine: AnyStateMachine, guard: unknown): Guard[] {
  if (guard === undefined) return []
  const { guards, type } =
    typeof guard === 'string' ? { type: guard } : (guard as { guards?: unknown[]; type?: string })
  if (guards) return guards.flatMap(inner => guardsOf(machine, inner))
  const known = machine.implementations.guards[type ?? ''] as Guard | undefined
  if (!known) throw new Error(`${machine.id} names a rule that it does not have: ${type}`)
  return [known]
}

interface Builtin {
  readonly type?: string
  readonly assignment?: unknown
  readonly id?: string
  readonly sendId?: string
  readonly delay?: unknown
  readonly event?: unknown
  readonly collect?: (given: unknown, params: unknown) => void
}

function actionOf(machine: AnyStateMachine, given: unknown): Action {
  if (typeof given === 'function') return builtin(machine, given as Builtin, undefined)
  const { type, params } =
    typeof given === 'string' ? { type: given } : (given as { type: string; params?: unknown })
  const named = machine.implementations.actions[type] as Builtin | undefined
  if (named && 'resolve' in named) return builtin(machine, named, params)
  return run =>
    run.actions.push({
      type,
      params: typeof params === 'function' ? params({ context: run.context, event: run.event }) : params,
    })
}

/** What the engine does itself: the context, clocks, and a list of actions that is made up as it goes. */
function builtin(machine: AnyStateMachine, action: Builtin, given: unknown): Action {
  const paramsOf = (run: Run) =>
    typeof given === 'function' ? given({ context: run.context, event: run.event }) : given
  switch (action.type) {
    case 'xstate.assign': {
      const { assignment } = action
      return run => {
        const about = { context: run.context, event: run.event }
        const params = paramsOf(run)
        const change: Record<string, unknown> =
          typeof assignment === 'function'
            ? assignment(about, params)
            : Object.fromEntries(
                Object.entries(assignment as object).map(([key, to]) => [
                  key,
                  typeof to === 'function' ? to(about, params) : to,
                ]),
              )
        run.context = { ...(run.context as object), ...change }
      }
    }
    case 'xstate.raise': {
      const { id, delay } = action
      const clock = typeof delay === 'string' ? machine.implementations.delays[delay] : delay
      return run => {
        const about = { context: run.context, event: run.event }
        const ms: unknown = typeof clock === 'function' ? clock(about, paramsOf(run)) : clock
        // an event that is raised at once would have to be taken inside this step
        if (typeof ms !== 'number')
          throw new Error(`${machine.id} raises ${id ?? 'an event'} without a clock`)
        run.actions.push({ type: 'xstate.raise', params: { id, delay: ms } })
      }
    }
    case 'xstate.cancel':
      return run => run.actions.push({ type: 'xstate.cancel', params: { sendId: action.sendId } })
    case 'xstate.enqueueActions':
      return run => {
        const queue: unknown[] = []
        const enqueue = Object.assign((each: unknown) => queue.push(each), {
          assign: (given: never) => queue.push(assign(given)),
          raise: (given: never, options: never) => queue.push(raise(given, options)),
          cancel: (given: string) => queue.push(cancel(given)),
        })
        const check = (guard: unknown) =>
          guardsOf(machine, guard).every(agrees => agrees({ context: run.context, event: run.event }))
        action.collect?.({ context: run.context, event: run.event, enqueue, check }, paramsOf(run))
        for (const each of queue) actionOf(machine, each)(run)
      }
    default:
      throw new Error(
        `${action.type ?? 'An action that is code'} has no place in a lifecycle of this project`,
      )
  }
}
