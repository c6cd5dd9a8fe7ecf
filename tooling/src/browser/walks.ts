import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, command, kept, root } from '../checkout.ts'
import { runProgram, wasInterrupted } from '../program.ts'
import type { DemoCopies, RunningDemo } from '../stack/demo-copies.ts'
import { atLeastOne, nothing, one, sum, type Tally } from '../tally.ts'
import { announce, say } from '../terminal.ts'
import { withWalkPlan } from './walk-plan.ts'
import { type Width, widths } from './widths.ts'

/** Walks through one app at all widths side by side; every width has a copy of the data to itself. */
export async function walkThrough(app: App, demo: DemoCopies): Promise<Tally> {
  const folder = join(root, 'tooling/src/walks', app)
  if (!existsSync(folder) || !readdirSync(folder).some(name => name.endsWith('.walk.ts'))) {
    say(`Nobody has written a walk through ${app} yet: tooling/src/walks/${app}/*.walk.ts`)
    return one(false)
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

async function walkAt(width: Width, app: App, { addresses, database }: RunningDemo): Promise<Tally> {
  const report = join(kept, 'reports', `walk-${app}-${width}.json`)
  mkdirSync(join(kept, 'reports'), { recursive: true })
  const config = join(root, 'tooling/src/browser/playwright.config.ts')
  const began = Date.now()
  const ended = await runProgram(command('playwright'), ['test', '--config', config], {
    aloud: true,
    env: withWalkPlan({ app, width, addresses, database, report }),
  })
  return countOf(report, began, ended.ok)
}

/** The counts of the test runner's own report; a runner that failed without a failed test has failed once. */
function countOf(report: string, since: number, ok: boolean): Tally {
  if (!existsSync(report)) return one(false)
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { startTime: string; expected: number; unexpected: number; flaky: number }
    errors: unknown[]
  }
  // A report of an earlier run says nothing about this one.
  if (Date.parse(stats.startTime) < since) return one(false)
  const failed = stats.unexpected + stats.flaky + errors.length
  return atLeastOne({ passed: stats.expected, failed: failed === 0 && !ok ? 1 : failed })
}
