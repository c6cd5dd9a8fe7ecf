/**
 * A second server that follows a first one and can take its place. PostgreSQL's own program for the copy does not come
 * with npm, so it is made by hand: the first server is told that its files are being copied, and they are.
 */
import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries, majorOf } from './binaries.ts'
import { discreetLog } from './kept.ts'
import {
  type Cluster,
  killPostmaster,
  type Postmaster,
  startPostmaster,
  stopPostmaster,
} from './postmaster.ts'
import { PostgresProblem } from './problem.ts'
import { chooseHowToRun, giveTo } from './run-as.ts'
import { endAbruptly, endWithUs, type OwnServer, roomiestPlace, throwAway } from './throw-away.ts'
import { onDatabase, openOn, runOn } from './url.ts'

export interface Standby extends OwnServer {
  /** Resolves when everything that is committed at the first server can be read here. */
  caughtUp(): Promise<void>
  /** Takes the place of the first server, which must not be written to any more. */
  promote(): Promise<void>
  /** Goes, and the first server no longer waits for it nor keeps its log for it. */
  leave(): Promise<void>
}

interface Wishes {
  /** A commit at the first server is answered only when it is on the disk here as well. */
  readonly isSynchronous?: boolean
  readonly settings?: Readonly<Record<string, string>>
}

/** Makes and starts a standby of the server at `url`: on this machine, with a login of a superuser. */
export async function openStandby(url: string, wishes: Wishes = {}): Promise<Standby> {
  const name = `standby_${randomBytes(4).toString('hex')}`
  const home = join(roomiestPlace(), `${throwAway}${process.pid}-${name}`)
  mkdirSync(home, { mode: 0o755 })
  await runOn(url, 'select pg_create_physical_replication_slot($1, true)', [name])
  try {
    const cluster = await clusterLike(url, home, wishes.settings)
    await copyFiles(url, cluster.data)
    follow(cluster.data, url, name)
    giveTo(cluster.runAs, cluster.data)
    const postmaster = await startPostmaster(cluster)
    if (wishes.isSynchronous) await waitForIt(url, name)
    return standby(url, name, home, cluster, postmaster)
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    await forgetIt(url, name)
    throw error
  }
}

function standby(
  first: string,
  name: string,
  home: string,
  cluster: Cluster,
  postmaster: Postmaster,
): Standby {
  const here = new URL(first)
  here.port = String(postmaster.port)
  const url = here.href
  const forgetUs = endWithUs(() => endAbruptly(postmaster.pid, home))
  const stop = async () => {
    forgetUs()
    await stopPostmaster(cluster.data, postmaster)
    rmSync(home, { recursive: true, force: true })
  }
  return {
    url,
    origin: cluster.binaries.origin,
    adopted: false,
    gone: postmaster.gone,
    caughtUp: async () => {
      const [committed] = await runOn<{ lsn: string }>(first, 'select pg_current_wal_insert_lsn() as lsn')
      await until('The standby does not catch up', url, 'select pg_last_wal_replay_lsn() >= $1 as yes', [
        committed?.lsn,
      ])
    },
    promote: async () => {
      const [done] = await runOn<{ yes: boolean }>(url, 'select pg_promote(true, 60) as yes')
      if (!done?.yes) throw new PostgresProblem(`The standby does not take over. Its log is ${cluster.log}`)
    },
    kill: () => killPostmaster(cluster.data, postmaster),
    stop,
    leave: async () => {
      await stop()
      await forgetIt(first, name)
    },
  }
}

/** These may not be smaller than at the first server, or the standby does not start. */
const atLeast = [
  'max_connections',
  'max_worker_processes',
  'max_wal_senders',
  'max_prepared_transactions',
  'max_locks_per_transaction',
]

async function clusterLike(url: string, home: string, settings: Wishes['settings']): Promise<Cluster> {
  const found = await runOn<{ name: string; setting: string }>(
    url,
    `select name, setting from pg_settings where name = any($1) or name = 'server_version_num'`,
    [[...atLeast, 'fsync']],
  )
  const { server_version_num: version = '', ...same } = Object.fromEntries(
    found.map(({ name, setting }) => [name, setting]),
  )
  const major = Math.floor(Number(version) / 10_000)
  const fitting = findBinaries().filter(binaries => majorOf(binaries) === major)
  return {
    ...chooseHowToRun(fitting, home),
    data: join(home, 'data'),
    log: join(home, 'server.log'),
    password: decodeURIComponent(new URL(url).password),
    settings: { ...discreetLog, ...same, hot_standby: 'on', ...settings },
  }
}

