/** A clinic's own words for a message: read before they are settled, with the names of every place beside them. */
import type { WordsToSettle } from '@alongside/domain/clinic-setting-change'
import {
  type ClinicWords,
  exampleParts,
  filledIn,
  leavesAsText,
  type MessageKey,
  textParts,
  tidied,
  withWords,
  wrongWith,
} from '@alongside/domain/messages'
import type { Changing } from '../change.ts'
import type { Transaction } from '../database/acting.ts'

/** The words of a clinic once a message is changed. */
export function wordsAfter(
  before: ClinicWords,
  { purpose, language, text, readBy }: WordsToSettle,
): ClinicWords {
  const own = text === null ? null : { text: tidied(text), readBy: language === 'en' ? '' : readBy }
  return withWords(before, purpose, language, own)
}

/** The names of all clinics and trusts: a message of one says none of another either. */
async function namesOfPlaces({ db }: Pick<Transaction, 'db'>): Promise<string[]> {
  const rows = await db
    .selectFrom('trust')
    .select('name')
    .union(db.selectFrom('clinic').select('name'))
    .execute()
  return rows.map(({ name }) => name)
}

/** Words that could tell somebody something, that lack a gap or that nobody read are not settled. */
export async function refuseWrongWords(
  changing: Changing,
  { purpose, language, text, readBy }: WordsToSettle,
): Promise<void> {
  if (text === null) return
  const wrong = wrongWith({ purpose, language, text, names: await namesOfPlaces(changing) })
  const isUnread = language !== 'en' && readBy === ''
  if (wrong.length > 0 || isUnread)
    changing.refuse('not-valid', {
      fields: {
        ...(wrong.length > 0 ? { 'value.text': wrong } : {}),
        ...(isUnread ? { 'value.readBy': ['Write who grew up with this language and read it'] } : {}),
      },
    })
}

/** Words as somebody would read them, with a made-up name and day, and what is wrong with them. */
export async function lookAtWords(
  transaction: Pick<Transaction, 'db'>,
  { purpose, language, text }: MessageKey & { readonly text: string },
) {
  const wrong = wrongWith({ purpose, language, text, names: await namesOfPlaces(transaction) })
  const shown = filledIn(tidied(text), exampleParts(language))
  return { wrong, shown, length: leavesAsText(purpose) ? textParts(shown) : null }
}
