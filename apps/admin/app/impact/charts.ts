/** The charts of a report with the aims and steps that belong on them: the same on the page, on paper and in a table. */
import { ChartMark, chartsOf, type ImpactChart, londonMonthOf, marksOn } from '@alongside/domain/impact'
import type { Instant } from '@alongside/domain/time'
import { monthInWords } from '@alongside/web/page'
import type { Impact, Mark } from '../answers.ts'
import type { Chosen } from './period.ts'

export function chartsFor(
  report: Impact,
  { clinicId }: Pick<Chosen, 'clinicId'>,
  marks: readonly Mark[],
  now: Instant,
): ImpactChart[] {
  const set = marks.flatMap(({ clinicId: of, kind, series, from, reason, value }) => {
    const mark = ChartMark.safeParse({ kind, series, from, reason, ...(kind === 'aim' ? { value } : {}) })
    return mark.success ? [{ ...mark.data, clinicId: of }] : []
  })
  return chartsOf(report, londonMonthOf(now), month => monthInWords(month, true), marksOn(clinicId, set))
}
