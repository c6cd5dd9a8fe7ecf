/** Five hundred who apply, as many who learn and as many mentors: whoever of the demo's team does is copied, under a name of their own. */
import { DataKeys, type Keyring } from '@alongside/api/measuring'
import type { Client } from 'pg'

const PEOPLE = 500

/** What each of them has, whose it is, and which columns hold ids that are other ones in a copy. */
const tables = [
  ['account', 'id', ['id']],
  ['account_clinic', 'account_id', ['account_id']],
  ['recruitment', 'holder_id', ['id', 'holder_id']],
  ['training', 'holder_id', ['id', 'holder_id']],
  ['mentor', 'account_id', ['id', 'account_id']],
  ['standing', 'holder_id', ['id', 'holder_id', 'mentor_id']],
] as const

/** What only the first of them can have: a way in, and words that are sealed with their key. */
const left = ['auth_user_id', 'name_sealed', 'called_sealed', 'wishes_sealed']

export async function multiplyTeam(client: Client, keyring: Keyring): Promise<void> {
  await client.query(
    'create temporary table copied_account (account_id uuid, nth int, primary key (account_id, nth))',
  )
  for (const kind of ['recruitment', 'training', 'standing'])
    await client.query(
      `insert into copied_account select h.id, nth from (select distinct holder_id as id from ${kind} where status = 'active') h,
         generate_series(1, (select ceil(${PEOPLE}.0 / count(distinct holder_id))::int from ${kind} where status = 'active')) nth
       on conflict do nothing`,
    )
  for (const [table, whose, ids] of tables) {
    const { rows } = await client.query<{ name: string }>(
      `select column_name as name from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    )
    const values = rows.map(({ name }) => {
      if (left.includes(name)) return 'null'
      return (ids as readonly string[]).includes(name)
        ? `overlay(overlay(md5(t.${name} || ' ' || c.nth) placing '4' from 13) placing '8' from 17)::uuid`
        : `t."${name}"`
    })
    await client.query(
      `insert into ${table} (${rows.map(({ name }) => `"${name}"`).join(', ')})
       select ${values.join(', ')} from ${table} t join copied_account c on c.account_id = t.${whose}`,
    )
  }
  const { rows: unnamed } = await client.query<{ id: string }>(
    'select id from account where name_sealed is null',
  )
  for (const [nth, { id }] of unnamed.entries()) {
    const { key, row } = keyring.newKey(id)
    const name = new DataKeys(new Map([[id, key]])).seal(id, `Robin Example ${nth}`, {
      table: 'account',
      column: 'name_sealed',
      id,
    })
    await client.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [id, row.wrapped])
    await client.query('update account set name_sealed = $2 where id = $1', [id, name.bytes])
  }
}
