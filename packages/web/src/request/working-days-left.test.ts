import { instant } from '@alongside/domain/time'
import { expect, test } from 'vitest'
import { workingDaysLeft } from './working-days-left.server.ts'

const friday = instant('2025-03-28T10:00:00.000Z')

test('what is due on Monday is one working day away on Friday', () => {
  expect(workingDaysLeft('2025-03-31T09:00:00.000Z', friday)).toBe(1)
})

test('what is due later today, or was this morning, is due today', () => {
  expect(workingDaysLeft('2025-03-28T16:00:00.000Z', friday)).toBe(0)
  expect(workingDaysLeft('2025-03-28T08:00:00.000Z', friday)).toBe(0)
})

test('what was due yesterday is over, over a weekend too', () => {
  expect(workingDaysLeft('2025-03-27T16:00:00.000Z', friday)).toBe(-1)
  expect(workingDaysLeft('2025-03-30T09:00:00.000Z', instant('2025-03-31T09:00:00.000Z'))).toBe(-1)
})

test('what is due tomorrow, on a Saturday, is not due today', () => {
  expect(workingDaysLeft('2025-03-29T09:00:00.000Z', friday)).toBe(1)
})
