import { expect, test } from 'vitest'
import { nearInWords } from './days.tsx'

const now = '2026-06-03T09:00:00.000Z'

test.each([
  ['2026-06-03T13:30:00.000Z', 'today at 14:30'],
  ['2026-06-03T23:30:00.000Z', 'tomorrow at 00:30'],
  ['2026-06-02T08:00:00.000Z', 'yesterday at 09:00'],
  ['2026-06-11T13:00:00.000Z', 'Thursday 11 June at 14:00'],
  ['2025-12-05T13:00:00.000Z', 'Friday 5 December 2025 at 13:00'],
])('a mentor reads %s on 3 June 2026 as “%s”', (at, words) => {
  expect(nearInWords(at, now)).toBe(words)
})
