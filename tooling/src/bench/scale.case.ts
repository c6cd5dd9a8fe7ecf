/** Two API and two job processes on one database, beside one of each: more is done, nothing twice and nothing lost. */
import { setTimeout as sleep } from 'node:timers/promises'
import { runOn } from '@alongside/api/postgres'
import type { Case } from './case.ts'
import { everybodyToBeToldAgain } from './event.case.ts'
import { median } from './rounds.ts'
import { apiProgram, type Measured, startServer } from './server.child.ts'
import { withStandby } from './standby.measured.ts'
import { CLIENTS, tellEverybody } from './tell-everybody.ts'
import { usedBetween, usedBy, usedByBackends } from './used.ts'
import { atManyKeyboards } from './world/keyboards.ts'
import { copyWorld, type World } from './world/world.ts'

const MORE = 1.2
/** So many times everybody is told by each side before it counts: what is new is compiled and planned for a while. */
const WARM = 6

export const scaleCase: Case = {
  name: 'scale',
  about: 'two API and two job processes on one database, and a standby',
  async *run({ rounds, isTiny, cluster, world }) {
    const { world: copy } = await atManyKeyboards(
      await copyWorld(await cluster(), await world(isTiny ? 'tiny' : '10k')),
      CLIENTS,
    )
    // the clocks of the world would ring into the measurement: they ring when they are asked to
    await runOn(copy.url, `update timer set run_at = now() + interval '30 days'`)
    const apis = [await startServer(apiProgram, copy), await startServer(apiProgram, copy)]
    const jobs = [
      await startServer(apiProgram, copy, { ALONGSIDE_JOBS: 'on' }),
      await startServer(apiProgram, copy, { ALONGSIDE_JOBS: 'on' }),
    ]
    try {
      const rates = { one: [] as number[], two: [] as number[] }
      const used = { one: [] as Split[], two: [] as Split[] }
      let taken = 0
      for (let round = -(isTiny ? 1 : WARM); round < rounds; round++)
        for (const side of round % 2 === 0 ? (['one', 'two'] as const) : (['two', 'one'] as const)) {
          const before = await usedSoFar(copy, apis, jobs)
          const { perSecond, events } = await told(copy, side === 'one' ? apis.slice(0, 1) : apis)
          taken += events
          if (round < 0) continue
          rates[side].push(perSecond)
          used[side].push(splitOf(before, await usedSoFar(copy, apis, jobs), events))
        }
      const [one, two] = [median(rates.one), median(rates.two)]
      yield {
        case: 'scale',
        ratio: two / one,
        moreIsBetter: true,
        median_ms: 1000 / two,
        floor_ms: 1000 / one,
        unit: `ms an event over HTTP, ${CLIENTS} at a time (${Math.round(two)} a second by two, ${Math.round(one)} by one)`,
        n: taken,
        must: `${MORE} times as many by two where the database shares their cores`,
        met: two / one >= MORE,
      }
      yield {
        case: 'scale.split',
        ratio: null,
        median_ms: median(used.two.map(inAll)),
        floor_ms: median(used.one.map(inAll)),
        unit: `ms of a processor for each event; by two: ${inWords(used.two)}; by one: ${inWords(used.one)}`,
        n: taken,
        must: 'where it goes, no promise',
        met: true,
      }
      const { twice, lost } = await reckoned(copy)
      yield {
        case: 'scale.once',
        ratio: null,
        median_ms: 0,
        floor_ms: null,
        unit: `done twice: ${twice}, lost: ${lost}, with two processes that ring clocks and deliver`,
        n: taken,
        must: 'nothing done twice, nothing lost',
        met: twice === 0 && lost === 0,
      }
    } finally {
      await Promise.all([...apis, ...jobs].map(each => each.stop()))
      await copy.drop()
    }
    yield* withStandby(rounds, isTiny)
  },
}

async function told(copy: World, apis: readonly Measured[]): Promise<{ perSecond: number; events: number }> {
  const { events, seconds } = await tellEverybody(copy, apis)
  const [kept] = await runOn<{ events: number }>(
    copy.url,
    `select count(*)::int as events from journal where type = 'tell' and seq = 1 and clinic_id = $1`,
    [copy.clinicId],
  )
  if (kept?.events !== events) throw new Error(`${kept?.events} of ${events} events are in the journal`)
  await everybodyToBeToldAgain(copy)
  return { perSecond: events / seconds, events }
}

/** Lets every clock of the clinic's people ring at once, and counts what two job processes made of it. */
async function reckoned({ url, clinicId }: World): Promise<{ twice: number; lost: number }> {
  const due = await runOn<{ n: number }>(
    url,
    `with due as (
       update timer set run_at = now() - interval '1 minute'
       where kind = 'referral' and key = 'tellDue' and clinic_id = $1 returning 1
     ), heard as (select pg_notify('alongside_wake', ''))
     select (select count(*) from due)::int as n from heard`,
    [clinicId],
  )
  const expected = due[0]?.n ?? 0
  const deadline = Date.now() + 150_000
  let rang = { clocks: 0, twice: 0, waiting: 0 }
  while (Date.now() < deadline) {
    const [found] = await runOn<typeof rang>(
      url,
      `select
         (select count(distinct lifecycle_id) from journal where type = 'timer.tellDue' and clinic_id = $1)::int as clocks,
         (select count(*) - count(distinct lifecycle_id) from journal
           where type = 'timer.tellDue' and clinic_id = $1)::int as twice,
         (select count(*) from outbox where clinic_id = $1 and delivered_at is null and cancelled_at is null)::int as waiting`,
      [clinicId],
    )
    rang = found ?? rang
    if (rang.clocks >= expected && rang.waiting === 0) break
    await sleep(500)
  }
  const [again] = await runOn<{ n: number }>(
    url,
    `select count(*)::int as n from (
       select account_id, cause from notice group by 1, 2 having count(*) > 1) twice`,
  )
  return { twice: rang.twice + (again?.n ?? 0), lost: expected - rang.clocks + rang.waiting }
}

/** Milliseconds of a processor, by who took them. */
interface Split {
  readonly api: number
  readonly jobs: number
  readonly asking: number
  readonly database: number
}

interface SoFar extends Omit<Split, 'database'> {
  readonly backends: ReadonlyMap<number, number>
}

async function usedSoFar(world: World, apis: readonly Measured[], jobs: readonly Measured[]): Promise<SoFar> {
  const sum = (some: readonly Measured[]) => some.reduce((all, { pid }) => all + usedBy(pid), 0)
  return {
    api: sum(apis),
    jobs: sum(jobs),
    asking: usedBy(process.pid),
    backends: await usedByBackends(world),
  }
}

function splitOf(before: SoFar, after: SoFar, events: number): Split {
  return {
    api: (after.api - before.api) / events,
    jobs: (after.jobs - before.jobs) / events,
    asking: (after.asking - before.asking) / events,
    database: usedBetween(before.backends, after.backends) / events,
  }
}

function inAll({ api, jobs, asking, database }: Split): number {
  return api + jobs + asking + database
}

function inWords(rounds: readonly Split[]): string {
  const of = (whose: keyof Split) => median(rounds.map(each => each[whose])).toFixed(2)
  return `${of('api')} in the API, ${of('database')} in PostgreSQL, ${of('jobs')} in the jobs, ${of('asking')} to ask`
}
