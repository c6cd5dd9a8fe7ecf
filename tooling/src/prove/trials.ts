/** Keeps count of many small claims, and which of them did not hold. */
export interface Trials {
  readonly faults: readonly string[]
  readonly count: number
  /** One claim was tried; what came instead is said where it did not hold. */
  is(claim: string, holds: boolean, came?: unknown): void
}

export function openTrials(): Trials {
  const faults: string[] = []
  let count = 0
  return {
    faults,
    get count() {
      return count
    },
    is: (claim, holds, came) => {
      count++
      if (!holds)
        faults.push(`${claim}${came === undefined ? '' : `: ${JSON.stringify(came).slice(0, 300)}`}`)
    },
  }
}
