import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { monthOf, plainDate, plusDays } from '../time.ts'
import {
  AttendanceCode,
  addCounts,
  attendanceCodeLists,
  attendanceCodesOn,
  compareBeforeAndAfter,
  dnaRate,
  equalWindows,
  type MonthCount,
} from './index.ts'

const counts = fc.record(
  Object.fromEntries(AttendanceCode.options.map(code => [code, fc.nat({ max: 500 })])) as Record<
    AttendanceCode,
    fc.Arbitrary<number>
  >,
)
const day = fc.integer({ min: 0, max: 4000 }).map(days => plusDays(plainDate('2018-01-01'), days))

describe('the clinic DNA rate', () => {
  test('a person who missed one of four appointments without warning has a rate of a quarter', () => {
    expect(dnaRate({ '5': 2, '6': 1, '3': 1 }).rate).toBe(0.25)
  })

  test('coming too late to be seen counts as an appointment, and is shown beside the rate instead of in it', () => {
    expect(dnaRate({ '5': 1, '7': 1 })).toMatchObject({ rate: 0, tooLateRate: 0.5, appointments: 2 })
  })

  test('somebody whose appointments were all called off or lie ahead has no rate, rather than a perfect one', () => {
    expect(dnaRate({ '2': 3, '4': 1, '0': 5 })).toMatchObject({ rate: null, appointments: 0, cancelled: 4 })
    expect(dnaRate({}).rate).toBeNull()
  })

  test('cancelling an appointment never changes the rate', () => {
    fc.assert(
      fc.property(
        counts,
        fc.nat({ max: 100 }),
        fc.nat({ max: 100 }),
        fc.nat({ max: 100 }),
        (some, a, b, c) => {
          const more = addCounts([some, { '2': a, '4': b, '0': c }])
          expect(dnaRate(more).rate).toBe(dnaRate(some).rate)
        },
      ),
    )
  })

  test('the rate lies between nought and one, and its parts add up to the appointments that count', () => {
    fc.assert(
      fc.property(counts, some => {
        const { rate, tooLateRate, attended, didNotAttend, tooLate, appointments } = dnaRate(some)
        expect(attended + didNotAttend + tooLate).toBe(appointments)
        expect(rate === null).toBe(appointments === 0)
        expect(rate ?? 0).toBeGreaterThanOrEqual(0)
        expect((rate ?? 0) + (tooLateRate ?? 0)).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })

  test('one more missed appointment never lowers the rate, and one more kept never raises it', () => {
    fc.assert(
      fc.property(counts, some => {
        const before = dnaRate(some).rate ?? 0
        expect(dnaRate(addCounts([some, { '3': 1 }])).rate).toBeGreaterThanOrEqual(before)
        expect(dnaRate(addCounts([some, { '5': 1 }])).rate).toBeLessThanOrEqual(before)
      }),
    )
  })
})

describe('the code lists', () => {
  test('each day has at most one list, lists follow each other without a gap, and the last is open', () => {
    for (const [index, list] of attendanceCodeLists.entries())
      expect(list.until).toBe(attendanceCodeLists[index + 1]?.from ?? null)
    expect(attendanceCodesOn(plainDate('2025-03-03'))?.words['3']).toBe('Did not attend, without warning')
    expect(attendanceCodesOn(plainDate('1999-01-01'))).toBeUndefined()
  })
})

describe('before and after the first session', () => {
  test('somebody who began in March and is looked at in mid-June has two months on each side', () => {
    expect(equalWindows(plainDate('2025-03-20'), plainDate('2025-06-15'))).toEqual({
      length: 2,
      before: { from: '2025-01', to: '2025-02' },
      after: { from: '2025-04', to: '2025-05' },
    })
  })

  test('somebody who began this month or last month cannot be compared yet', () => {
    expect(equalWindows(plainDate('2025-03-20'), plainDate('2025-03-31'))).toBeNull()
    expect(equalWindows(plainDate('2025-03-20'), plainDate('2025-04-30'))).toBeNull()
  })

  test('both sides are always equally long, at most as long as asked, and hold no month twice', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 24 }), (first, asOf, most) => {
        const windows = equalWindows(first, asOf, most)
        if (!windows) return
        expect(windows.length).toBeLessThanOrEqual(most)
        expect(monthsIn(windows.before)).toBe(windows.length)
        expect(monthsIn(windows.after)).toBe(windows.length)
        expect(windows.before.to < monthOf(first)).toBe(true)
        expect(windows.after.from > monthOf(first)).toBe(true)
        expect(windows.after.to < monthOf(asOf)).toBe(true)
      }),
    )
  })

  test('a person with appointments on one side only is named as such and left out of both rates', () => {
    const firstSessionOn = plainDate('2025-03-20')
    const compared = compareBeforeAndAfter(
      [
        {
          firstSessionOn,
          months: [
            { month: '2025-02', code: '3', appointments: 1 },
            { month: '2025-02', code: '5', appointments: 1 },
            { month: '2025-04', code: '5', appointments: 2 },
          ],
        },
        { firstSessionOn, months: [{ month: '2025-02', code: '3', appointments: 9 }] },
        { firstSessionOn: plainDate('2025-06-01'), months: [] },
      ],
      { asOf: plainDate('2025-06-15') },
    )
    expect(compared).toMatchObject({ people: 1, oneSided: 1, tooEarly: 1 })
    expect(compared.before.rate).toBe(0.5)
    expect(compared.after.rate).toBe(0)
  })

  test('a recount of the appointments gives the same as the monthly roll-up', () => {
    const appointment = fc.record({ on: day, code: fc.constantFrom(...AttendanceCode.options) })
    fc.assert(
      fc.property(day, fc.array(appointment, { maxLength: 60 }), (firstSessionOn, appointments) => {
        const asOf = plainDate('2029-06-15')
        const rows = appointments.map(({ on, code }) => ({ month: monthOf(on), code, appointments: 1 }))
        const one = compareBeforeAndAfter([{ firstSessionOn, months: rows }], { asOf })
        const other = compareBeforeAndAfter([{ firstSessionOn, months: rolledUp(rows) }], { asOf })
        expect(other).toEqual(one)
      }),
    )
  })
})

function monthsIn({ from, to }: { from: string; to: string }): number {
  const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  return number(to) - number(from) + 1
}

function rolledUp(rows: readonly MonthCount[]): MonthCount[] {
  const sums = new Map<string, MonthCount>()
  for (const row of rows) {
    const key = `${row.month} ${row.code}`
    const sum = sums.get(key) ?? { ...row, appointments: 0 }
    sums.set(key, { ...sum, appointments: sum.appointments + row.appointments })
  }
  return [...sums.values()]
}
