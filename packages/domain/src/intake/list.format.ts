/** What a list of one kind looks like: its fields, what a clinic may call them, and how a row is read. */
import * as z from 'zod'
import type { DatedCodes } from '../clinic-codes.ts'
import type { PlainDate } from '../time.ts'
import type { Read } from './cell.reader.ts'

export const ListKind = z.enum(['people', 'attendance'])
export type ListKind = z.infer<typeof ListKind>

/** One field of ours that a column of theirs may hold. */
export interface ListField {
  /** Our own heading: what the documented example file uses. */
  readonly heading: string
  /** What to write in it, for the person who makes the file. */
  readonly says: string
  /** Whether the file must have a column for it. */
  readonly required: boolean
  /** Whether one value may stand for every row of a file that has no such column. */
  readonly maySetForAll: boolean
  /** Headings seen in clinics, the likeliest first; compared by letters and digits only. */
  readonly alsoCalled: readonly string[]
}

/** A cell of the row that is being read, by field. A field without a column reads as an empty cell. */
export type Cells<Field extends string> = Readonly<Record<Field, string>>

export interface Given {
  readonly today: PlainDate
  /** The clinic's own codes, by the days from which they hold. */
  readonly codes?: readonly DatedCodes[]
}

/** What is wrong with one field of a row; null where it cannot be blamed on one. */
export interface FieldProblem<Field extends string> {
  field: Field | null
  problem: string
}

type ReadRow<Field extends string, Row> =
  | { ok: true; row: Row }
  | { ok: false; problems: FieldProblem<Field>[] }

export interface ListFormat<Field extends string, Row> {
  readonly kind: ListKind
  readonly fields: Readonly<Record<Field, ListField>>
  readRow(cells: Cells<Field>, given: Given): ReadRow<Field, Row>
  /** What makes two rows of one file the same; read from cells, so that it also works for rows with problems. */
  sameness(cells: Cells<Field>): { key: string; field: Field; again: (firstRow: number) => string } | null
}

/** Collects the fields of one row: each value, or its problem. */
export class RowReading<Field extends string> {
  readonly problems: FieldProblem<Field>[] = []

  /** The value, or null with the problem noted. */
  take<T>(field: Field, read: Read<T>): T | null {
    if (read.ok) return read.value
    this.problems.push({ field, problem: read.problem })
    return null
  }

  refuse(field: Field, problem: string): void {
    this.problems.push({ field, problem })
  }
}
