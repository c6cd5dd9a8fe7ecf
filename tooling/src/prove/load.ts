/** A house under a load of questions and events, and how long each had to wait. */
import { readFileSync } from 'node:fs'
import { openThrowAway } from '@alongside/api/postgres'
import { quantile } from '../bench/rounds.ts'
import { apiProgram, startServer } from '../bench/server.child.ts'
import { atManyKeyboards } from '../bench/world/keyboards.ts'
import { openWorld, type Size, type World } from '../bench/world/world.ts'
import { type Asked, pour } from './pour.ts'
import { openTraffic, type Question, type Traffic } from './traffic.ts'

/** At how many keyboards each of the three sits: a load is many people, and one alone is made to wait. */
export const KEYBOARDS = 40

export interface Loaded {
  readonly address: string
  readonly world: World
  readonly traffic: Traffic
  /** Memory of the API in bytes. */
  memory(): number
  /** The cookie of a session of somebody's that nobody else asks with. */
  oneMore(person: World['mentor']): Promise<string>
  /** Asks at a pace for a while, and gives back what came. */
  ask(perSecond: number, seconds: number, next?: () => Question): Promise<Asked[]>
}

export async function underLoad<T>(
  size: Size,
  seed: number,
  work: (house: Loaded) => Promise<T>,
): Promise<T> {
  // as any server of an install: one that nobody sweeps plans by what was true of an empty journal
  const server = await openThrowAway({ autovacuum: 'on' })
  try {
    const cluster = { url: server.url, secret: 'nothing that is kept here is a secret' }
    const { world, oneMore } = await atManyKeyboards(await openWorld(cluster, size), KEYBOARDS)
    const traffic = await openTraffic(world, { seed })
    const api = await startServer(apiProgram, world, { ALONGSIDE_JOBS: 'on' })
    try {
      const ask: Loaded['ask'] = async (perSecond, seconds, next = () => traffic.next()) => {
        const all: Asked[] = []
        await pour({
          address: () => api.address,
          perSecond,
          seconds,
          next,
          heard: asked => {
            traffic.heard(asked.question, asked)
            all.push(asked)
          },
        })
        return all
      }
      // a house that nobody asked yet has its plans and its code still to get ready
      await ask(20, 5)
      const memory = () =>
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${api.pid}/status`, 'utf8'))?.[1]) * 1024
      return await work({ address: api.address, world, traffic, memory, oneMore, ask })
    } finally {
      await api.stop()
    }
  } finally {
    await server.stop()
  }
}

/** A yes, or a no because a clock rang meanwhile. */
export function isAnswered({ status }: Asked): boolean {
  return status === 200 || status === 409
}

export function isSentAway({ status, retryAfter }: Asked): boolean {
  return status === 429 || (status === 503 && retryAfter !== undefined)
}

export function within(asked: readonly Asked[], share: number): number {
  return asked.length === 0
    ? 0
    : quantile(
        asked.map(({ ms }) => ms),
        share,
      )
}
