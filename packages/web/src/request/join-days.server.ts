import { londonInstant, PlainTime, plainDate } from '@alongside/domain/time'

const parts = ['day', 'month', 'year'] as const

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Puts each date of three boxes (`heldOn-day`, `heldOn-month`, `heldOn-year`) together as one field `heldOn` in the
 * form `2026-03-29`; with a box for the time (`heldOn-time`) it becomes that moment in London. Returns a sentence for
 * each that is no date or time; empty boxes are simply no answer.
 */
export function joinDays(posted: FormData): Map<string, string> {
  const errors = new Map<string, string>()
  const names = [...posted.keys()]
    .filter(key => key.endsWith('-day'))
    .map(key => key.slice(0, -'-day'.length))
  for (const name of new Set(names)) {
    const [day, month, year] = parts.map(part => String(posted.get(`${name}-${part}`) ?? '').trim()) as [
      string,
      string,
      string,
    ]
    const time = posted.has(`${name}-time`) ? String(posted.get(`${name}-time`)).trim() : null
    for (const part of [...parts, 'time']) posted.delete(`${name}-${part}`)
    if (day === '' && month === '' && year === '' && !time) continue
    const missing = parts.filter((_, index) => [day, month, year][index] === '')
    if (missing.length > 0) errors.set(name, `The date must include a ${missing.join(' and a ')}`)
    else if (!/^\d{4}$/.test(year)) errors.set(name, 'The year must have 4 numbers, like 2026')
    else {
      const on = realDay(Number(year), monthNumber(month), /^\d{1,2}$/.test(day) ? Number(day) : 0)
      if (on === null) errors.set(name, 'Enter a real date, like 27 3 2026')
      else if (time === null) posted.set(name, on)
      else {
        const clock = PlainTime.safeParse(time)
        if (clock.success) posted.set(name, londonInstant(plainDate(on), clock.data))
        else errors.set(name, time === '' ? 'The time is missing' : 'Enter a time like 14:30')
      }
    }
  }
  return errors
}

/** People write months as numbers or names. */
function monthNumber(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  return monthNames.indexOf(text.slice(0, 3).toLowerCase()) + 1
}

function realDay(year: number, month: number, day: number): string | null {
  const on = new Date(Date.UTC(year, month - 1, day))
  const isReal = on.getUTCFullYear() === year && on.getUTCMonth() === month - 1 && on.getUTCDate() === day
  return isReal && month > 0 ? on.toISOString().slice(0, 10) : null
}
