/**
 * The working calendar of England: Monday to Friday without bank holidays.
 * Rules of the yearly holidays: Banking and Financial Dealings Act 1971 and the substitute-day practice that
 * gov.uk/bank-holidays publishes; the one-off days are listed by name below.
 */
import {
  type Instant,
  londonDateOf,
  londonInstant,
  londonTimeOf,
  type PlainDate,
  type PlainTime,
  plainDate,
  plusDays,
  plusMs,
  weekdayOf,
  yearOf,
} from './time.ts'

/** Days that England moved or added once. A removed day is written with its date in `moved`. */
const addedOnce = [
  '2020-05-08', // early May day, moved for VE Day 75
  '2022-06-02', // spring day, moved for the Platinum Jubilee
  '2022-06-03', // Platinum Jubilee
  '2022-09-19', // state funeral of Queen Elizabeth II
  '2023-05-08', // coronation of King Charles III
]
const movedOnce = ['2020-05-04', '2022-05-30']

/** Easter Sunday of a year of the Gregorian calendar (the anonymous computus of Meeus, Jones and Butcher). */
export function easterSunday(year: number): PlainDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const month = Math.floor((h + l - 7 * m + 114) / 31)
  const day = ((h + l - 7 * m + 114) % 31) + 1
  return plainDate(`${year}-${pad(month)}-${pad(day)}`)
}

const holidaysByYear = new Map<number, ReadonlySet<string>>()

/** The bank holidays of England in a year. */
export function bankHolidays(year: number): ReadonlySet<string> {
  const known = holidaysByYear.get(year)
  if (known) return known
  const easter = easterSunday(year)
  const days = new Set<string>([
    nextWeekday(plainDate(`${year}-01-01`)),
    plusDays(easter, -2),
    plusDays(easter, 1),
    firstMonday(plainDate(`${year}-05-01`)),
    lastMonday(plainDate(`${year}-05-31`)),
    lastMonday(plainDate(`${year}-08-31`)),
    ...christmas(year),
  ])
  for (const day of movedOnce) days.delete(day)
  for (const day of addedOnce) if (day.startsWith(String(year))) days.add(day)
  holidaysByYear.set(year, days)
  return days
}

/** Whether people work on this day: not a weekend and not a bank holiday of England. */
export function isWorkingDay(on: PlainDate): boolean {
  return weekdayOf(on) <= 5 && !bankHolidays(yearOf(on)).has(on)
}

/** The day that is `count` working days after `on`; a count of 0 gives `on` itself or the next working day. */
export function plusWorkingDays(on: PlainDate, count: number): PlainDate {
  let day = on
  while (!isWorkingDay(day)) day = plusDays(day, 1)
  for (let left = count; left > 0; left -= 1) {
    do day = plusDays(day, 1)
    while (!isWorkingDay(day))
  }
  return day
}

/** How many working days lie after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: PlainDate, to: PlainDate): number {
  let count = 0
  for (let day = plusDays(from, 1); day <= to; day = plusDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

/** The instant `count` working days later at the same wall-clock time in London. */
export function instantPlusWorkingDays(at: Instant, count: number): Instant {
  return londonInstant(plusWorkingDays(londonDateOf(at), count), londonTimeOf(at))
}

/** The instant `days` calendar days later at the same wall-clock time in London, over clock changes too. */
export function instantPlusDays(at: Instant, days: number): Instant {
  return londonInstant(plusDays(londonDateOf(at), days), londonTimeOf(at))
}

/** The end of the working day (17:00 in London) on which, or before the next of which, an instant falls. */
export function endOfWorkingDay(at: Instant): Instant {
  const close = '17:00' as PlainTime
  const today = londonDateOf(at)
  if (isWorkingDay(today) && londonTimeOf(at) < close) return londonInstant(today, close)
  return londonInstant(plusWorkingDays(plusDays(today, 1), 0), close)
}

/** The instant `minutes` minutes later. */
export function instantPlusMinutes(at: Instant, minutes: number): Instant {
  return plusMs(at, minutes * 60_000)
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}

function nextWeekday(day: PlainDate): PlainDate {
  let on = day
  while (weekdayOf(on) > 5) on = plusDays(on, 1)
  return on
}

function firstMonday(from: PlainDate): PlainDate {
  return plusDays(from, (8 - weekdayOf(from)) % 7)
}

function lastMonday(until: PlainDate): PlainDate {
  return plusDays(until, 1 - weekdayOf(until))
}

/** Christmas Day and Boxing Day; a weekend day gives a substitute on the next day that is not taken yet. */
function christmas(year: number): PlainDate[] {
  const first = plainDate(`${year}-12-25`)
  switch (weekdayOf(first)) {
    case 5:
      return [first, plusDays(first, 3)]
    case 6:
      return [plusDays(first, 2), plusDays(first, 3)]
    case 7:
      return [plusDays(first, 1), plusDays(first, 2)]
    default:
      return [first, plusDays(first, 1)]
  }
}
