import { expect, test } from 'vitest'
import { plainDate } from '../time.ts'
import { type EarlierNo, mayBeOfferedAgain } from './index.ts'

const no = (more: Partial<EarlierNo> = {}): EarlierNo => ({
  endedOn: plainDate('2025-01-10'),
  askAgain: 'inSixMonths',
  askAgainOn: null,
  ...more,
})

test('somebody who never said no may be offered support again', () => {
  expect(mayBeOfferedAgain([], plainDate('2025-02-01'))).toBe(true)
})

test('somebody who said "never" is not asked again, however long ago and whatever they said later', () => {
  const earlier = [
    no({ askAgain: 'never', endedOn: plainDate('2015-01-01') }),
    no({ endedOn: plainDate('2020-01-01') }),
  ]
  expect(mayBeOfferedAgain(earlier, plainDate('2025-02-01'))).toContain('never to be offered')
})

test('somebody who named a day is asked on that day and not before', () => {
  const earlier = [no({ askAgain: 'onDate', askAgainOn: plainDate('2025-05-01') })]
  expect(mayBeOfferedAgain(earlier, plainDate('2025-04-30'))).toContain('from 01/05/2025')
  expect(mayBeOfferedAgain(earlier, plainDate('2025-05-01'))).toBe(true)
})

test('somebody who named no day is left in peace for six months', () => {
  expect(mayBeOfferedAgain([no()], plainDate('2025-07-09'))).toContain('from 10/07/2025')
  expect(mayBeOfferedAgain([no()], plainDate('2025-07-10'))).toBe(true)
})

test('of two days the one said last counts', () => {
  const earlier = [
    no({ askAgain: 'onDate', askAgainOn: plainDate('2030-01-01'), endedOn: plainDate('2020-01-01') }),
    no({ askAgain: 'onDate', askAgainOn: plainDate('2025-03-01') }),
  ]
  expect(mayBeOfferedAgain(earlier, plainDate('2025-03-01'))).toBe(true)
})
