/** What mentors are called by those who work with them. */
import { sql } from 'kysely'
import { type DataKeys, dataKeysIn } from '../database/keys.ts'
import type { Reading } from '../read.ts'

/** The names of these mentors; null for one whose name the actor may not know. One query, however many there are. */
export async function mentorNames(
  { db, keyring }: Pick<Reading, 'db' | 'keyring'>,
  mentorIds: readonly (string | null)[],
): Promise<(mentorId: string | null) => string | null> {
  const wanted = [...new Set(mentorIds.filter(id => id !== null))]
  if (wanted.length === 0) return () => null
  const rows = await db
    .selectFrom('mentor as m')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .leftJoin('data_key as k', join =>
      join.onRef('k.owner_id', '=', 'm.account_id').on('k.destroyed_at', 'is', null),
    )
    .select(['m.id', 'm.account_id', 'm.called_sealed', 'a.name_sealed', 'k.wrapped'])
    .where('m.id', '=', sql<string>`any(${wanted}::uuid[])`)
    .execute()
  const keys = dataKeysIn(
    keyring,
    rows.map(({ account_id, wrapped }) => ({ ownerId: account_id, wrapped })),
  )
  const names = new Map(rows.map(row => [row.id, nameIn(keys, row)]))
  return mentorId => (mentorId === null ? null : (names.get(mentorId) ?? null))
}

interface NamedMentor {
  readonly id: string
  readonly account_id: string
  readonly called_sealed: Uint8Array | null
  readonly name_sealed: Uint8Array | null
}

/** What one mentor is called, in a row that was read together with its key. */
export function nameIn(
  keys: DataKeys,
  { id, account_id, called_sealed, name_sealed }: NamedMentor,
): string | null {
  return (
    keys.open(account_id, called_sealed, { table: 'mentor', column: 'called_sealed', id }) ??
    // whoever was a trainee until today has not said yet what else to be called
    keys.open(account_id, name_sealed, { table: 'account', column: 'name_sealed', id: account_id })
  )
}
