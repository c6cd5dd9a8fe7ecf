/** Takes a file in: reads it whole or refuses it whole, seals it, and looks at its rows if its columns are known. */
import { createHash } from 'node:crypto'
import {
  type ListFormat,
  type ListKind,
  ListMapping,
  listFormats,
  suggestMapping,
} from '@alongside/domain/intake'
import * as z from 'zod'
import type { Changing } from '../change.ts'
import { clinicKeys } from './clinic-key.ts'
import { readCsv } from './csv-file.ts'
import { MAX_FILE_BYTES, tooLarge } from './file-bytes.ts'
import { filePlace, findImport } from './found-import.ts'
import { ImportView } from './intake.views.ts'
import { previewRows } from './preview-rows.ts'

/** A file in base64, because everything that comes in is JSON. */
export const FileInBase64 = z
  .string()
  .max(Math.ceil(MAX_FILE_BYTES / 3) * 4, tooLarge)
  .regex(/^[A-Za-z0-9+/]*={0,2}$/, 'This file did not arrive whole. Send it again.')

export interface ListFile {
  readonly clinicId: string
  readonly kind: ListKind
  readonly file: string
}

export const Uploaded = z.strictObject({
  import: ImportView,
  /** The same file came before: the day is in the notice, and nothing that is there already is added again. */
  sameAs: z.uuid().nullable(),
})
export type Uploaded = z.infer<typeof Uploaded>

export async function uploadList(changing: Changing, { clinicId, kind, file }: ListFile): Promise<Uploaded> {
  const { db, caller, at, keyring, newId, refuse } = changing
  const clinics: readonly string[] = caller.clinicIds
  if (!clinics.includes(clinicId)) return refuse('not-found')
  const bytes = Buffer.from(file, 'base64')
  const read = readCsv(bytes)
  if (!read.ok) return refuse('not-valid', { reasons: [read.problem], fields: { file: [read.problem] } })

  const hash = createHash('sha256').update(bytes).digest()
  const before = await sameFile(changing, { clinicId, kind }, hash)
  if (before?.state === 'reading' || before?.state === 'preview') {
    // a second click, or the file again before it was confirmed: there is one preview of it, not two. Meanwhile people
    // may have come to the clinic's list, or its codes may have been settled: it is looked through again
    if (before.state === 'preview')
      await previewRows(changing, { id: before.id, clinicId, kind }, read.sheet, before.mapping)
    const waiting = await findImport(changing, before.id)
    if (waiting) return { import: waiting, sameAs: before.id }
  }
  const notices = [...read.notices]
  if (before?.state === 'done')
    notices.push(
      `This very file was imported on ${britishDay(before.endedOn)}. Nothing that is there already is added again.`,
    )

  const id = newId()
  const keys = await clinicKeys(changing, keyring, clinicId)
  await db
    .insertInto('list_import')
    .values({
      id,
      clinic_id: clinicId,
      kind,
      state: 'reading',
      file_hash: hash,
      file_sealed: keys.seal(clinicId, read.text, filePlace(id)).bytes,
      notices,
      mapping: JSON.stringify({ columns: {}, forAll: {} }) as never,
      rows_total: read.sheet.rows.length,
      made_by: caller.accountId as string,
      made_at: at,
      changed_at: at,
    })
    .execute()

  const format: ListFormat<string, unknown> = listFormats[kind]
  const suggested = suggestMapping(
    format,
    read.sheet.header,
    await rememberedMapping(changing, clinicId, kind),
  )
  if (suggested.from === 'remembered')
    await previewRows(changing, { id, clinicId, kind }, read.sheet, suggested.mapping)
  const made = await findImport(changing, id)
  if (!made) throw new Error('The import that was just made cannot be seen')
  return { import: made, sameAs: before?.state === 'done' ? before.id : null }
}

/** How this clinic settled the columns of such a list the last time. */
export async function rememberedMapping(
  { db }: Pick<Changing, 'db'>,
  clinicId: string,
  kind: ListKind,
): Promise<ListMapping | undefined> {
  const row = await db
    .selectFrom('list_mapping')
    .select('mapping')
    .where('clinic_id', '=', clinicId)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row && ListMapping.parse(row.mapping)
}

/** The latest import of the same bytes that was not discarded. */
async function sameFile(
  { db }: Pick<Changing, 'db'>,
  { clinicId, kind }: Pick<ListFile, 'clinicId' | 'kind'>,
  hash: Uint8Array,
): Promise<{ id: string; state: string; mapping: ListMapping; endedOn: string } | undefined> {
  const row = await db
    .selectFrom('list_import')
    .select(['id', 'state', 'mapping', 'ended_at'])
    .where('clinic_id', '=', clinicId)
    .where('kind', '=', kind)
    .where('file_hash', '=', hash)
    .where('state', '<>', 'dropped')
    .orderBy('made_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      id: row.id,
      state: row.state,
      mapping: ListMapping.parse(row.mapping),
      endedOn: row.ended_at ?? '',
    }
  )
}

function britishDay(at: string): string {
  const [year, month, day] = at.slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}
