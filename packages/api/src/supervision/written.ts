/** The words of a supervision: what people brought, what is to be done, what was learnt. */
import { dataKeysIn } from '../database/keys.ts'
import type { BareRow } from '../lifecycle/registration.ts'
import type { Reading } from '../read.ts'

export interface Written {
  about(itemId: string): string | null
  what(actionId: string): string
  readonly learning: string | null
}

interface Entry {
  itemId?: string
  about?: string
  actionId?: string
  what?: string
  learning?: string
}

/** The journal says which words belong to what; the notes hold them, sealed with the clinic's key. */
export function writtenRows({ db }: Pick<Reading, 'db'>, id: string) {
  return {
    entries: db
      .selectFrom('journal')
      .select('event')
      .where('kind', '=', 'supervision')
      .where('lifecycle_id', '=', id)
      .where('type', 'in', ['addItem', 'addAction', 'hold'])
      .orderBy('seq'),
    notes: db
      .selectFrom('note')
      .select(['id', 'text_sealed'])
      .where('kind', '=', 'supervision')
      .where('lifecycle_id', '=', id),
    key: db
      .selectFrom('data_key')
      .select(['owner_id as ownerId', 'wrapped'])
      .where('destroyed_at', 'is', null)
      .where('owner_id', '=', db.selectFrom('supervision').select('clinic_id').where('id', '=', id)),
  }
}

interface Rows {
  readonly entries: readonly { readonly event: unknown }[]
  readonly notes: readonly { readonly id: string; readonly text_sealed: Uint8Array | null }[]
  readonly key: readonly { readonly ownerId: string; readonly wrapped: Uint8Array | null }[]
}

export function whatWasWritten(
  { keyring }: Pick<Reading, 'keyring'>,
  { clinicId }: Pick<BareRow, 'clinicId'>,
  { entries, notes, key }: Rows,
): Written {
  const keys = dataKeysIn(keyring, key)
  const text = (noteId: string | undefined) => {
    const note = notes.find(each => each.id === noteId)
    return note
      ? keys.open(clinicId, note.text_sealed, { table: 'note', column: 'text_sealed', id: note.id })
      : null
  }
  const events = entries.map(({ event }) => event as Entry)
  return {
    about: itemId => text(events.find(each => each.itemId === itemId)?.about),
    what: actionId => text(events.find(each => each.actionId === actionId)?.what) ?? '',
    learning: text(events.findLast(each => each.learning)?.learning),
  }
}
