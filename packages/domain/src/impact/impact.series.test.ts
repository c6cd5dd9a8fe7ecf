import { describe, expect, test } from 'vitest'
import { chartsOf, type ImpactReport, month, plusMonth } from './index.ts'

type MonthRow = ImpactReport['months'][number]
const none = { count: 0, outOf: 0, percent: 'none' } as const

/** Months from January 2024 on, of which only this is known. */
function months(rows: readonly Partial<MonthRow>[]): Pick<ImpactReport, 'months'> {
  return {
    months: rows.map((row, at) => ({
      month: plusMonth(month('2024-01'), at),
      people: 0,
      interactions: 0,
      noShow: none,
      coverage: none,
      clinicDna: none,
      firstSessions: 0,
      daysToFirst: 'none',
      ...row,
    })),
  }
}

function chart(name: string, rows: readonly Partial<MonthRow>[], running = '2030-01') {
  const found = chartsOf(months(rows), month(running), label => label).find(each => each.name === name)
  if (!found) throw new Error(`There is no chart of ${name}`)
  return found
}

const times = (values: readonly number[]) => values.map(interactions => ({ interactions }))

describe('over time', () => {
  test('two dozen interactions a month have limits; four a month have a run chart, because four say little', () => {
    const many = [22, 25, 21, 24, 23, 26, 22, 24, 25, 21, 23, 24, 22]
    expect(chart('interactions', times(many)).chart).toMatchObject({ kind: 'xmr', variation: 'commonCause' })
    expect(chart('interactions', times(many.map(each => each - 19))).chart).toMatchObject({ kind: 'run' })
  })

  test('limits of fewer than twelve months are a first guess, and the sentence says so', () => {
    const shown = chart('interactions', times([22, 25, 21, 24, 23, 26])).chart
    expect(shown?.phases[0]?.limits?.isTrial).toBe(true)
    expect(shown?.sentence).toContain('a first guess')
  })

  test('the month that is not over is not drawn, and neither are the months before anything began', () => {
    const rows = times([0, 0, 22, 25, 21, 24, 23])
    expect(chart('interactions', rows, '2024-07').chart?.points.map(({ label }) => label)).toEqual([
      '2024-03',
      '2024-04',
      '2024-05',
      '2024-06',
    ])
  })

  test('of three months there is no chart', () => {
    expect(chart('interactions', times([22, 25, 21])).chart).toBeNull()
  })

  test('a line with holes where numbers are hidden is not drawn', () => {
    const rows = Array.from({ length: 12 }, (_, at) => ({
      interactions: at % 2 === 0 ? ('hidden' as const) : 10,
    }))
    expect(chart('interactions', rows).chart).toBeNull()
  })

  test('a share of two people is no share: three months together make a point', () => {
    const rows = Array.from({ length: 12 }, () => ({ coverage: { count: 2, outOf: 2, percent: 100 } }))
    expect(chart('coverage', rows)).toMatchObject({
      by: 'quarter',
      chart: { kind: 'run', points: [{ value: 100, label: '2024-01 to 2024-03' }, {}, {}, {}] },
    })
  })

  test('sessions that people miss more and more is worse, and the sentence tells by which sign', () => {
    const share = (count: number) => ({ noShow: { count, outOf: 20, percent: count * 5 } })
    const rows = [2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 9].map(share)
    const { variation, sentence, assurance } = chart('noShow', rows).chart ?? {}
    expect(variation).toBe('concern')
    expect(sentence).toContain('for the worse')
    expect(sentence).toContain('A single point is outside the limits.')
    expect(assurance).toBe('hitAndMiss')
  })

  test('months without a first session have no median, and are left out', () => {
    const rows = [20, 'none', 24, 22, 21, 25].map(daysToFirst => ({
      daysToFirst: daysToFirst as MonthRow['daysToFirst'],
      firstSessions: daysToFirst === 'none' ? 0 : 6,
    }))
    expect(chart('daysToFirst', rows).chart?.points.map(({ value }) => value)).toEqual([20, 24, 22, 21, 25])
  })
})
