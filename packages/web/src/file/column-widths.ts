/** What stands in a column, measured: its longest word, its usual text and its longest one. */
interface Written {
  readonly word: number
  readonly usual: number
  readonly longest: number
}

/** So much of a sheet may one word ask for, and a whole text; what is longer is broken. */
const WORD = 0.4
const TEXT = 0.5

/** How wide each column is: by what stands in it, and no word is broken while there is room for it. */
export function columnWidths(columns: readonly Written[], room: number): number[] {
  const least = columns.map(({ word }) => Math.min(word, WORD * room))
  const short = sum(least) - room
  if (short > 0) return least.map(width => (width / sum(least)) * room)
  const more = columns.map(({ usual, longest }, at) =>
    Math.max(0, Math.min((usual + longest) / 2, TEXT * room) - (least[at] ?? 0)),
  )
  const wanted = sum(more)
  // whoever wants more gets of what is left as they want; where nobody does, all get alike
  return least.map((width, at) =>
    wanted === 0 ? width - short / columns.length : width - (short * (more[at] ?? 0)) / wanted,
  )
}

function sum(widths: readonly number[]): number {
  return widths.reduce((all, width) => all + width, 0)
}
