// What has to be done before anybody works with a database that was brought back from a backup. See docs/operations.
import { readFile } from 'node:fs/promises'
import { afterRestore, openDoors, readLedger, signingKey } from '@alongside/api/server'
import { environment } from './environment.ts'
import { settingsFrom } from './settings.ts'

const settings = settingsFrom(environment())
const superuserUrl = environment().DATABASE_URL
if (!superuserUrl) throw new Error('Set DATABASE_URL to the restored database, as its superuser.')
if (!settings.ledger)
  throw new Error(
    'Set ALONGSIDE_ERASURE_FILE: without the list of erased people nobody may work with a restored database.',
  )

const { erased, torn } = readLedger(
  await readFile(settings.ledger.file, 'utf8'),
  signingKey(settings.ledger.seed),
)
const { keys } = settings
const worker = await openDoors(settings.databases.worker, keys, { poolSize: 2 })
try {
  const done = await afterRestore({ superuserUrl, worker }, erased, settings.anchor)
  if (done.broken === null)
    process.stdout.write(
      [
        `The access log holds up to link ${done.head}; what was anchored after it was lost.`,
        `${done.erasedAgain} people were erased again, of ${erased.length} on the list; ${done.unknown} are newer than this backup.`,
        ...(torn > 0 ? [`${torn} lines of the list were cut off in writing and say nothing.`] : []),
        `${done.sessionsEnded} sessions were ended. Everybody signs in again.`,
        '',
      ].join('\n'),
    )
  else
    process.stdout.write(
      `Stop: the access log of this backup breaks at link ${done.broken}. Nothing was done.\n`,
    )
  process.exitCode = done.broken === null ? 0 : 1
} finally {
  await worker.close()
}
