/**
 * Somebody is erased, and then looked for with everything that a thief or a careless administrator could have: a dump, the
 * raw files, the write-ahead log, the server's log, and a backup from before that was brought back.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Anchor, anchored, brokenLink, lostAnchor, openDoors, sealAccess } from '@alongside/api/demo'
import {
  changeIndexKeys,
  databaseUrls,
  type InstallSecrets,
  resealWords,
  secretsFrom,
} from '@alongside/api/install'
import { Keyring } from '@alongside/api/measuring'
import { type Connection, openOn, runOn } from '@alongside/api/postgres'
import { afterRestore, ledgerKeeper, readLedger, signingKey } from '@alongside/api/server'
import { type Find, huntIn, huntUnder } from './hunt.ts'
import { eraseMarked, type Marked, markedPerson } from './marked.ts'
import { type Home, type OwnCluster, openHome } from './own-cluster.ts'
import { aTeam } from './people.ts'
import { proofOf, type Row } from './row.ts'
import { openCells } from './sealed-cells.ts'

export const row: Row = {
  id: 'T22',
  title: 'Of somebody who was erased nothing can be read, found or opened again, not even from a backup',
  counts: 'words hunted in every place',
  goal: '0 words in plain, 0 index hits, 0 cells opened, the access log whole',
  prove: async ({ long, say }) => {
    const home = openHome()
    try {
      return await drill(home, long ? 100 : 4, say)
    } finally {
      home.close()
    }
  },
}

async function drill(home: Home, people: number, say: (what: string) => void) {
  const secret = randomBytes(32).toString('base64url')
  const secrets = secretsFrom({ ALONGSIDE_SECRET: secret })
  const cluster = await home.create()
  const programme = await home.programme(cluster, secret)
  const team = await aTeam(programme)
  await programme.behind.query('update mentor set capacity = 60')
  const marked: Marked[] = []
  for (let at = 0; at < people; at++) marked.push(await markedPerson(programme, team))
  const [erased] = marked
  if (!erased) throw new Error('Nobody was made')
  await sealAccess(programme.worker)
  const anchors = await anchored(programme.worker)
  const backup = home.backUp(cluster)
  const { rows } = await programme.behind.query<{ now: string }>('select clock_timestamp()::text as now')
  const moment = rows[0]?.now ?? ''
  const traces = await tracesOf(programme.behind, secrets, erased)
  const url = programme.database.url
  const faults = await lookFor(home, url, secrets, { erased, traces, isErased: false })
  if (faults.length > 0) faults.push('… already before they were erased')

  // their key and the key of the indexes may have been known, and both were changed before they were erased
  const changed = { ...secrets, indexKey: randomBytes(32), earlierIndexKeys: [secrets.indexKey] }
  await resealWords(url, secrets, { owners: [erased.personId], settleMs: 0 })
  await changeIndexKeys(url, changed)
  const dump = home.tool('pg_dump', '-d', url)
  if (dump.includes(traces.wrapped) || dump.includes(traces.index))
    faults.push('their key or index of before is in a dump although both were changed')
  const fresh = await tracesOf(programme.behind, changed, erased)
  faults.push(...(await lookFor(home, url, changed, { erased, traces: fresh, isErased: false })))

  await eraseMarked(programme, team.coordinator, erased)
  programme.clock.set('2033-02-04T11:00:00.000Z')
  const ledger = { file: join(home.path, 'erased.jsonl'), seed: randomBytes(32) }
  await ledgerKeeper(programme.worker, ledger)()
  await sealAccess(programme.worker)
  await runOn(url, 'checkpoint')
  await runOn(url, 'select pg_switch_wal()')
  const places = huntedIn(home, cluster, marked, faults)
  say(`${places} files hunted for ${marked.length * Object.keys(erased.marks).length} words`)
  for (const each of [traces, fresh])
    faults.push(...(await lookFor(home, url, changed, { erased, traces: each, isErased: true })))
  faults.push(...(await logIsWhole(url, secrets, anchors)))
  const name = new URL(url).pathname.slice(1)
  await Promise.all([programme.api.close(), programme.worker.close(), programme.behind.end()])
  cluster.stop()

  // the backup is from before; all that was written since is thrown away
  const restored = await home.restore(backup, moment)
  const back = restored.url(name)
  const worker = await openDoors(databaseUrls(back, secrets).alongside_worker, secrets, { poolSize: 2 })
  const list = readLedger(readFileSync(ledger.file, 'utf8'), signingKey(ledger.seed))
  const done = await afterRestore({ superuserUrl: back, worker }, list.erased)
  await worker.close()
  if (done.erasedAgain !== 1)
    faults.push(`the backup was to forget 1 person again and forgot ${done.erasedAgain}`)
  faults.push(...(await lookFor(home, back, secrets, { erased, traces, isErased: true })))
  faults.push(...(await logIsWhole(back, secrets, anchors)))
  const words = marked.length * Object.keys(erased.marks).length
  return proofOf(
    words * places,
    faults,
    `${faults.length} words, hits or cells, in ${places} files, live and restored`,
  )
}

interface Traces {
  readonly wrapped: string
  readonly index: string
}

/** What would find them or open them: their wrapped key and the blind index of their number. */
async function tracesOf(
  behind: Connection,
  secrets: InstallSecrets,
  { personId, clinicNumber }: Marked,
): Promise<Traces> {
  const { rows } = await behind.query<{ clinic_id: string; wrapped: Buffer; index: Buffer }>(
    `select p.clinic_id, k.wrapped, p.clinic_number_index as index
     from person p join data_key k on k.owner_id = p.id where p.id = $1`,
    [personId],
  )
  const [found] = rows
  const index = new Keyring(secrets).blindIndex(found?.clinic_id ?? '', 'clinic_number', clinicNumber)
  if (!found || !index.equals(found.index)) throw new Error('The person has no index to be found by')
  return { wrapped: found.wrapped.toString('hex'), index: index.toString('hex') }
}

