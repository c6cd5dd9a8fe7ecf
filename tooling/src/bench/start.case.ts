/** A warm `npm start`, and the memory of everything that it starts: idle, and after a rush. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { apps, root } from '../checkout.ts'
import { addressOf, freePorts, type Ports } from '../stack/ports.ts'
import type { Case } from './case.ts'
import type { Line } from './report.ts'
import { median, sideBySide } from './rounds.ts'

const MEBIBYTE = 1024 * 1024
const CLIENTS = 8

export const startCase: Case = {
  name: 'start',
  about: 'a warm start, and the memory of everything it brings up',
  async *run({ rounds, isTiny }) {
    const seconds: number[] = []
    const worked: number[] = []
    const idle: number[] = []
    const busy: number[] = []
    // the first start may have to build and to seed
    for (let round = -1; round < (isTiny ? 1 : rounds); round++) {
      const running = await started()
      try {
        if (round < 0) continue
        seconds.push(running.seconds)
        worked.push(workOf(running.child))
        await sleep(3000)
        idle.push(memoryOf(running.child))
        await rush(running.ports, isTiny ? 5 : 200)
        busy.push(memoryOf(running.child))
      } finally {
        await stopped(running.child)
      }
    }
    const work = `ms to ready, of them ${median(worked).toFixed(1)} s of processor time in all processes`
    yield figure('start', median(seconds) * 1000, work, seconds.length, 8000, '8 s at most')
    yield inMemory('memory', median(idle), idle.length, 900)
    yield inMemory('memory.after-load', median(busy), busy.length, 1536)
  },
}

function figure(name: string, value: number, unit: string, n: number, most: number, must: string): Line {
  return {
    case: name,
    ratio: value / most,
    median_ms: value,
    floor_ms: null,
    unit,
    n,
    must,
    met: value <= most,
  }
}

function inMemory(name: string, bytes: number, n: number, most: number): Line {
  const mebibytes = bytes / MEBIBYTE
  return figure(name, mebibytes, 'MiB of memory, shared parts counted once', n, most, `${most} MiB at most`)
}

async function started(): Promise<{ child: ChildProcess; ports: Ports; seconds: number }> {
  const ports = await freePorts()
  const own = Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [
      `ALONGSIDE_PORT_${name.replace('-', '_').toUpperCase()}`,
      String(port),
    ]),
  )
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'tooling', 'run.mjs'), 'start'], {
    cwd: root,
    env: { ...process.env, ...own },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (/^ready$/m.test(said)) resolve()
    })
    child.once('exit', code => reject(new Error(`npm start ended with ${code}:\n${said.slice(-2000)}`)))
  })
  return { child, ports, seconds: (performance.now() - began) / 1000 }
}

async function stopped(child: ChildProcess): Promise<void> {
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

/** The page on which everybody begins, of every app, by several clients at once. */
async function rush(ports: Ports, times: number): Promise<void> {
  const pages = apps.flatMap(app =>
    Array.from({ length: times }, () => async () => {
      const answer = await fetch(`${addressOf(ports[app])}/sign-in`)
      await answer.arrayBuffer()
    }),
  )
  await sideBySide(pages, CLIENTS)
}

/** Bytes of a process and all that it brought up; what several share is divided among them. */
function memoryOf(child: ChildProcess): number {
  return familyOf(child).reduce((sum, pid) => {
    const kibibytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1]
    return sum + Number(kibibytes ?? 0) * 1024
  }, 0)
}

const TICKS_A_SECOND = 100

/** Seconds for which it, all that it brought up, and what has ended of that, had a processor. */
function workOf(child: ChildProcess): number {
  return familyOf(child).reduce((sum, pid) => {
    const ticks = read(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ')
      .slice(11, 15)
    return sum + (ticks ?? []).reduce((all, each) => all + Number(each), 0) / TICKS_A_SECOND
  }, 0)
}

function familyOf(child: ChildProcess): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined
    const parent = stat?.replace(/^.*\) \S+ /s, '').split(' ')[0]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const family = new Set([child.pid ?? 0])
  for (let grown = 0; grown !== family.size; ) {
    grown = family.size
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid)
  }
  return [...family]
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
