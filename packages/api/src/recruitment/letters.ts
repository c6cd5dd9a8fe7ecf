/** How far the messages about invitations and references have come: whether they left, and never what they say. */
import * as z from 'zod'
import type { Reading } from '../read.ts'

/** `here`: it went to the post of a demo, where it can be read. */
export const LetterState = z.enum(['none', 'waiting', 'sent', 'here', 'failed'])
export type LetterState = z.infer<typeof LetterState>

/** By what each is about, the newest of it. */
export async function lettersOf(
  { db }: Pick<Reading, 'db'>,
  aboutIds: readonly string[],
): Promise<(aboutId: string) => LetterState> {
  if (aboutIds.length === 0) return () => 'none'
  const rows = await db
    .selectFrom('message as m')
    .leftJoin('local_post as here', 'here.message_id', 'm.id')
    .select(['m.about_id', 'm.sent_at', 'm.given_up_at', 'm.cancelled_at', 'here.message_id as here'])
    .where('m.about_id', 'in', aboutIds)
    .orderBy('m.id')
    .execute()
  return aboutId => {
    const mine = rows.filter(({ about_id }) => about_id === aboutId)
    if (mine.some(({ here }) => here !== null)) return 'here'
    if (mine.some(({ sent_at }) => sent_at !== null)) return 'sent'
    if (mine.some(({ sent_at, given_up_at, cancelled_at }) => !sent_at && !given_up_at && !cancelled_at))
      return 'waiting'
    return mine.length === 0 ? 'none' : 'failed'
  }
}
