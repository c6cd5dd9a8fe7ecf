/** What was asked of somebody, when, and what they answered; anything may be skipped. */
import * as z from 'zod'
import { type PlainDate, plusMonths } from '../time.ts'
import { type adherenceItems, scoreAdherence } from './adherence.measure.ts'
import { type lonelinessItems, scoreLoneliness } from './loneliness.measure.ts'
import { type PozqolAnswers, pozqolItems, scorePozqol } from './pozqol.measure.ts'

export const Instrument = z.enum(['pozqol', 'loneliness', 'adherence'])
export type Instrument = z.infer<typeof Instrument>

/** What a measure is called on a screen; a stranger who reads it learns nothing. */
export const instrumentWords = {
  pozqol: { name: 'How life is', scale: 'from 1 to 5; higher is better', best: 'high', from: 1, to: 5 },
  loneliness: { name: 'Feeling lonely', scale: 'from 3 to 9; lower is better', best: 'low', from: 3, to: 9 },
  adherence: {
    name: 'Taking treatment',
    scale: 'from 0 to 100; higher is better',
    best: 'high',
    from: 0,
    to: 100,
  },
} as const satisfies Record<
  Instrument,
  { name: string; scale: string; best: 'high' | 'low'; from: number; to: number }
>

export const MeasureMoment = z.enum(['start', 'later', 'end'])
export type MeasureMoment = z.infer<typeof MeasureMoment>

function answers<Item extends string>(items: readonly Item[], most: number, least = 1) {
  return z.partialRecord(z.enum(items as [Item, ...Item[]]), z.int().min(least).max(most))
}

/** One filling in. At least one answer, or there is nothing to keep. */
export const Filling = z
  .discriminatedUnion('instrument', [
    z.strictObject({ instrument: z.literal('pozqol'), answers: answers(pozqolItems, 5) }),
    z.strictObject({
      instrument: z.literal('loneliness'),
      answers: z.strictObject({
        companionship: z.int().min(1).max(3).optional(),
        leftOut: z.int().min(1).max(3).optional(),
        isolated: z.int().min(1).max(3).optional(),
        direct: z.int().min(1).max(5).optional(),
      } satisfies Record<(typeof lonelinessItems)[number], z.ZodType>),
    }),
    z.strictObject({
      instrument: z.literal('adherence'),
      answers: z.strictObject({
        missed: z.int().min(0).max(30).optional(),
        job: z.int().min(0).max(5).optional(),
        often: z.int().min(0).max(5).optional(),
      } satisfies Record<(typeof adherenceItems)[number], z.ZodType>),
    }),
  ])
  .refine(({ answers: given }) => Object.values(given).some(answer => answer !== undefined), {
    path: ['answers'],
    message: 'Nothing was answered. Every question may be skipped; then leave this page instead.',
  })
export type Filling = z.infer<typeof Filling>

export type Scores = Readonly<Record<string, number>>

export function scoresOf(filling: Filling): Scores {
  switch (filling.instrument) {
    case 'pozqol':
      return scorePozqol(filling.answers as PozqolAnswers) as Scores
    case 'loneliness':
      return scoreLoneliness(defined(filling.answers)) as Scores
    case 'adherence':
      return scoreAdherence(defined(filling.answers)) as Scores
  }
}

function defined<T extends Record<string, number | undefined>>(given: T): { [K in keyof T]?: number } {
  return Object.fromEntries(Object.entries(given).filter(([, answer]) => answer !== undefined)) as {
    [K in keyof T]?: number
  }
}

/** Life does not change in weeks: its measure is asked again two months later at the soonest, by its makers' advice. */
const MONTHS_APART: Partial<Record<Instrument, number>> = { pozqol: 2 }

/** The first day on which it may be asked again, after the days on which it was. */
export function askAgainFrom(instrument: Instrument, askedOn: readonly PlainDate[]): PlainDate | null {
  const last = [...askedOn].sort().at(-1)
  const months = MONTHS_APART[instrument]
  return last === undefined || months === undefined ? null : plusMonths(last, months)
}

/** Whether it may be asked on this day; otherwise the reason. */
export function mayAsk(instrument: Instrument, askedOn: readonly PlainDate[], on: PlainDate): true | string {
  const from = askAgainFrom(instrument, askedOn)
  return from === null || on >= from
    ? true
    : 'They filled this in less than two months ago. Life does not change that fast: ask again later.'
}

/** One score at one time. */
export interface Scored {
  readonly askedOn: PlainDate
  readonly overall: number | null
}

/** The same person's first and latest score, and the change between them; null while there are not two. */
export function changeOf(scored: readonly Scored[]): { first: number; latest: number; by: number } | null {
  const known = scored
    .filter(({ overall }) => overall !== null)
    .sort((one, other) => (one.askedOn < other.askedOn ? -1 : 1))
  const [first] = known
  const latest = known.at(-1)
  if (!first || !latest || first === latest || first.overall === null || latest.overall === null) return null
  return {
    first: first.overall,
    latest: latest.overall,
    by: Math.round((latest.overall - first.overall) * 100) / 100,
  }
}
