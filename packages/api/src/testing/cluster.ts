import { createHash, randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { migrate } from '../database/migrate.ts'
import { secretsFrom } from '../database/secrets.ts'
import { onDatabase, openThrowAway, runOn } from '../postgres/index.ts'

/** What each test file needs to make a database of its own. */
export interface TestCluster {
  /** The superuser's address. */
  readonly url: string
  /** A migrated, empty database; every test database is a copy of it. */
  readonly template: string
  readonly secret: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    testCluster: TestCluster
  }
}

const family = 'alongside_test_'

/** Global setup of vitest: one cluster and one migrated template for the whole run. */
export async function setup(project: Pick<TestProject, 'provide'>): Promise<() => Promise<void>> {
  const { cluster, close } = await openTestCluster()
  project.provide('testCluster', cluster)
  return close
}

export async function openTestCluster(): Promise<{ cluster: TestCluster; close: () => Promise<void> }> {
  const server = await openThrowAway()
  try {
    if (server.origin === 'given') await dropDatabases(server.url, isFromYesterday)
    const run = `${family}${Date.now()}_${randomBytes(3).toString('hex')}`
    const template = `${run}_template`
    const secret = process.env.ALONGSIDE_SECRET ?? secretOf(server.url)
    await runOn(server.url, `create database ${template}`)
    await migrate(onDatabase(server.url, template), secretsFrom({ ALONGSIDE_SECRET: secret }))
    await runOn(server.url, `alter database ${template} with is_template true allow_connections false`)
    return {
      cluster: { url: server.url, template, secret },
      close: async () => {
        if (server.origin === 'given') await dropDatabases(server.url, name => name.startsWith(run))
        await server.stop()
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Logins belong to the whole server: two runs on one server have to agree on their passwords. */
function secretOf(url: string): string {
  return createHash('sha256').update(`tests on ${url}`).digest('hex')
}

/** A run that was killed left its databases behind on a server that is not ours to throw away. */
function isFromYesterday(name: string): boolean {
  const made = Number(name.slice(family.length).split('_')[0])
  return Date.now() - made > 24 * 60 * 60 * 1000
}

async function dropDatabases(url: string, which: (name: string) => boolean): Promise<void> {
  const found = await runOn<{ name: string }>(
    url,
    `select datname as name from pg_database where datname like '${family.replaceAll('_', '\\_')}%'`,
  )
  for (const { name } of found.filter(row => which(row.name))) {
    await runOn(url, `alter database ${name} with is_template false`)
    await runOn(url, `drop database if exists ${name} with (force)`)
  }
}
