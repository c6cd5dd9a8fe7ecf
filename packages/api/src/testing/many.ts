/** Makes a long list out of one record, and counts what a page of it costs. */
import type { Kind } from '@alongside/domain/lifecycles'
import { Client } from 'pg'
import { vi } from 'vitest'
import { InOneGo } from '../database/in-one-go.ts'
import type { Programme } from './programme.ts'

/** Copies one record, with its person and its referral, so that a list has `times` more rows. */
export async function multiply(
  { behind }: Programme,
  { kind, id }: { kind: Kind; id: string },
  times: number,
): Promise<void> {
  await behind.query(
    'create temporary table copied as select gen_random_uuid() as person, gen_random_uuid() as episode, n from generate_series(1, $1) n',
    [times],
  )
  await copyRows(behind, 'person', `(select person_id from ${kind} where id = '${id}')`, {
    id: 'c.person',
    clinic_number_index: 'null',
  })
  await behind.query(
    `insert into data_key (owner_id, wrapped) select c.person, k.wrapped from copied c, data_key k
     where k.owner_id = (select person_id from ${kind} where id = $1)`,
    [id],
  )
  const referral = `(select episode_id from ${kind} where id = '${id}')`
  await copyRows(behind, 'referral', referral, {
    id: 'c.episode',
    episode_id: 'c.episode',
    person_id: 'c.person',
  })
  if (kind !== 'referral')
    await copyRows(behind, kind, `'${id}'`, {
      id: 'gen_random_uuid()',
      episode_id: 'c.episode',
      person_id: 'c.person',
    })
  // keys and sealed names belong to the one they were made for
  await behind.query(
    'update person set called_sealed = null, contact_sealed = null, name_sealed = null, clinic_number_sealed = null where id in (select person from copied)',
  )
  await behind.query('delete from data_key where owner_id in (select person from copied)')
  await behind.query('drop table copied')
}

/** Copies a record of the team with its account, so that a list has `times` more rows. */
export async function multiplyHolders(
  { behind }: Programme,
  { kind, id }: { kind: 'recruitment' | 'training' | 'standing'; id: string },
  times: number,
): Promise<void> {
  await behind.query(
    'create temporary table copied as select gen_random_uuid() as account, n from generate_series(1, $1) n',
    [times],
  )
  // nobody of them ever signs in
  await behind.query('set session_replication_role = replica')
  await copyRows(behind, 'account', `(select holder_id from ${kind} where id = '${id}')`, {
    id: 'c.account',
    auth_user_id: 'gen_random_uuid()',
  })
  const mentor = kind === 'standing' ? `(select mentor_id from standing where id = '${id}')` : undefined
  if (mentor) await copyRows(behind, 'mentor', mentor, { id: 'c.account', account_id: 'c.account' })
  await copyRows(behind, kind, `'${id}'`, {
    id: 'gen_random_uuid()',
    holder_id: 'c.account',
    ...(mentor ? { mentor_id: 'c.account' } : {}),
  })
  await behind.query('set session_replication_role = default')
  await behind.query('drop table copied')
}

async function copyRows(
  behind: Client,
  table: string,
  which: string,
  changed: Record<string, string>,
): Promise<void> {
  const { rows } = await behind.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  const values = names.map(name => changed[name] ?? `t."${name}"`)
  await behind.query(
    `insert into ${table} (${names.map(name => `"${name}"`).join(', ')})
     select ${values.join(', ')} from copied c, ${table} t where t.id = ${which}`,
  )
}

/**
 * The same without what opens and ends a transaction. The record of a look travels with the end, and is a statement as
 * every other.
 */
export async function questionsOf(ask: () => Promise<unknown>): Promise<number> {
  const texts = await textsOf(ask)
  return texts.filter(text => !/^(begin|commit|rollback)\b|^select set_config\('role'/.test(text)).length
}

/** How many statements went to the database while this was asked. */
export async function statementsOf(ask: () => Promise<unknown>): Promise<number> {
  const texts = await textsOf(ask)
  // two lists that cost nothing would be equal, and prove nothing
  if (texts.length === 0) throw new Error('Nothing was asked of the database')
  return texts.length
}

/** What went to the database while this was asked: several may have gone in one go. */
async function textsOf(ask: () => Promise<unknown>): Promise<string[]> {
  const spy = vi.spyOn(Client.prototype, 'query')
  try {
    await ask()
    return spy.mock.calls.flatMap(([said]: readonly unknown[]) => {
      if (said instanceof InOneGo) return said.texts
      return typeof said === 'string' ? said : (said as { text: string }).text
    })
  } finally {
    spy.mockRestore()
  }
}
