import { walkThrough } from './browser/walks.ts'
import { type App, apps } from './checkout.ts'
import { endProgramsWithUs } from './program.ts'
import { buildApps } from './stack/build.ts'
import { openDemoCopies } from './stack/demo-copies.ts'
import { conclude, one } from './tally.ts'
import { announce, say } from './terminal.ts'

endProgramsWithUs()

const app = apps.find(name => name === process.argv[2])
if (app) await walk(app)
else {
  say(`Which app? npm run walk -- ${apps.join(' | ')}`)
  process.exitCode = 1
}

async function walk(through: App): Promise<void> {
  announce('Building the web apps (what did not change is taken from the last time)')
  const built = await buildApps()
  if (!built.ok) {
    say(built.output)
    conclude(one(false, 'Building the web apps', built.output))
    return
  }
  announce('Making the demo data on a throw-away database')
  const demo = await openDemoCopies()
  try {
    conclude(await walkThrough(through, demo))
  } finally {
    await demo.close()
  }
}
