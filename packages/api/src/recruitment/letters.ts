/** How far the messages about invitations and references have come: whether they left, and never what they say. */
import * as z from 'zod'
import type { Reading } from '../read.ts'

export const LetterState = z.enum(['none', 'waiting', 'sent', 'failed'])
export type LetterState = z.infer<typeof LetterState>

/** By what each is about, the newest of it. */
export async function lettersOf(
  { db }: Pick<Reading, 'db'>,
  aboutIds: readonly string[],
): Promise<(aboutId: string) => LetterState> {
  if (aboutIds.length === 0) return () => 'none'
  const rows = await db
    .selectFrom('message')
    .select(['about_id', 'sent_at', 'given_up_at', 'cancelled_at'])
    .where('about_id', 'in', aboutIds)
    .orderBy('id')
    .execute()
  return aboutId => {
    const mine = rows.filter(({ about_id }) => about_id === aboutId)
    if (mine.some(({ sent_at }) => sent_at !== null)) return 'sent'
    if (mine.some(({ sent_at, given_up_at, cancelled_at }) => !sent_at && !given_up_at && !cancelled_at))
      return 'waiting'
    return mine.length === 0 ? 'none' : 'failed'
  }
}
