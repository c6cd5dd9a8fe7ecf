/** What colleagues are called, as far as the actor may know: two queries, however many there are. */
import type { Reading } from '../read.ts'

export async function colleagueNames(
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
  const keys = await keysOf(rows.map(({ id }) => id))
  const names = new Map(
    rows.map(({ id, name_sealed }) => [
      id,
      keys.open(id, name_sealed, { table: 'account', column: 'name_sealed', id }),
    ]),
  )
  return accountId => names.get(accountId) ?? null
}
