/** What an event of a machine does, step by step: rules to ask, and actions that change the context or ask for something. */
import { type AnyStateMachine, assign, cancel, raise } from 'xstate'

interface Event {
  readonly type: string
}

export interface Given {
  readonly context: unknown
  readonly event: Event
}
export type Guard = (given: Given) => boolean
export type Action = (run: Run) => void

/** What an event has brought about so far. */
export interface Run {
  context: unknown
  readonly event: Event
  readonly actions: { readonly type: string; readonly params: unknown }[]
}

/** The rules that a way names: one, or several joined by `and`. */
export function guardsOf(machine: AnyStateMachine, guard: unknown): Guard[] {
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

/** What one action of a machine does, looked up once. */
export function actionOf(machine: AnyStateMachine, given: unknown): Action {
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
      const entries = typeof assignment === 'function' ? [] : Object.entries(assignment as object)
      return run => {
        const about = { context: run.context, event: run.event }
        const params = paramsOf(run)
        const next: Record<string, unknown> = { ...(run.context as object) }
        if (typeof assignment === 'function') Object.assign(next, assignment(about, params))
        else for (const [key, to] of entries) next[key] = typeof to === 'function' ? to(about, params) : to
        run.context = next
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
