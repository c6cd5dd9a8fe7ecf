/**
 * The demo with five hundred people at one clinic and five hundred on the list of one mentor: everybody who is there
 * is copied with the records around them, each copy with a key and a name of its own.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseUrls, migrate, secretsFrom } from '@alongside/api/install'
import { DataKeys, Keyring } from '@alongside/api/measuring'
import { onDatabase, runOn } from '@alongside/api/postgres'
import { Client } from 'pg'
import { root } from '../../checkout.ts'
import { namedId } from '../../seed/named-id.ts'
import { placeOf } from '../../seed/places.ts'
import { seed } from '../../seed/seed.ts'
import { note } from '../report.ts'
import { multiplyTeam } from './crowd-of-the-team.ts'
import { sealedPerson } from './people.ts'
import type { Cluster } from './world.ts'

const PEOPLE = 500

/** The one database of its kind, made once and kept until the schema, the demo or this file changes. */
export async function openCrowd(cluster: Cluster) {
  const name = `bench_crowd_${versionOf()}`
  const secrets = secretsFrom({ ALONGSIDE_SECRET: cluster.secret })
  const url = onDatabase(cluster.url, name)
  const found = await runOn(cluster.url, 'select 1 from pg_database where datname = $1', [name])
  if (found.length === 0) {
    const older = await runOn<{ name: string }>(
      cluster.url,
      `select datname as name from pg_database where datname like 'bench\\_crowd\\_%'`,
    )
    for (const each of older) await runOn(cluster.url, `drop database if exists ${each.name} with (force)`)
    const unfinished = onDatabase(cluster.url, `${name}_unfinished`)
    await runOn(cluster.url, `create database ${name}_unfinished`)
    await migrate(unfinished, secrets)
    await seed({ database: unfinished, secrets, say: note })
    await multiply(unfinished, new Keyring(secrets))
    await runOn(cluster.url, `alter database ${name}_unfinished rename to ${name}`)
  }
  return { url, urls: databaseUrls(url, secrets), secrets }
}

function versionOf(): string {
  const hash = createHash('sha256')
  for (const file of ['crowd.ts', 'crowd-of-the-team.ts'])
    hash.update(readFileSync(join(import.meta.dirname, file)))
  for (const folder of ['packages/api/src/migrations', 'tooling/src/seed'])
    for (const name of readdirSync(join(root, folder)).sort())
      hash.update(name).update(readFileSync(join(root, folder, name)))
  return hash.digest('hex').slice(0, 10)
}

const clinic = placeOf('kingston').id
const mentor = namedId('mentor')

async function multiply(url: string, keyring: Keyring): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    // the rows come whole from here: their ties need no check, one by one
    await client.query('set session_replication_role = replica')
    await client.query(
      'create temporary table copied (person_id uuid, nth int, primary key (person_id, nth))',
    )
    await choose(
      client,
      `select distinct person_id from mentoring where mentor_id = '${mentor}' and status = 'active'`,
    )
    await choose(client, `select id from person where clinic_id = '${clinic}'`)
    for (const [table, ids] of tables) await copy(client, table, ids)
    await nameThem(client, keyring)
    await multiplyTeam(client, keyring)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** As many copies of each of these people as make five hundred of them. */
async function choose(client: Client, people: string): Promise<void> {
  await client.query(
    `insert into copied select p.id, nth from (${people}) p (id),
       generate_series(1, (select ceil(${PEOPLE}.0 / count(*))::int from (${people}) c)) nth
     on conflict do nothing`,
  )
}

/** What is copied, and which of its columns hold ids that are other ones in a copy. */
const tables = [
  ['person', ['id']],
  ['consent', ['id', 'person_id']],
  ...(['referral', 'onboarding', 'mentoring', 'discharge'] as const).map(
    kind => [kind, ['id', 'episode_id', 'person_id']] as const,
  ),
  ['attendance', ['id', 'person_id']],
  ['receipt', ['id', 'person_id']],
] as const

/** What is to be there only once. */
const onlyOnce = ['appointment_key', 'cause']

async function copy(client: Client, table: string, ids: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  const own = table === 'person' ? 't.id' : 't.person_id'
  const values = rows.map(({ name }) => {
    if (ids.includes(name))
      return `overlay(overlay(md5(t.${name} || ' ' || c.nth) placing '4' from 13) placing '8' from 17)::uuid`
    if (table === 'person' && /^(called|name|contact|clinic_number)_/.test(name) && name !== 'contact_rules')
      return 'null'
    if (onlyOnce.includes(name)) return `t.${name} || ' ' || c.nth`
    return `t."${name}"`
  })
  await client.query(
    `insert into ${table} (${rows.map(({ name }) => `"${name}"`).join(', ')})
     select ${values.join(', ')} from ${table} t join copied c on c.person_id = ${own}`,
  )
}

/** A name, a number and a way to be reached for each copy, sealed with a key of its own. */
async function nameThem(client: Client, keyring: Keyring): Promise<void> {
  const { rows } = await client.query<{ id: string; clinic_id: string }>(
    'select id, clinic_id from person where called_sealed is null and erased_at is null',
  )
  for (const [nth, { id, clinic_id }] of rows.entries()) {
    const made = sealedPerson(keyring, id, clinic_id, nth)
    await client.query('insert into data_key (owner_id, wrapped) values ($1, $2)', [id, made.wrapped])
    await client.query(
      `update person set called_sealed = $2, name_sealed = $3, contact_sealed = $4, clinic_number_sealed = $5,
         clinic_number_index = $6 where id = $1`,
      [id, made.called, made.name, made.contact, made.number, made.index],
    )
  }
}

/** A private link that is open, as the message with it would hold it. Its path. */
export async function openLetter(url: string, keyring: Keyring): Promise<string> {
  const token = 'bcdfghjkmnpqrstvwxz23456789b'
  const [told] = await runOn<{ id: string; person_id: string; wrapped: Buffer; by: string }>(
    url,
    `select r.id, r.person_id, k.wrapped, a.id as by from referral r join data_key k on k.owner_id = r.person_id,
       account a where r.clinic_id = '${clinic}' and r.path = 'told' and a.role = 'clinician' limit 1`,
  )
  if (!told) throw new Error('Nobody was told')
  const { id, person_id, wrapped, by } = told
  const keys = new DataKeys(new Map([[person_id, keyring.unwrap(person_id, wrapped)]]))
  const from = keys.seal(person_id, 'Riverside', {
    table: 'private_link',
    column: 'from_sealed',
    id: namedId(token),
  })
  await runOn(
    url,
    `insert into private_link (id, token_hash, person_id, clinic_id, referral_id, purpose, language, issued_by,
       issued_at, expires_at, from_sealed)
     values ($1, $2, $3, '${clinic}', $4, 'offer', 'en', $5, now(), now() + interval '7 days', $6)
     on conflict do nothing`,
    [namedId(token), createHash('sha256').update(token).digest('hex'), person_id, id, by, from.bytes],
  )
  return `/a/${token}`
}
