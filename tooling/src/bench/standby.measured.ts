/**
 * Two API and two job processes on a server of their own with a standby that every commit waits for; reports are counted
 * at the standby. Then the first server is killed, and what was answered must be on the other one.
 */
import { openPrimary, openStandby, runOn } from '@alongside/api/postgres'
import { everybodyToBeToldAgain } from './event.case.ts'
import type { Line } from './report.ts'
import { median } from './rounds.ts'
import { apiProgram, type Measured, startServer } from './server.child.ts'
import { CLIENTS, tellEverybody } from './tell-everybody.ts'
import { atManyKeyboards } from './world/keyboards.ts'
import { openWorld, type World } from './world/world.ts'

const REPORTS = 10

export async function* withStandby(rounds: number, isTiny: boolean): AsyncGenerator<Line> {
  // both may be killed, and keep what they answered like a real one
  const first = await openPrimary({ fsync: 'on', full_page_writes: 'on' })
  const servers: Measured[] = []
  try {
    const secret = 'the benchmarks keep nothing that is a secret'
    const opened = await openWorld({ url: first.url, secret }, isTiny ? 'tiny' : '1k')
    const { world } = await atManyKeyboards(opened, CLIENTS)
    await runOn(world.url, `update timer set run_at = now() + interval '30 days'`)
    for (const jobs of ['off', 'off', 'on', 'on'])
      servers.push(await startServer(apiProgram, world, { ALONGSIDE_JOBS: jobs }))
    const apis = servers.slice(0, 2)
    const second = await openStandby(first.url, { isSynchronous: true })
    try {
      const { alone, both } = await rates(first.url, world, apis, rounds)
      yield {
        case: 'scale.standby',
        ratio: null,
        median_ms: 1000 / both,
        floor_ms: 1000 / alone,
        unit: `ms an event, ${CLIENTS} at a time, each commit on both servers (${Math.round(both)} a second, ${Math.round(alone)} without waiting for it)`,
        n: rounds,
        must: 'no promise: what it costs that nothing can be lost',
        met: true,
      }
      const reporting = await startServer(apiProgram, world, {
        ALONGSIDE_DATABASE_URL_REPORTS: at(world.urls.alongside_api, second.url),
      })
      servers.push(reporting)
      const times = await reportsOf(world, reporting)
      const [there] = await runOn<{ n: number }>(
        second.url,
        `select count(*)::int as n from pg_stat_activity where usename = 'alongside_api'`,
      )
      yield {
        case: 'scale.standby.report',
        ratio: null,
        median_ms: median(times),
        floor_ms: null,
        unit: 'ms a report that has to be counted, at the standby',
        n: times.length,
        must: 'counted at the standby',
        met: (there?.n ?? 0) > 0,
      }
      const { events } = await tellEverybody(world, apis)
      await first.kill()
      await second.promote()
      const kept = await keptAt(at(world.url, second.url), world.clinicId)
      const lost = events - kept.events
      yield {
        case: 'scale.standby.once',
        ratio: null,
        median_ms: 0,
        floor_ms: null,
        unit: `of ${events} events that were answered before the first server was killed, lost: ${lost}, twice: ${kept.twice}`,
        n: events,
        must: 'nothing done twice, nothing lost',
        met: lost === 0 && kept.twice === 0,
      }
    } finally {
      // nobody may wait for it any more, or nothing that still writes would come to its end
      await second.leave()
    }
  } finally {
    await Promise.all(servers.map(each => each.stop()))
    await first.stop()
  }
}

/** Events a second, in turns with commits that wait for the standby and with commits that do not. */
async function rates(first: string, world: World, apis: readonly Measured[], rounds: number) {
  const measured = { alone: [] as number[], both: [] as number[] }
  const [named] = await runOn<{ who: string }>(
    first,
    `select current_setting('synchronous_standby_names') as who`,
  )
  const waitFor = async (who: string) => {
    await runOn(first, `alter system set synchronous_standby_names = '${who}'`)
    await runOn(first, 'select pg_reload_conf()')
  }
  for (let round = -1; round < rounds; round++)
    for (const side of round % 2 === 0 ? (['alone', 'both'] as const) : (['both', 'alone'] as const)) {
      await waitFor(side === 'both' ? (named?.who ?? '') : '')
      const { events, seconds } = await tellEverybody(world, apis)
      await everybodyToBeToldAgain(world)
      if (round >= 0) measured[side].push(events / seconds)
    }
  await waitFor(named?.who ?? '')
  return { alone: median(measured.alone), both: median(measured.both) }
}

/** Reports of spans that nobody asked for before, so that nothing of them is kept. */
async function reportsOf(world: World, api: Measured): Promise<number[]> {
  const times: number[] = []
  for (let n = 0; n < REPORTS; n++) {
    const input = { from: `2018-${String(n + 1).padStart(2, '0')}`, to: '2026-06' }
    const began = performance.now()
    await api.ask('/trpc/impact.report', input, world.coordinator.cookie)
    times.push(performance.now() - began)
  }
  return times
}

async function keptAt(url: string, clinicId: string): Promise<{ events: number; twice: number }> {
  const [kept] = await runOn<{ events: number; twice: number }>(
    url,
    `select count(distinct lifecycle_id)::int as events, (count(*) - count(distinct lifecycle_id))::int as twice
     from journal where type = 'tell' and seq = 1 and clinic_id = $1`,
    [clinicId],
  )
  return kept ?? { events: 0, twice: 0 }
}

/** The same login and database on another server. */
function at(url: string, server: string): string {
  const moved = new URL(url)
  moved.port = new URL(server).port
  return moved.href
}
