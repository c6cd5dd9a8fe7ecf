/** A world: a migrated database of so many people, made once and kept until the schema or this folder changes. */
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { databaseUrls, type InstallSecrets, type Login, migrate, secretsFrom } from '@alongside/api/install'
import { Keyring } from '@alongside/api/measuring'
import { onDatabase, runOn } from '@alongside/api/postgres'
import { Client } from 'pg'
import { root } from '../../checkout.ts'
import { note } from '../report.ts'
import { makeLives } from './lives.ts'
import { makePeople } from './people.ts'
import { templates } from './templates.ts'

/** How many people, at how many clinics: the clinics of a small world are small ones. */
const sizes = {
  tiny: { people: 200, clinics: 1, sessionsEach: 2 },
  '1k': { people: 1000, clinics: 1, sessionsEach: 13 },
  '10k': { people: 10_000, clinics: 5, sessionsEach: 13 },
  '100k': { people: 100_000, clinics: 25, sessionsEach: 14 },
  '1M': { people: 1_000_000, clinics: 200, sessionsEach: 1 },
} as const
export type Size = keyof typeof sizes

/** Somebody who signed in, as a request carries them. */
interface SignedInAs {
  readonly accountId: string
  readonly session: string
  readonly cookie: string
  readonly mentorId: string | null
}

export interface World {
  readonly size: Size
  readonly people: number
  readonly url: string
  readonly urls: Readonly<Record<Login, string>>
  readonly secret: string
  readonly secrets: InstallSecrets
  /** The clinic whose lists are measured. */
  readonly clinicId: string
  readonly clinician: SignedInAs
  readonly coordinator: SignedInAs
  readonly mentor: SignedInAs
  readonly analyst: SignedInAs
}

/** The server that holds the worlds, and the secret of all of them. */
export interface Cluster {
  readonly url: string
  readonly secret: string
}

export async function openWorld(cluster: Cluster, size: Size): Promise<World> {
  const name = `bench_${size.toLowerCase()}_${versionOf()}`
  const found = await runOn(cluster.url, 'select 1 from pg_database where datname = $1', [name])
  if (found.length === 0) await make(cluster, size, name)
  return lookRound(cluster, size, name)
}

/** A copy of a world, to be changed by a case. */
export async function copyWorld(cluster: Cluster, of: World): Promise<World & { drop(): Promise<void> }> {
  const name = `bench_copy_${randomBytes(4).toString('hex')}`
  await runOn(cluster.url, `create database ${name} template ${databaseOf(of)} strategy file_copy`)
  return {
    ...(await lookRound(cluster, of.size, name)),
    drop: async () => {
      await runOn(cluster.url, `drop database if exists ${name} with (force)`)
    },
  }
}

/** Another schema, or another way to fill it, is another world. */
function versionOf(): string {
  const hash = createHash('sha256')
  const schema = join(root, 'packages/api/src/migrations')
  const files = readdirSync(schema).map(name => join(schema, name))
  for (const name of ['people.ts', 'lives.ts', 'templates.ts']) files.push(join(import.meta.dirname, name))
  for (const file of files.sort()) hash.update(basename(file)).update(readFileSync(file))
  hash.update(JSON.stringify(sizes))
  return hash.digest('hex').slice(0, 10)
}

function databaseOf({ url }: World): string {
  return new URL(url).pathname.slice(1)
}

async function make(cluster: Cluster, size: Size, name: string): Promise<void> {
  await dropOlder(cluster, size)
  const unfinished = `${name}_unfinished`
  const { people, clinics, sessionsEach } = sizes[size]
  const began = performance.now()
  note(`Making a world of ${people.toLocaleString('en-GB')} people`)
  await runOn(cluster.url, `drop database if exists ${unfinished} with (force)`)
  await runOn(cluster.url, `create database ${unfinished}`)
  const url = onDatabase(cluster.url, unfinished)
  const secrets = secretsFrom({ ALONGSIDE_SECRET: cluster.secret })
  await migrate(url, secrets)
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`set synchronous_commit = off`)
    await client.query(`set work_mem = '256MB'`)
    // the rows come whole from here: their ties need no check, one by one
    await client.query(`set session_replication_role = replica`)
    await client.query(scaffold)
    await makePlaces(client, clinics)
    const { rows } = await client.query<{ id: string }>('select id from bench.clinic order by n')
    const keyring = new Keyring(secrets)
    await makePeople(
      client,
      keyring,
      rows.map(({ id }) => id),
      people,
    )
    const ofFirstMentor = Math.min(60, Math.floor(people / clinics / 20))
    await makeLives(client, templates(), { clinics, people, sessionsEach: sessionsEach, ofFirstMentor })
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
  await runOn(cluster.url, `alter database ${unfinished} rename to ${name}`)
  note(`Made in ${Math.round((performance.now() - began) / 1000)} s`)
}

