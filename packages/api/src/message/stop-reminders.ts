import type { Instant } from '@alongside/domain/time'
import type { Transaction } from '../database/acting.ts'
import { later } from '../database/later.ts'

/** The meeting of this record does not take place as planned: whatever waits to speak of it does not leave any more. */
export async function stopReminders(
  { db }: Pick<Transaction, 'db'>,
  mentoringId: string,
  at: Instant,
): Promise<void> {
  const stopped = db
    .updateTable('message')
    .set({ cancelled_at: at })
    .where('about_id', '=', mentoringId)
    .where('purpose', '=', 'sessionReminder')
    .where('sent_at', 'is', null)
    .where('cancelled_at', 'is', null)
  await later(db, stopped.compile())
}
