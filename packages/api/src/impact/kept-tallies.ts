/**
 * What was counted of a clinic stays counted until something at that clinic changes: whoever asks next counts only the
 * clinics that were touched. The database knows which those are, because triggers write it down.
 */
import { createHash } from 'node:crypto'
import { Tally } from '@alongside/domain/impact'
import { sql } from 'kysely'
import type { Reading } from '../read.ts'
import { countTallies } from './count-tallies.ts'
import type { Span } from './tally.sql.ts'

/** How far the counting came. */
export interface Progress {
  readonly counted: number
  readonly of: number
}

/** The tallies that are there, by clinic; `done` when all are. */
export interface Tallied extends Progress {
  readonly tallies: ReadonlyMap<string, Tally>
  readonly done: boolean
}

/** The first portion of clinics is a guess; the next ones fill the time that is left, by how long the last one took. */
const FIRST_PORTION = 12
/** Each portion is two statements, and a page has twelve. */
const MOST_PORTIONS = 3

/** Takes what is kept and counts what is not, for at most `budget` milliseconds. Another version's tallies do not count. */
export async function tallied(reading: Pick<Reading, 'db'>, span: Span, budget: number): Promise<Tallied> {
  const { from, to, asOf, clinicIds } = span
  const question = createHash('sha256').update(JSON.stringify({ from, to, asOf })).digest()
  const { rows } = await sql<{ clinic_id: string; tally: unknown; now_seen: string }>`
    select clinic_id, tally, now_seen from authz.kept_tallies(${question}, ${clinicIds}::uuid[])`.execute(
    reading.db,
  )
  const tallies = new Map<string, Tally>()
  for (const row of rows) {
    const kept = Tally.safeParse(row.tally)
    if (kept.success) tallies.set(row.clinic_id, kept.data)
  }
  // from what was seen before the counting began: whatever was committed since may be in it only in part
  const seen = rows[0]?.now_seen
  let missing = clinicIds.filter(id => !tallies.has(id))
  const began = performance.now()
  let size = FIRST_PORTION
  for (let portion = 1; missing.length > 0; portion += 1) {
    if (
      portion > 1 &&
      (performance.now() - began > budget * 0.8 || (portion > MOST_PORTIONS && Number.isFinite(budget)))
    )
      break
    const some = missing.slice(0, size)
    missing = missing.slice(size)
    const since = performance.now()
    const counted = await countTallies(reading, { ...span, clinicIds: some })
    for (const [at, id] of some.entries()) tallies.set(id, counted[at] as Tally)
    await sql`select authz.keep_tallies(${question}, ${seen}, ${some}::uuid[], ${JSON.stringify(counted)}::jsonb)`.execute(
      reading.db,
    )
    size = nextSize(some.length, performance.now() - since, budget - (performance.now() - began))
  }
  return {
    tallies,
    counted: clinicIds.length - missing.length,
    of: clinicIds.length,
    done: missing.length === 0,
  }
}

function nextSize(last: number, took: number, left: number): number {
  if (!Number.isFinite(left)) return last * 2
  return Math.max(1, Math.floor((last * Math.max(0, left) * 0.8) / Math.max(1, took)))
}
