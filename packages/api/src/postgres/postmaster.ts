import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './binaries.ts'
import { PostgresProblem } from './problem.ts'
import { isInUse, isRunning, serves } from './processes.ts'
import type { RunAs } from './run-as.ts'

export const superuser = 'postgres'

/** Everything that says which cluster is meant and how to run it. */
export interface Cluster {
  readonly binaries: Binaries
  readonly runAs: RunAs
  readonly data: string
  readonly log: string
  readonly password: string
  readonly settings: Readonly<Record<string, string>>
}

export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly adopted: boolean
  /** Resolves when the server is gone, asked for or not. */
  readonly gone: Promise<void>
}

const patience = 60_000

/**
 * Starts the server, or adopts the one that outlived its parent. It is started detached: Ctrl-C in a terminal reaches
 * every process of the foreground group, and the database must be the last to go, not the first.
 */
export async function startPostmaster(cluster: Cluster, preferredPort?: number): Promise<Postmaster> {
  let port = preferredPort ?? (await freePort())
  let pause = 100
  let refusal = ''
  const deadline = Date.now() + patience
  while (Date.now() < deadline) {
    const earlier = readPidFile(cluster.data)
    if (earlier && isRunning(earlier.pid) && serves(earlier.pid, cluster.data)) {
      if (await answers(cluster, earlier.port)) return adopt(earlier)
      refusal = `process ${earlier.pid} has it and does not answer`
    } else {
      if (earlier && !isInUse(cluster.data)) forget(cluster.data)
      const started = await launch(cluster, port)
      if (started.postmaster) return started.postmaster
      refusal = started.refusal
      if (/Address already in use|could not create any TCP\/IP sockets/.test(refusal)) port = await freePort()
      else if (!/lock file|pre-existing shared memory|is in use/.test(refusal)) break
    }
    await sleep(pause)
    pause = Math.min(pause * 1.6, 2000)
  }
  throw new PostgresProblem(
    `PostgreSQL did not start on ${cluster.data}:\n${refusal}\nIts log is ${cluster.log}`,
  )
}

/** Ends sessions at once and cleanly, and waits until the server is gone. */
export async function stopPostmaster(data: string, postmaster: Pick<Postmaster, 'pid'>): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', 60_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (!isRunning(postmaster.pid)) return
    send(postmaster.pid, signal)
    const deadline = Date.now() + wait
    while (Date.now() < deadline) {
      if (!isRunning(postmaster.pid)) return
      await sleep(10)
    }
  }
  throw new PostgresProblem(
    `PostgreSQL on ${data} (process ${postmaster.pid}) does not stop. End it by hand.`,
  )
}

/** Ends the server as a machine that goes dark would, and waits until nobody of it is left in its files. */
export async function killPostmaster(data: string, postmaster: Pick<Postmaster, 'pid'>): Promise<void> {
  send(postmaster.pid, 'SIGKILL')
  const deadline = Date.now() + patience
  while (isRunning(postmaster.pid) || isInUse(data)) {
    if (Date.now() > deadline) throw new PostgresProblem(`PostgreSQL on ${data} cannot be killed.`)
    await sleep(10)
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

type Launch = { postmaster: Postmaster; refusal?: never } | { postmaster?: never; refusal: string }

async function launch(cluster: Cluster, port: number): Promise<Launch> {
  const settings = Object.entries(cluster.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command = '', ...args] = [
    ...cluster.runAs.prefix,
    cluster.binaries.postgres,
    ...['-D', cluster.data, '-h', '127.0.0.1', '-p', String(port), '-k', ''],
    ...settings,
  ]
  const log = openSync(cluster.log, 'a', 0o600)
  const before = statSync(cluster.log).size
  const child = spawn(command, args, {
    ...cluster.runAs.credentials,
    cwd: '/',
    detached: true,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let ended: string | undefined
  const gone = new Promise<void>(resolve => {
    child.once('error', error => {
      ended = error.message
      resolve()
    })
    child.once('exit', () => {
      ended ??= writtenSince(cluster.log, before)
      resolve()
    })
  })
  while (ended === undefined) {
    if (await answers(cluster, port))
      return { postmaster: { pid: child.pid ?? 0, port, adopted: false, gone } }
    await Promise.race([gone, sleep(20)])
  }
  return { refusal: ended }
}

function writtenSince(log: string, before: number): string {
  // A throw-away directory may be gone by the time we hear that its server is.
  if (!existsSync(log)) return ''
  return readFileSync(log).subarray(before).toString('utf8').trim()
}

function adopt(earlier: { pid: number; port: number }): Postmaster {
  return { ...earlier, adopted: true, gone: untilGone(earlier.pid) }
}

async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await sleep(500, undefined, { ref: false })
}

/** The lock file of a server that is surely dead: its number went to another process, or nobody buried it. */
function forget(data: string): void {
  rmSync(join(data, 'postmaster.pid'), { force: true })
}

/** Process number and port as the server itself wrote them down, if it got that far. */
export function readPidFile(data: string): { pid: number; port: number } | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 ? { pid, port } : undefined
}

/** Does our own cluster answer on this port? Another PostgreSQL there would not know the password. */
async function answers(cluster: Cluster, port: number): Promise<boolean> {
  if (!(port > 0)) return false
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password: cluster.password,
    database: 'postgres',
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ directory: string }>(
      `select current_setting('data_directory') as directory`,
    )
    return rows[0]?.directory === cluster.data
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (typeof address === 'string' || address === null)
    throw new PostgresProblem('No free port could be found.')
  return address.port
}
