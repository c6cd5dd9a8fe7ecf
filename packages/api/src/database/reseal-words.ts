/**
 * Seals everything of somebody anew under a fresh key, while people work: for when a key of theirs may be known. The old
 * key and the fresh one open side by side until the last word was sealed anew; then the old one is gone for good.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { DataKey, KeyStage } from './data-key.ts'
import { beginKeyChange, endKeyChange, inTransaction, type KeyChange, noteKeyChange } from './key-change.ts'
import { Keyring, type RootKeys } from './keys.ts'
import { type Boxes, resealMerges } from './reseal-merges.ts'
import { Sealed } from './sealed.ts'
import { ownedBy, type SealedPlace, sealedPlaces } from './sealed-places.ts'

/** So many at once: as long as their words are written, nobody else writes to these people. */
const BATCH = 50

export interface Resealing {
  /** People, accounts or clinics; everybody when left out. */
  readonly owners?: readonly string[]
  /** How long whoever looked at a key outside of a transaction has until it is taken for forgotten. */
  readonly settleMs?: number
  /** Told after each step of a batch. */
  readonly say?: (step: KeyStage, done: number) => void | Promise<void>
}

/** Gives how many have a fresh key. About everybody, running it again goes on where it stopped. */
export async function resealWords(
  superuserUrl: string,
  keys: RootKeys,
  { owners, settleMs = 5000, say = () => undefined }: Resealing = {},
): Promise<number> {
  const ring = new Keyring(keys)
  const client = new Client({ connectionString: superuserUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const change = await beginKeyChange(client, { what: 'words', everybody: owners === undefined })
    let done = change.changed
    const batches = owners === undefined ? everybody(client, change) : batchesOf(owners)
    for await (const batch of batches) {
      await step(client, ring, batch, 'one')
      await say('freshIsKnown', done)
      await settled(client, settleMs)
      await step(client, ring, batch, 'freshIsKnown')
      await say('freshSeals', done)
      await settled(client, settleMs)
      done += await finished(client, ring, batch, change)
      await say('one', done)
    }
    await endKeyChange(client, change)
    return done
  } finally {
    await client.end()
  }
}

function* batchesOf(owners: readonly string[]): Generator<string[]> {
  const sorted = [...new Set(owners)].sort()
  for (let at = 0; at < sorted.length; at += BATCH) yield sorted.slice(at, at + BATCH)
}

/** Whoever has a key from before this began, or two of them since somebody stopped half-way. */
async function* everybody(client: Client, { begunAt }: KeyChange): AsyncGenerator<string[]> {
  for (;;) {
    const { rows } = await client.query<{ owner_id: string }>(
      `select owner_id from data_key
       where wrapped is not null and (created_at < $1 or octet_length(wrapped) > 62) order by owner_id limit ${BATCH}`,
      [begunAt],
    )
    if (rows.length === 0) return
    yield rows.map(({ owner_id }) => owner_id)
  }
}

/** Brings those who are at this stage to the next one. */
async function step(client: Client, ring: Keyring, owners: readonly string[], from: KeyStage): Promise<void> {
  await inTransaction(client, async () => {
    const boxes = await advance(client, ring, owners, from)
    if (from === 'freshIsKnown') await reseal(client, boxes)
  })
}

/** The last stage, as soon as no word is left under the key of before. */
async function finished(
  client: Client,
  ring: Keyring,
  owners: readonly string[],
  change: KeyChange,
): Promise<number> {
  for (;;) {
    const done = await inTransaction(client, async () => {
      const boxes = await boxesOf(client, ring, owners, 'freshSeals')
      // whoever puts two records together just now, or takes them apart, holds both
      await client.query('select 1 from person where id = any ($1::uuid[]) order by id for update', [
        [...boxes.keys()],
      ])
      await reseal(client, boxes)
      await resealMerges(client, boxes)
      if (await anyLeft(client, boxes)) return null
      await advance(client, ring, [...boxes.keys()], 'freshSeals')
      await client.query(
        'update data_key set created_at = clock_timestamp() where owner_id = any ($1::uuid[])',
        [[...boxes.keys()]],
      )
      await noteKeyChange(client, change, { changed: boxes.size })
      return boxes.size
    })
    if (done !== null) return done
    // somebody is just writing to a row of theirs
    await pause(100)
  }
}

interface Row {
  readonly owner_id: string
  readonly wrapped: Buffer
}

/** Locked, so that nobody who is erased meanwhile gets a key back. */
async function lockedAt(
  client: Client,
  ring: Keyring,
  owners: readonly string[],
  stage: KeyStage,
): Promise<Row[]> {
  const { rows } = await client.query<Row>(
    `select owner_id, wrapped from data_key where owner_id = any ($1::uuid[]) and wrapped is not null
     order by owner_id for update`,
    [owners],
  )
  return rows.filter(({ owner_id, wrapped }) => ring.stageOf(owner_id, wrapped) === stage)
}

async function boxesOf(
  client: Client,
  ring: Keyring,
  owners: readonly string[],
  stage: KeyStage,
): Promise<Boxes> {
  const rows = await lockedAt(client, ring, owners, stage)
  return new Map(rows.map(({ owner_id, wrapped }) => [owner_id, ring.unwrap(owner_id, wrapped)]))
}

async function advance(
  client: Client,
  ring: Keyring,
  owners: readonly string[],
  from: KeyStage,
): Promise<Boxes> {
  const rows = (await lockedAt(client, ring, owners, from)).map(({ owner_id, wrapped }) => ({
    owner_id,
    wrapped: ring.nextStage(owner_id, wrapped),
  }))
  if (rows.length > 0)
    await client.query(
      `update data_key k set wrapped = decode(n.wrapped, 'hex'), wrapping_key_id = $3
       from unnest($1::uuid[], $2::text[]) n(owner_id, wrapped) where k.owner_id = n.owner_id`,
      [
        rows.map(({ owner_id }) => owner_id),
        rows.map(({ wrapped }) => wrapped.toString('hex')),
        ring.wrappingKeyId,
      ],
    )
  return new Map(rows.map(({ owner_id, wrapped }) => [owner_id, ring.unwrap(owner_id, wrapped)]))
}

/** Whatever is under another generation than the one that seals. What somebody else holds just now waits for the next time. */
async function reseal(client: Client, boxes: Boxes): Promise<void> {
  if (boxes.size === 0) return
  // the same words under another key are no change that anything has to hear of
  await client.query('set local session_replication_role = replica')
  for (const place of sealedPlaces) await resealPlace(client, boxes, place)
}

type Cell = Record<string, string> & { readonly owner: string; readonly bytes: Buffer }

function oldCells(place: SealedPlace, wanted: string): string {
  const { table, column } = place
  const { owner, condition } = ownedBy(place)
  return `select ${wanted} from ${table} t join unnest($1::uuid[], $2::text[]) n (owner_of, generation) on n.owner_of = ${owner}
    where ${condition} and substring(${column} from 2 for 2) <> decode(n.generation, 'hex')`
}

function generationsOf(boxes: Boxes): [string[], string[]] {
  return [
    [...boxes.keys()],
    [...boxes.values()].map(({ generation }) => generation.toString(16).padStart(4, '0')),
  ]
}

async function resealPlace(client: Client, boxes: Boxes, place: SealedPlace): Promise<void> {
  const { table, column, key, id } = place
  const names = Object.keys(key)
  const { rows } = await client.query<Cell>(
    `${oldCells(place, `n.owner_of as owner, ${column} as bytes, ${names.map(name => `${name}::text as ${name}`)}`)}
     for update of t skip locked`,
    generationsOf(boxes),
  )
  if (rows.length === 0) return
  const fresh = rows.map(row => {
    const box = boxes.get(row.owner) as DataKey
    const where = { table, column, id: id(row) }
    return Sealed.of(new Sealed(row.bytes).open(box, where), box, where).bytes.toString('hex')
  })
  await client.query(
    `update ${table} t set ${column} = decode(n.bytes, 'hex')
     from unnest(${names.map((name, nth) => `$${nth + 2}::${key[name]}[]`)}, $1::text[]) n (${names}, bytes)
     where ${names.map(name => `t.${name} = n.${name}`).join(' and ')}`,
    [fresh, ...names.map(name => rows.map(row => row[name]))],
  )
}

async function anyLeft(client: Client, boxes: Boxes): Promise<boolean> {
  for (const place of sealedPlaces) {
    const { rowCount } = await client.query(`${oldCells(place, '1')} limit 1`, generationsOf(boxes))
    if (rowCount) return true
  }
  return false
}

/** Until every transaction has ended that may have read the keys as they were. A dump sees one moment, and may go on. */
async function settled(client: Client, settleMs: number): Promise<void> {
  const { rows } = await client.query<{ now: string }>('select clock_timestamp()::text as now')
  await pause(settleMs)
  for (;;) {
    const before = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
         and backend_type = 'client backend' and xact_start < $1 and application_name <> 'pg_dump' limit 1`,
      [rows[0]?.now],
    )
    if (before.rowCount === 0) return
    await pause(50)
  }
}
