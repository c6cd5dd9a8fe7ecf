/** Which column of a file means what: our suggestion, and the word of the person who settles it. */
import { type ListFormat, ListMapping, listFormats, suggestMapping } from '@alongside/domain/intake'
import type { Changing } from '../change.ts'
import type { Reading } from '../read.ts'
import { findImport, openFile } from './found-import.ts'
import type { ImportView, MappingView } from './intake.views.ts'
import { previewRows } from './preview-rows.ts'
import { holdIfFree } from './turns.ts'
import { rememberedMapping } from './upload-list.ts'

const SAMPLE = 3

/** The columns of a waiting file with our suggestion; null when there is no such import or nothing left to map. */
export async function suggestColumns(reading: Reading, id: string): Promise<MappingView | null> {
  const found = await findImport(reading, id)
  const sheet = found && (await openFile(reading, found))
  if (!found || !sheet) return null
  const format: ListFormat<string, unknown> = listFormats[found.kind]
  const settled = found.state === 'reading' ? undefined : await settledMapping(reading, id)
  const remembered = settled ?? (await rememberedMapping(reading, found.clinicId, found.kind))
  const suggested = suggestMapping(format, sheet.header, remembered)
  return {
    import: found,
    header: [...sheet.header],
    fields: Object.entries(format.fields).map(([field, { heading, says, required, maySetForAll }]) => ({
      field,
      heading,
      says,
      required,
      maySetForAll,
    })),
    mapping: suggested.mapping,
    from: settled && suggested.from === 'remembered' ? 'settled' : suggested.from,
    missing: suggested.missing,
    ignored: suggested.ignored,
    sample: sheet.rows.slice(0, SAMPLE).map(({ cells }) => [...cells]),
  }
}

export async function settledMapping(
  { db }: Pick<Reading, 'db'>,
  id: string,
): Promise<ListMapping | undefined> {
  const row = await db.selectFrom('list_import').select('mapping').where('id', '=', id).executeTakeFirst()
  return row && ListMapping.parse(row.mapping)
}

/** Settles the columns, looks at every row, and remembers the mapping for the clinic's next file of this kind. */
export async function setMapping(changing: Changing, id: string, mapping: ListMapping): Promise<ImportView> {
  const found = await findImport(changing, id)
  if (!found) return changing.refuse('not-found')
  const sheet = await openFile(changing, found)
  if (!sheet || !(await holdIfFree(changing, id)))
    return changing.refuse('not-allowed-now', {
      reasons: ['This list was imported or discarded. Send the file again.'],
    })
  await previewRows(changing, found, sheet, mapping)
  const now = await findImport(changing, id)
  return now ?? changing.refuse('not-found')
}
