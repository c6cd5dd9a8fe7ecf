import { expect, test } from 'vitest'
import { kinds } from '../lifecycles.ts'
import { maySee } from '../permissions.ts'
import { type Instant, instant } from '../time.ts'
import { coveredStates, coverOf, deputyFor, tooLongFrom, waitingStates } from './index.ts'

const tooLong = (dueAt: Instant | null, stateSince: Instant, days = 2) =>
  tooLongFrom({ kind: 'onboarding', path: 'reached', dueAt, stateSince }, days)

test('wherever a record waits, somebody’s turn it is, somebody covers, and a clock runs', () => {
  const waiting = kinds.flatMap(kind => waitingStates(kind).map(({ path }) => `${kind} ${path}`))
  expect(waiting.length).toBeGreaterThan(45)
  expect(coveredStates().map(({ kind, path }) => `${kind} ${path}`)).toEqual(waiting)
})

test('whoever covers may look at what they cover, once a name may leave the clinic', () => {
  const roles = {
    clinic: 'clinician',
    coordinator: 'coordinator',
    safeguardingLead: 'safeguardingLead',
  } as const
  for (const { kind, path } of coveredStates())
    expect(maySee(roles[coverOf(kind, path)?.deputy ?? 'clinic'], kind), `${kind} ${path}`).toBeDefined()
  // before the release only the clinic knows that there is somebody: nobody else hears that something waits there
  for (const path of ['identified', 'told', 'openOffer', 'agreed'])
    expect(coverOf('referral', path)).toMatchObject({ deputy: 'clinic', lead: null })
})

test('a coordinator covers for a mentor and a trainee, and nobody covers where nothing waits', () => {
  expect(['mentor', 'trainee', 'clinic', 'nobody'].map(owner => deputyFor(owner as 'mentor'))).toEqual([
    'coordinator',
    'coordinator',
    'clinic',
    null,
  ])
  expect(coverOf('referral', 'accepted')).toBeUndefined()
})

test('what was promised for a Friday has waited too long when Tuesday is over, where two working days were settled', () => {
  const since = instant('2026-06-01T09:00:00.000Z')
  expect(tooLong(instant('2026-06-05T16:00:00.000Z'), since)).toBe('2026-06-09T23:00:00.000Z')
  // over a bank holiday, and over the end of summer time
  expect(tooLong(instant('2026-08-28T16:00:00.000Z'), since)).toBe('2026-09-02T23:00:00.000Z')
  expect(tooLong(instant('2026-10-22T16:00:00.000Z'), since)).toBe('2026-10-27T00:00:00.000Z')
})

test('what has no day of its own has waited too long once it stood still for weeks', () => {
  expect(tooLong(null, instant('2026-06-01T09:00:00.000Z'))).toBe('2026-07-01T23:00:00.000Z')
})

test('a concern is not left over for another day', () => {
  const since = instant('2026-06-04T09:00:00.000Z')
  const dueAt = instant('2026-06-04T19:00:00.000Z')
  expect(tooLongFrom({ kind: 'concern', path: 'raised', dueAt, stateSince: since }, 2)).toBe(
    '2026-06-04T23:00:00.000Z',
  )
  expect(tooLongFrom({ kind: 'concern', path: 'closed', dueAt, stateSince: since }, 2)).toBeNull()
})
