/**
 * Lives that nobody lived: chance decides what people try, when clocks ring, and where the power fails. The machines,
 * the kernel and the effects are those of production; the store around them is a model small enough to be sure of.
 */
import { type Explorable, explorables } from '@alongside/domain/examples'
import { advance, type Position, replay, type Stamped, start, stateOf } from '@alongside/domain/lifecycle'
import { type Kind, kinds } from '@alongside/domain/lifecycles'
import { type Instant, instant, plusMs } from '@alongside/domain/time'
import { chanceOf } from '@alongside/domain/what-if'
import { proofOf, type Row } from './row.ts'

const STEPS_OF_A_LIFE = 60
const DAY_MS = 86_400_000

export const row: Row = {
  id: 'T13',
  title:
    'Whatever people try, whenever clocks ring, wherever it stops half-way: the same records, the same messages',
  counts: 'steps',
  goal: '0 broken laws, every state met every event',
  prove: async ({ long, seed, say }) => {
    const wanted = long ? 200_000_000 : 20_000_000
    const faults: string[] = []
    const met = new Set<string>()
    let steps = 0
    for (let life = 0; steps < wanted && faults.length < 20; life++) {
      const kind = kinds[life % kinds.length] ?? 'referral'
      const mine = seed * 1_000_003 + life
      const lived = liveOnce(kind, mine, met)
      steps += lived.steps
      faults.push(...lived.faults.map(fault => `${kind}, life ${mine}: ${fault}`))
      // what chance brought once, it brings again
      if (life % 1000 === 0 && liveOnce(kind, mine, met).end !== lived.end)
        faults.push(`${kind}, life ${mine}: came out otherwise the second time`)
      if (life % 20_000 === 0) say(`  ${steps.toLocaleString('en-GB')} steps`)
    }
    const missed = pairs().filter(pair => !met.has(pair))
    if (missed.length > 0)
      faults.push(`never tried: ${missed.slice(0, 5).join(', ')} and ${missed.length} in all`)
    return proofOf(steps, faults, `${faults.length} broken laws, ${met.size} pairs of state and event`)
  },
}

interface Lived {
  readonly steps: number
  readonly faults: readonly string[]
  readonly end: string
}

/** What a database would hold of one record. */
interface Stored {
  position: string
  journal: Stamped[]
  clocks: Map<string, { runAt: Instant; setSeq: number }>
  outbox: Map<string, { type: string; cancelled: boolean; delivered: number }>
  answered: Map<number, string>
}

