import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysBetween,
  fromMs,
  type Instant,
  instant,
  londonDateOf,
  londonInstant,
  londonTimeOf,
  monthOf,
  type PlainDate,
  plainDate,
  plainTime,
  plusDays,
  plusMonths,
  toMs,
  weekdayOf,
  yearOf,
} from './time.ts'
import { instantPlusDays } from './working-days.ts'

const anyInstant = fc
  .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2036, 0, 1) })
  .map(ms => instant(new Date(ms).toISOString()))
const anyDay = fc.integer({ min: 0, max: 6000 }).map(count => plusDays(plainDate('2020-01-01'), count))
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => plainTime(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`))

function inLondon(at: Instant): string {
  return `${londonDateOf(at)} ${londonTimeOf(at)}`
}

describe('a moment as text', () => {
  test('is written and read as the platform does it, in every year', () => {
    const anyMs = fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2210, 0, 1) })
    fc.assert(
      fc.property(anyMs, ms => {
        const written = new Date(ms).toISOString()
        expect(fromMs(ms)).toBe(written)
        expect(toMs(written as Instant)).toBe(ms)
      }),
    )
  })

  test.each([
    '2026-03-29T01:30:00Z',
    '2026-03-29T01:30:00.5Z',
    '2026-03-29T02:30:00.000+01:00',
    '29 March',
    '',
  ])('what came written otherwise is read as the platform reads it: %j', text => {
    expect(toMs(text as Instant)).toBe(Date.parse(text))
  })
})

describe('half past eleven in the evening', () => {
  test('in summer London is already at tomorrow when UTC is not', () => {
    expect(inLondon(instant('2026-07-14T23:30:00.000Z'))).toBe('2026-07-15 00:30')
  })

  test('in winter it is the same day in both', () => {
    expect(inLondon(instant('2026-01-14T23:30:00.000Z'))).toBe('2026-01-14 23:30')
  })

  test('a call logged at 23:30 on a summer evening counts for that evening, not for the next day', () => {
    expect(inLondon(londonInstant(plainDate('2026-07-14'), plainTime('23:30')))).toBe('2026-07-14 23:30')
  })
})

describe('the night on which the clocks go forward, 29 March 2026', () => {
  const night = plainDate('2026-03-29')

  test.each([
    ['00:59', '2026-03-29T00:59:00.000Z'],
    ['02:00', '2026-03-29T01:00:00.000Z'],
    ['09:00', '2026-03-29T08:00:00.000Z'],
  ])('%s in London is %s', (time, utc) => {
    expect(londonInstant(night, plainTime(time))).toBe(utc)
  })

  test('half past one does not exist and is taken an hour later', () => {
    expect(inLondon(londonInstant(night, plainTime('01:30')))).toBe('2026-03-29 02:30')
  })

  test('a day later at the same time by the clock on the wall is only 23 hours later', () => {
    const before = londonInstant(plainDate('2026-03-28'), plainTime('14:00'))
    const after = instantPlusDays(before, 1)
    expect(inLondon(after)).toBe('2026-03-29 14:00')
    expect(toMs(after) - toMs(before)).toBe(23 * 3_600_000)
  })
})

describe('the night on which the clocks go back, 25 October 2026', () => {
  const night = plainDate('2026-10-25')

  test('half past one comes twice and is taken the first time', () => {
    expect(londonInstant(night, plainTime('01:30'))).toBe('2026-10-25T00:30:00.000Z')
  })

  test('two in the morning comes once', () => {
    expect(londonInstant(night, plainTime('02:00'))).toBe('2026-10-25T02:00:00.000Z')
  })

  test('a week later at the same time by the clock on the wall is an hour longer', () => {
    const before = londonInstant(plainDate('2026-10-20'), plainTime('09:15'))
    const after = instantPlusDays(before, 7)
    expect(inLondon(after)).toBe('2026-10-27 09:15')
    expect(toMs(after) - toMs(before)).toBe((7 * 24 + 1) * 3_600_000)
  })
})

describe('days and months', () => {
  test('the 29th of February is a day in 2028 and in no year around it', () => {
    expect(plusDays(plainDate('2028-02-28'), 1)).toBe('2028-02-29')
    expect(plusDays(plainDate('2027-02-28'), 1)).toBe('2027-03-01')
    expect(() => plainDate('2027-02-29')).toThrow()
    expect(() => plainDate('2026-02-30')).toThrow()
  })

  test('a year after a leap day is the last day of February', () => {
    expect(plusMonths(plainDate('2028-02-29'), 12)).toBe('2029-02-28')
    expect(plusMonths(plainDate('2028-02-29'), 48)).toBe('2032-02-29')
  })

  test('three months after the 30th of November is the end of February', () => {
    expect(plusMonths(plainDate('2026-11-30'), 3)).toBe('2027-02-28')
  })

  test('months go backwards over a new year, too', () => {
    expect(plusMonths(plainDate('2026-01-31'), -2)).toBe('2025-11-30')
  })

  test('the 25th of October 2026 is a Sunday, the day after it a Monday', () => {
    expect(weekdayOf(plainDate('2026-10-25'))).toBe(7)
    expect(weekdayOf(plainDate('2026-10-26'))).toBe(1)
  })

  test('a day knows its month and its year', () => {
    expect(monthOf(plainDate('2026-03-29'))).toBe('2026-03')
    expect(yearOf(plainDate('2026-03-29'))).toBe(2026)
  })
})

describe('what is written from outside', () => {
  test.each(['24:00', '9:00', '14:60', 'noon'])('%s is not a time of the day', text => {
    expect(() => plainTime(text)).toThrow()
  })

  test.each(['2026-03-29', 'yesterday', '2026-03-29T10:00:00', '2026-03-29T25:00:00Z'])(
    '%s is not a moment',
    text => {
      expect(() => instant(text)).toThrow()
    },
  )

  test('the same moment is written one way, so that two of them can be compared as text', () => {
    expect(instant('2026-03-29T10:00:00Z')).toBe('2026-03-29T10:00:00.000Z')
    expect(instant('2026-03-29T10:00:00.5Z')).toBe('2026-03-29T10:00:00.500Z')
    expect(instant('2026-03-29T10:00:00.123456Z')).toBe('2026-03-29T10:00:00.123Z')
  })
})

describe('for any day, time and moment', () => {
  test('a moment put into London and back is the same minute, but for the hour that comes twice', () => {
    fc.assert(
      fc.property(anyInstant, at => {
        const back = londonInstant(londonDateOf(at), londonTimeOf(at))
        const apart = Math.floor(toMs(at) / 60_000) - Math.floor(toMs(back) / 60_000)
        expect([0, 60]).toContain(apart)
      }),
    )
  })

  test('a wall-clock time is shown as asked, but for the hour that spring skips', () => {
    fc.assert(
      fc.property(anyDay, anyTime, (day, time) => {
        const shown = inLondon(londonInstant(day, time))
        const skipped = `${day} ${String(Number(time.slice(0, 2)) + 1).padStart(2, '0')}${time.slice(2)}`
        expect([`${day} ${time}`, skipped]).toContain(shown)
        if (!time.startsWith('01')) expect(shown).toBe(`${day} ${time}`)
      }),
    )
  })

  test('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
        expect(daysBetween(day, plusDays(day, count))).toBe(count)
      }),
    )
  })

  test('adding months never leaves the month that was meant', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 240 }), (day: PlainDate, months) => {
        const there = plusMonths(day, months)
        const count = (each: PlainDate) => yearOf(each) * 12 + Number(each.slice(5, 7))
        expect(count(there) - count(day)).toBe(months)
        expect(Number(there.slice(8))).toBeLessThanOrEqual(Number(day.slice(8)))
      }),
    )
  })
})
