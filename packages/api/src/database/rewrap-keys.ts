/**
 * Puts every data key under the present wrapping key, while people work. The data itself stays as it is: only the small
 * boxes around the keys are exchanged. Afterwards the wrapping key of before opens nothing any more and can be destroyed.
 */
import { Client } from 'pg'
import { Keyring, type RootKeys } from './keys.ts'

const ROUND = 500

/** Gives how many keys were wrapped anew; running it again goes on where it stopped. */
export async function rewrapKeys(superuserUrl: string, keys: RootKeys): Promise<number> {
  const ring = new Keyring(keys)
  const client = new Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (let rewrapped = 0; ; ) {
      const some = await rewrapSome(client, ring)
      rewrapped += some
      if (some === 0) return rewrapped
    }
  } finally {
    await client.end()
  }
}

/** Locked rows, so that nobody who is erased meanwhile gets their key back. */
async function rewrapSome(client: Client, ring: Keyring): Promise<number> {
  await client.query('begin')
  try {
    const { rows } = await client.query<{ owner_id: string; wrapped: Buffer }>(
      `select owner_id, wrapped from data_key where wrapped is not null and wrapping_key_id <> $1
       order by owner_id limit ${ROUND} for update`,
      [ring.wrappingKeyId],
    )
    if (rows.length > 0)
      await client.query(
        `update data_key k set wrapped = decode(n.wrapped, 'hex'), wrapping_key_id = $3
         from unnest($1::uuid[], $2::text[]) n(owner_id, wrapped) where k.owner_id = n.owner_id`,
        [
          rows.map(({ owner_id }) => owner_id),
          rows.map(({ owner_id, wrapped }) => ring.rewrap(owner_id, wrapped).toString('hex')),
          ring.wrappingKeyId,
        ],
      )
    await client.query('commit')
    return rows.length
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
