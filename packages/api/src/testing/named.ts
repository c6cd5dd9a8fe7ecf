/** Gives an account a key and a name, as an invitation would. */
import type { SignedIn } from '../actor.ts'
import { DataKeys } from '../database/keys.ts'
import type { Programme } from './programme.ts'

export async function named(
  { api, behind }: Programme,
  { accountId, mentorId }: SignedIn,
  name: string,
): Promise<void> {
  const { key, row } = api.keys.newKey(accountId)
  const keys = new DataKeys(new Map([[accountId, key]]))
  await behind.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [accountId, row.wrapped])
  await behind.query('update account set name_sealed = $2 where id = $1', [
    accountId,
    keys.seal(accountId, name, { table: 'account', column: 'name_sealed', id: accountId }).bytes,
  ])
  if (mentorId !== null)
    await behind.query('update mentor set called_sealed = $2 where id = $1', [
      mentorId,
      keys.seal(accountId, name, { table: 'mentor', column: 'called_sealed', id: mentorId }).bytes,
    ])
}
