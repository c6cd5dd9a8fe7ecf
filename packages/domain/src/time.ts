/**
 * Two kinds of time and no third: an `Instant` is a moment (UTC), a `PlainDate` is a day as London counts days.
 * This is the only file of the domain that may touch the platform's `Date`; nothing here reads a clock.
 */
import * as z from 'zod'

/**
 * A moment in UTC, written `2026-03-29T01:30:00.000Z`. Whatever fraction of a second it came with is written with
 * three digits, because moments are compared as text.
 */
export const Instant = z.iso
  .datetime()
  .overwrite(text => {
    const ms = Date.parse(text)
    // what is not a moment at all has its own complaint
    return Number.isNaN(ms) ? text : new Date(ms).toISOString()
  })
  .brand<'Instant'>()
export type Instant = z.infer<typeof Instant>

/** A calendar day in London, written `2026-03-29`. */
export const PlainDate = z.iso.date().brand<'PlainDate'>()
export type PlainDate = z.infer<typeof PlainDate>

/** A wall-clock time in London, written `14:30`. */
export const PlainTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time like 14:30')
  .brand<'PlainTime'>()
export type PlainTime = z.infer<typeof PlainTime>

/** The length of a day without a clock change, in milliseconds. */
export const DAY_MS = 86_400_000

/** Reads an instant from text; throws on anything that is not one. */
export function instant(text: string): Instant {
  return Instant.parse(text)
}

/** Reads a day from text; throws on anything that is not one, such as 30 February. */
export function plainDate(text: string): PlainDate {
  return PlainDate.parse(text)
}

/** Reads a wall-clock time from text such as `14:30`. */
export function plainTime(text: string): PlainTime {
  return PlainTime.parse(text)
}

/** Milliseconds since 1970 of an instant. */
export function toMs(at: Instant): number {
  return Date.parse(at)
}

/** The instant that is `ms` milliseconds after 1970. */
export function fromMs(ms: number): Instant {
  return new Date(ms).toISOString() as Instant
}

/** The instant `ms` milliseconds later (negative: earlier). */
export function plusMs(at: Instant, ms: number): Instant {
  return fromMs(toMs(at) + ms)
}

const londonClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

const HOUR_MS = 3_600_000
/** Clocks change on the hour only, so that one look at the platform's calendar is good for all of it. */
const offsetByHour = new Map<number, number>()
const MOST_HOURS = 20_000

/** How far London is ahead of UTC at an instant, in milliseconds: one hour in summer, none in winter. */
function londonOffsetMs(ms: number): number {
  const hour = Math.floor(ms / HOUR_MS)
  const known = offsetByHour.get(hour)
  if (known !== undefined) return known
  const shown = londonClock.formatToParts(new Date(hour * HOUR_MS)).map(part => [part.type, part.value])
  const part: Record<string, string> = Object.fromEntries(shown)
  const wall = Date.parse(`${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:00.000Z`)
  const offset = wall - hour * HOUR_MS
  if (offsetByHour.size >= MOST_HOURS) offsetByHour.clear()
  offsetByHour.set(hour, offset)
  return offset
}

/** An instant as London's clocks show it, written like an instant. */
function londonWall(at: Instant): string {
  const ms = toMs(at)
  return new Date(ms + londonOffsetMs(ms)).toISOString()
}

/** The day on which an instant falls in London. 23:30 UTC on a summer evening is already tomorrow there. */
export function londonDateOf(at: Instant): PlainDate {
  return londonWall(at).slice(0, 10) as PlainDate
}

/** The wall-clock time of an instant in London. */
export function londonTimeOf(at: Instant): PlainTime {
  return londonWall(at).slice(11, 16) as PlainTime
}

/**
 * The instant at which London clocks show `time` on `on`. A time that a spring change skips is taken an hour
 * later; a time that an autumn change shows twice is taken the first time.
 */
export function londonInstant(on: PlainDate, time: PlainTime = '00:00' as PlainTime): Instant {
  const wall = Date.parse(`${on}T${time}:00.000Z`)
  const summer = wall - HOUR_MS
  if (londonOffsetMs(summer) === HOUR_MS) return fromMs(summer)
  return fromMs(wall)
}

/** The day `days` calendar days later (negative: earlier). */
export function plusDays(on: PlainDate, days: number): PlainDate {
  return new Date(Date.parse(`${on}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10) as PlainDate
}

/** The same day of the month `months` later; the last day of that month where it is shorter. */
export function plusMonths(on: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, day = 1] = on.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10) as PlainDate
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS)
}

/** The month of a day, written `2026-03`. */
export function monthOf(on: PlainDate): string {
  return on.slice(0, 7)
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(on: PlainDate): number {
  return new Date(`${on}T00:00:00.000Z`).getUTCDay() || 7
}

/** The year of a day as a number. */
export function yearOf(on: PlainDate): number {
  return Number(on.slice(0, 4))
}

/** A London day in the words of a locale, with the day of the week and the time if they are asked for. */
export function inWords(locale: string, at: Instant, how: 'day' | 'dayAndTime'): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'long',
    ...(how === 'dayAndTime' ? { weekday: 'long', hour: 'numeric', minute: '2-digit' } : {}),
  }).format(toMs(at))
}
