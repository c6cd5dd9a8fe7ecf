/** Checks every row of a file before anything is kept: each is good, or named with its number and what is wrong. */
import {
  type ColumnProblem,
  columnPositions,
  fieldsOf,
  type ListMapping,
  mappingProblems,
} from './column.mapping.ts'
import type { Cells, Given, ListFormat } from './list.format.ts'

/** A file as text in cells. Rows carry their number as a spreadsheet shows it: the header is row 1. */
export interface Sheet {
  header: readonly string[]
  rows: readonly SheetRow[]
}

export interface SheetRow {
  rowNumber: number
  cells: readonly string[]
}

/** One thing that is wrong with one row. The sentence never repeats what stood in the cell. */
export interface RowProblem {
  rowNumber: number
  /** The heading in the clinic's file; ours when the file has no column for it; empty for the row as a whole. */
  column: string
  problem: string
}

export type CheckedRow<Row> =
  | { rowNumber: number; ok: true; row: Row }
  | { rowNumber: number; ok: false; problems: RowProblem[] }

export type CheckedSheet<Row> =
  | { ok: true; rows: CheckedRow<Row>[] }
  | { ok: false; problems: ColumnProblem[] }

/** Checks a whole file. Rows without anything in them are passed over. Never throws, whatever the cells hold. */
export function checkRows<F extends string, Row>(
  format: ListFormat<F, Row>,
  sheet: Sheet,
  mapping: ListMapping,
  given: Given,
): CheckedSheet<Row> {
  const wrong = mappingProblems(format, sheet.header, mapping)
  if (wrong.length > 0) return { ok: false, problems: wrong }

  const headings = headingsOf(format, mapping)
  const read = cellReader(format, sheet.header, mapping)
  const firstSeen = new Map<string, number>()
  const rows = sheet.rows
    .filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
    .map(({ rowNumber, cells: raw }): CheckedRow<Row> => {
      const cells = read(raw)
      const checked = format.readRow(cells, given)
      const problems: RowProblem[] = checked.ok
        ? []
        : checked.problems.map(({ field, problem }) => ({
            rowNumber,
            column: field === null ? '' : headings[field],
            problem,
          }))
      if (raw.slice(sheet.header.length).some(cell => cell.trim() !== ''))
        problems.push({
          rowNumber,
          column: '',
          problem:
            'This row has more cells than there are headings. A cell with a comma in it needs quotes round it.',
        })
      const same = format.sameness(cells)
      if (same) {
        const first = firstSeen.get(same.key)
        if (first === undefined) firstSeen.set(same.key, rowNumber)
        else problems.push({ rowNumber, column: headings[same.field], problem: same.again(first) })
      }
      if (checked.ok && problems.length === 0) return { rowNumber, ok: true, row: checked.row }
      return { rowNumber, ok: false, problems }
    })
  return { ok: true, rows }
}

/** The cells of a row that are kept: those with a field of ours, by the heading that the clinic gave them. */
export function keptCells<F extends string>(
  format: ListFormat<F, unknown>,
  header: readonly string[],
  mapping: ListMapping,
): (cells: readonly string[]) => Cells<F> {
  return cellReader(format, header, mapping)
}

/** The heading under which each field is spoken of to the person who made the file. */
export function headingsOf<F extends string>(
  format: ListFormat<F, unknown>,
  mapping: ListMapping,
): Record<F, string> {
  return Object.fromEntries(
    fieldsOf(format).map(field => [field, mapping.columns[field] ?? format.fields[field].heading]),
  ) as Record<F, string>
}

function cellReader<F extends string>(
  format: ListFormat<F, unknown>,
  header: readonly string[],
  mapping: ListMapping,
): (cells: readonly string[]) => Cells<F> {
  const positions = columnPositions(header, mapping)
  const fields = fieldsOf(format)
  return cells =>
    Object.fromEntries(
      fields.map(field => {
        const at = positions.get(field)
        return [field, (at === undefined ? mapping.forAll[field] : cells[at]) ?? '']
      }),
    ) as Cells<F>
}
