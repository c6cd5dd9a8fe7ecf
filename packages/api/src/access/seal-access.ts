/**
 * Chains the access log after the fact: each row's hash covers the one before it, so a row that is altered, removed or
 * slipped in later shows. It runs after commit, because a chain inside the transactions would make them stand in line.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { system } from '../actor.ts'
import { acting, type Transaction } from '../database/acting.ts'
import type { Doors } from '../doors.ts'

const ROUND = 500
/** Only one sealer at a time. */
const SEALING = 7_205_119

interface LogRow {
  id: number
  at: string
  account_id: string | null
  role: string
  what: string
  outcome: string
  clinic_id: string | null
  person_ids: string[]
}

/** Chains what was committed since the last time; gives how many rows. */
export async function sealAccess(doors: Doors): Promise<number> {
  for (let sealed = 0; ; ) {
    const some = await acting(doors.orm, system, sealSome)
    sealed += some
    if (some < ROUND) return sealed
  }
}

async function sealSome(transaction: Transaction): Promise<number> {
  const { db } = transaction
  const { rows: locked } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(${SEALING}) as mine`.execute(db)
  if (!locked[0]?.mine) return 0
  const last = await db
    .selectFrom('access_log')
    .select(['chain_no', 'chain'])
    .where('chain_no', 'is not', null)
    .orderBy('chain_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  const rows = await db
    .selectFrom('access_log')
    .select(logColumns)
    .where('chain_no', 'is', null)
    // a transaction that is still open may yet commit a smaller number
    .where(sql<boolean>`xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .orderBy('id')
    .limit(ROUND)
    .execute()
  let before: Uint8Array = last?.chain ?? new Uint8Array()
  let no = last?.chain_no ?? 0
  const links = rows.map(row => {
    before = link(before, row)
    no += 1
    return { id: row.id, no, chain: Buffer.from(before).toString('hex') }
  })
  if (links.length > 0)
    await sql`
      update access_log l set chain_no = s.no, chain = decode(s.chain, 'hex')
      from unnest(${links.map(({ id }) => id)}::bigint[], ${links.map(each => each.no)}::bigint[],
        ${links.map(({ chain }) => chain)}::text[]) s(id, no, chain)
      where l.id = s.id`.execute(db)
  return links.length
}

const logColumns = ['id', 'at', 'account_id', 'role', 'what', 'outcome', 'clinic_id', 'person_ids'] as const

function link(before: Uint8Array, row: LogRow): Uint8Array {
  const told = JSON.stringify([
    row.id,
    row.at,
    row.account_id,
    row.role,
    row.what,
    row.outcome,
    row.clinic_id,
    row.person_ids,
  ])
  return createHash('sha256').update(before).update(told).digest()
}

/** The number of the first link that does not hold, or null when the whole chain does. */
export async function brokenLink(doors: Doors): Promise<number | null> {
  return acting(doors.orm, system, async ({ db }) => {
    let before: Uint8Array = new Uint8Array()
    for (let after = 0; ; after += ROUND) {
      const rows = await db
        .selectFrom('access_log')
        .select([...logColumns, 'chain_no', 'chain'])
        .where('chain_no', '>', after)
        .where('chain_no', '<=', after + ROUND)
        .orderBy('chain_no')
        .execute()
      for (const [index, row] of rows.entries()) {
        before = link(before, row)
        if (row.chain_no !== after + index + 1 || Buffer.compare(before, row.chain ?? new Uint8Array()) !== 0)
          return after + index + 1
      }
      if (rows.length < ROUND) return null
    }
  })
}
