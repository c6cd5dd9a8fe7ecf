import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { command, kept, root } from './checkout.ts'
import { runProgram } from './program.ts'
import { atLeastOne, fault, one, sum, type Tally } from './tally.ts'

interface Report {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly FileOfTests[]
}

interface FileOfTests {
  readonly name: string
  readonly status: string
  readonly message: string
  readonly assertionResults: readonly {
    readonly status: string
    readonly fullName: string
    readonly failureMessages: readonly string[]
  }[]
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
  if (!existsSync(report)) return one(false, 'The tests of every workspace', 'They ended without a report.')
  const counted = JSON.parse(readFileSync(report, 'utf8')) as Report
  // A file that cannot even be loaded has no tests to fail, and still fails.
  const unloaded = counted.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const faults = [
    ...counted.testResults.flatMap(faultsOf),
    ...unloaded.map(file => fault(relative(root, file.name), file.message)),
  ]
  const failed = counted.numFailedTests + unloaded.length
  const counts = { passed: counted.numPassedTests, failed, faults }
  return failed === 0 && !ended.ok
    ? sum(counts, one(false, 'The tests of every workspace', 'An error outside of any test: see above.'))
    : atLeastOne(counts, 'The tests of every workspace')
}

function faultsOf({ name, assertionResults }: FileOfTests): string[] {
  return assertionResults
    .filter(test => test.status === 'failed')
    .map(test => fault(`${relative(root, name)}: ${test.fullName}`, test.failureMessages.join('\n')))
}
