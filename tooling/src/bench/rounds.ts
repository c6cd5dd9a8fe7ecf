/** Interleaved rounds: the two sides take turns, so that whatever else the machine does hits both alike. */

export type Work = () => Promise<unknown> | unknown

export interface Sides {
  readonly ours: readonly number[]
  readonly floor: readonly number[]
}

/**
 * Milliseconds of each piece of work of both sides, `pieces` of one and then of the other in each round. What was not
 * run before is slower for reasons that pass, so a round of each goes uncounted.
 */
export async function interleaved(
  { ours, floor }: { readonly ours: Work; readonly floor: Work },
  { rounds, pieces, clock = wallClock }: { rounds: number; pieces: number; clock?: () => number },
): Promise<Sides> {
  const times = { ours: [] as number[], floor: [] as number[] }
  await timed(ours, pieces, clock)
  await timed(floor, pieces, clock)
  for (let round = 0; round < rounds; round++) {
    // whoever comes second finds the machine warm: they take turns in that too
    const sides = round % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)
    for (const side of sides)
      times[side].push(...(await timed(side === 'ours' ? ours : floor, pieces, clock)))
  }
  return times
}

/** Milliseconds as they pass on the wall. */
function wallClock(): number {
  return performance.now()
}

/**
 * Milliseconds that this thread has had a processor for: on a machine that others use too, how long work takes is theirs,
 * and how much of it there is stays ours. For work that waits for nobody.
 */
export function processorClock(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

async function timed(work: Work, pieces: number, clock: () => number): Promise<number[]> {
  const times: number[] = []
  for (let piece = 0; piece < pieces; piece++) {
    const began = clock()
    await work()
    times.push(clock() - began)
  }
  return times
}

/** Does all pieces of work, so many at a time, and says how many milliseconds each of them took. */
export async function sideBySide(pieces: readonly Work[], atOnce: number): Promise<number[]> {
  const times: number[] = []
  const left = [...pieces]
  async function worker(): Promise<void> {
    for (let work = left.pop(); work; work = left.pop()) {
      const began = performance.now()
      await work()
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return times
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('Nothing was measured')
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
