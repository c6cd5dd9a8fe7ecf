/** Small files for the tests of intake, as a clinic might send them. People and numbers in them are made up. */
import type { DatedCodes } from '../clinic-codes.ts'
import { plainDate } from '../time.ts'
import { type ListMapping, suggestMapping } from './column.mapping.ts'
import type { ListFormat } from './list.format.ts'
import { type CheckedSheet, checkRows, type Sheet } from './rows.check.ts'

export const today = plainDate('2025-03-31')

/** A sheet from lines of cells, the first line being the header. */
export function sheetOf(header: readonly string[], ...rows: (readonly string[])[]): Sheet {
  return { header, rows: rows.map((cells, index) => ({ rowNumber: index + 2, cells })) }
}

/** Checks a sheet with the mapping that its own headings suggest. */
export function checkAsSuggested<F extends string, Row>(
  format: ListFormat<F, Row>,
  sheet: Sheet,
  more: Partial<ListMapping> = {},
  codes: readonly DatedCodes[] = [],
): CheckedSheet<Row> {
  const { mapping } = suggestMapping(format, sheet.header)
  return checkRows(format, sheet, { ...mapping, ...more }, { today, codes })
}

/** The good rows of a checked sheet. */
export function goodRows<Row>(checked: CheckedSheet<Row>): Row[] {
  return checked.ok ? checked.rows.flatMap(row => (row.ok ? [row.row] : [])) : []
}

/** Every problem of a checked sheet, as `row column: sentence`. */
export function sentences(checked: CheckedSheet<unknown>): string[] {
  if (!checked.ok) return checked.problems.map(({ column, problem }) => `${column}: ${problem}`)
  return checked.rows.flatMap(row =>
    row.ok ? [] : row.problems.map(({ rowNumber, column, problem }) => `${rowNumber} ${column}: ${problem}`),
  )
}
