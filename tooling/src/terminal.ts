import { styleText } from 'node:util'

export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** The heading of a step: what happens now. */
export function announce(line: string): void {
  say(`\n${styleText('bold', line)}`)
}

export function mark(ok: boolean): string {
  return ok ? styleText('green', '✓') : styleText('red', '✗')
}

export function inSeconds(seconds: number): string {
  return styleText('dim', `${seconds.toFixed(1)} s`)
}
