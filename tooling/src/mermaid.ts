/** Draws a lifecycle as a Mermaid state diagram: what moves it, and where to. What only reminds is left to the table. */
import type { Lifecycle } from '@alongside/domain/lifecycle'

type Node = Lifecycle['machine']['root']

/** The states, nested as they are, with one arrow for each pair, whatever the number of steps between them. */
export function mermaidOf({ machine }: Lifecycle): string {
  const lines = ['stateDiagram-v2', '  direction TB', ...inside(machine.root, '  '), ...arrows(machine.root)]
  return lines.join('\n')
}

function inside(node: Node, indent: string): string[] {
  const [initial] = node.initial.target
  return [
    ...(initial ? [`${indent}[*] --> ${idOf(initial)}`] : []),
    ...childrenOf(node).flatMap(child => {
      if (childrenOf(child).length === 0) return [`${indent}state "${labelOf(child)}" as ${idOf(child)}`]
      return [
        `${indent}state "${labelOf(child)}" as ${idOf(child)} {`,
        ...inside(child, `${indent}  `),
        `${indent}}`,
      ]
    }),
  ]
}

function arrows(root: Node): string[] {
  const labels = new Map<string, string[]>()
  for (const node of nodesBelow(root)) {
    for (const [event, ways] of node.transitions) {
      for (const { target, guard } of ways) {
        const [to] = target ?? []
        if (!to || to === node) continue
        const pair = `${idOf(node)} --> ${idOf(to)}`
        const label = `${said(event)}${condition(guard, ways)}`
        labels.set(pair, [...new Set([...(labels.get(pair) ?? []), label])])
      }
    }
    if (node.type === 'final') labels.set(`${idOf(node)} --> [*]`, [])
  }
  return [...labels].map(([pair, said]) => (said.length > 0 ? `  ${pair} : ${said.join(', ')}` : `  ${pair}`))
}

/** Of several ways the rules that tell one from another; those of all of them are in the table. */
function condition(guard: unknown, ways: readonly { guard?: unknown }[]): string {
  const ofAll = (name: string) => ways.every(way => guardNames(way.guard).includes(name))
  const own = guardNames(guard).filter(name => !ofAll(name))
  return ways.length > 1 && own.length > 0 ? ` (${own.join(' and ')})` : ''
}

/** The names of the rules of one way. */
export function guardNames(guard: unknown): string[] {
  if (guard === undefined) return []
  if (typeof guard === 'string') return [guard]
  const { guards, type } = guard as { guards?: unknown[]; type?: string }
  return guards ? guards.flatMap(guardNames) : type ? [type] : []
}

/** All states below a state, the outer before the inner, in the order in which they were written. */
export function nodesBelow(node: Node): Node[] {
  return childrenOf(node).flatMap(child => [child, ...nodesBelow(child)])
}

export function childrenOf(node: Node): Node[] {
  return Object.values(node.states).sort((one, other) => one.order - other.order)
}

/** What an event is called in a picture. */
export function said(event: string): string {
  return event.replace(/^timer\./, '⏱ ')
}

function idOf(node: Node): string {
  return node.path.join('_')
}

/** A name such as `toTriage` as words. */
function inWords(name: string): string {
  const words = name.replaceAll(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`)
  return `${words[0]?.toUpperCase()}${words.slice(1)}`
}

function labelOf(node: Node): string {
  const words = node.meta as { label?: string } | undefined
  const label =
    node.path.join('.') === 'open' ? 'At any time before an end' : (words?.label ?? inWords(node.key))
  return label.replaceAll(/[:;#"]/g, ' ')
}
