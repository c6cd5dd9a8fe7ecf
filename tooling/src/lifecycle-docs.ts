/** A page for each lifecycle: the picture, the states, the steps with whoever may take them, the rules, the clocks. */
import { standardSettings } from '@alongside/domain/clinic-settings'
import type { Effect } from '@alongside/domain/effects'
import { type Edge, type Walked, walkOf } from '@alongside/domain/examples'
import { type Lifecycle, pathOf, type Rule, type StateWords } from '@alongside/domain/lifecycle'
import { type Kind, kinds, lifecycles } from '@alongside/domain/lifecycles'
import { Role } from '@alongside/domain/people'
import { roleWords } from '@alongside/domain/permission-matrix'
import { mayDo } from '@alongside/domain/permissions'
import { childrenOf, guardNames, mermaidOf, nodesBelow, said } from './mermaid.ts'

const intros: Record<Kind, string> = {
  referral:
    'From a clinic’s list to the charity’s door. Two gates, always apart: the offer is made to everybody, and nobody’s identity leaves the clinic unless the settled basis of release says so.',
  onboarding:
    'From an accepted referral to the first meeting with a mentor: reach the person by safe ways, hear what they need, match on the yes of both, introduce.',
  mentoring:
    'One person and one mentor, session by session, with reviews, pauses and a change of mentor, until an ending is planned or comes.',
  discharge:
    'An ending that is planned together, or closed kindly without a meeting; then the years of keeping, at the end of which a person decides.',
  recruitment:
    'From somebody’s first interest to being cleared for training: a chat, an application, an interview by two people, and eight checks that go on side by side.',
  training:
    'Learn twelve modules, watch, lead with somebody beside you, and be signed off by the clinic and the team. What was learned is a dated fact about a version, and nothing takes it away.',
  standing:
    'Where a mentor is at one place: provisional, full, restricted when something runs out, on a break, left. Restricted means nobody new; those they support stay with them.',
  concern:
    'A worry about somebody’s safety: told within the hour or the day, decided on the same day by the safeguarding lead, passed on where that was decided, and never closed before whoever raised it knows.',
  supervision:
    'The regular talk about the work: an agenda by alias that fills itself with what stands still, a meeting of both sides, what was learnt, and actions with somebody’s name and a day on each.',
}

/** The pages by their place in the checkout. */
export function lifecyclePages(): Record<string, string> {
  return Object.fromEntries(kinds.map(kind => [`docs/lifecycles/${kind}.md`, page(kind)]))
}

