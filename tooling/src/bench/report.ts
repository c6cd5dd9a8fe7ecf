/** What a benchmark says: one line for each figure on the standard output, everything else beside it. */

/** One figure, beside the same work done plainly. */
export interface Line {
  readonly case: string
  /** Ours by the floor's; null where the figure stands by itself. */
  readonly ratio: number | null
  /** Of a rate: the higher its ratio, the better. */
  readonly moreIsBetter?: true
  readonly median_ms: number
  readonly floor_ms: number | null
  readonly unit: string
  /** How many measurements the median is taken of. */
  readonly n: number
  /** What was promised, in words, and whether it was kept. */
  readonly must: string
  readonly met: boolean
}

/** Something for the person who waits; never on the standard output, which belongs to the figures. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** The figures as a table for people. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map(line => [
    line.met ? 'kept' : 'MISSED',
    line.case,
    line.ratio === null ? '' : `${line.ratio.toFixed(2)}x`,
    inMs(line.median_ms),
    line.floor_ms === null ? '' : inMs(line.floor_ms),
    String(line.n),
    `${line.unit} (must: ${line.must})`,
  ])
  const all = [['', 'case', 'ratio', 'median', 'floor', 'n', 'unit'], ...rows]
  const widths = [0, 1, 2, 3, 4, 5].map(at => Math.max(...all.map(row => row[at]?.length ?? 0)))
  return all
    .map(
      row =>
        `${row
          .map((cell, at) => cell.padEnd(widths[at] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function inMs(ms: number): string {
  return ms < 0.1 ? `${(ms * 1000).toFixed(1)} us` : `${ms.toFixed(ms < 10 ? 2 : 0)} ms`
}
