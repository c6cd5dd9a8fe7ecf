import { expect, test } from 'vitest'
import { ImpactQuery, month, plusMonth, reportingYears, usualSpan, usualSpans } from './index.ts'

test('in November the last quarter ended in September, and in October, when September is over, too', () => {
  expect(usualSpan('quarter', month('2026-11'))).toEqual({ from: '2026-07', to: '2026-09' })
  expect(usualSpan('quarter', month('2026-10'))).toEqual({ from: '2026-07', to: '2026-09' })
  expect(usualSpan('quarter', month('2026-09'))).toEqual({ from: '2026-04', to: '2026-06' })
})

test('a reporting year begins in April, and the one that goes on ends with this month', () => {
  expect(reportingYears(month('2026-03')).map(({ from, to, isOver }) => [from, to, isOver])).toEqual([
    ['2025-04', '2026-03', false],
    ['2024-04', '2025-03', true],
    ['2023-04', '2024-03', true],
  ])
  expect(reportingYears(month('2026-04'))[0]).toEqual({
    year: 2026,
    from: '2026-04',
    to: '2026-04',
    isOver: false,
  })
})

test('in every month there are few spans to count, each can be asked for, and none twice', () => {
  for (let at = 0; at < 36; at++) {
    const spans = usualSpans(plusMonth(month('2026-01'), at))
    expect(spans.length).toBeLessThanOrEqual(8)
    expect(new Set(spans.map(span => JSON.stringify(span))).size).toBe(spans.length)
    for (const span of spans) expect(ImpactQuery.safeParse(span).success).toBe(true)
  }
})
