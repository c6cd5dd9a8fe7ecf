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
  // as this file writes it, the day is looked up and the rest is digits; the platform reads whatever came otherwise
  if (at.length !== WRITTEN || at[10] !== 'T' || at[23] !== 'Z') return Date.parse(at)
  const day = numberOf(at.slice(0, 10) as PlainDate)
  const seconds = digits(at, 11, 13) * 3600 + digits(at, 14, 16) * 60 + digits(at, 17, 19)
  return day * DAY_MS + seconds * 1000 + digits(at, 20, 23)
}

/** The length of `2026-03-29T01:30:00.000Z`. */
const WRITTEN = 24

function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - 48
  return number
}

/** The instant that is `ms` milliseconds after 1970. */
export function fromMs(ms: number): Instant {
  const day = Math.floor(ms / DAY_MS)
  const rest = ms - day * DAY_MS
  // a part of a millisecond is cut off, and before 1970 or after 9999 the platform has its own way to write
  if (!Number.isInteger(ms) || day < 0 || day > LAST_DAY) return new Date(ms).toISOString() as Instant
  const minute = Math.floor(rest / MINUTE_MS)
  const left = String(rest - minute * MINUTE_MS).padStart(5, '0')
  return `${dayNumbered(day)}T${timeAt(minute)}:${left.slice(0, 2)}.${left.slice(2)}Z` as Instant
}

/** The last day that is written with a year of four digits. */
const LAST_DAY = Date.UTC(9999, 11, 31) / DAY_MS

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

/** An instant as London's clocks show it, counted from 1970 as if those clocks were UTC. */
function londonWallMs(at: Instant): number {
  const ms = toMs(at)
  return ms + londonOffsetMs(ms)
}

/** The day on which an instant falls in London. 23:30 UTC on a summer evening is already tomorrow there. */
export function londonDateOf(at: Instant): PlainDate {
  // every rule that one event meets asks about the moment of that event
  if (at !== askedLast.at) askedLast = { at, day: dayNumbered(Math.floor(londonWallMs(at) / DAY_MS)) }
  return askedLast.day
}

let askedLast = { at: '' as Instant, day: '' as PlainDate }

/** The wall-clock time of an instant in London. */
export function londonTimeOf(at: Instant): PlainTime {
  const minutes = Math.floor(londonWallMs(at) / MINUTE_MS)
  return timeAt(minutes - Math.floor(minutes / MINUTES_A_DAY) * MINUTES_A_DAY)
}

/**
 * The instant at which London clocks show `time` on `on`. A time that a spring change skips is taken an hour
 * later; a time that an autumn change shows twice is taken the first time.
 */
export function londonInstant(on: PlainDate, time: PlainTime = '00:00' as PlainTime): Instant {
  const wall = numberOf(on) * DAY_MS + minuteOf(time) * MINUTE_MS
  const summer = wall - HOUR_MS
  if (londonOffsetMs(summer) === HOUR_MS) return fromMs(summer)
  return fromMs(wall)
}

// Days are counted in whole numbers and written out once: clocks count through many of them for each event.
const MINUTE_MS = 60_000
const MINUTES_A_DAY = 1440
const MOST_DAYS = 20_000
const numberByDay = new Map<PlainDate, number>()
const dayByNumber = new Map<number, PlainDate>()

/** Days since 1970. */
function numberOf(on: PlainDate): number {
  const known = numberByDay.get(on)
  if (known !== undefined) return known
  const number = Date.parse(`${on}T00:00:00.000Z`) / DAY_MS
  if (numberByDay.size >= MOST_DAYS) numberByDay.clear()
  numberByDay.set(on, number)
  return number
}

function dayNumbered(number: number): PlainDate {
  const known = dayByNumber.get(number)
  if (known !== undefined) return known
  const day = new Date(number * DAY_MS).toISOString().slice(0, 10) as PlainDate
  if (dayByNumber.size >= MOST_DAYS) dayByNumber.clear()
  dayByNumber.set(number, day)
  return day
}

const times = Array.from({ length: MINUTES_A_DAY }, (_, minute) => {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` as PlainTime
})

function timeAt(minute: number): PlainTime {
  return times[minute] ?? ('00:00' as PlainTime)
}

function minuteOf(time: PlainTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** The day `days` calendar days later (negative: earlier). */
export function plusDays(on: PlainDate, days: number): PlainDate {
  return dayNumbered(numberOf(on) + days)
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
  return numberOf(to) - numberOf(from)
}

/** The month of a day, written `2026-03`. */
export function monthOf(on: PlainDate): string {
  return on.slice(0, 7)
}

/** The day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(on: PlainDate): number {
  // the first of January 1970 was a Thursday
  const days = (numberOf(on) + 3) % 7
  return (days < 0 ? days + 7 : days) + 1
}

/** The year of a day as a number. */
export function yearOf(on: PlainDate): number {
  return Number(on.slice(0, 4))
}

/** A day in plain English, with its year: `6 March 2034`. */
export function fullDay(on: PlainDate): string {
  return `${inWords('en-GB', londonInstant(on), 'day')} ${yearOf(on)}`
}

/** A London day in the words of a locale, with the day of the week and the time if they are asked for. */
export function inWords(locale: string, at: Instant, how: 'day' | 'dayAndTime'): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'long',
    ...(how === 'dayAndTime' ? { weekday: 'long', hour: '2-digit', minute: '2-digit' } : {}),
  }).format(toMs(at))
}
