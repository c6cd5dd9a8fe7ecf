/** What mentors are called by those who work with them. */
import type { Reading } from '../read.ts'

/** The names of these mentors; null for one whose name the actor may not know. Two queries, however many there are. */
export async function mentorNames(
  { db, keysOf }: Pick<Reading, 'db' | 'keysOf'>,
  mentorIds: readonly (string | null)[],
): Promise<(mentorId: string | null) => string | null> {
  const wanted = [...new Set(mentorIds.filter(id => id !== null))]
  if (wanted.length === 0) return () => null
  const rows = await db
    .selectFrom('mentor as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select(['m.id', 'm.account_id', 'm.called_sealed', 'a.name_sealed'])
    .where('m.id', 'in', wanted)
    .execute()
  const keys = await keysOf(rows.map(({ account_id }) => account_id))
  const names = new Map(
    rows.map(({ id, account_id, called_sealed, name_sealed }) => [
      id,
      keys.open(account_id, called_sealed, { table: 'mentor', column: 'called_sealed', id }) ??
        // whoever was a trainee until today has not said yet what else to be called
        keys.open(account_id, name_sealed, { table: 'account', column: 'name_sealed', id: account_id }),
    ]),
  )
  return mentorId => (mentorId === null ? null : (names.get(mentorId) ?? null))
}
