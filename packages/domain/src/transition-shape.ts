/** How a machine is drawn: what is inside what, where a state begins, and whether a table can hold all of it. */
import type { AnyStateNode } from 'xstate'

/** Whether a table can say all that this state and the states in it do. */
export function isDrawnPlainly(node: AnyStateNode): boolean {
  const ways = [...node.transitions.values()].flat()
  const inner = Object.values(node.states) as AnyStateNode[]
  return (
    ['atomic', 'compound', 'final', 'parallel'].includes(node.type) &&
    (node.type !== 'final' || node.parent === node.machine.root) &&
    (node.type !== 'parallel' || (!isOfSide(node) && inner.every(({ type }) => type === 'compound'))) &&
    node.invoke.length === 0 &&
    (node.always ?? []).length === 0 &&
    (node.type !== 'compound' || node.initial.actions.length === 0) &&
    ways.every(way => !way.eventType.startsWith('xstate.') && staysPlain(node, way)) &&
    (node.parent !== undefined || ways.every(way => !way.reenter)) &&
    inner.every(each => isDrawnPlainly(each))
  )
}

/** Whether a way leads to one state at most, and neither into a side nor out of one. */
function staysPlain(
  source: AnyStateNode,
  way: { readonly target?: readonly AnyStateNode[] | undefined; readonly reenter: boolean },
): boolean {
  const [target, another] = way.target ?? []
  if (another) return false
  if (!target || (!isOfSide(source) && !isOfSide(target))) return true
  return isOfSide(source) && isOfSide(domainOf(source, target, way.reenter))
}

/** Whether a state is one of several sides of the work, or inside of one. */
export function isOfSide(node: AnyStateNode): boolean {
  return node.parent !== undefined && (node.parent.type === 'parallel' || isOfSide(node.parent))
}

/** The state and everything around it, the outermost first. */
export function chainOf(node: AnyStateNode): AnyStateNode[] {
  return node.parent ? [...chainOf(node.parent), node] : [node]
}

/** Whether a state is inside of another. */
export function isBelow(node: AnyStateNode, around: AnyStateNode): boolean {
  return node.parent !== undefined && (node.parent === around || isBelow(node.parent, around))
}

/** Where a state begins: its first state, and the first of that; or the state whose sides begin together. */
export function innermost(node: AnyStateNode): AnyStateNode {
  const [first] = node.type === 'compound' ? (node.initial.target as readonly AnyStateNode[]) : []
  return first ? innermost(first) : node
}

/** Where each side of a state begins. */
export function beginningsOf(node: AnyStateNode): AnyStateNode[] {
  return (Object.values(node.states) as AnyStateNode[]).map(innermost)
}

/** All states that are active once a state has begun, the outermost first. */
export function withBeginnings(node: AnyStateNode): AnyStateNode[] {
  const end = innermost(node)
  const chain = chainOf(end)
  if (end.type !== 'parallel') return chain
  return [...chain, ...beginningsOf(end).flatMap(leaf => chainOf(leaf).slice(chain.length))]
}

/** Whether the whole lifecycle is over in this state. */
export function isEnd(node: AnyStateNode): boolean {
  return node.type === 'final' && node.parent === node.machine.root
}

/** The state that is neither left nor entered: the source of a way into itself, else the nearest around both ends. */
export function domainOf(source: AnyStateNode, target: AnyStateNode, reenter: boolean): AnyStateNode {
  if (!reenter && (target === source || isBelow(target, source))) return source
  const sourceChain = chainOf(source)
  const both = chainOf(target).filter(
    node => node !== target && node !== source && sourceChain.includes(node),
  )
  return both.at(-1) ?? source.machine.root
}
