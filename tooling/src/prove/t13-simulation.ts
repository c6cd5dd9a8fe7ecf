/** Lives that nobody lived, on as many threads as the smallest machine has processors; and some of them on a real database. */
import { once } from 'node:events'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { explorables } from '@alongside/domain/examples'
import { kinds } from '@alongside/domain/lifecycles'
import type { Made, Share } from './lives.worker.ts'
import { withProgramme } from './programme.ts'
import { liveForReal } from './real-lives.ts'
import { proofOf, type Row } from './row.ts'

const THREADS = 2
/** Lives on a real database, of forty commands each. */
const REAL = 300

export const row: Row = {
  id: 'T13',
  title:
    'Whatever people try, whenever clocks ring, wherever it stops half-way: the same records, the same messages',
  counts: 'steps',
  goal: '0 broken laws, every state met every event',
  hasOwnSeeds: true,
  prove: async ({ long, seed, kept }) => {
    const wanted = long ? 200_000_000 : 20_000_000
    const [thought, lifted] = [kept.filter(life => life >= 0), kept.filter(life => life < 0)]
    const lives = Array.from({ length: long ? REAL * 10 : REAL }, (_, nth) => seed * 100_003 + nth)
    // threads of their own think while a database is waited for
    const [real, ...made] = await Promise.all([
      withProgramme(programme => liveForReal(programme, [...lifted.map(life => -life), ...lives])),
      ...Array.from({ length: THREADS }, (_, at) =>
        lived({
          kept: thought.filter((_, nth) => nth % THREADS === at),
          first: seed * 1_000_003 + at,
          stride: THREADS,
          steps: wanted / THREADS,
        }),
      ),
    ])
    const met = new Set(made.flatMap(each => [...each.met]))
    const missed = pairs().filter(pair => !met.has(pair))
    const faults = [
      ...made.flatMap(each => each.faults),
      ...real.faults,
      ...(missed.length > 0
        ? [`never tried: ${missed.slice(0, 5).join(', ')} and ${missed.length} in all`]
        : []),
    ]
    const steps = made.reduce((sum, each) => sum + each.steps, real.commands)
    const figure = `${faults.length} broken laws, ${met.size} pairs of state and event; of ${real.commands} commands to a real database it took ${real.taken}, and has of each record what the kernel alone says`
    return {
      ...proofOf(steps, faults, figure),
      failed: [...made.flatMap(each => each.failed), ...real.failed],
    }
  },
}

async function lived(share: Share): Promise<Made> {
  const worker = new Worker(join(import.meta.dirname, 'lives.worker.ts'), { workerData: share })
  const [made] = (await once(worker, 'message')) as [Made]
  return made
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
