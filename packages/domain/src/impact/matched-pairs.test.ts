import { expect, test } from 'vitest'
import { medianInterval, pairedChange } from './matched-pairs.ts'

const oneTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1)

// ranks and coverage from the table of the sign test's confidence limits for a median
test.each([
  { n: 5, ranks: null, coverage: 0 },
  { n: 6, ranks: [1, 6], coverage: 0.96875 },
  { n: 8, ranks: [1, 8], coverage: 0.9921875 },
  { n: 9, ranks: [2, 8], coverage: 0.9609375 },
  { n: 10, ranks: [2, 9], coverage: 0.978515625 },
  { n: 12, ranks: [3, 10], coverage: 0.961425781 },
  { n: 15, ranks: [4, 12], coverage: 0.96484375 },
  { n: 20, ranks: [6, 15], coverage: 0.958610535 },
  { n: 25, ranks: [8, 18], coverage: 0.956714749 },
])('with $n people the interval goes from rank $ranks.0 to rank $ranks.1', ({ n, ranks, coverage }) => {
  const interval = medianInterval(oneTo(n))
  if (ranks === null) expect(interval).toBeNull()
  else {
    expect([interval?.from, interval?.to]).toEqual(ranks)
    expect(interval?.coverage).toBeCloseTo(coverage, 8)
  }
})

test('the change is that of the same people, whoever else answered', () => {
  const pairs = [
    { first: 2.5, last: 3.5 },
    { first: 3, last: 3 },
    { first: 3.5, last: 3 },
    { first: 2, last: 4 },
  ]
  expect(pairedChange(pairs)).toEqual({
    people: 4,
    medianFirst: 2.75,
    medianLast: 3.25,
    medianChange: 0.5,
    interval: null,
    higher: 2,
    lower: 1,
    same: 1,
  })
})

test('of nobody there is nothing to say', () => {
  expect(pairedChange([])).toMatchObject({ people: 0, medianChange: null, interval: null })
})
