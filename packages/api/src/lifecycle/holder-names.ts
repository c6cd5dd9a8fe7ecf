/** What the people of the team are called by those who work with them. */
import type { Reading } from '../read.ts'

/** The names of these accounts; null for one whose name the actor may not know. Two queries, however many there are. */
export async function holderNames(
  { db, keysOf }: Pick<Reading, 'db' | 'keysOf'>,
  accountIds: readonly string[],
): Promise<(accountId: string) => string | null> {
  const wanted = [...new Set(accountIds)]
  if (wanted.length === 0) return () => null
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name_sealed'])
    .where('id', 'in', wanted)
    .execute()
  const keys = await keysOf(wanted)
  const names = new Map(
    rows.map(({ id, name_sealed }) => [
      id,
      keys.open(id, name_sealed, { table: 'account', column: 'name_sealed', id }),
    ]),
  )
  return accountId => names.get(accountId) ?? null
}
