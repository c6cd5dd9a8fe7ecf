/** A disk of the database that is full: a small one of its own, on which the journal lies for a while. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runOn } from '@alongside/api/postgres'

const SIZE_MB = 192
const FULL_MS = 4000

/** Whether this machine lets us have a small disk in memory. */
export function mayMount(): boolean {
  const place = join('/tmp', `alongside-mount-${process.pid}`)
  mkdirSync(place)
  try {
    execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place], { stdio: 'ignore' })
    execFileSync('/usr/bin/umount', [place], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Puts the journal and the access log on the small disk, fills it, waits, makes room again, and takes them back. */
export async function fillTheDisk(database: string): Promise<void> {
  const [found] = await runOn<{ data: string }>(database, `select current_setting('data_directory') as data`)
  const data = found?.data ?? ''
  const mayBeInPlace = new URL(database)
  mayBeInPlace.searchParams.set('options', '-c allow_in_place_tablespaces=on')
  await runOn(mayBeInPlace.href, `create tablespace small location ''`)
  const [space] = await runOn<{ oid: string }>(
    database,
    `select oid::text from pg_tablespace where spcname = 'small'`,
  )
  const place = join(data, 'pg_tblspc', space?.oid ?? '')
  const inside = readdirSync(place)
  const { uid, gid } = statSync(data)
  const own = `size=${SIZE_MB}m,uid=${uid},gid=${gid},mode=0700`
  execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', own, 'tmpfs', place])
  try {
    for (const name of inside) {
      mkdirSync(join(place, name), { mode: 0o700 })
      execFileSync('chown', [`${uid}:${gid}`, join(place, name)])
    }
    for (const table of tables) await runOn(database, `alter table ${table} set tablespace small`)
    const filler = join(place, 'filler')
    const { bavail, bsize } = statfsSync(place)
    writeFileSync(filler, Buffer.alloc(bavail * bsize))
    await sleep(FULL_MS)
    rmSync(filler)
    await sleep(500)
    for (const table of tables) await runOn(database, `alter table ${table} set tablespace pg_default`)
    await runOn(database, 'checkpoint')
  } finally {
    // the database has it open for as long as it likes; out of its sight is enough
    execFileSync('/usr/bin/umount', ['--lazy', place])
  }
  await runOn(database, 'drop tablespace small')
}

/** What every event and every look writes. */
const tables = ['journal', 'access_log', 'session_log', 'command']
