/**
 * From the bytes of a clinic's file to rows of cells. A file is refused as a whole, with the row, when it cannot be
 * read without guessing; what the cells mean is left to the domain.
 */
import { headerProblem, type Sheet, type SheetRow } from '@alongside/domain/intake'
// papaparse and not csv-parse: thirty times faster, and a file of nothing but line breaks does not hold it up
import Papa from 'papaparse'
import { textOf } from './file-bytes.ts'

const MAX_ROWS = 20_000
const MAX_COLUMNS = 200
const MAX_CELL = 10_000
// blank lines are no rows, but a file made of them is no list either
const MAX_LINES = 100_000

interface FileProblem {
  problem: string
  /** The row as a spreadsheet numbers it; null when it is about the whole file. */
  rowNumber: number | null
}

export type CsvFile =
  | { ok: true; sheet: Sheet; text: string; notices: string[] }
  | ({ ok: false } & FileProblem)

const delimiters = [',', ';', '\t', '|'] as const
type Delimiter = (typeof delimiters)[number]

/** Reads a file. Answers for any bytes whatever, and never throws. */
export function readCsv(bytes: Uint8Array): CsvFile {
  const decoded = textOf(bytes)
  if (!decoded.ok) return no(decoded.problem)
  const file = readCsvText(decoded.text)
  return file.ok ? { ...file, notices: decoded.notices } : file
}

/** Reads the text of a file, such as one that was kept. */
export function readCsvText(whole: string): CsvFile {
  const { text, told } = withoutSeparatorLine(whole.replace(/\r\n?/g, '\n'))

  const delimiter = told ?? likeliestDelimiter(text)
  const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: MAX_LINES })
  const broken = parsed.errors.find(({ type }) => type === 'Quotes')
  if (broken) {
    const row = (broken.row ?? 0) + 1
    return no(
      `A quotation mark in row ${row} has no partner. Put quotes round the whole cell and write those inside it twice.`,
      row,
    )
  }

  const all: SheetRow[] = parsed.data.map((cells, index) => ({ rowNumber: index + 1, cells }))
  const [first, ...rows] = all.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (!first) return no('This file is empty.')
  const wide = [first, ...rows].find(({ cells }) => cells.length > MAX_COLUMNS)
  if (wide)
    return no(
      `Row ${wide.rowNumber} has more than ${MAX_COLUMNS} cells. Leave out the columns that are not needed.`,
      wide.rowNumber,
    )
  const long = [first, ...rows].find(({ cells }) => cells.some(cell => cell.length > MAX_CELL))
  if (long)
    return no(
      `Row ${long.rowNumber} has a cell of more than ${MAX_CELL.toLocaleString('en-GB')} characters. A quotation mark may be in the wrong place.`,
      long.rowNumber,
    )
  const wrong = headerProblem(first.cells)
  if (wrong !== null) return no(wrong, first.rowNumber)
  if (rows.length === 0) return no('This file has the names of the columns and no rows below them.')
  if (rows.length > MAX_ROWS || parsed.meta.truncated)
    return no(
      `This file has more than ${MAX_ROWS.toLocaleString('en-GB')} rows, which is the most that can be taken at once. Split it.`,
    )
  return { ok: true, sheet: { header: first.cells.map(cell => cell.trim()), rows }, text: whole, notices: [] }
}

function no(problem: string, rowNumber: number | null = null): CsvFile {
  return { ok: false, problem, rowNumber }
}

/** Excel may say in a line before the header what parts the cells; it does not count as a row. */
function withoutSeparatorLine(text: string): { text: string; told: Delimiter | null } {
  const line = /^sep=([,;\t|])\n/i.exec(text)
  if (!line) return { text, told: null }
  return { text: text.slice(line[0].length), told: line[1] as Delimiter }
}

/** The mark that parts the headings; of the first filled line, outside of quotes. */
function likeliestDelimiter(text: string): Delimiter {
  const start = text.search(/\S/)
  const end = text.indexOf('\n', start)
  const headings = text
    .slice(Math.max(start, 0), end === -1 ? undefined : end)
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
  const times = (mark: string) => headings.split(mark).length
  return delimiters.reduce((best, mark) => (times(mark) > times(best) ? mark : best))
}
