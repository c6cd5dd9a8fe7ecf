import { maySee } from '@alongside/domain/permissions'
import type { Instant } from '@alongside/domain/time'
import type { DataKeys } from '../database/keys.ts'
import type { Reading } from '../read.ts'

/**
 * The summary of an episode that somebody agreed the clinic may have. Colleagues of the mentor read it in the record; for the
 * clinic it is all that ever leaves it, and the policies of the database show the clinic no other note of an ending.
 */
export function sharedSummaries({ db, caller }: Reading, personId: string, episodeId: string) {
  if (!maySee(caller.role, 'receipt')) return undefined
  return db
    .selectFrom('note')
    .select(['id', 'text_sealed', 'at'])
    .where('person_id', '=', personId)
    .where('episode_id', '=', episodeId)
    .where('kind', '=', 'discharge')
    .where('field', '=', 'summary')
    .orderBy('at', 'desc')
    .limit(1)
}

type Summary = Awaited<ReturnType<NonNullable<ReturnType<typeof sharedSummaries>>['execute']>>[number]

export function sharedSummaryIn(
  [note]: readonly Summary[],
  personId: string,
  keys: DataKeys,
): { text: string; at: Instant } | null {
  if (!note) return null
  const text = keys.open(personId, note.text_sealed, { table: 'note', column: 'text_sealed', id: note.id })
  return text === null ? null : { text, at: note.at }
}
