/** Free text never reaches the journal: it is sealed as a note of its own, and the note's id takes its place. */
import type { Lifecycle } from '@alongside/domain/lifecycle'
import { privateFieldsOf } from '@alongside/domain/private-text'
import type * as z from 'zod'
import { dataKeysOf, type Keyring } from '../database/keys.ts'
import { later } from '../database/later.ts'
import { writing } from '../database/writing.ts'
import { type BareRow, keyOwnerOf, subjectColumnsOf, type Taking } from './registration.ts'

export interface Parted {
  /** The event as the journal keeps it. */
  readonly event: Record<string, unknown>
  /** The id of the note of each field that held words. */
  readonly notes: Readonly<Record<string, string>>
}

function commandOf(lifecycle: Lifecycle, type: string): z.ZodObject | undefined {
  return (lifecycle.Command.options as z.ZodObject[]).find(
    option => (option.shape.type as z.ZodLiteral<string>).value === type,
  )
}

export async function keepPrivateText(
  lifecycle: Lifecycle,
  taking: Taking<{ type: string }, BareRow>,
  seq: number,
  keyring: Keyring,
  newId: () => string,
): Promise<Parted> {
  const event: Record<string, unknown> = { ...taking.event }
  const command = commandOf(lifecycle, taking.event.type)
  const fields = command ? privateFieldsOf(command).filter(field => event[field]) : []
  if (fields.length === 0) return { event, notes: {} }

  const { row, db, caller, at } = taking
  const owner = keyOwnerOf(row)
  const keys = await dataKeysOf(db, keyring, [owner])
  const notes: Record<string, string> = {}
  const rows = fields.map(field => {
    const id = newId()
    notes[field] = id
    const sealed = keys.seal(owner, String(event[field]), { table: 'note', column: 'text_sealed', id })
    event[field] = id
    return {
      id,
      kind: lifecycle.kind,
      lifecycle_id: row.id,
      seq,
      field,
      ...subjectColumnsOf(row),
      account_id: caller.accountId,
      at,
      text_sealed: sealed.bytes,
    }
  })
  await later(db, writing({ note: rows }))
  return { event, notes }
}
