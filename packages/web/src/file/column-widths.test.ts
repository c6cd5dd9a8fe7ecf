import { expect, test } from 'vitest'
import { columnWidths } from './column-widths.ts'

const column = (word: number, usual = word, longest = usual) => ({ word, usual, longest })
const whole = (widths: readonly number[]) => widths.map(Math.round)

test('the columns of a table fill the sheet, and no word in a narrow one is broken', () => {
  const widths = columnWidths([column(40, 160), column(45, 10), column(50, 10), column(30, 200, 400)], 500)
  expect(Math.round(widths.reduce((all, width) => all + width, 0))).toBe(500)
  expect(widths[1]).toBe(45)
  expect(widths[2]).toBe(50)
})

test('a column in which one long sentence stands among short words is wider than the short words alone ask for', () => {
  const [one = 0, other = 0] = columnWidths([column(40, 60, 60), column(40, 60, 400)], 400)
  expect(other).toBeGreaterThan(one)
})

test('words too long for the sheet share it, and columns with single words share what is left alike', () => {
  expect(whole(columnWidths([column(900), column(900), column(900)], 300))).toEqual([100, 100, 100])
  expect(whole(columnWidths([column(40), column(60)], 300))).toEqual([140, 160])
})