function huntedIn(home: Home, cluster: OwnCluster, marked: readonly Marked[], faults: string[]): number {
  const marks = Object.fromEntries(
    marked.flatMap((one, no) => Object.entries(one.marks).map(([field, mark]) => [`${field} ${no}`, mark])),
  )
  let places = 0
  for (const folder of [cluster.data, home.archive]) {
    const { files, finds } = huntUnder(folder, marks)
    places += files
    faults.push(...finds.map(wordsOf))
  }
  faults.push(...huntIn('the log of the server', readFileSync(cluster.log), marks).map(wordsOf))
  return places + 1
}

function wordsOf({ field, where }: Find): string {
  return `${field} stands in plain in ${where}`
}

/** A dump of everything, and what it gives away of this one person. */
async function lookFor(
  home: Home,
  url: string,
  secrets: InstallSecrets,
  { erased, traces, isErased }: { erased: Marked; traces: Traces; isErased: boolean },
): Promise<string[]> {
  const dump = home.tool('pg_dump', '-d', url)
  const faults = huntIn('a dump', Buffer.from(dump), erased.marks).map(wordsOf)
  const [hasKey, hasIndex] = [dump.includes(traces.wrapped), dump.includes(traces.index)]
  if (hasKey === isErased) faults.push(isErased ? 'their key is in a dump' : 'a dump does not hold their key')
  if (hasIndex === isErased)
    faults.push(isErased ? 'their index is in a dump' : 'a dump does not hold their index')
  const behind = await openOn(url)
  const ring = new Keyring(secrets)
  const theirs = await openCells(behind, ring, erased.personId)
  const all = await openCells(behind, ring)
  await behind.end()
  if (theirs.many === 0) faults.push('none of their cells is left to try')
  if (isErased && theirs.opened > 0) faults.push(`${theirs.opened} of their cells open`)
  if (!isErased && theirs.opened !== theirs.many) faults.push('not all of their cells opened before')
  if (all.many - all.opened !== (isErased ? theirs.many : 0)) faults.push('cells of others do not open')
  return faults
}

async function logIsWhole(
  url: string,
  secrets: InstallSecrets,
  anchors: readonly Anchor[],
): Promise<string[]> {
  const worker = await openDoors(databaseUrls(url, secrets).alongside_worker, secrets, { poolSize: 2 })
  const broken = await brokenLink(worker)
  const lost = await lostAnchor(worker, anchors)
  await worker.close()
  return broken === null && lost === null ? [] : ['the access log is not whole']
}
