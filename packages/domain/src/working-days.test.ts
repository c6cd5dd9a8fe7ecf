import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant, londonDateOf, londonTimeOf, plainDate, plusDays, weekdayOf, yearOf } from './time.ts'
import {
  bankHolidays,
  easterSunday,
  endOfWorkingDay,
  instantPlusMinutes,
  instantPlusWorkingDays,
  isWorkingDay,
  plusWorkingDays,
  workingDaysBetween,
} from './working-days.ts'

const anyDay = fc.integer({ min: 0, max: 6000 }).map(count => plusDays(plainDate('2020-01-01'), count))

/** As gov.uk publishes them for England and Wales, written out by hand. */
const published: Record<number, string[]> = {
  2020: [
    '2020-01-01',
    '2020-04-10',
    '2020-04-13',
    '2020-05-08', // moved from the 4th for VE Day
    '2020-05-25',
    '2020-08-31',
    '2020-12-25',
    '2020-12-28', // for Boxing Day, a Saturday
  ],
  2021: [
    '2021-01-01',
    '2021-04-02',
    '2021-04-05',
    '2021-05-03',
    '2021-05-31',
    '2021-08-30',
    '2021-12-27', // for Christmas Day, a Saturday
    '2021-12-28', // for Boxing Day, a Sunday
  ],
  2022: [
    '2022-01-03', // for New Year's Day, a Saturday
    '2022-04-15',
    '2022-04-18',
    '2022-05-02',
    '2022-06-02', // the spring day, moved
    '2022-06-03', // Platinum Jubilee
    '2022-08-29',
    '2022-09-19', // state funeral
    '2022-12-26',
    '2022-12-27', // for Christmas Day, a Sunday
  ],
  2023: [
    '2023-01-02', // for New Year's Day, a Sunday
    '2023-04-07',
    '2023-04-10',
    '2023-05-01',
    '2023-05-08', // coronation
    '2023-05-29',
    '2023-08-28',
    '2023-12-25',
    '2023-12-26',
  ],
  2024: [
    '2024-01-01',
    '2024-03-29',
    '2024-04-01',
    '2024-05-06',
    '2024-05-27',
    '2024-08-26',
    '2024-12-25',
    '2024-12-26',
  ],
  2025: [
    '2025-01-01',
    '2025-04-18',
    '2025-04-21',
    '2025-05-05',
    '2025-05-26',
    '2025-08-25',
    '2025-12-25',
    '2025-12-26',
  ],
  2026: [
    '2026-01-01',
    '2026-04-03',
    '2026-04-06',
    '2026-05-04',
    '2026-05-25',
    '2026-08-31',
    '2026-12-25',
    '2026-12-28', // for Boxing Day, a Saturday
  ],
  2027: [
    '2027-01-01',
    '2027-03-26',
    '2027-03-29',
    '2027-05-03',
    '2027-05-31',
    '2027-08-30',
    '2027-12-27', // for Christmas Day, a Saturday
    '2027-12-28', // for Boxing Day, a Sunday
  ],
}

test.each(Object.entries(published))('the bank holidays of England in %s are as published', (year, days) => {
  expect([...bankHolidays(Number(year))].sort()).toEqual(days)
})

test.each([
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
])('Easter Sunday of %s is %s', (year, day) => {
  expect(easterSunday(year)).toBe(day)
})