/** The folders whose content belongs to the running server alone: the standby has its own. */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const leftOut = /^(postmaster\.(pid|opts)|backup_label|tablespace_map|standby\.signal|pgsql_tmp.*)$/

async function copyFiles(url: string, to: string): Promise<void> {
  // the copy counts only while the connection that announced it is open
  const connection = await openOn(url)
  try {
    const { rows } = await connection.query<{ data: string; spaces: number }>(
      `select current_setting('data_directory') as data, (select count(*)::int from pg_tablespace) as spaces`,
    )
    const [source] = rows
    if (!source || !existsSync(join(source.data, 'PG_VERSION')))
      throw new PostgresProblem('The files of the first server are not on this machine.')
    if (source.spaces > 2) throw new PostgresProblem('A server with tablespaces of its own is not copied.')
    await connection.query(`select pg_backup_start('a standby', true)`)
    copyFolder(source.data, to, true)
    const { rows: labels } = await connection.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(false)',
    )
    writeFileSync(join(to, 'backup_label'), labels[0]?.labelfile ?? '', { mode: 0o600 })
  } finally {
    await connection.end()
  }
}

function copyFolder(from: string, to: string, isTop = false): void {
  mkdirSync(to, { mode: 0o700 })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (leftOut.test(entry.name)) continue
    if (isTop && emptied.has(entry.name)) mkdirSync(target, { mode: 0o700 })
    else if (entry.isDirectory()) copyFolder(source, target)
    else if (entry.isFile()) copyUnlessGone(source, target)
  }
}

/** A table may be dropped while it is copied; the log says so to the standby too. */
function copyUnlessGone(source: string, target: string): void {
  try {
    copyFileSync(source, target)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** In the copied settings the last word counts: whom it follows, and that itself waits for nobody once it is first. */
function follow(data: string, url: string, name: string): void {
  const { hostname, port, username, password } = new URL(url)
  const way = {
    host: hostname,
    port,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    application_name: name,
  }
  const told = Object.entries(way).map(([key, value]) => `${key}='${value.replaceAll(/['\\]/g, '\\$&')}'`)
  const lines = {
    primary_conninfo: told.join(' '),
    primary_slot_name: name,
    synchronous_standby_names: '',
  }
  writeFileSync(join(data, 'standby.signal'), '', { mode: 0o600 })
  writeFileSync(
    join(data, 'postgresql.auto.conf'),
    Object.entries(lines)
      .map(([setting, value]) => `\n${setting} = '${value.replaceAll("'", "''")}'`)
      .join(''),
    { flag: 'a', mode: 0o600 },
  )
}

async function waitForIt(url: string, name: string): Promise<void> {
  await runOn(url, `alter system set synchronous_standby_names = '${name}'`)
  await runOn(url, 'select pg_reload_conf()')
  await until(
    'The standby does not follow',
    url,
    `select exists (select from pg_stat_replication where application_name = $1 and sync_state = 'sync') as yes`,
    [name],
  )
}

/** Whoever is gone must not be waited for: a commit would wait for ever. A first server that is gone waits for nobody. */
async function forgetIt(url: string, name: string): Promise<void> {
  const connection = await openOn(onDatabase(url, 'postgres')).catch(() => undefined)
  if (!connection) return
  try {
    const { rows } = await connection.query<{ names: string }>(
      `select current_setting('synchronous_standby_names') as names`,
    )
    if (rows[0]?.names === name) {
      await connection.query('alter system reset synchronous_standby_names')
      await connection.query('select pg_reload_conf()')
    }
    for (let tries = 0; tries < 100; tries++) {
      const { rows: held } = await connection.query<{ active: boolean }>(
        'select active from pg_replication_slots where slot_name = $1',
        [name],
      )
      if (held[0]?.active !== true) break
      await sleep(50)
    }
    await connection.query(
      'select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = $1',
      [name],
    )
  } finally {
    await connection.end()
  }
}

async function until(problem: string, url: string, question: string, values: unknown[]): Promise<void> {
  const connection = await openOn(url)
  try {
    const deadline = Date.now() + 60_000
    for (;;) {
      const { rows } = await connection.query<{ yes: boolean }>(question, values)
      if (rows[0]?.yes) return
      if (Date.now() > deadline) throw new PostgresProblem(`${problem}.`)
      await sleep(10)
    }
  } finally {
    await connection.end()
  }
}
