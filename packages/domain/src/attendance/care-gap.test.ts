import { expect, test } from 'vitest'
import { plainDate } from '../time.ts'
import { isStillSought, seenLatelyFrom } from './care-gap.ts'

test('a clinic that says fifteen months waits three months longer than one that says twelve', () => {
  const today = plainDate('2026-11-23')
  expect(seenLatelyFrom(today, 12)).toBe('2025-11-23')
  expect(seenLatelyFrom(today, 15)).toBe('2025-08-23')
})

test('somebody who was not reached is still looked for, and somebody who moved away, said no or died is not', () => {
  expect([null, 'unableToContact', 'unknown'].every(outcome => isStillSought(outcome as null))).toBe(true)
  for (const outcome of [
    'reEngaged',
    'transferred',
    'leftCountry',
    'inCareElsewhere',
    'declined',
    'died',
  ] as const)
    expect(isStillSought(outcome)).toBe(false)
})
