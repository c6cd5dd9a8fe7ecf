import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { findBinaries } from './binaries.ts'
import { checkGiven } from './given.ts'
import { initialise } from './initialise.ts'
import { type Cluster, startPostmaster, stopPostmaster, superuser } from './postmaster.ts'
import { AlreadyOpen, PostgresProblem } from './problem.ts'
import { startOf } from './processes.ts'
import { chooseHowToRun, giveTo } from './run-as.ts'
import { runOn } from './url.ts'

export interface OpenPostgres {
  /** Login of a superuser (or of the one in DATABASE_URL), on the database of the programme. */
  readonly url: string
  readonly origin: 'given' | 'embedded' | 'system'
  /** A server that had outlived an earlier start, found alive and taken over. */
  readonly adopted: boolean
  /** Resolves when the server is gone, asked for or not; never for one that is not ours. */
  readonly gone: Promise<void>
  stop(): Promise<void>
}

/** What we must remember between two starts. It holds the password, so only its owner may read it. */
interface Memory {
  readonly password: string
  readonly port?: number
  readonly opener?: { readonly pid: number; readonly start: string | undefined }
}

const database = 'alongside'

/** Values a statement carries may be about a person: they stay out of the server's log. */
export const discreetLog = {
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/** The durable database of `npm start`: kept in `directory` between starts. */
export async function openKept(directory: string): Promise<OpenPostgres> {
  const given = process.env.DATABASE_URL
  if (given) {
    await checkGiven(given)
    return { url: given, origin: 'given', adopted: false, gone: new Promise(() => {}), stop: async () => {} }
  }
  mkdirSync(directory, { recursive: true, mode: 0o755 })
  const home = realpathSync(directory)
  const memory = recall(home)
  refuseIfOpen(memory)
  const cluster: Cluster = {
    ...chooseHowToRun(findBinaries(), home),
    data: join(home, 'data'),
    log: join(home, 'server.log'),
    password: memory.password,
    settings: discreetLog,
  }
  remember(home, { ...memory, opener: { pid: process.pid, start: startOf(process.pid) } })
  initialise(cluster)
  refuseOtherVersion(cluster)
  giveTo(cluster.runAs, cluster.data)
  shortenLog(cluster.log)
  const postmaster = await startPostmaster(cluster, memory.port)
  remember(home, {
    ...memory,
    port: postmaster.port,
    opener: { pid: process.pid, start: startOf(process.pid) },
  })
  const server = `postgres://${superuser}:${memory.password}@127.0.0.1:${postmaster.port}`
  await makeDatabase(`${server}/postgres`)
  return {
    url: `${server}/${database}`,
    origin: cluster.binaries.origin,
    adopted: postmaster.adopted,
    gone: postmaster.gone,
    stop: async () => {
      await stopPostmaster(cluster.data, postmaster)
      remember(home, { password: memory.password, port: postmaster.port })
    },
  }
}

async function makeDatabase(url: string): Promise<void> {
  const found = await runOn(url, 'select 1 from pg_database where datname = $1', [database])
  if (found.length === 0) await runOn(url, `create database ${database}`)
}

/** Two starts on one directory would pull the server from under each other. */
function refuseIfOpen({ opener }: Memory): void {
  if (!opener || opener.pid === process.pid) return
  const start = startOf(opener.pid)
  if (start !== undefined && start === opener.start) {
    throw new AlreadyOpen(
      `Alongside already runs here (process ${opener.pid}). Stop that one first: Ctrl-C in its terminal, or kill ${opener.pid}.`,
    )
  }
}

function refuseOtherVersion(cluster: Cluster): void {
  const made = readFileSync(join(cluster.data, 'PG_VERSION'), 'utf8').trim()
  const have = /\d+/.exec(versionOf(cluster))?.[0]
  if (have !== undefined && made !== have) {
    throw new PostgresProblem(
      `The data in ${cluster.data} was made by PostgreSQL ${made}, and only ${have} is here. ` +
        'Bring the old one back, or move that directory away to begin with fresh demo data.',
    )
  }
}

function versionOf({ binaries, runAs }: Cluster): string {
  const [command = '', ...args] = [...runAs.prefix, binaries.postgres, '--version']
  return spawnSync(command, args, { ...runAs.credentials, cwd: '/', encoding: 'utf8' }).stdout ?? ''
}

function recall(home: string): Memory {
  const path = join(home, 'memory.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Memory
  if (existsSync(join(home, 'data', 'PG_VERSION'))) {
    throw new PostgresProblem(
      `${path}, which holds the password of the database beside it, is missing. ` +
        `Bring it back, or move ${home} away to begin with fresh demo data.`,
    )
  }
  const memory: Memory = { password: randomBytes(24).toString('base64url') }
  remember(home, memory)
  return memory
}

/** Written aside and renamed: a crash in the middle leaves the old one. */
function remember(home: string, memory: Memory): void {
  const path = join(home, 'memory.json')
  writeFileSync(`${path}.new`, JSON.stringify(memory, null, 2), { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

function shortenLog(path: string): void {
  if (existsSync(path) && statSync(path).size > 5_000_000) rmSync(path)
}
