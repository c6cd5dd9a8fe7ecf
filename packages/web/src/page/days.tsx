import { DAY_MS, type Instant, londonDateOf, londonTimeOf } from '@alongside/domain/time'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** A day in words: `27 March 2026` for `2026-03-27`. */
export function dayInWords(on: string): string {
  const [year = '', month = '', day = ''] = on.slice(0, 10).split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}`
}

/** A month in words: `March 2026` for `2026-03`; short: `Mar 26`. */
export function monthInWords(month: string, short = false): string {
  const [year = '', number = ''] = month.split('-')
  const name = months[Number(number) - 1] ?? ''
  return short ? `${name.slice(0, 3)} ${year.slice(2)}` : `${name} ${year}`
}

/** A moment in words as London clocks show it: `27 March 2026, 14:30`. */
export function momentInWords(at: string): string {
  return `${dayInWords(londonDateOf(at as Instant))}, ${londonTimeOf(at as Instant)}`
}

/** A day. */
export function Day({ on }: { readonly on: string }) {
  return <time dateTime={on}>{dayInWords(on)}</time>
}

/** A moment. */
export function Moment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{momentInWords(at)}</time>
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/**
 * A moment as people say it who are near it: `today at 14:30`, `tomorrow at 09:00`, `Thursday 5 June at 14:30`, with
 * the year only when it is another one. `now` comes from the loader, so that server and browser say the same.
 */
export function nearInWords(at: string, now: string): string {
  const [day, today] = [londonDateOf(at as Instant), londonDateOf(now as Instant)]
  const time = londonTimeOf(at as Instant)
  const apart = (Date.parse(day) - Date.parse(today)) / DAY_MS
  if (apart === -1) return `yesterday at ${time}`
  if (apart === 0) return `today at ${time}`
  if (apart === 1) return `tomorrow at ${time}`
  const words = dayInWords(day)
  const sameYear = day.slice(0, 4) === today.slice(0, 4)
  return `${weekdays[new Date(day).getUTCDay()]} ${sameYear ? words.slice(0, -5) : words} at ${time}`
}
