import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { command, kept } from './checkout.ts'
import { runProgram } from './program.ts'
import { atLeastOne, one, type Tally } from './tally.ts'

interface Report {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

/** Runs the tests of every workspace and counts them. */
export async function runUnitTests(): Promise<Tally> {
  const report = join(kept, 'reports', 'unit-tests.json')
  mkdirSync(join(kept, 'reports'), { recursive: true })
  rmSync(report, { force: true })
  const ended = await runProgram(
    command('vitest'),
    [
      'run',
      ...['--config', 'tooling/every-workspace.config.ts'],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ],
    { aloud: true },
  )
  if (!existsSync(report)) return one(false)
  const counted = JSON.parse(readFileSync(report, 'utf8')) as Report
  // A file that cannot even be loaded has no tests to fail, and still fails.
  const unloaded = counted.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const failed = counted.numFailedTests + unloaded.length
  return atLeastOne({ passed: counted.numPassedTests, failed: failed === 0 && !ended.ok ? 1 : failed })
}
