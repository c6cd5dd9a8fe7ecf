import { describe, expect, test } from 'vitest'
import { instant, plusMs } from '../time.ts'
import { FREE_GUESSES, isFresh, STEP_UP_MINUTES, sessionLimits, waitAfterGuess } from './index.ts'

const noon = instant('2025-03-01T12:00:00.000Z')
const minutesAgo = (minutes: number) => plusMs(noon, -minutes * 60_000)

describe('a proof of who somebody is', () => {
  test('counts for five minutes and not for longer', () => {
    expect(isFresh(minutesAgo(0), noon)).toBe(true)
    expect(isFresh(minutesAgo(STEP_UP_MINUTES - 0.1), noon)).toBe(true)
    expect(isFresh(minutesAgo(STEP_UP_MINUTES), noon)).toBe(false)
  })

  test('that was never given counts for nothing', () => {
    expect(isFresh(null, noon)).toBe(false)
  })
})

describe('whoever guesses a password', () => {
  test('has ten turns, then waits half a minute, then twice as long each time, and never more than a quarter of an hour', () => {
    expect(waitAfterGuess(FREE_GUESSES - 1)).toBe(0)
    expect([10, 11, 12, 13, 14, 15, 400].map(waitAfterGuess)).toEqual([30, 60, 120, 240, 480, 900, 900])
  })
})

test('a coordinator is signed out soonest, and nobody stays for longer than twelve hours', () => {
  const hours = Object.values(sessionLimits).map(limit => limit.hours)
  expect(Math.min(...hours)).toBe(sessionLimits.admin.hours)
  expect(Math.max(...hours)).toBeLessThanOrEqual(12)
  for (const { idleMinutes } of Object.values(sessionLimits)) expect(idleMinutes).toBeLessThanOrEqual(15)
})