function page(kind: Kind): string {
  const lifecycle: Lifecycle = lifecycles[kind]
  const walked = walkOf(kind)
  return `${[
    `# ${kind[0]?.toUpperCase()}${kind.slice(1)}`,
    '',
    `<!-- Made from packages/domain/src/${kind}. Change it there, then: npm run fix -->`,
    '',
    intros[kind],
    '',
    `Version ${lifecycle.machine.version} of the machine. \`⏱\` is a clock. A step that stays where it is, such as a reminder, is in the tables only.`,
    '',
    '```mermaid',
    mermaidOf(lifecycle),
    '```',
    '',
    '## States',
    '',
    ...table(['State', 'Called', 'Who acts', 'What is waited for'], states(lifecycle)),
    '',
    '## Steps',
    '',
    'What a step leads to and brings about is taken from a walk through everything that can happen.',
    '',
    ...table(['Step', 'Button', 'Who may', 'From', 'Leads to', 'Brings about', 'Rules'], steps(kind, walked)),
    '',
    '## Rules',
    '',
    'A gate looks at where somebody stands and at facts, so a screen can say beforehand why a button is closed. A check also looks at what was filled in. The sentence is what the refused person reads; numbers are those of the walk.',
    '',
    ...table(['Rule', 'Kind', 'When it says no'], rules(lifecycle, walked)),
    '',
    '## Clocks',
    '',
    'With the standard settings. Each clinic settles its own; hours are London’s, and working days leave out weekends and England’s bank holidays.',
    '',
    ...table(['Clock', 'Rings', 'Runs in', 'Leads to', 'Brings about'], clocks(kind, walked)),
  ].join('\n')}\n`
}

function states({ machine }: Lifecycle): string[][] {
  return nodesBelow(machine.root)
    .filter(node => node.path.join('.') !== 'open' && childrenOf(node).length === 0)
    .map(node => {
      const { label, owner, waitsFor } = node.meta as StateWords
      const path = node.path.filter(name => name !== 'open').join('.')
      return [code(path), label, owner, waitsFor]
    })
}

function steps(kind: Kind, { edges }: Walked): string[][] {
  const { words } = lifecycles[kind] as Lifecycle
  const guards = guardsByEvent(lifecycles[kind])
  return Object.entries(words).map(([type, { label }]) => {
    const taken = edges.filter(({ event }) => event.type === type)
    const who = Role.options.filter(role => mayDo(role, kind, type)).map(role => roleWords[role])
    return [
      code(type),
      label,
      who.join(', '),
      placesOf(
        taken.map(({ from }) => pathOf(from.step.next)),
        kind,
      ),
      placesOf(
        taken.map(({ to }) => pathOf(to.step.next)),
        kind,
      ),
      broughtAbout(taken),
      (guards.get(type) ?? []).map(code).join(', '),
    ]
  })
}

function clocks(kind: Kind, { edges, places }: Walked): string[][] {
  const lifecycle: Lifecycle = lifecycles[kind]
  return lifecycle.timers.map(key => {
    const rung = edges.filter(({ event }) => event.type === `timer.${key}`)
    const running = places.filter(({ pending }) => pending.has(key)).map(({ step }) => pathOf(step.next))
    const words = lifecycle.clockWords[key] as ((settled: unknown) => string) | undefined
    return [
      code(key),
      words?.(standardSettings[kind]) ?? '',
      placesOf(running, kind),
      placesOf(
        rung.map(({ to }) => pathOf(to.step.next)),
        kind,
      ),
      broughtAbout(rung),
    ]
  })
}

/** The rules of a lifecycle with the sentences that they gave on the walk. */
function rules(lifecycle: Lifecycle, { tries }: Walked): string[][] {
  const guards = guardsByEvent(lifecycle)
  const sentences = new Map<string, Set<string>>()
  const all = { ...lifecycle.rules.gates, ...lifecycle.rules.checks } as Record<
    string,
    Rule<unknown, unknown>
  >
  for (const [place, attempts] of tries) {
    for (const { event, answer } of attempts) {
      if (!answer.ok && answer.declined.code === 'not-allowed-now') continue
      for (const name of guards.get(event.type) ?? []) {
        const no = all[name]?.({ context: place.step.next.context, event })
        if (typeof no === 'string') sentences.set(name, (sentences.get(name) ?? new Set()).add(no))
      }
    }
  }
  const kindOf = (name: string) => (name in lifecycle.rules.gates ? 'gate' : 'check')
  return Object.keys(all).map(name => [
    code(name),
    kindOf(name),
    [...(sentences.get(name) ?? [])].join('<br>'),
  ])
}

function guardsByEvent({ machine }: Lifecycle): Map<string, string[]> {
  const byEvent = new Map<string, string[]>()
  for (const node of nodesBelow(machine.root))
    for (const [event, ways] of node.transitions)
      for (const { guard } of ways)
        byEvent.set(event, [...new Set([...(byEvent.get(event) ?? []), ...guardNames(guard)])])
  return byEvent
}

function broughtAbout(edges: readonly Edge[]): string {
  const effects = edges.flatMap(({ step }) => step.effects.map(effectText))
  return [...new Set(effects)].join(', ')
}

function effectText(effect: Effect): string {
  switch (effect.type) {
    case 'tellClinic':
      return `tells the clinic: ${effect.status}`
    case 'remind':
      return `reminds the ${effect.whom === 'safeguardingLead' ? 'safeguarding lead' : effect.whom}: ${effect.of}`
    default:
      return said(effect.type)
  }
}

/** Paths in the order of the machine; all open ones together are said in one word. */
function placesOf(paths: readonly string[], kind: Kind): string {
  const { machine } = lifecycles[kind]
  const order = nodesBelow(machine.root)
    .filter(node => childrenOf(node).length === 0)
    .map(node => ({
      path: node.path.filter(name => name !== 'open').join('.'),
      open: node.path[0] === 'open',
    }))
  const found = order.filter(({ path }) => paths.includes(path))
  const everyOpen = order.filter(({ open }) => open).every(({ path }) => paths.includes(path))
  if (everyOpen && found.length > 1) return 'anywhere before an end'
  return found.map(({ path }) => code(path)).join(', ')
}

function table(heads: readonly string[], rows: readonly string[][]): string[] {
  return [heads, heads.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |`)
}

function code(name: string): string {
  return `\`${name}\``
}
