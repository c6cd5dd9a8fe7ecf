import { expect, test } from 'vitest'
import { interleaved, median, quantile, sideBySide } from './rounds.ts'

test('both sides take turns, and who begins takes turns too', async () => {
  const order: string[] = []
  const times = await interleaved(
    { ours: () => order.push('o'), floor: () => order.push('f') },
    { rounds: 2, pieces: 2 },
  )
  expect(order.join('')).toBe('ooffooffffoo')
  expect([times.ours.length, times.floor.length]).toEqual([4, 4])
})

test('three sides take turns as two do', async () => {
  const order: string[] = []
  const work = (name: string) => () => order.push(name)
  const times = await interleaved(
    { ours: work('o'), floor: work('f'), plain: work('p') },
    { rounds: 2, pieces: 1 },
  )
  expect(order.join('')).toBe('ofpofppfo')
  expect(times.plain.length).toBe(2)
})

test('as many pieces of work as asked for are done at once, and every one of them once', async () => {
  let [now, most] = [0, 0]
  const done: number[] = []
  const pieces = Array.from({ length: 20 }, (_, piece) => async () => {
    now += 1
    most = Math.max(most, now)
    await new Promise(resolve => setTimeout(resolve, 1))
    now -= 1
    done.push(piece)
  })
  expect(await sideBySide(pieces, 8)).toHaveLength(20)
  expect(most).toBe(8)
  expect(done.toSorted((a, b) => a - b)).toEqual(pieces.map((_, piece) => piece))
})

test('the median is not moved by one slow round, and the tail is', () => {
  const times = [5, 1, 2, 3, 900]
  expect(median(times)).toBe(3)
  expect(quantile(times, 0.95)).toBe(900)
  expect(() => median([])).toThrow('Nothing was measured')
})
