import { randomBytes } from 'node:crypto'
import { databaseUrls } from '../database/logins.ts'
import { type InstallSecrets, type Login, secretsFrom } from '../database/secrets.ts'
import { onDatabase, runOn } from '../postgres/index.ts'
import type { TestCluster } from './cluster.ts'

export interface TestDatabase {
  /** The superuser's address on this database: for preparing and for looking behind the scenes. */
  readonly url: string
  /** The addresses the programme itself uses. */
  readonly urls: Readonly<Record<Login, string>>
  readonly secrets: InstallSecrets
  /** What the secrets are made from, for a process of its own. */
  readonly secret: string
  drop(): Promise<void>
}

/**
 * A migrated, empty database of one's own, in a few milliseconds: `const db = await createTestDatabase()` in
 * `beforeAll`, `db.drop()` in `afterAll` after closing every connection.
 */
export async function createTestDatabase(given?: TestCluster): Promise<TestDatabase> {
  // programs that are no test bring a cluster of their own, and could not load vitest
  const cluster = given ?? (await import('vitest')).inject('testCluster')
  const name = cluster.template.replace(/template$/, randomBytes(5).toString('hex'))
  await runOn(cluster.url, `create database ${name} template ${cluster.template} strategy file_copy`)
  const url = onDatabase(cluster.url, name)
  const secrets = secretsFrom({ ALONGSIDE_SECRET: cluster.secret })
  return {
    url,
    urls: databaseUrls(url, secrets),
    secrets,
    secret: cluster.secret,
    drop: async () => {
      await runOn(cluster.url, `drop database if exists ${name} with (force)`)
    },
  }
}
