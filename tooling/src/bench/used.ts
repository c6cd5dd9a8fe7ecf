/** Processor time, which stays what it is when the machine is busy with other things. */
import { readdirSync, readFileSync } from 'node:fs'
import { runOn } from '@alongside/api/postgres'

const NS_IN_MS = 1_000_000

/** Milliseconds for which the threads of a process have had a processor, as Linux counts them. */
export function usedBy(pid: number): number {
  let used = 0
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const [ns = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')
    used += Number(ns)
  }
  return used / NS_IN_MS
}

/** The same of each connection that the database keeps for the API. */
export async function usedByBackends({ url }: { readonly url: string }): Promise<Map<number, number>> {
  const backends = await runOn<{ pid: number }>(
    url,
    `select pid from pg_stat_activity where datname = current_database() and usename = 'alongside_api'`,
  )
  return new Map(backends.map(({ pid }) => [pid, usedBy(pid)]))
}

/** What they took between two looks. One that was closed meanwhile had rested; one that was opened began with nothing. */
export function usedBetween(before: ReadonlyMap<number, number>, after: ReadonlyMap<number, number>): number {
  return [...after].reduce((sum, [pid, used]) => sum + used - (before.get(pid) ?? 0), 0)
}

export interface UsedEach {
  readonly programs: readonly number[]
  readonly database: number
}

/** What one piece of work takes in each of these programs and in the database, done so many times. */
export async function usedForEach(
  pids: readonly number[],
  url: string,
  work: () => Promise<unknown>,
  times: number,
): Promise<UsedEach> {
  const look = async () => ({ programs: pids.map(usedBy), backends: await usedByBackends({ url }) })
  const before = await look()
  for (let time = 0; time < times; time++) await work()
  const after = await look()
  return {
    programs: after.programs.map((used, at) => (used - (before.programs[at] ?? 0)) / times),
    database: usedBetween(before.backends, after.backends) / times,
  }
}
