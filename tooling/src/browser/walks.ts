import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, command, kept, root } from '../checkout.ts'
import { runProgram, wasInterrupted } from '../program.ts'
import type { DemoCopies, RunningDemo } from '../stack/demo-copies.ts'
import { atLeastOne, fault, nothing, one, sum, type Tally } from '../tally.ts'
import { announce } from '../terminal.ts'
import { withWalkPlan } from './walk-plan.ts'
import { type Width, widths } from './widths.ts'

interface Report {
  readonly stats: {
    readonly startTime: string
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
  }
  readonly errors: readonly ReportedError[]
  readonly suites: readonly Suite[]
}

interface Suite {
  readonly specs: readonly Spec[]
  readonly suites?: readonly Suite[]
}

interface Spec {
  readonly title: string
  readonly file: string
  readonly ok: boolean
  readonly tests: readonly { readonly results: readonly { readonly errors: readonly ReportedError[] }[] }[]
}

interface ReportedError {
  readonly message?: string
}

/** Walks through one app at all widths side by side; every width has a copy of the data to itself. */
export async function walkThrough(app: App, demo: DemoCopies): Promise<Tally> {
  const folder = join(root, 'tooling/src/walks', app)
  if (!existsSync(folder) || !readdirSync(folder).some(name => name.endsWith('.walk.ts'))) {
    return one(false, `Walking through ${app}`, `There is no tooling/src/walks/${app}/*.walk.ts.`)
  }
  if (wasInterrupted()) return nothing
  announce(`Walking through ${app} at ${Object.keys(widths).join(' and ')} width`)
  const running = new Map<Width, RunningDemo>()
  try {
    // one after the other, because a database that is being copied cannot be copied twice at once
    for (const width of Object.keys(widths) as Width[]) running.set(width, await demo.start())
    const tallies = await Promise.all([...running].map(([width, each]) => walkAt(width, app, each)))
    return sum(...tallies)
  } finally {
    for (const each of running.values()) await each.stop()
  }
}

async function walkAt(
  width: Width,
  app: App,
  { addresses, database, trustPort, course }: RunningDemo,
): Promise<Tally> {
  const report = join(kept, 'reports', `walk-${app}-${width}.json`)
  mkdirSync(join(kept, 'reports'), { recursive: true })
  const config = join(root, 'tooling/src/browser/playwright.config.ts')
  const began = Date.now()
  const ended = await runProgram(command('playwright'), ['test', '--config', config], {
    aloud: true,
    env: withWalkPlan({ app, width, addresses, database, trustPort, course, report }),
  })
  return countOf(`${app} at ${width} width`, report, began, ended.ok)
}

/** The counts of the test runner's own report; a runner that failed without a failed test has failed once. */
function countOf(walks: string, report: string, since: number, ok: boolean): Tally {
  if (!existsSync(report)) return one(false, walks, 'The walks ended without a report.')
  const { stats, errors, suites } = JSON.parse(readFileSync(report, 'utf8')) as Report
  // A report of an earlier run says nothing about this one.
  if (Date.parse(stats.startTime) < since) return one(false, walks, 'The walks ended without a report.')
  const counts = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    faults: [
      ...suites.flatMap(suite => faultsOf(walks, suite)),
      ...errors.map(error => fault(walks, error.message ?? '')),
    ],
  }
  return counts.failed === 0 && !ok
    ? sum(counts, one(false, walks, 'The walks failed as a whole: see above.'))
    : atLeastOne(counts, walks)
}

function faultsOf(walks: string, { specs, suites = [] }: Suite): string[] {
  const here = specs
    .filter(spec => !spec.ok)
    .map(spec => fault(`${walks}: ${spec.file}: ${spec.title}`, whyOf(spec)))
  return [...here, ...suites.flatMap(suite => faultsOf(walks, suite))]
}

function whyOf({ tests }: Spec): string {
  const errors = tests.flatMap(test => test.results.flatMap(result => result.errors))
  return errors.map(error => error.message ?? '').join('\n')
}
