/** What a screen sees of an import: where it stands, how its columns are understood, and its rows with what is wrong. */
import { ListKind, ListMapping } from '@alongside/domain/intake'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import type { Tables } from '../database/tables.ts'

/**
 * - `reading`: the file was taken and its columns have still to be named
 * - `preview`: every row was looked at; somebody may confirm, name the columns again, or discard
 * - `importing`: its rows are being written
 * - `done`, `dropped`: over; of the file and its cells nothing is kept
 */
const ImportState = z.enum(['reading', 'preview', 'importing', 'done', 'dropped'])

export const ImportView = z.strictObject({
  id: Id,
  clinicId: Id,
  kind: ListKind,
  state: ImportState,
  /** What to know about how the file was read, such as letters that need checking. */
  notices: z.array(z.string()),
  /** Why the last try stopped; nothing of it was kept. */
  problem: z.string().nullable(),
  rows: z.strictObject({
    total: z.int(),
    /** Will be added. */
    good: z.int(),
    /** Already there: nothing is added for them. */
    known: z.int(),
    /** Cannot be taken; each is named with what is wrong. */
    bad: z.int(),
    /** Written so far. */
    done: z.int(),
  }),
  madeAt: Instant,
  changedAt: Instant,
  endedAt: Instant.nullable(),
})
export type ImportView = z.infer<typeof ImportView>

/** The columns that a view of an import is made of. */
export const importColumns = [
  'id',
  'clinic_id',
  'kind',
  'state',
  'notices',
  'problem',
  'rows_total',
  'rows_good',
  'rows_known',
  'rows_bad',
  'rows_done',
  'made_at',
  'changed_at',
  'ended_at',
] as const satisfies readonly (keyof Tables['list_import'])[]

type ImportRow = Record<(typeof importColumns)[number], unknown>

export function importView(row: ImportRow): ImportView {
  return ImportView.parse({
    id: row.id,
    clinicId: row.clinic_id,
    kind: row.kind,
    state: row.state,
    notices: row.notices,
    problem: row.problem,
    rows: {
      total: row.rows_total,
      good: row.rows_good,
      known: row.rows_known,
      bad: row.rows_bad,
      done: row.rows_done,
    },
    madeAt: row.made_at,
    changedAt: row.changed_at,
    endedAt: row.ended_at,
  })
}

/** One field of ours, for the person who says which column of theirs holds it. */
const FieldView = z.strictObject({
  field: z.string(),
  heading: z.string(),
  says: z.string(),
  required: z.boolean(),
  maySetForAll: z.boolean(),
})

export const MappingView = z.strictObject({
  import: ImportView,
  /** The headings of the file, in its order. */
  header: z.array(z.string()),
  fields: z.array(FieldView),
  mapping: ListMapping,
  from: z.enum(['settled', 'remembered', 'headings']),
  missing: z.array(z.string()),
  ignored: z.array(z.string()),
  /** The first rows of the file as they stand, so that a column can be told by what is in it. */
  sample: z.array(z.array(z.string())),
})
export type MappingView = z.infer<typeof MappingView>

export const RowState = z.enum(['good', 'known', 'bad', 'done'])

export const RowProblemView = z.strictObject({ column: z.string(), problem: z.string() })
export type RowProblemView = z.infer<typeof RowProblemView>

const PreviewRow = z.strictObject({
  rowNumber: z.int(),
  state: RowState,
  /** What stood in the mapped columns, by field; empty once the import is over. */
  cells: z.record(z.string(), z.string()),
  problems: z.array(RowProblemView),
})

export const PreviewPage = z.strictObject({
  import: ImportView,
  /** The headings under which the cells are known to the clinic, by field. */
  headings: z.record(z.string(), z.string()),
  rows: z.array(PreviewRow),
  next: z.int().nullable(),
})
export type PreviewPage = z.infer<typeof PreviewPage>

export const ProgressView = z.strictObject({
  import: ImportView,
  /** Somebody is writing its rows at this moment. An import that is being written and is not running was cut short. */
  running: z.boolean(),
})
export type ProgressView = z.infer<typeof ProgressView>
