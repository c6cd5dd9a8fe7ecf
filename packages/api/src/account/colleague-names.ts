/** What colleagues are called, as far as the actor may know: one query, however many there are. */
import { sql } from 'kysely'
import { dataKeysIn } from '../database/keys.ts'
import type { Reading } from '../read.ts'

export async function colleagueNames(
  { db, keyring }: Pick<Reading, 'db' | 'keyring'>,
  accountIds: readonly string[],
): Promise<(accountId: string) => string | null> {
  const wanted = [...new Set(accountIds)]
  if (wanted.length === 0) return () => null
  const rows = await db
    .selectFrom('account as a')
    .leftJoin('data_key as k', join => join.onRef('k.owner_id', '=', 'a.id').on('k.destroyed_at', 'is', null))
    .select(['a.id', 'a.name_sealed', 'k.wrapped'])
    .where('a.id', '=', sql<string>`any(${wanted}::uuid[])`)
    .execute()
  const keys = dataKeysIn(
    keyring,
    rows.map(({ id, wrapped }) => ({ ownerId: id, wrapped })),
  )
  const names = new Map(
    rows.map(({ id, name_sealed }) => [
      id,
      keys.open(id, name_sealed, { table: 'account', column: 'name_sealed', id }),
    ]),
  )
  return accountId => names.get(accountId) ?? null
}
