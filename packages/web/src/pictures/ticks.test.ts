import { scaleLinear } from 'd3-scale'
import { expect, test } from 'vitest'
import { ticksOf } from './ticks.ts'

test('where people are counted, no line of a chart stands for half of one', () => {
  const scale = scaleLinear([0, 2], [100, 0]).nice(4)
  expect(ticksOf(scale, [0, 1, 2, 1])).toEqual([0, 1, 2])
})

test('what is measured may have lines between two whole numbers', () => {
  const scale = scaleLinear([0, 2], [100, 0]).nice(4)
  expect(ticksOf(scale, [0.4, 1.7])).toEqual([0, 0.5, 1, 1.5, 2])
})
