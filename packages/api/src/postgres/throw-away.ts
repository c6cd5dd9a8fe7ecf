import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinaries } from './binaries.ts'
import { checkGiven } from './given.ts'
import { initialise } from './initialise.ts'
import { discreetLog, type OpenPostgres } from './kept.ts'
import { type Cluster, readPidFile, startPostmaster, stopPostmaster, superuser } from './postmaster.ts'
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

const prefix = 'alongside-throw-away-'

/** A cluster for one test run: in memory where there is room, gone when it is stopped. */
export async function openThrowAway(): Promise<OpenPostgres> {
  const given = process.env.DATABASE_URL
  if (given) {
    await checkGiven(given)
    return { url: given, origin: 'given', adopted: false, gone: new Promise(() => {}), stop: async () => {} }
  }
  const place = roomiestPlace()
  await clearLeftovers(place)
  const home = join(place, `${prefix}${process.pid}-${randomBytes(4).toString('hex')}`)
  mkdirSync(home, { mode: 0o755 })
  const password = randomBytes(24).toString('base64url')
  const cluster: Cluster = {
    ...chooseHowToRun(findBinaries(), home),
    data: join(home, 'data'),
    log: join(home, 'server.log'),
    password,
    settings: { ...discreetLog, ...careless },
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
function roomiestPlace(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 1_500_000_000 ? memory : tmpdir()
}

/** A test run that was killed left its server running and its directory full. */
async function clearLeftovers(place: string): Promise<void> {
  for (const name of readdirSync(place)) {
    const maker = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : undefined
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
function endWithUs(end: () => void): () => void {
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
function endAbruptly(pid: number, home: string): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // Gone already.
  }
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
