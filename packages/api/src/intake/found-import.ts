/** Finding an import that the caller may see, and opening the file that it keeps. */
import type { Sheet } from '@alongside/domain/intake'
import type { Transaction } from '../database/acting.ts'
import type { DataKeys } from '../database/keys.ts'
import type { Place } from '../database/sealed.ts'
import type { Reading } from '../read.ts'
import { readCsvText } from './csv-file.ts'
import { type ImportView, importColumns, importView } from './intake.views.ts'

export function filePlace(importId: string): Place {
  return { table: 'list_import', column: 'file_sealed', id: importId }
}

export function rowPlace(importId: string, rowNumber: number): Place {
  return { table: 'list_import_row', column: 'row_sealed', id: `${importId}|${rowNumber}` }
}

/** The import, or null: there is none, or it is not this caller's to see. */
export async function findImport({ db }: Pick<Transaction, 'db'>, id: string): Promise<ImportView | null> {
  const row = await db.selectFrom('list_import').select(importColumns).where('id', '=', id).executeTakeFirst()
  return row ? importView(row) : null
}

/** The rows of the file that an import keeps; null once it is over. */
export async function openFile(
  { db, keysOf }: Pick<Reading, 'db' | 'keysOf'>,
  { id, clinicId }: Pick<ImportView, 'id' | 'clinicId'>,
): Promise<Sheet | null> {
  const keys = await keysOf([clinicId])
  const row = await db.selectFrom('list_import').select('file_sealed').where('id', '=', id).executeTakeFirst()
  const text = keys.open(clinicId, row?.file_sealed ?? null, filePlace(id))
  if (text === null) return null
  const file = readCsvText(text)
  // it could be read when it came; if not now, the reader changed and a person must send the file again
  return file.ok ? file.sheet : null
}

/** The cells of one row as they were kept, by field. */
export function openCells(
  keys: DataKeys,
  { id, clinicId }: Pick<ImportView, 'id' | 'clinicId'>,
  row: { row_no: number; row_sealed: Uint8Array | null },
): Record<string, string> {
  const text = keys.open(clinicId, row.row_sealed, rowPlace(id, row.row_no))
  return text === null ? {} : (JSON.parse(text) as Record<string, string>)
}
