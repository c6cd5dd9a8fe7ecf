/** A page of fifty people, the first and a deep one, of a clinic and of a mentor, in worlds of every size. */
import { runOn } from '@alongside/api/postgres'
import type { Case, Setting } from './case.ts'
import type { Line } from './report.ts'
import { interleaved, median, quantile, type Sides } from './rounds.ts'
import { apiProgram, startServer } from './server.child.ts'
import type { Size, World } from './world/world.ts'

interface Asked {
  readonly name: string
  readonly who: 'clinician' | 'mentor'
  readonly path: string
  readonly ours: unknown
  readonly floor: unknown
}

const sizes: readonly Size[] = ['1k', '10k', '100k', '1M']

export const listCase: Case = {
  name: 'list',
  about: 'fifty people of a clinic’s or a mentor’s list, the first page and a deep one',
  async *run(setting) {
    const lines: Line[] = []
    const medians = new Map<string, Map<Size, number>>()
    for (const size of setting.isTiny ? (['tiny'] as const) : sizes)
      for (const { name, times } of await measured(setting, await setting.world(size))) {
        const [ours, floor] = [median(times.ours), median(times.floor)]
        const p95 = [quantile(times.ours, 0.95), quantile(times.floor, 0.95)] as const
        medians.set(name, (medians.get(name) ?? new Map()).set(size, ours))
        lines.push(
          lineOf(`list.${name}.${size}`, ours, floor, times.ours.length, 1.8, '1.8 times the floor at most'),
        )
        lines.push(
          lineOf(`list.${name}.${size}.p95`, ...p95, times.ours.length, 3, '3 times the floor at most'),
        )
      }
    const worst = lines
      .filter(line => !line.case.endsWith('.p95'))
      .reduce((one, other) => ((other.ratio ?? 0) > (one.ratio ?? 0) ? other : one))
    yield { ...worst, case: 'list', must: `${worst.must} (the worst of all: ${worst.case})` }
    yield* lines
    if (!setting.isTiny) for (const [name, bySize] of medians) yield flat(name, bySize)
  },
}

function lineOf(name: string, ours: number, floor: number, n: number, most: number, must: string): Line {
  const ratio = ours / floor
  return { case: name, ratio, median_ms: ours, floor_ms: floor, unit: 'ms', n, must, met: ratio <= most }
}

/** The largest world beside the smallest: a list must not get slower with the people on it. */
function flat(name: string, bySize: ReadonlyMap<Size, number>): Line {
  const [small = 0, large = 0] = [bySize.get('1k'), bySize.get('1M')]
  return lineOf(`list.${name}.flat`, large, small, bySize.size, 1.2, '1.2 times its own time at 1k at most')
}

async function measured(
  { rounds, isTiny }: Setting,
  world: World,
): Promise<{ name: string; times: Sides }[]> {
  const [ours, floor] = [
    await startServer(apiProgram, world),
    await startServer('tooling/src/bench/floor/list.server.ts', world),
  ]
  try {
    const found: { name: string; times: Sides }[] = []
    for (const asked of await pages(world)) {
      const { cookie } = world[asked.who]
      const side = {
        ours: () => ours.ask(asked.path, asked.ours, cookie),
        floor: () => floor.ask('/list', asked.floor, cookie),
      }
      sameRows(asked.name, await side.ours(), await side.floor())
      found.push({ name: asked.name, times: await interleaved(side, { rounds, pieces: isTiny ? 3 : 60 }) })
    }
    return found
  } finally {
    await Promise.all([ours.stop(), floor.stop()])
  }
}

async function pages({ url, people }: World): Promise<Asked[]> {
  const deep = await runOn<{ id: string; at: Date }>(
    url,
    `select id, changed_at as at from referral where clinic_id = (select id from bench.clinic where n = 0)
     order by changed_at desc, id desc
     offset (select (0.8 * count(*))::int from referral where clinic_id = (select id from bench.clinic where n = 0)) limit 1`,
  )
  const [place] = deep
  if (!place || people < 1) throw new Error('The world is empty')
  const after = [place.at.toISOString(), place.id]
  const cursor = Buffer.from(JSON.stringify(after)).toString('base64url')
  const supported = ['active', 'reviewDue', 'paused', 'notHeardFrom', 'changingMentor']
  return [
    {
      name: 'clinic.first',
      who: 'clinician',
      path: '/trpc/referral.list',
      ours: { view: 'toTell', limit: 50 },
      floor: { table: 'referral', states: ['identified'], order: 'due', after: null },
    },
    {
      name: 'clinic.deep',
      who: 'clinician',
      path: '/trpc/referral.list',
      ours: { view: 'all', limit: 50, after: cursor },
      floor: { table: 'referral', states: null, order: 'change', after },
    },
    {
      name: 'mentor.first',
      who: 'mentor',
      path: '/trpc/mentoring.list',
      ours: { view: 'open', limit: 50 },
      floor: { table: 'mentoring', states: supported, order: 'due', after: null },
    },
  ]
}

/** Two sides that do different work cannot be compared: both must name the same people in the same order. */
function sameRows(name: string, ours: string, floor: string): void {
  type Rows = { rows: { id: string; name: string | null; clinicNumber: string | null }[] }
  const told = ({ rows }: Rows) => JSON.stringify(rows.map(row => [row.id, row.name, row.clinicNumber]))
  const one = (JSON.parse(ours) as { result: { data: Rows } }).result.data
  const other = JSON.parse(floor) as Rows
  if (told(one) !== told(other) || one.rows.length === 0)
    throw new Error(
      `${name}: ours and the floor show different people (${one.rows.length}, ${other.rows.length})`,
    )
}
