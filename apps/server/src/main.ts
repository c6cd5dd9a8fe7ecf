/** The one process that holds the database passwords: it answers the apps, and it does what becomes due. */
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { teachFrom } from '@alongside/api/course'
import { openDoors, openSignIn, startJobs } from '@alongside/api/server'
import { environment } from './environment.ts'
import { jobLog, openLog } from './log.ts'
import { makeServer } from './server.ts'
import { settingsFrom } from './settings.ts'
import { openWatch } from './watch/open-watch.ts'
import { watchedLog } from './watch/watch.ts'

const settings = settingsFrom(environment())
if (settings.course) teachFrom(pathToFileURL(`${resolve(settings.course)}/`))
const log = openLog(settings.logLevel)
const { keys } = settings
const doors = await openDoors(settings.databases.api, keys, {
  poolSize: settings.poolSize,
  ...(settings.databases.reports === undefined ? {} : { replicaUrl: settings.databases.reports }),
  privatePageUrl: settings.privatePageUrl,
  joiningUrl: settings.joiningUrl,
})
const signIn = openSignIn({
  databaseUrl: settings.databases.auth,
  cookieSecret: settings.cookieSecret,
  apiUrl: settings.apiUrl,
  appUrls: settings.appUrls,
  attemptsPerMinute: settings.signInAttempts,
  trusts: settings.trusts,
  ...(settings.passkeyDomain === undefined ? {} : { passkeyDomain: settings.passkeyDomain }),
})
const workerDoors = settings.runsJobs
  ? await openDoors(settings.databases.worker, keys, { poolSize: 4, joiningUrl: settings.joiningUrl })
  : undefined
const watch = await openWatch(settings, { doors, worker: workerDoors })
const jobs = workerDoors
  ? await startJobs(workerDoors, {
      databaseUrl: settings.databases.worker,
      signIn,
      log: watch ? watchedLog(jobLog(log), watch) : jobLog(log),
      post: settings.post,
      webhooks: settings.webhooks,
      ...(settings.anchor ? { anchor: settings.anchor } : {}),
      ...(settings.ledger ? { ledger: settings.ledger } : {}),
    })
  : undefined

const server = makeServer({
  doors,
  signIn,
  settings,
  log,
  ...(watch ? { watch } : {}),
  ...(jobs ? { jobsAlive: () => jobs.alive } : {}),
})
await server.app.listen({ port: settings.port, host: settings.host })
log.info({ event: 'listening', port: settings.port })

/** How long the doors may take to close. */
const CLOSING_MS = 4_000

let leaving = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal))
// whoever started us was killed
process.once('disconnect', () => void stop('disconnect'))

/** Whoever is being answered gets their answer, whatever is being done is finished, and only then the doors close. */
async function stop(why: string): Promise<void> {
  if (leaving) return
  leaving = true
  log.info({ event: 'stopping', why })
  server.leave()
  await server.app.close()
  await jobs?.stop()
  await watch?.stop()
  // a line that died without a word would be waited for; whatever was on it is whole or was never done
  await Promise.race([
    Promise.allSettled([doors.close(), workerDoors?.close(), signIn.close()]),
    sleep(CLOSING_MS),
  ])
  log.info({ event: 'stopped' })
  process.exit(0)
}
