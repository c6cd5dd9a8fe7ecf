/** The words of a supervision: what people brought, what is to be done, what was learnt. */
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
export async function whatWasWritten({ db, keysOf }: Reading, { id, clinicId }: BareRow): Promise<Written> {
  const entries = await db
    .selectFrom('journal')
    .select('event')
    .where('kind', '=', 'supervision')
    .where('lifecycle_id', '=', id)
    .where('type', 'in', ['addItem', 'addAction', 'hold'])
    .orderBy('seq')
    .execute()
  const notes = await db
    .selectFrom('note')
    .select(['id', 'text_sealed'])
    .where('kind', '=', 'supervision')
    .where('lifecycle_id', '=', id)
    .execute()
  const keys = await keysOf([clinicId])
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
