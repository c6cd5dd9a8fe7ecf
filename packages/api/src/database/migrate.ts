/**
 * Brings a database to the newest schema with the plain SQL files of `../migrations`.
 *
 * A small runner of our own instead of the ORM's: ours refuses a file that was changed after it was applied, holds a
 * lock so that two starters take turns, and runs a file of many statements as one script in one transaction.
 *
 * Numbered files change tables, once and for ever. `policies.sql` says who reaches what: it replaces itself as a whole,
 * so it is one file whose history is in version control, applied last and again whenever it changed, table by table.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { applyPolicies } from './apply-policies.ts'
import { databaseUrls, makeLogins } from './logins.ts'
import type { InstallSecrets } from './secrets.ts'
import { withoutQueuing } from './without-queuing.ts'

export interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

export const POLICIES = 'policies.sql'

/** Any number will do, as long as nothing else in the cluster uses it. */
const MIGRATION_LOCK = 7_205_118

const ours = join(import.meta.dirname, '..', 'migrations')

/** All migrations in the order in which they apply: the numbered ones, then the policies. */
export async function migrations(folder = ours): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).sort()
  const names = files.filter(name => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
  // A wrong folder looks just like "nothing to do", and the server would start on an empty database.
  if (names.length === 0) throw new Error(`No migrations found in ${folder}`)
  refuseTwins(names)
  return Promise.all(
    [...names, ...files.filter(name => name === POLICIES)].map(async name => {
      const sql = await readFile(join(folder, name), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    }),
  )
}

/** Two people who each took the next number would leave it to the alphabet which of the two comes first. */
function refuseTwins(names: readonly string[]): void {
  for (const [at, name] of names.entries()) {
    const before = names[at - 1]
    if (before?.slice(0, 4) === name.slice(0, 4))
      throw new Error(
        `${before} and ${name} have the same number. Give the one that was not released the next.`,
      )
  }
}

/**
 * Makes logins and roles, then applies what is missing. Returns the names of the files that were applied. `upTo` stops
 * after that file, as an earlier version would have.
 */
export async function migrate(
  superuserUrl: string,
  secrets: InstallSecrets,
  upTo = POLICIES,
): Promise<readonly string[]> {
  const superuser = new Client({ connectionString: superuserUrl })
  await superuser.connect()
  try {
    await superuser.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await makeLogins(superuser, secrets)
    const applied = await applyMissing(databaseUrls(superuserUrl, secrets).alongside_owner, upTo)
    // another version may count otherwise what it finds
    if (upTo === POLICIES)
      await superuser.query(
        'delete from authz.report_kept; delete from authz.tally_kept; delete from authz.part_kept',
      )
    return applied
  } finally {
    await superuser.end()
  }
}

async function applyMissing(ownerUrl: string, upTo: string): Promise<readonly string[]> {
  const all = await migrations()
  const owner = new Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query(`create table if not exists public.migration (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await owner.query<{ name: string; checksum: string }>(
      'select name, checksum from public.migration',
    )
    const applied = new Map(rows.map(row => [row.name, row.checksum]))
    refuseChanged(all, applied)

    const wanted = all.slice(0, all.findIndex(({ name }) => name === upTo) + 1)
    const missing = wanted.filter(({ name, checksum }) => applied.get(name) !== checksum)
    for (const migration of missing) await applyOne(owner, migration)
    return missing.map(({ name }) => name)
  } finally {
    await owner.end()
  }
}

const startAfresh =
  'If it is a demo, remove the folder .alongside (or drop the database that DATABASE_URL names) and start again.'

function refuseChanged(all: readonly Migration[], applied: ReadonlyMap<string, string>): void {
  for (const { name, checksum } of all) {
    const before = applied.get(name)
    if (before !== undefined && before !== checksum && name !== POLICIES)
      throw new Error(
        `${name} was changed after it was applied to this database.\n${startAfresh}\nIf people are kept in it, put the file back as it was and write a new migration.`,
      )
  }
  for (const name of applied.keys()) {
    if (!all.some(migration => migration.name === name))
      throw new Error(
        `${name} was applied to this database and is not in this version.\n${startAfresh}\nIf people are kept in it, run the version that made it or a newer one.`,
      )
  }
}

async function applyOne(owner: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    if (name === POLICIES) await applyPolicies(owner, sql)
    await withoutQueuing(owner, async () => {
      if (name !== POLICIES) await owner.query(sql)
      await owner.query(
        `insert into public.migration (name, checksum) values ($1, $2)
         on conflict (name) do update set checksum = excluded.checksum, applied_at = excluded.applied_at`,
        [name, checksum],
      )
    })
  } catch (error) {
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
