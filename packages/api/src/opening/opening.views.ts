/** Records that were opened in an emergency, for those who review them: who, when, why, and what was looked at. */
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { colleagueNames } from '../account/colleague-names.ts'
import { knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { databaseNow, OpeningReason } from './open-record.ts'

export const OpeningView = z.strictObject({
  id: z.uuid(),
  byName: z.string().nullable(),
  mine: z.boolean(),
  /** Null where the one who looks may not know the person: they review the opening, not the record. */
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  why: OpeningReason,
  words: z.string().nullable(),
  openedAt: Instant,
  endsAt: Instant,
  isOpen: z.boolean(),
  reviewDueAt: Instant,
  reviewOverdue: z.boolean(),
  reviewedAt: Instant.nullable(),
  reviewedByName: z.string().nullable(),
  outcome: z.enum(['inOrder', 'notInOrder']).nullable(),
  review: z.string().nullable(),
  personTold: z.boolean().nullable(),
  mayReview: z.boolean(),
})
export type OpeningView = z.infer<typeof OpeningView>

export const OneOpening = OpeningView.extend({
  looked: z.array(z.strictObject({ at: Instant, what: z.string() })),
})
export type OneOpening = z.infer<typeof OneOpening>

const MOST = 100

export async function openings(reading: Reading, id?: string): Promise<OpeningView[]> {
  const { db, caller, keysOf } = reading
  let query = db
    .selectFrom('record_opening')
    .selectAll()
    .orderBy(sql`reviewed_at is not null`)
    .orderBy('opened_at', 'desc')
    .limit(MOST)
  if (id !== undefined) query = query.where('id', '=', id)
  const rows = await query.execute()
  const now = await databaseNow(reading)
  const nameOf = await colleagueNames(
    reading,
    rows.flatMap(({ account_id, reviewed_by }) =>
      reviewed_by === null ? [account_id] : [account_id, reviewed_by],
    ),
  )
  const personIds = rows.map(({ person_id }) => person_id)
  const known = await knownPeople(reading, personIds)
  const keys = await keysOf(personIds)
  return rows.map(row => {
    const text = (column: 'words_sealed' | 'review_sealed') =>
      keys.open(row.person_id, row[column], { table: 'record_opening', column, id: row.id })
    const personName = known(row.person_id).called
    const mine = row.account_id === caller.accountId
    return {
      id: row.id,
      byName: nameOf(row.account_id),
      mine,
      personId: personName === null ? null : row.person_id,
      personName,
      why: OpeningReason.parse(row.why),
      words: text('words_sealed'),
      openedAt: row.opened_at,
      endsAt: row.ends_at,
      isOpen: row.ends_at > now,
      reviewDueAt: row.review_due_at,
      reviewOverdue: row.reviewed_at === null && row.review_due_at < now,
      reviewedAt: row.reviewed_at,
      reviewedByName: row.reviewed_by === null ? null : nameOf(row.reviewed_by),
      outcome: row.outcome as OpeningView['outcome'],
      review: text('review_sealed'),
      personTold: row.person_told,
      mayReview: !mine && row.reviewed_at === null,
    }
  })
}

export async function oneOpening(reading: Reading, id: string): Promise<OneOpening | null> {
  const [opening] = await openings(reading, id)
  if (!opening) return null
  const { rows } = await sql<{ at: Instant; what: string }>`
    select at, what from authz.opening_reads(${id})`.execute(reading.db)
  return { ...opening, looked: rows.map(({ at, what }) => ({ at, what })) }
}