function liveOnce(kind: Kind, seed: number, met: Set<string>): Lived {
  const explorable: Explorable = explorables[kind]
  const { lifecycle, facts, samples, beginnings } = explorable
  const chance = chanceOf(seed)
  const inputs = Object.values(beginnings)
  const input = inputs[chance.below(inputs.length)]
  const begun = instant('2026-01-06T09:00:00.000Z')
  const first = start(lifecycle, input, begun)
  const store: Stored = {
    position: JSON.stringify(first.next),
    journal: [],
    clocks: new Map(),
    outbox: new Map(),
    answered: new Map(),
  }
  const faults: string[] = []
  keep(store, first.next, first.effects, first.timers)
  let at: Instant = begun
  let steps = 0

  /** One transaction: read, advance, write. It may fail before the commit, and then nothing stays. */
  const transact = (event: Stamped, command: number | null): void => {
    if (command !== null && store.answered.has(command)) return
    const position = JSON.parse(store.position) as Position
    met.add(`${kind} ${stateOf(position)} ${event.type}`)
    const moved = advance(lifecycle, position, event)
    steps++
    if (chance.yes(0.02)) return
    if (!moved.ok) {
      if (position.seq !== (JSON.parse(store.position) as Position).seq) faults.push('a no moved it')
      return
    }
    if (moved.next.seq !== position.seq + 1) faults.push(`${event.type} jumped to ${moved.next.seq}`)
    for (const timer of moved.timers)
      if (timer.op === 'set' && timer.runAt < event.at) faults.push(`${timer.key} was set to the past`)
    if (moved.effects.some(({ type }) => type === 'stopMessages'))
      for (const waiting of store.outbox.values())
        if (waiting.type === 'sayGoodbye' && waiting.delivered === 0) waiting.cancelled = true
    store.journal.push(event)
    keep(store, moved.next, moved.effects, moved.timers)
    if (command !== null) store.answered.set(command, store.position)
  }

  for (let turn = 0; turn < STEPS_OF_A_LIFE; turn++) {
    at = plusMs(at, chance.below(8) * (DAY_MS / 4))
    const due = [...store.clocks].filter(([, { runAt }]) => runAt <= at)
    const [ringing] = due.length > 0 ? [due[chance.below(due.length)]] : []
    if (ringing && chance.yes(0.6)) {
      const [key, { runAt, setSeq }] = ringing
      if (runAt > at) faults.push(`${key} rang early`)
      // two workers heard it: the one that comes second finds nothing to claim
      for (let worker = 0; worker < (chance.yes(0.1) ? 2 : 1); worker++) {
        if (store.clocks.get(key)?.setSeq !== setSeq) continue
        const before = store.clocks.get(key)
        store.clocks.delete(key)
        const seq = (JSON.parse(store.position) as Position).seq
        transact({ type: `timer.${key}`, at, facts }, null)
        // a failure before the commit gives the clock back with all the rest
        const moved = (JSON.parse(store.position) as Position).seq !== seq
        if (!moved && before && chance.yes(0.5)) store.clocks.set(key, before)
      }
    } else {
      const sample = samples[chance.below(samples.length)]
      if (!sample) continue
      const position = JSON.parse(store.position) as Position
      const event = { ...sample.event(at, position), at, facts: { ...facts, ...sample.facts } }
      const command = turn
      transact(event, command)
      // no answer came back, so the form is sent again
      if (chance.yes(0.1)) {
        const after = store.answered.get(command)
        transact(event, command)
        if (after !== undefined && after !== store.position) faults.push('one form had two effects')
      }
    }
    for (const [id, waiting] of store.outbox) {
      if (waiting.cancelled || waiting.delivered > 0 || !chance.yes(0.5)) continue
      // the post takes it and the tick is lost: it goes out again under the same key, and never under another
      waiting.delivered += chance.yes(0.02) ? 2 : 1
      if (waiting.delivered > 2) faults.push(`${id} went out too often`)
    }
    const { status } = JSON.parse(store.position) as Position
    if (status === 'done' && store.clocks.size > 0) faults.push('a clock runs on after the end')
  }

  const again = replay(lifecycle, input, begun, JSON.parse(JSON.stringify(store.journal)) as Stamped[])
  if (JSON.stringify(again) !== store.position) faults.push('the journal tells another story')
  const keys = new Set(store.outbox.keys())
  if (keys.size !== store.outbox.size) faults.push('two effects share a key')
  return { steps, faults, end: JSON.stringify([store.position, [...store.outbox]]) }
}

function keep(
  store: Stored,
  next: Position,
  effects: readonly { type: string }[],
  timers: ReturnType<typeof start>['timers'],
): void {
  store.position = JSON.stringify(next)
  for (const timer of timers)
    if (timer.op === 'set') store.clocks.set(timer.key, { runAt: timer.runAt, setSeq: next.seq })
    else store.clocks.delete(timer.key)
  if (next.status === 'done') store.clocks.clear()
  for (const [ord, { type }] of effects.entries())
    store.outbox.set(`${next.seq}/${ord}`, { type, cancelled: false, delivered: 0 })
}

/** Every state of every lifecycle with every event that people may send. */
function pairs(): string[] {
  return kinds.flatMap(kind => {
    const { lifecycle } = explorables[kind]
    const commands = lifecycle.Command.options.map(option => {
      const { type } = (option as unknown as { shape: { type: { value: string } } }).shape
      return type.value
    })
    const states = Object.keys(openStatesOf(lifecycle.machine.root))
    return states.flatMap(state => commands.map(command => `${kind} ${state} ${command}`))
  })
}

interface Node {
  readonly type: string
  readonly states: Record<string, Node>
}

function openStatesOf(machine: unknown): Record<string, Node> {
  const { states } = machine as Node
  const { open, ...rest } = states
  return Object.fromEntries(
    Object.entries({ ...rest, ...(open?.states ?? {}) }).filter(([, { type }]) => type !== 'final'),
  )
}
