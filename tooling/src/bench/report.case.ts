/** The figures of the impact page over a million sessions, as the page asks for them. */
import { randomUUID } from 'node:crypto'
import { screensOf } from '@alongside/api/demo'
import { openDoors, whoIs } from '@alongside/api/measuring'
import { runOn } from '@alongside/api/postgres'
import type { Case } from './case.ts'
import { countPlainly, type Touched } from './floor/report.floor.ts'
import { interleaved, median } from './rounds.ts'
import type { Size, World } from './world/world.ts'

const MOST_MS = 100
const AFTER_A_CHANGE_MS = 400

export const reportCase: Case = {
  name: 'report',
  about: 'the figures of the impact page over a million sessions',
  async *run({ rounds, isTiny, world }) {
    const [small, large] = isTiny ? (['tiny', 'tiny'] as const) : (['1k', '100k'] as const)
    const here = {
      small: await measure(await world(small), small),
      large: await measure(await world(large), large),
    }
    try {
      const times = await interleaved(
        { ours: here.large.ask, floor: here.small.ask },
        { rounds, pieces: isTiny ? 2 : 6 },
      )
      const [ours, own] = [median(times.ours), median(times.floor)]
      yield {
        case: 'report',
        ratio: ours / own,
        median_ms: ours,
        floor_ms: own,
        unit: `ms over ${here.large.sessions} sessions; the floor is its own time over ${here.small.sessions}`,
        n: times.ours.length,
        must: `${MOST_MS} ms at most, and 1.5 times its own time at ten thousand`,
        met: ours <= MOST_MS && ours / own <= 1.5,
      }
      const after = { ours: [] as number[], floor: [] as number[] }
      for (let round = 0; round <= rounds; round++) {
        const took = await here.large.afterASession()
        // what was not run before is slower for reasons that pass
        if (round === 0) continue
        after.ours.push(took.ours)
        after.floor.push(took.floor)
      }
      const [first, plainly] = [median(after.ours), median(after.floor)]
      yield {
        case: 'report.first-after-change',
        ratio: first / plainly,
        median_ms: first,
        floor_ms: plainly,
        unit: 'ms for the first who asks after a session was written up; the floor is the bare count of whom it touched',
        n: after.ours.length,
        must: `${AFTER_A_CHANGE_MS} ms at most`,
        met: first <= AFTER_A_CHANGE_MS,
      }
      const recounted = await here.large.equalsARecount()
      yield {
        case: 'report.recount',
        ratio: null,
        median_ms: recounted.ms,
        floor_ms: null,
        unit: 'ms to count every session again, and the same comes out',
        n: 1,
        must: 'equal to a recount',
        met: recounted.isEqual,
      }
    } finally {
      await Promise.all([here.small.close(), here.large.close()])
    }
  },
}

async function measure(world: World, size: Size) {
  const doors = await openDoors(world.urls.alongside_api, world.secrets)
  const caller = await whoIs(doors, world.coordinator.session)
  if (!caller) throw new Error('Nobody is signed in')
  const screens = screensOf(doors, caller)
  const [counted] = await runOn<{ n: number; from: string; to: string }>(
    world.url,
    `select count(*)::int as n, to_char(min(held_at), 'YYYY-MM') as from, to_char(max(held_at), 'YYYY-MM') as to from session_log`,
  )
  if (!counted) throw new Error('This world has no sessions')
  const { n: sessions, from, to } = counted
  const ask = () => screens.impact.report({ from, to } as never)
  return {
    size,
    sessions,
    ask,
    /** A session was written up: the bare count of the people it touched, and then everything that the first asker waits for. */
    afterASession: async () => {
      const touched = await touch(world)
      const floor = await countPlainly(world, { from, to }, touched)
      const began = performance.now()
      await ask()
      return { ours: performance.now() - began, floor }
    },
    equalsARecount: async () => {
      const { interactions, people } = await ask()
      const began = performance.now()
      const [again] = await runOn<{ met: number; people: number }>(
        world.url,
        `select count(*)::int as met, count(distinct (clinic_id, person_id))::int as people from session_log
         where outcome = 'held' and two_way and retracted_at is null`,
      )
      const isEqual = again?.met === interactions.total && again?.people === people
      return { ms: performance.now() - began, isEqual }
    },
    close: () => doors.close(),
  }
}

/** One month of one episode is counted again, as it is after every session that is written up. Who that touched. */
async function touch({ url }: World): Promise<Touched> {
  const [touched] = await runOn<Touched>(
    url,
    `update support_month set minutes = minutes where (episode_id, month) =
       (select episode_id, month from support_month where episode_id >= $1::uuid order by episode_id limit 1)
     returning clinic_id as "clinicId", authz.part_of(person_id) as part`,
    [randomUUID()],
  )
  return touched ?? touch({ url } as World)
}