/** Of each size the newest two are kept: this version's, and the one it is compared with. */
async function dropOlder(cluster: Cluster, size: Size): Promise<void> {
  const found = await runOn<{ name: string }>(
    cluster.url,
    `select datname as name from pg_database where datname like $1 order by oid desc`,
    [`bench\\_${size.toLowerCase()}\\_%`],
  )
  for (const { name } of found.slice(1))
    await runOn(cluster.url, `drop database if exists ${name} with (force)`)
}

const scaffold = `
  create schema bench;
  create table bench.clinic (n int primary key, id uuid not null);
  create table bench.person (n int primary key, id uuid not null, clinic_id uuid not null);
  create table bench.mentor (k int not null, clinic int not null, mentor_id uuid not null, account_id uuid not null);
  create table bench.template (name text primary key, state text, path text, version text, seq int, status text,
    value jsonb, context jsonb, clock text);`

async function makePlaces(client: Client, clinics: number): Promise<void> {
  await client.query(
    `insert into bench.clinic select n, gen_random_uuid() from generate_series(0, ${clinics - 1}) n`,
  )
  await client.query(`insert into trust (id, name) select id, 'Trust ' || n from bench.clinic`)
  await client.query(`insert into clinic (id, trust_id, name, opened_on)
    select id, id, 'Clinic ' || n, '2020-01-01' from bench.clinic`)
}

async function lookRound(cluster: Cluster, size: Size, name: string): Promise<World> {
  const url = onDatabase(cluster.url, name)
  const secrets = secretsFrom({ ALONGSIDE_SECRET: cluster.secret })
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: clinics } = await client.query<{ id: string }>('select id from bench.clinic order by n')
    const ids = clinics.map(({ id }) => id)
    const [clinicId = ''] = ids
    const { rows: mentors } = await client.query<{ mentor_id: string; account_id: string }>(
      'select mentor_id, account_id from bench.mentor where clinic = 0 and k = 0',
    )
    const signIn = (role: string, clinics: readonly string[], accountId?: string) =>
      openSession(client, secrets, role, clinics, accountId)
    return {
      size,
      people: sizes[size].people,
      url,
      urls: databaseUrls(url, secrets),
      secret: cluster.secret,
      secrets,
      clinicId,
      clinician: await signIn('clinician', [clinicId]),
      coordinator: await signIn('coordinator', ids),
      analyst: await signIn('analyst', []),
      mentor: {
        ...(await signIn('mentor', [], mentors[0]?.account_id)),
        mentorId: mentors[0]?.mentor_id ?? null,
      },
    }
  } finally {
    await client.end()
  }
}

/** A session as sign-in would open it: the database keeps the hash of a token, the request carries it signed. */
async function openSession(
  client: Client,
  secrets: InstallSecrets,
  role: string,
  clinicIds: readonly string[],
  existing?: string,
): Promise<SignedInAs> {
  const [user, token] = [randomUUID(), randomBytes(24).toString('hex')]
  const accountId = existing ?? randomUUID()
  const session = createHash('sha256').update(token).digest('hex')
  const signature = createHmac('sha256', secrets.cookieSecret).update(token).digest('base64')
  await client.query(
    `insert into auth."user" (id, name, email, "emailVerified") values ($1, 'bench', $2, true)`,
    [user, `${user}@example.test`],
  )
  await client.query(
    `insert into auth."session" ("expiresAt", token, "updatedAt", "userId")
     values (now() + interval '1 day', $1, now(), $2)`,
    [session, user],
  )
  if (existing === undefined)
    await client.query('insert into account (id, auth_user_id, role) values ($1, $2, $3)', [
      accountId,
      user,
      role,
    ])
  else await client.query('update account set auth_user_id = $2 where id = $1', [accountId, user])
  await client.query('insert into account_clinic select $1, unnest($2::uuid[])', [accountId, clinicIds])
  return {
    accountId,
    session,
    cookie: `alongside.session_token=${encodeURIComponent(`${token}.${signature}`)}`,
    mentorId: null,
  }
}