describe('a promise in working days', () => {
  test('ten working days from the Wednesday before Easter 2026 end on the 17th of April, not the 15th', () => {
    expect(plusWorkingDays(plainDate('2026-04-01'), 10)).toBe('2026-04-17')
  })

  test('two working days from Christmas Eve 2026 end on the 30th: Friday is Christmas, Monday its substitute', () => {
    expect(plusWorkingDays(plainDate('2026-12-24'), 2)).toBe('2026-12-30')
  })

  test('one working day from New Year’s Eve 2027 is the 4th of January', () => {
    expect(bankHolidays(2028).has('2028-01-03')).toBe(true)
    expect(plusWorkingDays(plainDate('2027-12-31'), 1)).toBe('2028-01-04')
  })

  test('what begins on a Saturday counts as begun on the Monday', () => {
    expect(plusWorkingDays(plainDate('2026-01-10'), 0)).toBe('2026-01-12')
    expect(plusWorkingDays(plainDate('2026-01-10'), 1)).toBe('2026-01-13')
  })

  test('none at all from a working day is that day', () => {
    expect(plusWorkingDays(plainDate('2026-01-06'), 0)).toBe('2026-01-06')
  })

  test('from Maundy Thursday to the Tuesday after Easter there is one working day', () => {
    expect(workingDaysBetween(plainDate('2026-04-02'), plainDate('2026-04-07'))).toBe(1)
  })

  test('nothing lies between a day and an earlier one', () => {
    expect(workingDaysBetween(plainDate('2026-04-07'), plainDate('2026-04-02'))).toBe(0)
  })
})

describe('a moment some working days later', () => {
  test('is at the same time by the clock on the wall, over the change of clocks', () => {
    const later = instantPlusWorkingDays(instant('2026-03-27T09:30:00.000Z'), 1)
    expect(later).toBe('2026-03-30T08:30:00.000Z')
  })

  test('a message that came in at half past midnight of a summer Saturday is for the Monday', () => {
    // 23:30 UTC on Friday the 10th of July is Saturday the 11th in London
    const later = instantPlusWorkingDays(instant('2026-07-10T23:30:00.000Z'), 0)
    expect(londonDateOf(later)).toBe('2026-07-13')
  })
})

describe('the end of the working day', () => {
  test.each([
    ['at nine on a Tuesday', '2026-01-06T09:00:00.000Z', '2026-01-06T17:00:00.000Z'],
    ['one minute before it', '2026-01-06T16:59:00.000Z', '2026-01-06T17:00:00.000Z'],
    ['at five itself', '2026-01-06T17:00:00.000Z', '2026-01-07T17:00:00.000Z'],
    ['on a Friday evening', '2026-01-09T19:00:00.000Z', '2026-01-12T17:00:00.000Z'],
    ['on Good Friday', '2026-04-03T10:00:00.000Z', '2026-04-07T16:00:00.000Z'],
    ['in summer an hour earlier by UTC', '2026-07-14T15:59:00.000Z', '2026-07-14T16:00:00.000Z'],
  ])('%s', (_, at, end) => {
    expect(endOfWorkingDay(instant(at))).toBe(end)
  })
})

test('a quarter of an hour is fifteen minutes, also while the clocks change', () => {
  expect(instantPlusMinutes(instant('2026-03-29T00:50:00.000Z'), 15)).toBe('2026-03-29T01:05:00.000Z')
})

describe('for any day', () => {
  test('a promise ends on a working day, and exactly so many lie between', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, count) => {
        const due = plusWorkingDays(day, count)
        expect(isWorkingDay(due)).toBe(true)
        if (isWorkingDay(day)) expect(workingDaysBetween(day, due)).toBe(count)
      }),
    )
  })

  test('one more working day is always later', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, count) => {
        expect(plusWorkingDays(day, count + 1) > plusWorkingDays(day, count)).toBe(true)
      }),
    )
  })

  test('the wall clock shows the same time some working days later', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2036, 0, 1) }),
        fc.integer({ min: 0, max: 30 }),
        (ms, count) => {
          const at = instant(new Date(ms).toISOString())
          const later = instantPlusWorkingDays(at, count)
          expect(isWorkingDay(londonDateOf(later))).toBe(true)
          expect(londonTimeOf(later)).toBe(londonTimeOf(at))
        },
      ),
    )
  })

  test('England has at least eight bank holidays a year, all of them on weekdays', () => {
    fc.assert(
      fc.property(anyDay, day => {
        const days = [...bankHolidays(yearOf(day))]
        expect(days.length).toBeGreaterThanOrEqual(8)
        expect(days.filter(each => weekdayOf(plainDate(each)) > 5)).toEqual([])
      }),
    )
  })
})
