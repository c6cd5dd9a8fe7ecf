/**
 * What was counted of a clinic stays counted until something at that clinic changes. Then only the parts of it that were
 * touched are counted again; the database knows which those are, because triggers write it down.
 */
import { createHash } from 'node:crypto'
import { Tally } from '@alongside/domain/impact'
import { sql } from 'kysely'
import type { Reading } from '../read.ts'
import { countParts, PartTally, wholeOf } from './count-tallies.ts'
import { PARTS, type SomeParts, type Span } from './tally.sql.ts'

/** How far the counting came. */
export interface Progress {
  readonly counted: number
  readonly of: number
}

/** The tallies that are there, by clinic; `done` when all are. */
export interface Tallied extends Progress {
  /** In how many portions something was counted. */
  readonly portions: number
  readonly tallies: ReadonlyMap<string, Tally>
  readonly done: boolean
}

/**
 * How many parts of clinics are counted at first: three large clinics, which a busy machine counts well within the time that
 * a statement has. The next portions fill the time that is left, by how long the last one took.
 */
const FIRST_PORTION = 3 * PARTS
/** Each portion is two statements, and a page has twelve. */
const MOST_PORTIONS = 3

const allParts = Array.from({ length: PARTS }, (_, part) => part)

/** Takes what is kept and counts what is not, for at most `budget` milliseconds. */
export async function tallied(
  reading: Pick<Reading, 'db'> & Partial<Pick<Reading, 'caller' | 'replica'>>,
  { clinicIds, ...span }: Span & { readonly clinicIds: readonly string[] },
  budget: number,
): Promise<Tallied> {
  const question = createHash('sha256').update(JSON.stringify(span)).digest()
  const { tallies, parts, seen } = await keptOf(reading, question, clinicIds)
  let missing = clinicIds
    .filter(id => !tallies.has(id))
    .map((clinicId): SomeParts => {
      const known = parts.get(clinicId)
      return { clinicId, parts: allParts.filter(part => !known?.has(part)) }
    })
  const began = performance.now()
  let size = FIRST_PORTION
  let portions = 0
  for (let portion = 1; missing.length > 0; portion += 1) {
    if (
      portion > 1 &&
      (performance.now() - began > budget * 0.8 || (portion > MOST_PORTIONS && Number.isFinite(budget)))
    )
      break
    const some = portionOf(missing, size)
    missing = missing.slice(some.length)
    portions += 1
    const since = performance.now()
    // a standby has by then whatever was seen before the counting began
    const counted =
      reading.replica && reading.caller
        ? await reading.replica.count(reading.caller, reading, where => countParts(where, some, span))
        : await countParts(reading, some, span)
    for (const { clinicId, part, tally } of counted.parts) placed(parts, clinicId).set(part, tally)
    for (const { clinicId } of some)
      tallies.set(clinicId, wholeOf([...placed(parts, clinicId).values()], counted.teams.get(clinicId) ?? {}))
    await sql`select authz.keep_tallies(${question}, ${seen}, ${some.map(({ clinicId }) => clinicId)}::uuid[],
      ${JSON.stringify(some.map(({ clinicId }) => tallies.get(clinicId)))}::jsonb,
      ${counted.parts.map(({ clinicId }) => clinicId)}::uuid[], ${counted.parts.map(({ part }) => part)}::int[],
      ${JSON.stringify(counted.parts.map(({ tally }) => tally))}::jsonb)`.execute(reading.db)
    size = nextSize(sizeOf(some), performance.now() - since, budget - (performance.now() - began))
  }
  return {
    portions,
    tallies,
    counted: clinicIds.length - missing.length,
    of: clinicIds.length,
    done: missing.length === 0,
  }
}

/** What is kept and was not touched since: of a clinic the whole, or else those of its parts. */
async function keptOf(reading: Pick<Reading, 'db'>, question: Buffer, clinicIds: readonly string[]) {
  const { rows } = await sql<{
    clinic_id: string
    part: number | null
    tally: unknown
    now_seen: string | null
  }>`
    select clinic_id, part, tally, now_seen from authz.kept_tallies(${question}, ${clinicIds}::uuid[])`.execute(
    reading.db,
  )
  const tallies = new Map<string, Tally>()
  const parts = new Map<string, Map<number, PartTally>>()
  for (const { clinic_id: clinicId, part, tally } of rows) {
    // another version's tallies do not count
    if (part === null) {
      const whole = Tally.safeParse(tally)
      if (whole.success) tallies.set(clinicId, whole.data)
    } else {
      const some = PartTally.safeParse(tally)
      if (some.success) placed(parts, clinicId).set(part, some.data)
    }
  }
  // from what was seen before the counting began: whatever was committed since may be in it only in part
  return { tallies, parts, seen: rows.find(({ now_seen }) => now_seen !== null)?.now_seen }
}

function placed<Each>(all: Map<string, Map<number, Each>>, clinicId: string): Map<number, Each> {
  const found = all.get(clinicId) ?? new Map<number, Each>()
  all.set(clinicId, found)
  return found
}

/** The first of them, as many as fit; always one, and never half of a clinic. */
function portionOf(missing: readonly SomeParts[], size: number): SomeParts[] {
  let left = size
  return missing.filter((each, at) => {
    left -= each.parts.length
    return at === 0 || left >= 0
  })
}

function sizeOf(some: readonly SomeParts[]): number {
  return some.reduce((sum, { parts }) => sum + Math.max(1, parts.length), 0)
}

function nextSize(last: number, took: number, left: number): number {
  if (!Number.isFinite(left)) return FIRST_PORTION
  return Math.max(1, Math.floor((last * Math.max(0, left) * 0.8) / Math.max(1, took)))
}
