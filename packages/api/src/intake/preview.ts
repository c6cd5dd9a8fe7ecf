/** The preview of an import, a page at a time, and the rows that were left out as a file to mend. */

import type { ListKind } from '@alongside/domain/intake'
import { csvText, headingsOf, type ListFormat, ListMapping, listFormats } from '@alongside/domain/intake'
import { instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { together } from '../database/together.ts'
import { type Cursor, cursorAt } from '../lifecycle/page.ts'
import type { Reading } from '../read.ts'
import { findImport, openCells } from './found-import.ts'
import {
  type ImportView,
  importColumns,
  importView,
  type PreviewPage,
  RowProblemView,
  RowState,
} from './intake.views.ts'
import { settledMapping } from './map-columns.ts'
import { holdIfFree } from './turns.ts'

export interface WantedRows {
  readonly id: string
  readonly state?: z.infer<typeof RowState> | undefined
  /** The number of the last row of the page before. */
  readonly after?: number | undefined
  readonly limit: number
}

export async function previewPage(
  reading: Reading,
  { id, state, after, limit }: WantedRows,
): Promise<PreviewPage | null> {
  const found = await findImport(reading, id)
  if (!found) return null
  const { db } = reading
  const { stored, settled } = await together(db, {
    stored: rowsOf(reading, id, { state, after, limit: limit + 1 }),
    settled: db.selectFrom('list_import').select('mapping').where('id', '=', id),
  })
  const page = stored.slice(0, limit)
  reading.saw(page.flatMap(({ person_id }) => person_id ?? []))
  const keys = await reading.keysOf([found.clinicId])
  return {
    import: found,
    headings: headingsWith(found, settled[0] && ListMapping.parse(settled[0].mapping)),
    rows: page.map(row => ({
      rowNumber: row.row_no,
      state: RowState.parse(row.state),
      cells: openCells(keys, found, row),
      problems: z.array(RowProblemView).parse(row.problems),
    })),
    next: stored.length > limit ? (page.at(-1)?.row_no ?? null) : null,
  }
}

/** The rows that cannot be taken, with what is wrong beside each: to mend and send again. Null once it is over. */
export async function badRowsFile(reading: Reading, id: string): Promise<{ file: string } | null> {
  const found = await findImport(reading, id)
  if (found?.state !== 'preview') return null
  const headings = headingsWith(found, await settledMapping(reading, id))
  const fields = Object.keys(headings)
  const rows = await rowsOf(reading, id, { state: 'bad' }).execute()
  reading.saw(rows.flatMap(({ person_id }) => person_id ?? []))
  const keys = await reading.keysOf([found.clinicId])
  const lines = rows.map(row => {
    const cells = openCells(keys, found, row)
    const problems = z.array(RowProblemView).parse(row.problems)
    const words = problems
      .map(({ column, problem }) => (column ? `${column}: ${problem}` : problem))
      .join(' ')
    return [...fields.map(field => cells[field] ?? ''), String(row.row_no), words]
  })
  const header = [...fields.map(field => headings[field] ?? ''), 'Row in your file', 'What is wrong']
  return { file: csvText([header, ...lines]) }
}

function headingsWith({ kind }: ImportView, mapping: ListMapping | undefined): Record<string, string> {
  const format: ListFormat<string, unknown> = listFormats[kind]
  return mapping ? headingsOf(format, mapping) : {}
}

function rowsOf(
  { db }: Pick<Reading, 'db'>,
  id: string,
  { state, after, limit }: Partial<Pick<WantedRows, 'state' | 'after' | 'limit'>>,
) {
  let query = db
    .selectFrom('list_import_row')
    .select(['row_no', 'state', 'row_sealed', 'problems', 'person_id'])
    .where('list_import_id', '=', id)
    .orderBy('row_no')
  if (state !== undefined) query = query.where('state', '=', state)
  if (after !== undefined) query = query.where('row_no', '>', after)
  if (limit !== undefined) query = query.limit(limit)
  return query
}

/** How far an import is, and whether somebody is at it at this moment. */
export async function progressOf(reading: Reading, id: string) {
  const found = await findImport(reading, id)
  if (!found) return null
  return { import: found, running: found.state === 'importing' && !(await holdIfFree(reading, id)) }
}

export interface WantedImports {
  readonly clinicId: string
  readonly kind?: ListKind | undefined
  readonly after?: z.output<typeof Cursor> | undefined
  readonly limit: number
}

/** The imports of a clinic, the latest first. */
export async function listImports(
  { db }: Pick<Reading, 'db'>,
  { clinicId, kind, after, limit }: WantedImports,
): Promise<{ rows: ImportView[]; next: string | null }> {
  let query = db
    .selectFrom('list_import')
    .select(importColumns)
    .where('clinic_id', '=', clinicId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (after !== undefined)
    query = query.where(sql<boolean>`(made_at, id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const found = (await query.execute()).map(importView)
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  return { rows, next: found.length > limit && last ? cursorAt(instant(last.madeAt), last.id) : null }
}
