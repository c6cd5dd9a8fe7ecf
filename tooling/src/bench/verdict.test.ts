import { expect, test } from 'vitest'
import { exitCodeOf, verdictOn } from './verdict.ts'

const none = new Set<string>()
const ratios = (all: Record<string, number[]>) => new Map(Object.entries(all))

test('a ratio that is more than 15 % worse fails, and one within the noise does not', () => {
  const there = ratios({ list: [1.8, 1.7, 1.9], event: [2, 2, 2] })
  const fine = verdictOn(ratios({ list: [1.9, 2.0, 1.8], event: [2.2, 2.3, 2.2] }), there, none)
  expect([fine.compared.map(({ worse }) => worse), exitCodeOf(fine)]).toEqual([[false, false], 0])
  const slow = verdictOn(ratios({ list: [1.8, 1.8, 1.8], event: [2.31, 2.4, 2.2] }), there, none)
  expect(slow.compared).toMatchObject([
    { case: 'list', worse: false },
    { case: 'event', ratio: 2.31, ratio_there: 2, worse: true },
  ])
  expect(exitCodeOf(slow)).toBe(1)
})

test('one slow turn of three is no regression, and two are', () => {
  const there = ratios({ list: [1, 1, 1] })
  expect(exitCodeOf(verdictOn(ratios({ list: [1, 9, 1] }), there, none))).toBe(0)
  expect(exitCodeOf(verdictOn(ratios({ list: [1.2, 9, 1] }), there, none))).toBe(1)
})

test('where more is better, fewer fail and more do not', () => {
  const more = new Set(['scale'])
  const there = ratios({ scale: [1.2] })
  expect(exitCodeOf(verdictOn(ratios({ scale: [1.0] }), there, more))).toBe(1)
  expect(exitCodeOf(verdictOn(ratios({ scale: [1.6] }), there, more))).toBe(0)
})

test('what only one side has is named, and comparing nothing is not a yes', () => {
  const verdict = verdictOn(ratios({ new: [1] }), ratios({ old: [1] }), none)
  expect([verdict.alone, exitCodeOf(verdict)]).toEqual([['new', 'old'], 1])
})

test('a figure that is no number fails', () => {
  expect(exitCodeOf(verdictOn(ratios({ list: [Number.NaN] }), ratios({ list: [1] }), none))).toBe(1)
})
