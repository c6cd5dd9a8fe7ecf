/** Says which ratios got worse between two commits that were measured in turns. */
import { median } from './rounds.ts'

/** How much worse a ratio may get: less than this is the noise of two runs. */
const MOST_WORSE = 1.15

/** The ratios of one side by the name of the figure, one for each turn. */
export type Ratios = ReadonlyMap<string, readonly number[]>

interface Compared {
  readonly case: string
  readonly ratio: number
  readonly ratio_there: number
  /** How many times as bad as there: 1 is the same, 2 is twice as slow or half as many. */
  readonly change: number
  readonly worse: boolean
}

export interface Verdict {
  readonly compared: readonly Compared[]
  /** Figures of one side only: nothing can be said of them. */
  readonly alone: readonly string[]
}

/** `more` names the figures of which more is better: a rate, and not a time. */
export function verdictOn(here: Ratios, there: Ratios, more: ReadonlySet<string>): Verdict {
  const compared = [...here].flatMap(([name, ours]): Compared[] => {
    const theirs = there.get(name)
    if (!theirs) return []
    const [ratio, before] = [median(ours), median(theirs)]
    const change = more.has(name) ? before / ratio : ratio / before
    // what cannot be told, because nothing was left of it, is not good
    return [{ case: name, ratio, ratio_there: before, change, worse: !(change <= MOST_WORSE) }]
  })
  const both = new Set(compared.map(each => each.case))
  return { compared, alone: [...new Set([...here.keys(), ...there.keys()])].filter(name => !both.has(name)) }
}

/** 0 only if something was compared and nothing of it got worse. */
export function exitCodeOf({ compared }: Verdict): number {
  return compared.length > 0 && compared.every(({ worse }) => !worse) ? 0 : 1
}
