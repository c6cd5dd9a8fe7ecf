/** Who signs a message, and what no message may name. */
import type { Expression } from 'kysely'
import { dataKeysIn } from '../database/keys.ts'
import type { Reading } from '../read.ts'

/** The name with which a colleague signs: the first word of it. */
export async function firstNameOf(
  reading: Pick<Reading, 'db' | 'keyring'>,
  accountId: string,
): Promise<string> {
  return firstNameIn(reading, await signerRow(reading, accountId).execute())
}

export function signerRow({ db }: Pick<Reading, 'db'>, accountId: string) {
  return db
    .selectFrom('account as a')
    .leftJoin('data_key as k', join => join.onRef('k.owner_id', '=', 'a.id').on('k.destroyed_at', 'is', null))
    .select(['a.id', 'a.name_sealed', 'k.wrapped'])
    .where('a.id', '=', accountId)
}

type Signer = Awaited<ReturnType<ReturnType<typeof signerRow>['execute']>>[number]

export function firstNameIn({ keyring }: Pick<Reading, 'keyring'>, [row]: readonly Signer[]): string {
  if (!row) return ''
  const keys = dataKeysIn(keyring, [{ ownerId: row.id, wrapped: row.wrapped }])
  const name = keys.open(row.id, row.name_sealed, { table: 'account', column: 'name_sealed', id: row.id })
  return (name ?? '').trim().split(/\s+/)[0] ?? ''
}

/** What no text about this clinic's people may hold: the names of the place. */
export async function placeNames(reading: Pick<Reading, 'db'>, clinicId: string): Promise<string[]> {
  return placeNamesIn(await placeRow(reading, clinicId).execute())
}

/** Of the clinic with this id, or with the one that is found so. */
export function placeRow({ db }: Pick<Reading, 'db'>, clinicId: string | Expression<string>) {
  return db
    .selectFrom('clinic as c')
    .innerJoin('trust as t', 't.id', 'c.trust_id')
    .select(['c.name', 't.name as trust'])
    .where('c.id', '=', clinicId)
}

export function placeNamesIn([row]: readonly { name: string; trust: string }[]): string[] {
  return row ? [row.name, row.trust] : []
}
