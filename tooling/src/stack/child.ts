import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../checkout.ts'

export interface ChildPlan {
  readonly name: string
  /** The program and its arguments, seen from the root. */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Answers 200 when the child is ready to serve. */
  readonly health: string
  readonly log: string
}

export interface Child {
  readonly name: string
  /** Resolves when it answers, rejects when it does not come up. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

interface Heard {
  /** It had ended by itself and is started again. */
  restarted(why: string): void
  /** It ended by itself twice within a minute, or did not come up again. */
  givenUp(why: string): void
}

const patience = { start: 60_000, stop: 20_000, between: 60_000 }

/** What a child gets from our own environment. Passwords that it was not given by its plan stay out. */
const passedOn = [
  'PATH',
  'HOME',
  'TMPDIR',
  'LANG',
  'TZ',
  'NODE_ENV',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  'NODE_COMPILE_CACHE',
]

/** Starts one program and keeps it up until it is stopped. */
export function startChild(plan: ChildPlan, heard: Heard): Child {
  let stopping = false
  let lastRestart = Number.NEGATIVE_INFINITY
  let current = launch(plan)
  const ready = untilHealthy(plan, current)
  ready.then(
    () => watch(current),
    () => {},
  )

  function watch(child: ChildProcess): void {
    if (hasEnded(child)) afterEnd(child)
    else child.once('exit', () => afterEnd(child))
  }

  function afterEnd(child: ChildProcess): void {
    if (stopping) return
    const why = `${plan.name} ended by itself (${howItEnded(child)}).${lastWords(plan.log)}`
    if (performance.now() - lastRestart < patience.between) {
      heard.givenUp(why)
      return
    }
    lastRestart = performance.now()
    heard.restarted(why)
    current = launch(plan)
    untilHealthy(plan, current).then(
      () => watch(current),
      (error: Error) => stopping || heard.givenUp(error.message),
    )
  }

  return {
    name: plan.name,
    ready,
    stop: async () => {
      stopping = true
      await end(current)
    },
  }
}

/**
 * Detached, because Ctrl-C reaches every process of a terminal's group at once, and the order in which they go is ours.
 * What it writes goes to its log: the terminal is for people.
 */
function launch(plan: ChildPlan): ChildProcess {
  mkdirSync(dirname(plan.log), { recursive: true })
  const log = openSync(plan.log, 'w', 0o600)
  const child = spawn(
    process.execPath,
    ['--import', join(import.meta.dirname, 'follow-parent.ts'), ...plan.args],
    {
      cwd: root,
      detached: true,
      env: { ...environment(), ...plan.env },
      stdio: ['ignore', log, log, 'ipc'],
    },
  )
  closeSync(log)
  return child
}

async function untilHealthy(plan: ChildPlan, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + patience.start
  while (!(await isHealthy(plan.health))) {
    if (hasEnded(child))
      throw new Error(`${plan.name} did not start (${howItEnded(child)}).${lastWords(plan.log)}`)
    if (performance.now() > deadline) {
      throw new Error(`${plan.name} does not answer at ${plan.health}.${lastWords(plan.log)}`)
    }
    await sleep(50)
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const impatience = setTimeout(() => child.kill('SIGKILL'), patience.stop)
  await gone
  clearTimeout(impatience)
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function howItEnded(child: ChildProcess): string {
  return child.signalCode ?? `code ${child.exitCode}`
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5000) })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}

function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(passedOn.map(name => [name, process.env[name]]))
}

function lastWords(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15)
  return lines.join('') === '' ? '' : `\n    ${lines.join('\n    ')}\n    (all of it: ${log})`
}
