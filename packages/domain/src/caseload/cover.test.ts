import { expect, test } from 'vitest'
import { eventRights, mayDo } from '../permissions.ts'
import { plainDate } from '../time.ts'
import { type CoveringMentor, mayDoWhileCovering, whyNoCover } from './index.ts'

const today = plainDate('2026-06-01')
const asked = {
  awayId: 'away',
  coveringId: 'covering',
  fromOn: plainDate('2026-06-08'),
  untilOn: plainDate('2026-06-19'),
}
const ready: CoveringMentor = {
  standing: 'full',
  checksUntil: plainDate('2026-12-01'),
  authorisedUntil: plainDate('2026-12-01'),
  notNow: false,
  isTaken: false,
}
const fieldsOf = (more: Partial<typeof asked>, mentor: CoveringMentor | null = ready) =>
  whyNoCover({ ...asked, ...more }, mentor, today).map(({ field }) => field)

test('a mentor in full standing covers for a colleague over two weeks', () => {
  expect(fieldsOf({})).toEqual([])
})

test('nobody covers for themself, for days that have been, or for so long that it is a change of mentor', () => {
  expect(fieldsOf({ coveringId: 'away' })).toEqual(['coveringId'])
  expect(fieldsOf({ fromOn: plainDate('2026-05-31') })).toEqual(['fromOn'])
  expect(fieldsOf({ untilOn: plainDate('2026-06-07') })).toEqual(['untilOn'])
  expect(fieldsOf({ untilOn: plainDate('2026-07-19') })).toEqual([])
  expect(fieldsOf({ untilOn: plainDate('2026-07-20') })).toEqual(['untilOn'])
})

test('nobody covers who could not meet the people of that clinic until the last day', () => {
  expect(fieldsOf({}, null)).toEqual(['coveringId'])
  for (const wrong of [
    { standing: 'provisional' },
    { standing: 'onBreak' },
    { notNow: true },
    { isTaken: true },
    { checksUntil: plainDate('2026-06-18') },
    { authorisedUntil: null },
  ] as const)
    expect(fieldsOf({}, { ...ready, ...wrong }), JSON.stringify(wrong)).toEqual(['coveringId'])
})

test('whoever covers writes up what happened, and ends, changes or reviews nothing', () => {
  const may = Object.keys(eventRights.mentoring).filter(event => mayDoWhileCovering('mentoring', event))
  expect(may).toEqual(['planSession', 'logSession', 'checkIn', 'checkOut', 'logAttempt'])
  for (const event of may) expect(mayDo('mentor', 'mentoring', event)).toBe('assigned')
  expect(mayDoWhileCovering('discharge', 'logSession')).toBe(false)
})
