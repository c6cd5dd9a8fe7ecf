import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Cluster, superuser } from './postmaster.ts'
import { PostgresProblem } from './problem.ts'
import { giveTo } from './run-as.ts'

/** Makes the data directory, whole or not at all: a half-made one of an interrupted first start is made again. */
export function initialise(cluster: Cluster, options: readonly string[] = []): void {
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return
  const unfinished = `${cluster.data}.unfinished`
  const passwordFile = join(dirname(cluster.data), 'password.once')
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  giveTo(cluster.runAs, unfinished)
  giveTo(cluster.runAs, passwordFile)
  const [command = '', ...args] = [
    ...cluster.runAs.prefix,
    cluster.binaries.initdb,
    ...['-D', unfinished, '-U', superuser, `--pwfile=${passwordFile}`],
    ...['--auth=scram-sha-256', '--locale=C.UTF-8', '--encoding=UTF8', '--data-checksums'],
    ...options,
  ]
  const made = spawnSync(command, args, {
    ...cluster.runAs.credentials,
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    encoding: 'utf8',
  })
  rmSync(passwordFile, { force: true })
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true })
    throw new PostgresProblem(
      `A new database could not be made in ${cluster.data}:\n${made.error?.message ?? made.stderr.trim()}`,
    )
  }
  renameSync(unfinished, cluster.data)
}
