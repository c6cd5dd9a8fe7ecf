/**
 * The list of who was erased, kept outside of the database. A backup brings back whoever was erased after it was made,
 * and the database that comes back has forgotten that they were: only a list that was kept elsewhere can tell.
 */
import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { appendFile, readFile } from 'node:fs/promises'
import { type Instant, instant, plusMs } from '@alongside/domain/time'
import { signingKey } from '../access/anchor.ts'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'

/** Somebody who was erased: an id that leads nowhere, when, and which account decided. */
export interface Erased {
  readonly personId: string
  readonly at: Instant
  readonly by: string | null
}

export interface LedgerSettings {
  /** A file that this process may only append to, kept where the backups are not. */
  readonly file: string
  /** 32 bytes from which the signing key is made; the same as that of the anchors. */
  readonly seed: Buffer
}

export interface Ledger {
  readonly erased: readonly Erased[]
  /** Lines that were cut off in writing. Whoever stood there stands in a later line again. */
  readonly torn: number
}

/** How far back a round looks: an erasure is seen long before, and the list of all years need not be read each minute. */
const LOOK_BACK_MS = 48 * 3_600_000

/** A keeper appends whoever is not in the file yet; gives how many. The first round looks at everybody. */
export function ledgerKeeper(doors: Doors, settings: LedgerSettings): () => Promise<number> {
  const key = signingKey(settings.seed)
  let known: Set<string> | undefined
  return async () => {
    const text = known ? '' : await textOf(settings.file)
    const all = known === undefined
    known ??= new Set(readLedger(text, key).erased.map(({ personId }) => personId))
    const since = all ? null : plusMs(doors.now(), -LOOK_BACK_MS)
    const rows = (await erasures(doors, since)).filter(({ personId }) => !known?.has(personId))
    if (rows.length === 0) return 0
    // a line that an earlier process could not finish must not swallow this one
    const start = text === '' || text.endsWith('\n') ? '' : '\n'
    await appendFile(settings.file, start + rows.map(row => lineOf(row, key)).join(''), { mode: 0o600 })
    for (const { personId } of rows) known.add(personId)
    return rows.length
  }
}

async function erasures(doors: Doors, since: Instant | null): Promise<Erased[]> {
  return acting(doors.orm, system, async ({ db }) => {
    const rows = await db
      .selectFrom('erasure')
      .select(['person_id as personId', 'at', 'account_id as by'])
      .$if(since !== null, query => query.where('at', '>=', since as Instant))
      .orderBy('at')
      .execute()
    return rows
  })
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}

function lineOf(erased: Erased, key: KeyObject): string {
  const signature = sign(null, told(erased), key).toString('base64')
  return `${JSON.stringify({ ...erased, signature })}\n`
}

/** Who stands in a ledger. Throws at the first whole line that was not signed with this key. */
export function readLedger(text: string, key: KeyObject): Ledger {
  const erased = new Map<string, Erased>()
  let torn = 0
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') continue
    const read = parsed(line)
    if (!read) {
      torn++
      continue
    }
    const { signature, ...said } = read
    const one = {
      personId: String(said.personId),
      at: instant(String(said.at)),
      by: said.by === null ? null : String(said.by),
    }
    if (!verify(null, told(one), createPublicKey(key), Buffer.from(String(signature), 'base64')))
      throw new Error(`Line ${at + 1} of the list of erased people was not signed by this install`)
    erased.set(one.personId, one)
  }
  return { erased: [...erased.values()], torn }
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(line) as Record<string, unknown>
  } catch {
    return undefined
  }
}

/** The word in front keeps a signature under an anchor from passing for one under an erasure. */
function told({ personId, at, by }: Erased): Buffer {
  return Buffer.from(JSON.stringify(['erased', personId, at, by]))
}
