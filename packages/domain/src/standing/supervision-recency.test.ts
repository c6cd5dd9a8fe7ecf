import { describe, expect, test } from 'vitest'
import { aStanding } from '../examples/index.ts'
import { plainDate } from '../time.ts'
import { supervisedUntil, supervisionRecency } from './index.ts'

describe('how recent a mentor’s supervision is', () => {
  const { clocks, items } = aStanding().context
  const on = (today: string, ...until: (string | null)[]) =>
    supervisionRecency(
      until.map(day => ({ clocks, items: { ...items, supervision: day === null ? null : plainDate(day) } })),
      plainDate(today),
    )

  test('is what their standing says: due in its last week, and then nobody new is matched', () => {
    expect(on('2026-03-10', '2026-03-18')).toBe('recent')
    expect(on('2026-03-11', '2026-03-18')).toBe('amber')
    expect(on('2026-03-18', '2026-03-18')).toBe('amber')
    expect(on('2026-03-19', '2026-03-18')).toBe('noNewMatches')
  })

  test('is said by the place that has waited longest; who stands nowhere waits for none', () => {
    expect(on('2026-03-10', '2026-05-01', '2026-03-01')).toBe('noNewMatches')
    expect(on('2026-03-10', '2026-05-01', null)).toBe('noNewMatches')
    expect(on('2026-03-10')).toBe('recent')
  })

  test('is counted from the day they were signed off, so it has a last day before the first session', () => {
    const until = (...days: (string | null)[]) =>
      supervisedUntil(
        days.map(day => ({ items: { ...items, supervision: day === null ? null : plainDate(day) } })),
      )
    expect(until('2026-03-18')).toBe('2026-03-18')
    expect(until('2026-05-01', '2026-03-18')).toBe('2026-03-18')
    expect([until(), until('2026-05-01', null)]).toEqual([null, null])
  })
})
