/** Writing cells back out, so that a spreadsheet shows what stands in them and runs none of it. */

/** A cell that begins like a formula is shown as text: the quote before it is the spreadsheet's own way to say so. */
export function defuse(cell: string): string {
  return /^[\s\p{Cc}]*[=+\-@|%＝＋－＠]/u.test(cell) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell
}

/** Rows as CSV with Windows line ends, each cell defused, quoted where it needs to be. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map(cells => `${cells.map(written).join(',')}\r\n`).join('')
}

function written(cell: string): string {
  const safe = defuse(cell)
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
