/** Somebody who may see no small number, and yet how things go over time. */
import { expect, test } from 'vitest'
import { chartsOf, type ImpactFacts, impactReport, type Month, month, plusMonth } from './index.ts'

const clinicId = '7b1f6f0e-7f5c-4a53-8f5e-0a8c36f0b1a1'
const begin = month('2024-02')

/** Two people begin in each month and meet three times, all in that month; the clinic sees them as often. */
function report(many: number, { masked, each = 2 }: { masked: boolean; each?: number }) {
  const months = Array.from({ length: many }, (_, at) => plusMonth(begin, at))
  const people = months.flatMap(firstMonth =>
    Array.from({ length: each }, () => ({
      clinicId,
      reason: 'newlyDiagnosed' as const,
      interactions: 3,
      oneWay: 0,
      noShows: 0,
      cancelled: 0,
      firstMonth,
      daysWaited: 20,
      attendance: [],
    })),
  )
  const facts: ImpactFacts = {
    from: begin,
    to: plusMonth(begin, many - 1),
    clinicId: null,
    clinics: [{ clinicId, name: 'North' }],
    people,
    months: months.map(of => ({ month: of, people: each, interactions: 3 * each })),
    modes: {},
    themes: {},
    offers: [],
    endings: [],
  }
  return impactReport(facts, { masked })
}

const charts = (of: ReturnType<typeof report>, running: Month = month('2030-01')) =>
  chartsOf(of, running, label => label)
const drawn = (of: ReturnType<typeof report>, name: string) => charts(of).find(each => each.name === name)

test('where two people a month are hidden, six in a quarter are not, and an analyst sees how it goes', () => {
  const masked = report(17, { masked: true })
  expect(masked.months.every(({ interactions }) => interactions === 'hidden')).toBe(true)
  expect(masked.quarters.map(each => [each.month, each.interactions, each.daysToFirst])).toEqual([
    ['2024-04', 20, 20],
    ['2024-07', 20, 20],
    ['2024-10', 20, 20],
    ['2025-01', 20, 20],
    ['2025-04', 20, 20],
  ])
  expect(drawn(masked, 'interactions')).toMatchObject({
    title: 'Interactions in each quarter',
    by: 'quarter',
    notDrawn: 0,
    chart: { kind: 'run', points: [{ label: '2024-04 to 2024-06', value: 20 }, {}, {}, {}, {}] },
  })
  expect(drawn(masked, 'daysToFirst')?.chart?.points).toHaveLength(5)
  expect(drawn(masked, 'people')?.chart).toBeNull()
})

test('whoever knows the people behind the numbers has them month by month, as before', () => {
  expect(drawn(report(17, { masked: false }), 'interactions')).toMatchObject({
    title: 'Interactions in each month',
    by: 'month',
  })
})

test('where a whole quarter has three people in it, it is hidden like a month', () => {
  const masked = report(17, { masked: true, each: 1 })
  expect(masked.quarters.map(each => [each.interactions, each.daysToFirst])).toEqual(
    masked.quarters.map(() => ['hidden', 'hidden']),
  )
  expect(charts(masked).every(({ chart }) => chart === null)).toBe(true)
})

test('a quarter that is not over is not drawn', () => {
  const masked = report(17, { masked: true })
  const months = charts(masked, month('2025-06')).find(({ name }) => name === 'interactions')
  expect(months?.chart?.points.at(-1)?.label).toBe('2025-01 to 2025-03')
})
