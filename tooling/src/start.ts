import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeSandbox } from '@alongside/api/demo'
import { migrate, secretsFrom } from '@alongside/api/install'
import { AlreadyOpen, type OpenPostgres, openKept } from '@alongside/api/postgres'
import { kept } from './checkout.ts'
import { endPrograms } from './program.ts'
import { seed } from './seed/seed.ts'
import { signIns } from './seed/sign-ins.ts'
import { buildApps } from './stack/build.ts'
import { installSecret } from './stack/install-secret.ts'
import { addressOf, portsFrom, served, takenPorts } from './stack/ports.ts'
import { type Stack, startStack } from './stack/stack.ts'
import { say } from './terminal.ts'

let postgres: OpenPostgres | undefined
let stack: Stack | undefined
let stopping: Promise<void> | undefined

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0))
// The one who started us was killed.
process.once('disconnect', () => void stop(0))

try {
  await start()
} catch (error) {
  if (stopping === undefined) {
    say(`\n${error instanceof Error ? error.message : String(error)}`)
    await stop(1)
  }
}

async function start(): Promise<void> {
  const ports = portsFrom(process.env)
  postgres = await openDatabase()
  void postgres.gone.then(() =>
    giveUp('The database ended by itself. Start again: nothing that was saved is lost.'),
  )
  const taken = await takenPorts(ports)
  if (taken.length > 0) throw new Error(taken.join('\n'))

  say('Bringing the database to the newest schema')
  const secret = installSecret()
  const secrets = secretsFrom({ ALONGSIDE_SECRET: secret })
  await migrate(postgres.url, secrets)

  say('Looking after the demo data')
  await seed({ database: postgres.url, secrets })
  const sandboxKey = await makeSandbox({ database: postgres.url, secrets })

  say('Building the four web apps (what did not change is taken from the last time)')
  const built = await buildApps()
  if (!built.ok) throw new Error(`The web apps could not be built:\n${built.output}`)

  say('Starting the API, the jobs and the web apps')
  stack = startStack({
    database: postgres.url,
    secret,
    ports,
    logs: join(kept, 'logs'),
    heard: {
      restarted: why => say(`${why}\nStarting it again.`),
      givenUp: why => giveUp(`${why}\nIt did not last a minute: stopping everything.`),
    },
  })
  await stack.ready
  if (stopping !== undefined) return

  say()
  for (const name of served) say(`${name} ${addressOf(ports[name])}`)
  say()
  for (const line of signInTable()) say(line)
  say(`\nclinic systems  ${addressOf(ports.api)}/fhir  sandbox key ${sandboxKey}`)
  say('\nStop everything with Ctrl-C. The data is kept for the next start.')
  say('ready')
}

/** An earlier start that was killed may still be on its way out: it gets a moment. */
async function openDatabase(): Promise<OpenPostgres> {
  say(process.env.DATABASE_URL ? 'Using the PostgreSQL of DATABASE_URL' : 'Starting PostgreSQL')
  const deadline = Date.now() + 20_000
  for (let told = false; ; ) {
    try {
      const opened = await openKept(join(kept, 'postgres'))
      if (opened.adopted) say('It was still running from an earlier start and has been taken over')
      return opened
    } catch (error) {
      if (!(error instanceof AlreadyOpen) || Date.now() > deadline || stopping !== undefined) throw error
      if (!told) say('An earlier start is still here. Waiting for it to stop')
      told = true
      await sleep(500)
    }
  }
}

function giveUp(why: string): void {
  if (stopping !== undefined) return
  say(`\n${why}`)
  void stop(1)
}

function stop(code: number): Promise<void> {
  stopping ??= stopEverything().then(
    () => process.exit(code),
    (error: Error) => {
      say(error.message)
      process.exit(1)
    },
  )
  return stopping
}

async function stopEverything(): Promise<void> {
  say('\nStopping')
  endPrograms()
  await stack?.stop()
  await postgres?.stop()
  say('Stopped')
}

function signInTable(): string[] {
  const rows = signIns.map(({ app, who, email, password }) => [app, who, email, password])
  const widths = [0, 1, 2, 3].map(at => Math.max(0, ...rows.map(row => row[at]?.length ?? 0)))
  return rows.map(row =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
