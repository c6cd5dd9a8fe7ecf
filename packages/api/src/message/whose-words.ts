/** Who signs a message, and what no message may name. */
import type { Reading } from '../read.ts'

/** The name with which a colleague signs: the first word of it. */
export async function firstNameOf(
  { db, keysOf }: Pick<Reading, 'db' | 'keysOf'>,
  accountId: string,
): Promise<string> {
  const row = await db
    .selectFrom('account')
    .select('name_sealed')
    .where('id', '=', accountId)
    .executeTakeFirst()
  const keys = await keysOf([accountId])
  const place = { table: 'account', column: 'name_sealed', id: accountId }
  return (keys.open(accountId, row?.name_sealed ?? null, place) ?? '').trim().split(/\s+/)[0] ?? ''
}

/** What no text about this clinic's people may hold: the names of the place. */
export async function placeNames({ db }: Pick<Reading, 'db'>, clinicId: string): Promise<string[]> {
  const row = await db
    .selectFrom('clinic as c')
    .innerJoin('trust as t', 't.id', 'c.trust_id')
    .select(['c.name', 't.name as trust'])
    .where('c.id', '=', clinicId)
    .executeTakeFirst()
  return row ? [row.name, row.trust] : []
}
