/**
 * A PostgreSQL of a proof's own that keeps what a real one keeps: a log, a write-ahead log, an archive of it, and backups
 * of its files. For that the server's own tools are needed, which the one of npm does not bring.
 */
import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, secretsFrom } from '@alongside/api/install'
import { runOn } from '@alongside/api/postgres'
import { openProgramme, type Programme } from '@alongside/api/testing'
import { freePorts } from '../stack/ports.ts'

const nobody = 65534
const password = 'only-for-this-proof'

/** What a careful install sets; values of statements stay out of the log. */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  wal_level: 'replica',
  archive_mode: 'on',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  // nothing of a proof has to survive a power cut
  fsync: 'off',
  max_connections: '60',
  shared_buffers: '32MB',
}

export interface OwnCluster {
  readonly data: string
  readonly log: string
  url(database: string): string
  stop(): void
}

/** One folder for everything that one proof leaves behind, until it is over. */
export interface Home {
  readonly path: string
  readonly archive: string
  tool(name: string, ...args: string[]): string
  /** A new, empty server. */
  create(): Promise<OwnCluster>
  /** A copy of its files while it runs. */
  backUp(cluster: OwnCluster): string
  /** The files of a backup, brought forward with the archive to a moment, on a server of its own. */
  restore(backup: string, to: string): Promise<OwnCluster>
  /** A migrated programme on a server. */
  programme(cluster: OwnCluster, secret: string): Promise<Programme>
  close(): void
}

export function openHome(): Home {
  const bin = toolsOfPostgres()
  const path = mkdtempSync(join(tmpdir(), 'alongside-prove-'))
  const archive = join(path, 'archive')
  const running = new Set<OwnCluster>()
  const asRoot = process.getuid?.() === 0
  mkdirSync(archive)
  for (const each of [path, archive]) if (asRoot) chownSync(each, nobody, nobody)

  function tool(name: string, ...args: string[]): string {
    const ran = spawnSync(join(bin, name), args, {
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', TZ: 'UTC', PGPASSWORD: password },
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      // a server that stays must not hold on to our ears
      stdio: name === 'pg_ctl' ? 'ignore' : 'pipe',
      ...(asRoot ? { uid: nobody, gid: nobody } : {}),
    })
    if (ran.status !== 0) throw new Error(`${name} ended with ${ran.status}: ${ran.error ?? ran.stderr}`)
    return ran.stdout ?? ''
  }

  async function start(data: string, more: Record<string, string>): Promise<OwnCluster> {
    const port = (await freePorts()).api
    const log = `${data}.log`
    const all = {
      ...settings,
      archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f`,
      port,
      ...more,
    }
    const lines = Object.entries(all).map(
      ([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'`,
    )
    writeFileSync(join(data, 'postgresql.auto.conf'), `${lines.join('\n')}\n`)
    tool('pg_ctl', '-D', data, '-l', log, '-w', '-t', '60', 'start')
    const cluster: OwnCluster = {
      data,
      log,
      url: database => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
      stop: () => {
        if (running.delete(cluster)) tool('pg_ctl', '-D', data, '-w', '-m', 'fast', 'stop')
      },
    }
    running.add(cluster)
    return cluster
  }

  return {
    path,
    archive,
    tool,
    create: () => {
      const data = join(path, 'first')
      const secret = join(path, 'password')
      writeFileSync(secret, password)
      tool(
        'initdb',
        '-D',
        data,
        '-U',
        'postgres',
        `--pwfile=${secret}`,
        '--auth=scram-sha-256',
        '--locale=C.UTF-8',
        '--no-sync',
        '--data-checksums',
      )
      return start(data, {})
    },
    backUp: cluster => {
      const backup = join(path, `backup-${readdirSync(path).length}`)
      tool(
        'pg_basebackup',
        '-d',
        cluster.url('postgres'),
        '-D',
        backup,
        '-c',
        'fast',
        '-X',
        'none',
        '--no-sync',
      )
      return backup
    },
    restore: async (backup, to) => {
      const data = `${backup}-restored`
      const copied = spawnSync('cp', ['-a', backup, data])
      if (copied.status !== 0) throw new Error('The backup could not be copied')
      writeFileSync(join(data, 'recovery.signal'), '')
      const restored = await start(data, {
        archive_mode: 'off',
        restore_command: `cp ${archive}/%f %p`,
        recovery_target_time: to,
        recovery_target_action: 'promote',
      })
      for (let tries = 0; ; tries++) {
        const [row] = await runOn<{ back: boolean }>(
          restored.url('postgres'),
          'select not pg_is_in_recovery() as back',
        )
        if (row?.back) return restored
        if (tries > 300) throw new Error('The restored server did not come up')
        await new Promise(resolve => setTimeout(resolve, 100))
      }
    },
    programme: async (cluster, secret) => {
      const template = 'drill_template'
      await runOn(cluster.url('postgres'), `create database ${template}`)
      await migrate(cluster.url(template), secretsFrom({ ALONGSIDE_SECRET: secret }))
      const programme = await openProgramme('2025-02-03T10:00:00.000Z', {
        url: cluster.url('postgres'),
        template,
        secret,
      })
      // the server may go first, when a proof falls over
      programme.behind.on('error', () => undefined)
      return programme
    },
    close: () => {
      for (const cluster of running) cluster.stop()
      rmSync(path, { recursive: true, force: true })
    },
  }
}

/** The newest installed PostgreSQL that brings its own tools. */
function toolsOfPostgres(): string {
  const given = process.env.PG_BIN
  if (given) return given
  const home = '/usr/lib/postgresql'
  const found = (existsSync(home) ? readdirSync(home) : [])
    .sort((a, b) => Number(b) - Number(a))
    .map(version => join(home, version, 'bin'))
    .find(bin => existsSync(join(bin, 'pg_basebackup')) && existsSync(join(bin, 'initdb')))
  if (!found)
    throw new Error(
      'This row needs the tools of a PostgreSQL (pg_basebackup): install postgresql-15 or newer, or set PG_BIN.',
    )
  return found
}
