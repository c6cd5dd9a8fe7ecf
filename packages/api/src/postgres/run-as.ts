import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { PostgresProblem } from './problem.ts'

const nobody = 65534

/** How to run PostgreSQL, which refuses to run as root. */
export interface RunAs {
  readonly prefix: readonly string[]
  readonly credentials: { readonly uid?: number; readonly gid?: number }
  /** Who must own the data directory on disk, when that is not who we are. */
  readonly owner?: number
}

const ourselves: RunAs = { prefix: [], credentials: {} }

const asNobody: RunAs = { prefix: [], credentials: { uid: nobody, gid: nobody }, owner: nobody }

const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']

/**
 * Where `nobody` cannot even reach the files (a checkout under a home directory with mode 0700), a user namespace in
 * which root is called `nobody` satisfies PostgreSQL, and on disk everything stays root's.
 */
const inNamespace: RunAs = { prefix: namespace, credentials: {}, owner: 0 }

/** A container may run us under a number without a name, and `initdb` insists on a name. */
const nameless: RunAs = { prefix: namespace, credentials: {} }

/** The first PostgreSQL that runs here, and as whom; `home` is the directory it has to reach. */
export function chooseHowToRun(candidates: Binaries[], home: string): { binaries: Binaries; runAs: RunAs } {
  const ways = waysToRun()
  const refusals: string[] = []
  for (const binaries of candidates) {
    for (const runAs of ways) {
      const refusal = tryOut(binaries, runAs, home)
      if (refusal === undefined) return { binaries, runAs }
      refusals.push(`  ${[...runAs.prefix, binaries.postgres].join(' ')}: ${refusal}`)
    }
  }
  throw new PostgresProblem(
    [
      'No PostgreSQL could be started here. Set DATABASE_URL to one that runs, or install PostgreSQL 15 or newer.',
      ...(refusals.length > 0
        ? ['What was tried:', ...refusals]
        : ['None was found: is npm install complete?']),
    ].join('\n'),
  )
}

function waysToRun(): RunAs[] {
  if (process.getuid?.() === 0) return [asNobody, inNamespace]
  return hasName() ? [ourselves] : [nameless]
}

function hasName(): boolean {
  try {
    userInfo()
    return true
  } catch {
    return false
  }
}

function tryOut(binaries: Binaries, runAs: RunAs, home: string): string | undefined {
  const [command = '', ...args] = [
    ...runAs.prefix,
    '/bin/sh',
    '-c',
    '"$1" --version >/dev/null && "$2" --version >/dev/null && { test -x "$3" || { echo "cannot reach $3" >&2; exit 1; }; }',
    'sh',
    binaries.postgres,
    binaries.initdb,
    home,
  ]
  const tried = spawnSync(command, args, {
    ...runAs.credentials,
    cwd: '/',
    encoding: 'utf8',
    timeout: 20_000,
  })
  if (tried.status === 0) return undefined
  return tried.error?.message ?? (tried.stderr.trim() || `ended with ${tried.status}`)
}

/** Gives the whole tree to the one PostgreSQL will run as: the checkout may have moved since it was made. */
export function giveTo(runAs: RunAs, path: string): void {
  const { owner } = runAs
  if (owner === undefined || lstatSync(path).uid === owner) return
  if (lstatSync(path).isDirectory()) {
    for (const name of readdirSync(path)) giveTo(runAs, join(path, name))
  }
  // The top goes last, so that an interrupted walk is begun again.
  chownSync(path, owner, owner)
}
