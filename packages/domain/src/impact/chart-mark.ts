/**
 * What a person sets on a chart: an aim from a month on, or a step, from which on the limits are drawn afresh because
 * the way of working changed. Each has its reason, and none is ever changed: it is taken back, and another one set.
 */
import * as z from 'zod'
import { SeriesName } from './impact.schema.ts'
import { Month } from './month.ts'

const Reason = z.string().trim().min(10, 'Say why, in a sentence').max(300, 'Use 300 characters or fewer')

const onAChart = { series: SeriesName, from: Month, reason: Reason }

const Aim = z.strictObject({
  kind: z.literal('aim'),
  ...onAChart,
  value: z.int('Enter a whole number').min(0, 'An aim is nought or more').max(10_000, 'Enter 10,000 or less'),
})

export const ChartMark = z
  .discriminatedUnion('kind', [Aim, z.strictObject({ kind: z.literal('phase'), ...onAChart })])
  .refine(mark => mark.kind !== 'aim' || !shares.includes(mark.series) || mark.value <= 100, {
    path: ['value'],
    error: 'A share is 100 at most',
  })
export type ChartMark = z.infer<typeof ChartMark>

const shares: readonly SeriesName[] = ['coverage', 'noShow', 'clinicDna']

/**
 * Why this cannot be set; null when it can. Limits say how things go by themselves, so a step has to lie in the past, and a
 * month has one step or aim of a chart: who thinks better of it takes the first one back.
 */
export function noMarkBecause(
  mark: ChartMark,
  others: readonly Pick<ChartMark, 'kind' | 'series' | 'from'>[],
  running: Month,
): string | null {
  if (mark.kind === 'phase' && mark.from > running)
    return 'A step is a change that was made. Choose a month that has begun.'
  const twin = others.some(
    each => each.kind === mark.kind && each.series === mark.series && each.from === mark.from,
  )
  if (!twin) return null
  return mark.kind === 'aim'
    ? 'There is an aim from this month on. Take that one back first.'
    : 'There is a step in this month. Take that one back first.'
}

/** Which marks a report shows: those of its clinic, and the shares and days of everybody; of a count only its own. */
export function marksOn<Mark extends ChartMark & { readonly clinicId: string | null }>(
  clinicId: string | null,
  marks: readonly Mark[],
): Mark[] {
  const own = marks.filter(mark => mark.clinicId === clinicId)
  if (clinicId === null) return own
  const everybodys = marks.filter(
    ({ kind, series, clinicId: of }) =>
      of === null && kind === 'aim' && !counts.includes(series) && !own.some(isAimOf(series)),
  )
  return [...own, ...everybodys]
}

const counts: readonly SeriesName[] = ['interactions', 'people']

function isAimOf(series: SeriesName) {
  return (mark: ChartMark) => mark.kind === 'aim' && mark.series === series
}

/** The mark with its reason, to stand beside the chart. */
export function marksInWords(
  mark: ChartMark,
  format: (value: number) => string,
  label: (month: string) => string,
): string {
  const since = label(mark.from)
  return mark.kind === 'aim'
    ? `From ${since} on the aim is ${format(mark.value)}: ${mark.reason}`
    : `In ${since} the way of working changed, and the limits begin afresh: ${mark.reason}`
}
