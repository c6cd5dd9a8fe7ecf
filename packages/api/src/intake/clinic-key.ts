/** The clinic's own data key: it seals what a clinic sent and nobody's record holds yet. Made when first needed. */
import type { Transaction } from '../database/acting.ts'
import { type DataKeys, dataKeysOf, type Keyring } from '../database/keys.ts'

export async function clinicKeys(
  { db }: Pick<Transaction, 'db'>,
  keyring: Keyring,
  clinicId: string,
): Promise<DataKeys> {
  const there = await db
    .selectFrom('data_key')
    .select('owner_id')
    .where('owner_id', '=', clinicId)
    .executeTakeFirst()
  if (!there)
    await db
      .insertInto('data_key')
      .values(keyring.newKey(clinicId).row)
      // somebody else's first file may come at the same moment; then their key is the clinic's
      .onConflict(conflict => conflict.doNothing())
      .execute()
  return dataKeysOf(db, keyring, [clinicId])
}
