import { describe, expect, test } from 'vitest'
import { type PointType, runChart, xmr } from './index.ts'
import { published } from './published.fixture.ts'

const letters = {
  commonCause: '.',
  improvement: 'I',
  concern: 'C',
  neutralHigh: 'H',
  neutralLow: 'L',
} as const satisfies Record<PointType, string>

const lettersOf = (values: readonly number[], better: 'up' | 'down' | 'neither' = 'up') =>
  xmr(values, { better })
    .points.map(({ type }) => letters[type])
    .join('')

describe('the chart says what the published package says', () => {
  test.each(published)('$name', ({ values, options, points, limits, assurance }) => {
    const chart = xmr(values, options)
    expect(chart.points.map(({ type }) => letters[type]).join('')).toBe(points)
    expect(chart.assurance).toBe(assurance)
    expect(chart.phases).toHaveLength(limits.length)
    for (const [at, { mean, lower, upper }] of chart.phases.entries())
      for (const [given, expected] of [mean, lower, upper].map(
        (each, which) => [each, limits[at]?.[which] ?? Number.NaN] as const,
      ))
        expect(given).toBeCloseTo(expected, 5)
  })
})

describe('a chart', () => {
  test('tells which signal it found', () => {
    const { points } = xmr([12, 15, 11, 14, 13, 16, 12, 40, 15, 11, 13, 14], { better: 'up' })
    expect(points[7]?.signals).toEqual(['outside'])
    const rising = xmr([14, 13, 15, 14, 10, 11, 12, 13, 14, 15, 17, 13, 14, 13, 15, 14], { better: 'up' })
    expect(rising.points.map(({ signals }) => signals.includes('trend')).lastIndexOf(true)).toBe(10)
  })

  test('calls limits of fewer than twelve points trial limits', () => {
    const months = (count: number) => Array.from({ length: count }, (_, at) => 10 + (at % 3))
    expect(xmr(months(11), { better: 'up' }).phases[0]?.isTrial).toBe(true)
    expect(xmr(months(12), { better: 'up' }).phases[0]?.isTrial).toBe(false)
    expect(xmr(months(24), { better: 'up', phasesFrom: [18] }).phases.map(({ isTrial }) => isTrial)).toEqual([
      false,
      true,
    ])
  })

  test('of something that is neither good nor bad says only high and low', () => {
    expect(lettersOf([12, 15, 11, 14, 13, 16, 12, 40, 15, 11, 13, 14], 'neither')).toBe('.......H....')
    expect(lettersOf([32, 35, 31, 34, 33, 36, 32, 34, 35, 4, 33, 34], 'neither')[9]).toBe('L')
  })

  test('of nothing is empty, and of one month has no limits to speak of', () => {
    expect(xmr([], { better: 'up' }).points).toEqual([])
    expect(xmr([4], { better: 'up' })).toMatchObject({
      points: [{ value: 4, type: 'commonCause' }],
      phases: [{ mean: 4, lower: 4, upper: 4, isTrial: true }],
    })
  })
})

describe('a run chart', () => {
  const marked = (values: readonly number[], signal: 'shift' | 'trend') =>
    runChart(values)
      .points.map(({ signals }) => (signals.includes(signal) ? 'x' : '.'))
      .join('')

  test('marks six in a row on one side of the median, and not five', () => {
    expect(marked([1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9], 'shift')).toBe('xxxxxxxxxxxx')
    expect(marked([1, 2, 1, 2, 1, 8, 9, 8, 9, 8], 'shift')).toBe('..........')
  })

  test('does not count a month on the median, which breaks nothing either', () => {
    expect(marked([1, 2, 1, 5, 2, 1, 2, 8, 9, 8, 9, 8, 9], 'shift')).toBe('xxx.xxxxxxxxx')
  })

  test('marks five in a row that go the same way, equal neighbours counting once', () => {
    expect(marked([5, 1, 2, 3, 3, 4, 5, 2], 'trend')).toBe('.xxx.xx.')
    expect(marked([5, 1, 2, 3, 4, 2, 3], 'trend')).toBe('.......')
  })

  test('has the middle value as its median', () => {
    expect(runChart([3, 1, 2]).median).toBe(2)
    expect(runChart([4, 1, 2, 3]).median).toBe(2.5)
    expect(runChart([]).median).toBe(0)
  })
})
