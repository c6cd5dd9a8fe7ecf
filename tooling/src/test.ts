import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { walkThrough } from './browser/walks.ts'
import { apps, root } from './checkout.ts'
import { runChecks } from './checks.ts'
import { endProgramsWithUs, runProgram, wasInterrupted } from './program.ts'
import { buildApps } from './stack/build.ts'
import { type DemoCopies, openDemoCopies } from './stack/demo-copies.ts'
import { conclude, nothing, one, sum, type Tally } from './tally.ts'
import { announce, say } from './terminal.ts'
import { runUnitTests } from './unit-tests.ts'

endProgramsWithUs()

let tally = nothing

await step('Checking format, types, imports and boundaries', runChecks)
await step('Running the tests of every workspace on a throw-away PostgreSQL', runUnitTests)
await step('Building the four web apps (what did not change is taken from the last time)', async () => {
  const built = await buildApps()
  if (!built.ok) say(built.output)
  return one(built.ok, 'Building the four web apps', built.output)
})
const demo = await tryOpenDemo()
if (demo) {
  for (const app of apps) await step(`Walking through ${app} in a browser`, () => walkThrough(app, demo))
  await step('Taking one person through the public API, from a list to the impact figures', () =>
    journey(demo),
  )
  await demo.close()
}
conclude(wasInterrupted() ? sum(tally, one(false, 'Everything', 'It was interrupted.')) : tally)

/** Every step runs, whatever became of the one before, so that one run shows everything that is wrong. */
async function step(what: string, run: () => Promise<Tally>): Promise<void> {
  if (wasInterrupted()) return
  announce(what)
  let result: Tally
  try {
    result = await run()
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error)
    say(why)
    result = one(false, what, why)
  }
  if (result.failed > 0) say(`${result.failed} failed here`)
  tally = sum(tally, result)
}

async function tryOpenDemo(): Promise<DemoCopies | undefined> {
  let opened: DemoCopies | undefined
  await step('Making the demo data on a throw-away database', async () => {
    opened = await openDemoCopies()
    return one(true, 'Making the demo data')
  })
  return opened
}

async function journey(copies: DemoCopies): Promise<Tally> {
  const program = join(root, 'tooling/src/journey.ts')
  if (!existsSync(program)) {
    return one(false, 'The journey', 'There is no tooling/src/journey.ts.')
  }
  const running = await copies.start()
  try {
    const ended = await runProgram(process.execPath, [program], {
      aloud: true,
      env: { ALONGSIDE_API_URL: running.addresses.api },
    })
    return one(ended.ok, 'The journey through the public API', 'See the steps marked with a cross.')
  } finally {
    await running.stop()
  }
}
