/** What somebody looked at, added up as they would tell it: on which day, what, and how often. */
import { type Instant, londonDateOf, londonTimeOf } from '@alongside/domain/time'

interface Look {
  readonly at: string
  readonly what: string
  readonly denied: boolean
  readonly people: number
}

export interface LooksOfADay {
  readonly day: string
  readonly what: string
  readonly denied: boolean
  readonly times: number
  /** The same person counts each time: the log adds up looks, not people. */
  readonly people: number
  /** From the first to the last of them, by the clock. */
  readonly from: string
  readonly until: string
}

/** The newest first, as they come. */
export function looksByDay(looks: readonly Look[]): LooksOfADay[] {
  const groups = Map.groupBy(looks, ({ at, what, denied }) =>
    JSON.stringify([londonDateOf(at as Instant), what, denied]),
  )
  return [...groups.values()].map(group => {
    const [newest] = group as [Look, ...Look[]]
    const oldest = group.at(-1) ?? newest
    return {
      day: londonDateOf(newest.at as Instant),
      what: newest.what,
      denied: newest.denied,
      times: group.length,
      people: group.reduce((sum, { people }) => sum + people, 0),
      from: londonTimeOf(oldest.at as Instant),
      until: londonTimeOf(newest.at as Instant),
    }
  })
}
