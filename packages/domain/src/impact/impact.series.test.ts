import { describe, expect, test } from 'vitest'
import { ChartMark, chartsOf, type ImpactReport, marksOn, month, noMarkBecause, plusMonth } from './index.ts'

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

function chart(
  name: string,
  rows: readonly Partial<MonthRow>[],
  running = '2030-01',
  marks: readonly ChartMark[] = [],
) {
  const found = chartsOf(months(rows), month(running), label => label, marks).find(each => each.name === name)
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

describe('what a person sets on a chart', () => {
  const many = [22, 25, 21, 24, 23, 26, 22, 24, 25, 21, 23, 24]
  const step = (from: string): ChartMark => ({
    kind: 'phase',
    series: 'interactions',
    from: month(from),
    reason: 'Two mentors more began in this month',
  })
  const aim = (from: string, value: number, series: ChartMark['series'] = 'interactions'): ChartMark => ({
    kind: 'aim',
    series,
    from: month(from),
    value,
    reason: 'Agreed with the clinics for this year',
  })

  test('a step begins the limits afresh, so that the new way of working is judged by itself', () => {
    const rows = times([...many, ...many.map(each => each + 20)])
    const [whole, stepped] = [
      chart('interactions', rows),
      chart('interactions', rows, '2030-01', [step('2025-01')]),
    ]
    expect(whole.chart?.phases).toHaveLength(1)
    expect(whole.chart?.variation).toBe('improvement')
    const [before, after] = stepped.chart?.phases ?? []
    expect(before).toMatchObject({ from: 0, points: 12 })
    expect(after).toMatchObject({ from: 12, points: 12, limits: { isTrial: false } })
    expect((after?.mean ?? 0) - (before?.mean ?? 0)).toBeCloseTo(20)
    expect(stepped.chart?.variation).toBe('commonCause')
    expect(stepped.chart?.sentence).toContain('Since 2025-01 it varies by itself')
    expect(stepped.notes).toEqual([
      'In 2025-01 the way of working changed, and the limits begin afresh: Two mentors more began in this month',
    ])
  })

  test('a step with fewer than four points on either side waits, and says its reason all the same', () => {
    const early = chart('interactions', times(many), '2030-01', [step('2024-03')])
    const late = chart('interactions', times(many), '2030-01', [step('2024-11')])
    for (const { chart: drawn, notes } of [early, late]) {
      expect(drawn?.phases).toHaveLength(1)
      expect(notes).toHaveLength(1)
    }
  })

  test('numbers too small for limits have a middle for each phase', () => {
    const rows = times([2, 3, 2, 1, 2, 3, 6, 7, 6, 5, 6, 7])
    const { chart: drawn } = chart('interactions', rows, '2030-01', [step('2024-07')])
    expect(drawn?.kind).toBe('run')
    expect(drawn?.phases.map(({ mean }) => mean)).toEqual([2, 6])
    expect(drawn?.sentence).toContain('Since 2024-07 half of the points are at 6 or below')
  })

  test('an aim holds from its month on until the next one, and the last one is judged', () => {
    const set = [aim('2024-04', 20), aim('2024-07', 15)]
    const { chart: drawn, notes } = chart('interactions', times(many), '2030-01', set)
    expect(drawn?.aims).toEqual([
      { from: 3, value: 20, points: 3 },
      { from: 6, value: 15, points: 6 },
    ])
    expect(drawn).toMatchObject({ target: 15, assurance: 'consistentlyMet' })
    expect(drawn?.sentence).toContain('The aim of 15 is met month after month.')
    expect(notes).toHaveLength(2)
  })

  test('an aim of a clinic takes the place of the one that everybody has, from its month on', () => {
    const rows = many.map(count => ({ coverage: { count, outOf: 40, percent: 50 } }))
    expect(chart('coverage', rows).chart?.aims).toEqual([{ from: 0, value: 95, points: 12 }])
    expect(chart('coverage', rows, '2030-01', [aim('2024-01', 60, 'coverage')]).chart?.aims).toEqual([
      { from: 0, value: 60, points: 12 },
    ])
    expect(chart('coverage', rows, '2030-01', [aim('2024-10', 60, 'coverage')]).chart?.target).toBe(60)
  })

  test('an aim of a month to come is not held against the months before it', () => {
    const { chart: drawn, notes } = chart('interactions', times(many), '2030-01', [aim('2025-06', 60)])
    expect(drawn).toMatchObject({ target: null, aims: [], assurance: null })
    expect(notes).toHaveLength(1)
  })

  test('a clinic sees its own, and the shares and days that hold everywhere; never somebody else’s count', () => {
    const of = (clinicId: string | null, mark: ChartMark) => ({ ...mark, clinicId })
    const marks = [
      of('north', step('2024-03')),
      of('south', step('2024-03')),
      of(null, aim('2024-01', 300)),
      of(null, aim('2024-01', 90, 'coverage')),
      of(null, aim('2024-01', 21, 'daysToFirst')),
      of('north', aim('2024-01', 30, 'daysToFirst')),
    ]
    expect(marksOn('north', marks).map(mark => [mark.series, mark.kind, mark.clinicId])).toEqual([
      ['interactions', 'phase', 'north'],
      ['daysToFirst', 'aim', 'north'],
      ['coverage', 'aim', null],
    ])
    expect(marksOn(null, marks)).toHaveLength(3)
  })

  test('there is one aim and one step of a chart in a month, and no step in a month to come', () => {
    const running = month('2025-02')
    expect(noMarkBecause(step('2025-02'), [], running)).toBeNull()
    expect(noMarkBecause(step('2025-03'), [], running)).toContain('Choose a month that has begun')
    expect(noMarkBecause(aim('2025-09', 20), [], running)).toBeNull()
    expect(noMarkBecause(step('2025-01'), [step('2025-01')], running)).toContain('Take that one back first')
    expect(noMarkBecause(aim('2025-01', 20), [aim('2025-01', 30), step('2025-02')], running)).toContain(
      'an aim',
    )
    expect(noMarkBecause(aim('2025-01', 20), [step('2025-01')], running)).toBeNull()
  })

  test('a share above a hundred is no aim, and no aim or step goes without a reason', () => {
    const problem = (mark: unknown) => ChartMark.safeParse(mark).error?.issues[0]?.message
    expect(problem({ ...aim('2025-01', 101, 'coverage') })).toBe('A share is 100 at most')
    expect(problem({ ...aim('2025-01', 101) })).toBeUndefined()
    expect(problem({ ...step('2025-01'), reason: 'why' })).toBe('Say why, in a sentence')
  })
})
