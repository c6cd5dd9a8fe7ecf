import { array, assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSmall, LEAST_SHOWN, type Suppressed, suppress } from './index.ts'

describe('small numbers', () => {
  test('a table in which every group is large or empty is shown as it is', () => {
    expect(
      suppress([
        [12, 0, 7],
        [5, 9, 0],
      ]),
    ).toEqual({
      cells: [
        [12, 0, 7],
        [5, 9, 0],
      ],
      rowTotals: [19, 14],
      columnTotals: [17, 9, 7],
      total: 33,
    })
  })

  test('three people in one group are masked, and with them just enough that subtraction does not find them', () => {
    // by hand: 3 is masked; its row gives it back unless 6 is masked too; its column unless 8 is; and then 6 follows
    // from its own column unless 9 is masked as well
    expect(
      suppress([
        [3, 6, 20],
        [8, 9, 20],
      ]),
    ).toEqual({
      cells: [
        [null, null, 20],
        [null, null, 20],
      ],
      rowTotals: [29, 37],
      columnTotals: [11, 15, 40],
      total: 66,
    })
  })

  test('two groups of one person each are not betrayed by a total that leaves no other way', () => {
    // 1 and 1 beside a shown 10 under a shown 12 could only be 1 and 1, so the 10 is masked too
    expect(suppress([[1, 1, 10]])).toMatchObject({ cells: [[null, null, null]], rowTotals: [12], total: 12 })
  })

  test('one clinic with three people and no others shows nothing but zeros', () => {
    expect(suppress([[3, 0]])).toEqual({
      cells: [[null, 0]],
      rowTotals: [null],
      columnTotals: [null, 0],
      total: null,
    })
  })

  test('no clinics make an empty table', () => {
    expect(suppress([])).toEqual({ cells: [], rowTotals: [], columnTotals: [], total: 0 })
  })

  test('in any small table, an attacker who tries every possible table finds no masked count of one to four', () => {
    const small = array(array(integer({ min: 0, max: 7 }), { minLength: 2, maxLength: 2 }), {
      minLength: 1,
      maxLength: 2,
    })
    assert(
      property(small, counts => {
        const shown = suppress(counts)
        for (const [r, row] of counts.entries())
          for (const [c, count] of row.entries()) {
            expect(shown.cells[r]?.[c] === null || shown.cells[r]?.[c] === count).toBe(true)
            if (isSmall(count)) expect(shown.cells[r]?.[c]).toBeNull()
            if (count === 0) expect(shown.cells[r]?.[c]).toBe(0)
          }
        expect(recoverable(counts, shown)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('larger tables show no total or part of one to four, and no line with a single gap', () => {
    const table = integer({ min: 1, max: 6 }).chain(width =>
      array(array(integer({ min: 0, max: 30 }), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    assert(
      property(table, counts => {
        const shown = suppress(counts)
        const lines = linesOf(shown)
        for (const value of lines.flat()) if (value !== null) expect(isSmall(value)).toBe(false)
        for (const line of lines) expect(line.filter(value => value === null)).not.toHaveLength(1)
      }),
    )
  })
})

/** Every row and column with its total. */
function linesOf({ cells, rowTotals, columnTotals, total }: Suppressed): (number | null)[][] {
  const rows = [...cells.map((row, r) => [...row, rowTotals[r] ?? null]), [...columnTotals, total]]
  const width = rows[0]?.length ?? 0
  return [...rows, ...Array.from({ length: width }, (_, c) => rows.map(row => row[c] ?? null))]
}

/** Tries every table that fits what is shown, and names the small counts that come out the same in all of them. */
function recoverable(counts: number[][], shown: Suppressed): string[] {
  const most = counts.flat().reduce((a, b) => a + b, 0) + LEAST_SHOWN
  const ways = new Map<string, Set<number>>()
  const places = counts.flatMap((row, r) => row.map((_, c) => ({ r, c })))
  const guess = counts.map(row => [...row])
  function fits(): boolean {
    const all = suppressedTotals(guess)
    return (
      shown.rowTotals.every((value, r) => value === null || value === all.rows[r]) &&
      shown.columnTotals.every((value, c) => value === null || value === all.columns[c]) &&
      (shown.total === null || shown.total === all.total)
    )
  }
  function tryFrom(at: number): void {
    const place = places[at]
    if (!place) {
      if (!fits()) return
      for (const { r, c } of places) {
        const key = `${r},${c}`
        ways.set(key, (ways.get(key) ?? new Set()).add(guess[r]?.[c] ?? 0))
      }
      return
    }
    const row = guess[place.r]
    if (!row) return
    const value = shown.cells[place.r]?.[place.c]
    if (value !== null && value !== undefined) {
      row[place.c] = value
      tryFrom(at + 1)
      return
    }
    for (let candidate = 1; candidate <= Math.min(most, 16); candidate += 1) {
      row[place.c] = candidate
      tryFrom(at + 1)
    }
  }
  tryFrom(0)
  return places
    .filter(({ r, c }) => isSmall(counts[r]?.[c] ?? 0) && ways.get(`${r},${c}`)?.size === 1)
    .map(({ r, c }) => `row ${r}, column ${c}`)
}

function suppressedTotals(grid: number[][]): { rows: number[]; columns: number[]; total: number } {
  const add = (values: number[]) => values.reduce((a, b) => a + b, 0)
  const rows = grid.map(add)
  const columns = (grid[0] ?? []).map((_, c) => add(grid.map(row => row[c] ?? 0)))
  return { rows, columns, total: add(rows) }
}
