/**
 * The head of the access log's chain, signed and kept elsewhere. A chain alone shows what was changed inside it; whoever
 * owns the whole database could write all of it anew, or cut off its end. They cannot write what is kept on another host.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { type Instant, instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import { system } from '../actor.ts'
import { acting } from '../database/acting.ts'
import type { Doors } from '../doors.ts'

/** Where the chain ended at a moment. */
export interface Anchor {
  readonly no: number
  /** The hash of the last link, in hexadecimal. */
  readonly chain: string
  readonly at: Instant
}

/** Where the anchors go, and with what they are signed. */
export interface AnchorSettings {
  /** A file that this process may only append to, on a host whose administrators are other people. */
  readonly file: string
  /** 32 bytes from which the signing key (Ed25519) is made. */
  readonly seed: Buffer
}

/** PKCS #8 of an Ed25519 key, up to its 32 bytes. */
const BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex')

export function signingKey(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' })
}

/** Appends the present head, unless nothing was sealed since the last time. Gives its number. */
export async function dropAnchor(doors: Doors, settings: AnchorSettings, last = 0): Promise<number> {
  const head = await headOf(doors)
  if (!head || head.no === last) return last
  await appendFile(settings.file, anchorLine(head, signingKey(settings.seed)))
  return head.no
}

/** The present head as an anchor, for whoever keeps it in their own way; empty when nothing was sealed yet. */
export async function anchored(doors: Doors): Promise<Anchor[]> {
  const head = await headOf(doors)
  return head ? [head] : []
}

async function headOf(doors: Doors): Promise<Anchor | undefined> {
  return acting(doors.orm, system, async ({ db }) => {
    const row = await db
      .selectFrom('access_log')
      .select(['chain_no', 'chain'])
      .where('chain_no', 'is not', null)
      .orderBy('chain_no', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!row?.chain_no || !row.chain) return undefined
    return { no: row.chain_no, chain: Buffer.from(row.chain).toString('hex'), at: doors.now() }
  })
}

function anchorLine(anchor: Anchor, key: KeyObject): string {
  const signature = sign(null, told(anchor), key).toString('base64')
  return `${JSON.stringify({ ...anchor, signature })}\n`
}

/**
 * The line that a restore writes: the log leads up to this link only, and whatever was anchored after it was lost with the
 * database that was lost. It stands in the file for everybody to see, and can be written by nobody who lacks the key.
 */
export function restoredLine(head: Anchor | undefined, at: Instant, seed: Buffer): string {
  return anchorLine({ no: head?.no ?? 0, chain: restored + (head?.chain ?? ''), at }, signingKey(seed))
}

/** What stands before the hash in the line of a restore: no hash of a link begins so. */
const restored = 'restored '

/** The anchors of a file that still hold. Throws at the first line that was not signed with this key. */
export function readAnchors(text: string, key: KeyObject): Anchor[] {
  let anchors: Anchor[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line === '') continue
    const { signature, ...read } = JSON.parse(line) as Record<keyof Anchor | 'signature', unknown>
    const anchor = { no: Number(read.no), chain: String(read.chain), at: instant(String(read.at)) }
    if (!verify(null, told(anchor), createPublicKey(key), Buffer.from(String(signature), 'base64')))
      throw new Error(`Line ${at + 1} of the anchors was not signed by this install`)
    if (anchor.chain.startsWith(restored)) anchors = anchors.filter(({ no }) => no <= anchor.no)
    else anchors.push(anchor)
  }
  return anchors
}

function told({ no, chain, at }: Anchor): Buffer {
  return Buffer.from(JSON.stringify([no, chain, at]))
}

/** The first anchor that the chain does not lead to any more, or null when it leads to all of them. */
export async function lostAnchor(doors: Doors, anchors: readonly Anchor[]): Promise<Anchor | null> {
  if (anchors.length === 0) return null
  const { rows } = await acting(doors.orm, system, ({ db }) =>
    sql<{ no: number; chain: string }>`
      select chain_no as no, encode(chain, 'hex') as chain from access_log
      where chain_no = any (${anchors.map(({ no }) => no)}::bigint[])`.execute(db),
  )
  const stands = new Map(rows.map(({ no, chain }) => [Number(no), chain]))
  return anchors.find(({ no, chain }) => stands.get(no) !== chain) ?? null
}
