// One of the threads of T13: lives every so-manieth life until it has made its share of steps, and says what it met.
import { parentPort, workerData } from 'node:worker_threads'
import type { KeptSeed } from './kept-seeds.ts'
import { kindOf, liveOnce } from './simulated-life.ts'

export interface Share {
  readonly kept: readonly number[]
  readonly first: number
  readonly stride: number
  readonly steps: number
}

export interface Made {
  readonly steps: number
  readonly faults: readonly string[]
  readonly failed: readonly KeptSeed[]
  readonly met: ReadonlySet<string>
}

const share = workerData as Share
const faults: string[] = []
const failed: KeptSeed[] = []
const met = new Set<string>()
let steps = 0
for (const life of share.kept) live(life, true)
for (let at = 0; steps < share.steps && faults.length < 20; at++)
  live(share.first + at * share.stride, at % 1000 === 0)
parentPort?.postMessage({ steps, faults, failed, met } satisfies Made)

function live(life: number, again: boolean): void {
  const lived = liveOnce(life, met)
  steps += lived.steps
  const broken = [...lived.faults]
  // what chance brought once, it brings again
  if (again && liveOnce(life, met).end !== lived.end) broken.push('came out otherwise the second time')
  faults.push(...broken.map(fault => `${kindOf(life)}, life ${life}: ${fault}`))
  if (broken[0]) failed.push({ seed: life, showed: `${kindOf(life)}: ${broken[0]}` })
}
