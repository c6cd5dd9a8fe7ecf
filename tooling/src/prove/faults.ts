/** What goes wrong with a house while people work in it. Each fault begins, lasts for a while, and is over. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runOn, type Standby } from '@alongside/api/postgres'
import { fillTheDisk, mayMount } from './disk-full.ts'
import type { ShakyLine } from './shaky-line.ts'

interface Shaken {
  /** The process of the API; restarted, as whoever looks after it would. */
  killApi(): Promise<void>
  /** Another API, with other settings. */
  restartApi(more: Readonly<Record<string, string>>): Promise<void>
  apiPid(): number
  readonly line: ShakyLine
  /** The first database, addressed as its superuser without the line. */
  readonly database: string
  readonly standby: Standby
  killDatabase(): Promise<void>
}

export interface Fault {
  readonly name: string
  /** How soon after it everybody must be answered again. */
  readonly withinMs: number
  /** Whether whoever asks may find nobody there at all. */
  readonly nobodyThere?: true
  /** Whether this machine lets it happen; left out where every machine does. */
  needs?(): boolean
  happen(house: Shaken): Promise<void>
}

const withMood = (name: string, mood: ShakyLine['mood'], ms: number): Fault => ({
  name,
  withinMs: 10_000,
  happen: async ({ line }) => {
    line.mood = mood
    await sleep(ms)
    line.mood = 'good'
  },
})

export const faults: readonly Fault[] = [
  {
    name: 'the API is killed',
    withinMs: 10_000,
    nobodyThere: true,
    happen: ({ killApi }) => killApi(),
  },
  {
    name: 'a process of the database is killed, and with it all of them',
    withinMs: 10_000,
    happen: async ({ database }) => {
      const [backend] = await runOn<{ pid: number }>(
        database,
        `select pid from pg_stat_activity where usename = 'alongside_api' limit 1`,
      )
      if (backend) process.kill(backend.pid, 'SIGKILL')
      await sleep(1000)
    },
  },
  {
    name: 'the database stands still for ten seconds',
    withinMs: 10_000,
    happen: async ({ database }) => {
      const pids = await processesOf(database)
      for (const pid of pids) signal(pid, 'SIGSTOP')
      await sleep(10_000)
      for (const pid of pids) signal(pid, 'SIGCONT')
    },
  },
  withMood('the line to the database is slow', 'slow', 4000),
  withMood('the line is cut in the middle of a statement', 'cutsInTheMiddle', 2000),
  withMood('the line is cut after a commit, before anybody hears of it', 'cutsAfterCommit', 3000),
  // as long as the database lets a statement take: only then may silence be taken for death
  { ...withMood('the line is dead without a word', 'silent', 5000), withinMs: 40_000 },
  {
    name: 'two connections for everybody',
    withinMs: 10_000,
    nobodyThere: true,
    happen: async ({ restartApi }) => {
      await restartApi({ ALONGSIDE_POOL: '2' })
      await sleep(4000)
      await restartApi({})
    },
  },
  {
    name: 'sixty-four open files for the API',
    withinMs: 10_000,
    nobodyThere: true,
    happen: async ({ apiPid, restartApi }) => {
      execFileSync('/usr/bin/prlimit', ['--pid', String(apiPid()), '--nofile=64:'])
      await sleep(4000)
      await restartApi({})
    },
  },
  {
    name: 'the disk of the database is full',
    withinMs: 10_000,
    needs: mayMount,
    happen: ({ database }) => fillTheDisk(database),
  },
  // the last one: there is no way back to the first database
  {
    name: 'the database is gone and its standby takes over',
    withinMs: 30_000,
    happen: async ({ line, standby, killDatabase }) => {
      await killDatabase()
      await standby.promote()
      line.leadTo(Number(new URL(standby.url).port))
    },
  },
]

/** The first process of the server and all that it started. */
async function processesOf(database: string): Promise<number[]> {
  const [found] = await runOn<{ data: string }>(database, `select current_setting('data_directory') as data`)
  const first = Number(readFileSync(join(found?.data ?? '', 'postmaster.pid'), 'utf8').split('\n')[0])
  const started = readdirSync('/proc').filter(name => {
    if (!/^\d+$/.test(name)) return false
    try {
      return readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1] === String(first)
    } catch {
      return false
    }
  })
  return [first, ...started.map(Number)]
}

function signal(pid: number, which: NodeJS.Signals): void {
  try {
    process.kill(pid, which)
  } catch {
    // it ended meanwhile
  }
}
