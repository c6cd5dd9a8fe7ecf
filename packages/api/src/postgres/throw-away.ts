import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinaries } from './binaries.ts'
import { checkGiven } from './given.ts'
import { initialise } from './initialise.ts'
import { discreetLog, type OpenPostgres } from './kept.ts'
import {
  type Cluster,
  killPostmaster,
  readPidFile,
  startPostmaster,
  stopPostmaster,
  superuser,
} from './postmaster.ts'
import { isRunning, serves } from './processes.ts'
import { chooseHowToRun } from './run-as.ts'

/** Nothing here has to survive a power cut, which makes it several times quicker. */
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
  max_connections: '200',
  shared_buffers: '64MB',
}

/** What a standby needs of the server that it follows; a commit that was answered is in the log, and at the standby. */
const followed = { wal_level: 'replica', max_wal_senders: '5', synchronous_commit: 'on' }

export const throwAway = 'alongside-throw-away-'

/** A cluster for one test run: in memory where there is room, gone when it is stopped. */
export async function openThrowAway(settings: Readonly<Record<string, string>> = {}): Promise<OpenPostgres> {
  const given = process.env.DATABASE_URL
  if (given) {
    await checkGiven(given)
    return { url: given, origin: 'given', adopted: false, gone: new Promise(() => {}), stop: async () => {} }
  }
  return openAlone({ ...careless, ...settings })
}

/** A server that one process has for itself, and may kill. */
export interface OwnServer extends OpenPostgres {
  /** As if the machine had gone: nothing is said to anybody, nothing is written. */
  kill(): Promise<void>
}

/**
 * The same with a log that a standby can follow (`openStandby`). Never the server of DATABASE_URL: this one is there to
 * be killed.
 */
export async function openPrimary(settings: Readonly<Record<string, string>> = {}): Promise<OwnServer> {
  return openAlone({ ...careless, ...followed, ...settings })
}

async function openAlone(settings: Readonly<Record<string, string>>): Promise<OwnServer> {
  const place = roomiestPlace()
  await clearLeftovers(place)
  const home = join(place, `${throwAway}${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(home, { mode: 0o755 })
  const password = randomBytes(24).toString('base64url')
  const cluster: Cluster = {
    ...chooseHowToRun(findBinaries(), home),
    data: join(home, 'data'),
    log: join(home, 'server.log'),
    password,
    settings: { ...discreetLog, ...settings },
  }
  try {
    initialise(cluster, ['--no-sync', '--no-instructions'])
    const postmaster = await startPostmaster(cluster)
    const forgetUs = endWithUs(() => endAbruptly(postmaster.pid, home))
    return {
      url: `postgres://${superuser}:${password}@127.0.0.1:${postmaster.port}/postgres`,
      origin: cluster.binaries.origin,
      adopted: false,
      gone: postmaster.gone,
      kill: () => killPostmaster(cluster.data, postmaster),
      stop: async () => {
        forgetUs()
        await stopPostmaster(cluster.data, postmaster)
        rmSync(home, { recursive: true, force: true })
      },
    }
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    throw error
  }
}

/** Shared memory is often 64 MB in a container: too little for a cluster and its databases. */
export function roomiestPlace(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 1_500_000_000 ? memory : tmpdir()
}

/** A test run that was killed left its server running and its directory full. */
async function clearLeftovers(place: string): Promise<void> {
  for (const name of readdirSync(place)) {
    const maker = name.startsWith(throwAway) ? Number(name.slice(throwAway.length).split('-')[0]) : undefined
    if (maker === undefined || isRunning(maker)) continue
    const home = join(place, name)
    try {
      const server = readPidFile(join(home, 'data'))
      if (server && serves(server.pid, home)) await stopPostmaster(home, server)
      rmSync(home, { recursive: true, force: true })
    } catch {
      // Another person's on a shared machine: theirs to clear.
    }
  }
}

/** Runs `end` when this process ends before its time. What becomes of the process is for others to say, if there are. */
export function endWithUs(end: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  function onSignal(signal: NodeJS.Signals): void {
    end()
    process.off(signal, onSignal)
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  process.once('exit', end)
  for (const signal of signals) process.on(signal, onSignal)
  return () => {
    process.off('exit', end)
    for (const signal of signals) process.off(signal, onSignal)
  }
}

/** The last resort when the process ends without `stop`: nothing asynchronous runs any more. */
export function endAbruptly(pid: number, home: string): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // Gone already.
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
