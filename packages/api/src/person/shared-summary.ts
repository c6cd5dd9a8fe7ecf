import { maySee } from '@alongside/domain/permissions'
import type { Instant } from '@alongside/domain/time'
import type { Reading } from '../read.ts'

/**
 * The summary of an episode that somebody agreed the clinic may have. Colleagues of the mentor read it in the record; for the
 * clinic it is all that ever leaves it, and the policies of the database show the clinic no other note of an ending.
 */
export async function sharedSummaryOf(
  reading: Reading,
  personId: string,
  episodeId: string,
): Promise<{ text: string; at: Instant } | null> {
  if (!maySee(reading.caller.role, 'receipt')) return null
  const note = await reading.db
    .selectFrom('note')
    .select(['id', 'text_sealed', 'at'])
    .where('person_id', '=', personId)
    .where('episode_id', '=', episodeId)
    .where('kind', '=', 'discharge')
    .where('field', '=', 'summary')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!note) return null
  const keys = await reading.keysOfPeople([personId])
  const text = keys.open(personId, note.text_sealed, { table: 'note', column: 'text_sealed', id: note.id })
  return text === null ? null : { text, at: note.at }
}
