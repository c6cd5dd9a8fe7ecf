import { type SpawnOptions, spawn } from 'node:child_process'
import { root } from './checkout.ts'

export interface Ended {
  readonly ok: boolean
  readonly output: string
  readonly seconds: number
}

const running = new Set<{ kill(signal: NodeJS.Signals): boolean }>()

/** Runs a program to its end and keeps what it said; with `aloud` it speaks for itself. */
export async function runProgram(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'> & { readonly aloud?: boolean } = {},
): Promise<Ended> {
  const began = performance.now()
  const child = spawn(program, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, ...options.env },
    stdio: options.aloud ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  const code = await new Promise<number | null>(resolve => {
    child.once('error', error => {
      output += error.message
      resolve(null)
    })
    child.once('close', resolve)
  })
  running.delete(child)
  return { ok: code === 0, output: output.trim(), seconds: (performance.now() - began) / 1000 }
}

export function endPrograms(): void {
  for (const child of running) child.kill('SIGTERM')
}

let interrupted = false

/** Were we told to end? Whoever has more to do asks before beginning it. */
export function wasInterrupted(): boolean {
  return interrupted
}

/** When we are told to end, or the one who started us is gone, whatever `runProgram` has running ends too. */
export function endProgramsWithUs(): void {
  function end(): void {
    interrupted = true
    endPrograms()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  process.once('disconnect', end)
  process.channel?.unref()
}
