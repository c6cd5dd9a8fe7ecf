/** Interleaved rounds: the two sides take turns, so that whatever else the machine does hits both alike. */

export type Work = () => Promise<unknown> | unknown

export type Sides<Name extends string = 'ours' | 'floor'> = Readonly<Record<Name, readonly number[]>>

/**
 * Milliseconds of each piece of work of all sides, `pieces` of one and then of the next in each round. What was not
 * run before is slower for reasons that pass, so a round of each goes uncounted.
 */
export async function interleaved<Name extends string>(
  sides: Readonly<Record<Name, Work>>,
  { rounds, pieces, clock = wallClock }: { rounds: number; pieces: number; clock?: () => number },
): Promise<Sides<Name>> {
  const names = Object.keys(sides) as Name[]
  const times = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<Name, number[]>
  for (const name of names) await timed(sides[name], pieces, clock)
  for (let round = 0; round < rounds; round++) {
    // whoever comes last finds the machine warm: they take turns in that too
    for (const name of round % 2 === 0 ? names : names.toReversed())
      times[name].push(...(await timed(sides[name], pieces, clock)))
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
