/** What a change does, run by run: both ways met the same people, so what differs is the change and not chance. */
import * as z from 'zod'
import { Spread } from './outlook.schema.ts'
import { type Figures, medianIn, nineInTenOf, spreadOf } from './outlook.ts'

const Difference = z.strictObject({
  /** With the change less today's way; null when some way had nothing to measure. */
  by: Spread.nullable(),
  /** In how many runs it was more, and in how many less. */
  more: z.int(),
  less: z.int(),
  of: z.int(),
})
export type Difference = z.infer<typeof Difference>

const compared = {
  toMentor: figures => medianIn(figures.toMentor),
  toMentorNineInTen: figures => nineInTenOf(figures.toMentor),
  toReach: figures => medianIn(figures.toReach),
  toFirstSession: figures => medianIn(figures.toFirstSession),
  triedInTime: figures => figures.triedInTime,
  waitingAtEnd: figures => figures.weeks.at(-1)?.waiting ?? 0,
  perMentor: figures => figures.perMentor,
  supported: figures => figures.supported,
} as const satisfies Record<string, (figures: Figures) => number | null>

export type ComparedFigure = keyof typeof compared
export const comparedFigures = Object.keys(compared) as ComparedFigure[]

export const Differences = z.record(
  z.enum(comparedFigures as [ComparedFigure, ...ComparedFigure[]]),
  Difference,
)
export type Differences = z.infer<typeof Differences>

/** The difference in every figure. The two lists are of the same runs in the same order. */
export function differencesOf(today: readonly Figures[], change: readonly Figures[]): Differences {
  return Object.fromEntries(
    comparedFigures.map(name => {
      const each = today.flatMap((before, run) => {
        const after = change[run]
        const [one, other] = [compared[name](before), after ? compared[name](after) : null]
        return one === null || other === null ? [] : [other - one]
      })
      const difference: Difference = {
        by: spreadOf(each),
        more: each.filter(by => by > 0).length,
        less: each.filter(by => by < 0).length,
        of: each.length,
      }
      return [name, difference]
    }),
  ) as Differences
}
