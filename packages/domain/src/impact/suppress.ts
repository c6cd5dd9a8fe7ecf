/**
 * Small numbers. A count of one to four people can tell who they are, so it is masked; and because a total minus its
 * other parts gives a masked part back, more cells are masked until nothing masked can be worked out.
 */

/** Counts below this and above zero are never shown to somebody who does not know the people anyway. */
export const LEAST_SHOWN = 5

/** A table of counts with its totals, as it may be shown; `null` is a masked cell. */
export interface Suppressed {
  cells: (number | null)[][]
  rowTotals: (number | null)[]
  columnTotals: (number | null)[]
  total: number | null
}

/** Whether a count could tell who is in it. */
export function isSmall(count: number): boolean {
  return count > 0 && count < LEAST_SHOWN
}

/**
 * Masks every count of one to four, in the cells and in the totals, and then the cheapest other cells that keep each
 * masked count from following out of what is shown. Zeros are always shown, and everybody knows that.
 */
export function suppress(counts: readonly (readonly number[])[]): Suppressed {
  const grid = withTotals(counts)
  const masked = grid.map(row => row.map(isSmall))
  for (const cell of cellsOf(grid).filter(({ value }) => isSmall(value)))
    for (const { r, c } of cheapestLoop(grid, masked, cell)) {
      const row = masked[r]
      if (row) row[c] = true
    }

  const shown = grid.map((row, r) => row.map((value, c) => (masked[r]?.[c] ? null : value)))
  const last = shown.at(-1) ?? []
  return {
    cells: shown.slice(0, -1).map(row => row.slice(0, -1)),
    rowTotals: shown.slice(0, -1).map(row => row.at(-1) ?? null),
    columnTotals: last.slice(0, -1),
    total: last.at(-1) ?? null,
  }
}

interface Cell {
  r: number
  c: number
  value: number
}

/** The table with a last column of row totals and a last row of column totals. */
function withTotals(counts: readonly (readonly number[])[]): number[][] {
  const width = Math.max(0, ...counts.map(row => row.length))
  const rows = counts.map(row => {
    const full = Array.from({ length: width }, (_, c) => row[c] ?? 0)
    return [...full, sum(full)]
  })
  return [...rows, Array.from({ length: width + 1 }, (_, c) => sum(rows.map(row => row[c] ?? 0)))]
}

function cellsOf(grid: readonly (readonly number[])[]): Cell[] {
  return grid.flatMap((row, r) => row.map((value, c) => ({ r, c, value })))
}

/**
 * A masked count is safe when another table with the same shown numbers has another count there. Every row and column
 * has to go on adding up, so a change in one cell is made good along a closed loop of masked cells, one step up and
 * one step down in turn. This finds the loop through a cell that costs the fewest people yet to be masked: none, when
 * the cell is safe already.
 */
function cheapestLoop(grid: number[][], masked: boolean[][], cell: Cell): Cell[] {
  const loops = [1, -1].flatMap(by => {
    const loop = canChange(grid, cell, by as 1 | -1) ? walk(grid, masked, cell, by as 1 | -1) : undefined
    return loop ? [loop] : []
  })
  // up together with the three totals is always possible, so there is a loop
  return loops.toSorted((a, b) => a.cost - b.cost)[0]?.cells ?? []
}

interface Walked {
  cost: number
  cells: Cell[]
}

/** The cheapest way on a board whose places are rows and columns and whose steps are cells (Dijkstra). */
function walk(grid: number[][], masked: boolean[][], cell: Cell, by: 1 | -1): Walked | undefined {
  const row = `row ${cell.r}`
  const column = `column ${cell.c}`
  // a step up leads from a row to a column; the loop comes back to where this cell's own step began
  const [from, goal] = by === 1 ? [column, row] : [row, column]
  const best = new Map<string, Walked>([[from, { cost: 0, cells: [] }]])
  const settled = new Set<string>()
  for (;;) {
    const [place, here] = [...best].filter(([name]) => !settled.has(name)).toSorted(byCost)[0] ?? []
    if (place === undefined || here === undefined || place === goal) return here
    settled.add(place)
    for (const step of cellsOf(grid)) {
      const up = place === `row ${step.r}`
      if (!up && place !== `column ${step.c}`) continue
      if ((step.r === cell.r && step.c === cell.c) || !canChange(grid, step, up ? 1 : -1)) continue
      const next = up ? `column ${step.c}` : `row ${step.r}`
      const cost = here.cost + (masked[step.r]?.[step.c] ? 0 : costOf(grid, step))
      if (cost < (best.get(next)?.cost ?? Number.POSITIVE_INFINITY))
        best.set(next, { cost, cells: [...here.cells, step] })
    }
  }
}

function byCost([, a]: [string, Walked], [, b]: [string, Walked]): number {
  return a.cost - b.cost
}

/** A part is masked before a total, and few people before many. */
function costOf(grid: readonly (readonly number[])[], { r, c, value }: Cell): number {
  return value + 1e6 * (isTotalOfRow(grid, c) || isTotalOfColumn(grid, r) ? 1 : 0)
}

/**
 * Whether a cell can move one step and still be believed: a zero never, because zeros are shown; any other number up,
 * and down to one. A total stands on the other side of its sum, so it moves the other way; the grand total is on the
 * other side twice.
 */
function canChange(grid: readonly (readonly number[])[], { r, c, value }: Cell, by: 1 | -1): boolean {
  const change = isTotalOfRow(grid, c) === isTotalOfColumn(grid, r) ? by : -by
  return change === 1 ? value > 0 : value > 1
}

function isTotalOfRow(grid: readonly (readonly number[])[], c: number): boolean {
  return c === (grid[0]?.length ?? 0) - 1
}

function isTotalOfColumn(grid: readonly (readonly number[])[], r: number): boolean {
  return r === grid.length - 1
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
