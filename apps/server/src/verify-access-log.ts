// Says whether the access log is as it was written: the chain in the database, and the anchors that are kept elsewhere.
import { readFile } from 'node:fs/promises'
import { brokenLink, lostAnchor, openDoors, readAnchors, signingKey } from '@alongside/api/server'
import { environment } from './environment.ts'
import { settingsFrom } from './settings.ts'

const settings = settingsFrom(environment())
const { keys } = settings
const doors = await openDoors(settings.databases.worker, keys, { poolSize: 2 })
try {
  const broken = await brokenLink(doors)
  const anchors = settings.anchor
    ? readAnchors(await readFile(settings.anchor.file, 'utf8'), signingKey(settings.anchor.seed))
    : []
  const lost = await lostAnchor(doors, anchors)
  if (broken !== null) process.stdout.write(`The chain breaks at link ${broken}.\n`)
  if (lost !== null)
    process.stdout.write(`The chain leads past the anchor of ${lost.at} (link ${lost.no}).\n`)
  if (broken === null && lost === null)
    process.stdout.write(`The access log is as it was written; ${anchors.length} anchors hold.\n`)
  process.exitCode = broken === null && lost === null ? 0 : 1
} finally {
  await doors.close()
}
