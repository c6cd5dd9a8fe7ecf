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

const london = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

/** A moment in words as London clocks show it: `27 March 2026, 14:30`. */
export function momentInWords(at: string): string {
  const parts = Object.fromEntries(london.formatToParts(new Date(at)).map(part => [part.type, part.value]))
  return `${dayInWords(`${parts.year}-${parts.month}-${parts.day}`)}, ${parts.hour}:${parts.minute}`
}

/** A day. */
export function Day({ on }: { readonly on: string }) {
  return <time dateTime={on}>{dayInWords(on)}</time>
}

/** A moment. */
export function Moment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{momentInWords(at)}</time>
}

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', weekday: 'long' })

/**
 * A moment as people say it who are near it: `today at 14:30`, `tomorrow at 09:00`, `Thursday 5 June at 14:30`, with
 * the year only when it is another one. `now` comes from the loader, so that server and browser say the same.
 */
export function nearInWords(at: string, now: string): string {
  const [day = '', time = ''] = momentInWords(at).split(', ')
  const [today = ''] = momentInWords(now).split(', ')
  const apart = Math.round((Date.parse(`${day} UTC`) - Date.parse(`${today} UTC`)) / 86_400_000)
  const near = new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(apart)
  if (near !== undefined) return `${near} at ${time}`
  const sameYear = day.slice(-4) === today.slice(-4)
  return `${weekday.format(new Date(at))} ${sameYear ? day.slice(0, -5) : day} at ${time}`
}
