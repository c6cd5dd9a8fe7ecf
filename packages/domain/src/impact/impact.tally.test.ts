import { array, assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { medianOf } from '../median.ts'
import {
  impactReport,
  medianOfSpread,
  mergeSpreads,
  mergeTallies,
  month,
  noTally,
  reportOf,
  spreadOf,
  type Tally,
  Tally as TallyShape,
  tallyMonth,
} from './index.ts'

const numbers = array(integer({ min: 0, max: 40 }), { maxLength: 30 })
const clinic = (at: number) => `0b1f9a52-6d1c-4f5e-9a53-1d2c3b4a5f6${at}`

function tallyOf(interactions: readonly number[]): Tally {
  return {
    ...noTally,
    interactions: spreadOf(interactions),
    byReason: {
      ...noTally.byReason,
      newlyDiagnosed: {
        people: interactions.length,
        interactions: interactions.reduce((sum, each) => sum + each, 0),
      },
    },
  }
}

describe('clinic by clinic, and together', () => {
  test('the median over clinics is the median of all their people, however they are spread', () => {
    assert(
      property(numbers, numbers, (one, other) => {
        if (one.length + other.length === 0) return
        expect(medianOfSpread(mergeSpreads([spreadOf(one), spreadOf(other)]))).toBe(
          medianOf([...one, ...other]),
        )
      }),
    )
  })

  test('three clinics added up in any order are the same report, and nothing happened changes nothing', () => {
    const tallies = [tallyOf([1, 4, 4]), tallyOf([2]), tallyOf([9, 3])]
    const whole = mergeTallies([...tallies, noTally])
    expect(mergeTallies([mergeTallies(tallies.slice(1)), ...tallies.slice(0, 1)])).toEqual(whole)
    expect(TallyShape.safeParse(whole).error).toBeUndefined()
    const query = { from: month('2025-01'), to: month('2025-02') }
    const report = reportOf(
      {
        query,
        clinics: tallies.map((tally, at) => ({ clinicId: clinic(at), name: String(at), tally })),
      },
      { masked: false },
    )
    expect(report).toMatchObject({ people: 6, interactions: { total: 23, mean: 3.8, median: 3.5 } })
  })

  test('a month that two clinics know of is one month', () => {
    const march = month('2025-03')
    const one = { ...noTally, months: [tallyMonth(march, { people: 2, interactions: 5, waits: [[20, 1]] })] }
    const other = { ...noTally, months: [tallyMonth(march, { people: 1, noShows: 1, waits: [[20, 2]] })] }
    expect(mergeTallies([one, other]).months).toEqual([
      tallyMonth(march, { people: 3, interactions: 5, noShows: 1, waits: [[20, 3]] }),
    ])
  })
})

describe('how people describe themselves', () => {
  const report = (equality: Tally['equality'], people: number, masked: boolean) =>
    impactReport(
      {
        from: month('2025-01'),
        to: month('2025-02'),
        clinicId: null,
        clinics: [{ clinicId: clinic(0), name: 'North' }],
        people: [],
        months: [],
        modes: {},
        themes: {},
        offers: [],
        endings: [],
        more: { ...tallyOf(Array.from({ length: people }, () => 4)), equality },
      },
      { masked },
    ).equality

  test('two people of a small group are hidden from a coordinator as from anybody, with what would give them back', () => {
    const [gender] = report(
      [
        { question: 'gender', code: '1', people: 18 },
        { question: 'gender', code: '2', people: 9 },
        { question: 'gender', code: '3', people: 2 },
      ],
      29,
      false,
    )
    expect(gender?.answers.map(({ people }) => people)).toEqual([20, 'hidden', 'hidden', 0, 0, 0])
  })

  test('whoever was not asked has a row, so that nobody takes the answers for everybody', () => {
    const [age] = report([{ question: 'age', code: '35-44', people: 12 }], 40, true)
    expect(age?.answers.at(-1)).toEqual({ label: 'Not asked or not answered', people: 30 })
  })

  test('a question that nobody answered is not shown', () => {
    expect(report([], 40, false)).toEqual([])
  })
})
