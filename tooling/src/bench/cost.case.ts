/**
 * What one call costs in processor time, in Node and in PostgreSQL: unlike time by the clock, that stays what it is when
 * the machine is busy, so the need of a service can be worked out from it.
 */
import { randomUUID } from 'node:crypto'
import type { Case } from './case.ts'
import { everybodyToBeToldAgain, peopleToTell, tell } from './event.case.ts'
import type { Line } from './report.ts'
import { apiProgram, type Measured, startServer } from './server.child.ts'
import { usedBetween, usedBy, usedByBackends } from './used.ts'
import { copyWorld, type World } from './world/world.ts'

export const costCase: Case = {
  name: 'cost',
  about: 'processor time of one call, in Node and in PostgreSQL: what a growth model is made of',
  async *run({ isTiny, cluster, world }) {
    const copy = await copyWorld(await cluster(), await world(isTiny ? 'tiny' : '10k'))
    const api = await startServer(apiProgram, copy)
    const times = isTiny ? 20 : 300
    try {
      const list = (who: 'clinician' | 'mentor', path: string, view: string) => () =>
        api.ask(path, { view, limit: 50 }, copy[who].cookie)
      yield* cost(
        'cost.clinic-list',
        copy,
        api,
        repeat(times, list('clinician', '/trpc/referral.list', 'toTell')),
      )
      yield* cost(
        'cost.mentor-list',
        copy,
        api,
        repeat(times, list('mentor', '/trpc/mentoring.list', 'open')),
      )
      const people = await peopleToTell(copy)
      yield* cost(
        'cost.event',
        copy,
        api,
        people.map(
          ({ id }) =>
            () =>
              api.ask(
                '/trpc/referral.send',
                { id, seq: 0, commandId: randomUUID(), event: tell },
                copy.clinician.cookie,
              ),
        ),
      )
      await everybodyToBeToldAgain(copy)
    } finally {
      await api.stop()
      await copy.drop()
    }
  },
}

function repeat(times: number, call: () => Promise<unknown>): (() => Promise<unknown>)[] {
  return Array.from({ length: times }, () => call)
}

async function* cost(
  name: string,
  world: World,
  api: Measured,
  calls: readonly (() => Promise<unknown>)[],
): AsyncGenerator<Line> {
  // the first calls pay for what is loaded and compiled once
  const warm = Math.floor(calls.length / 5)
  for (const call of calls.slice(0, warm)) await call()
  const before = { node: usedBy(api.pid), postgres: await usedByBackends(world) }
  for (const call of calls.slice(warm)) await call()
  const n = calls.length - warm
  const node = (usedBy(api.pid) - before.node) / n
  const postgres = usedBetween(before.postgres, await usedByBackends(world)) / n
  yield {
    case: name,
    ratio: null,
    median_ms: node + postgres,
    floor_ms: null,
    unit: `ms of processor time: ${node.toFixed(2)} in Node, ${postgres.toFixed(2)} in PostgreSQL`,
    n,
    must: 'for the growth model, no promise',
    met: true,
  }
}
