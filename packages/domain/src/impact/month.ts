/** Months as people write them, such as `2025-03`: the grain of every figure. */
import * as z from 'zod'
import { type Instant, londonDateOf, type PlainDate, plainDate } from '../time.ts'

export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Enter a month like 2025-03')
  .brand<'Month'>()
export type Month = z.infer<typeof Month>

/** Reads a month from text; throws on anything that is not one. */
export function month(text: string): Month {
  return Month.parse(text)
}

/** The month in which a moment falls in London. */
export function londonMonthOf(at: Instant): Month {
  return londonDateOf(at).slice(0, 7) as Month
}

/** The first day of a month such as `2025-03`: how the roll-ups store it. */
export function firstDayOf(of: string): PlainDate {
  return plainDate(`${of}-01`)
}

/** The month `count` months later (negative: earlier). */
export function plusMonth(of: Month, count: number): Month {
  const index = indexOf(of) + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Month
}

/** How many months `to` is after `from`; negative when it is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return indexOf(to) - indexOf(from)
}

function indexOf(of: Month): number {
  const [year = 0, number = 1] = of.split('-').map(Number)
  return year * 12 + number - 1
}
