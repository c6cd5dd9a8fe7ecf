/** What the people of the team are called by those who work with them. */
import { sql } from 'kysely'
import { dataKeysIn } from '../database/keys.ts'
import type { Reading } from '../read.ts'

/** The names of these accounts; null for one whose name the actor may not know. One query, however many there are. */
export async function holderNames(
  { db, keyring }: Pick<Reading, 'db' | 'keyring'>,
  accountIds: readonly string[],
): Promise<(accountId: string) => string | null> {
  if (accountIds.length === 0) return () => null
  return holderNamesIn({ keyring }, await holderRows({ db }, accountIds).execute())
}

/** The question for these names, to be asked together with others. */
export function holderRows({ db }: Pick<Reading, 'db'>, accountIds: readonly string[]) {
  const wanted = [...new Set(accountIds)]
  return db
    .selectFrom('account as a')
    .leftJoin('data_key as k', join => join.onRef('k.owner_id', '=', 'a.id').on('k.destroyed_at', 'is', null))
    .select(['a.id', 'a.name_sealed', 'k.wrapped'])
    .where('a.id', '=', sql<string>`any(${wanted}::uuid[])`)
}

type HolderRow = Awaited<ReturnType<ReturnType<typeof holderRows>['execute']>>[number]

export function holderNamesIn(
  { keyring }: Pick<Reading, 'keyring'>,
  rows: readonly HolderRow[],
): (accountId: string) => string | null {
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
