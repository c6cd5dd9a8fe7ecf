import { instant, londonDateOf, PlainDate, plusMonths } from '@alongside/domain/time'
import type { LaterValues } from './later.values.ts'

/** So far ahead nobody knows where they will be. */
const MOST_MONTHS = 36

export function laterValues(form: FormData): LaterValues {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 10)
  return { when: text('when'), day: text('day'), month: text('month'), year: text('year') }
}

/** The day on which they may be asked again; null when none was chosen that is still to come. */
export function askAgainOn({ when, day, month, year }: LaterValues): PlainDate | null {
  const today = londonDateOf(instant(new Date().toISOString()))
  if (['1', '3', '6'].includes(when)) return plusMonths(today, Number(when))
  if (when !== 'onDay') return null
  const read = PlainDate.safeParse(
    `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`,
  )
  if (!read.success) return null
  return read.data > today && read.data <= plusMonths(today, MOST_MONTHS) ? read.data : null
}
