/** Pages of a list by the last row of the page before: as quick on the hundredth page as on the first. */
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'

/** Where a page ended: what it was sorted by, and the id that settles ties. It holds no name and no number. */
const Place = z.tuple([z.union([Instant, z.literal('infinity')]), Id])
type Place = z.infer<typeof Place>

/** A cursor as it travels: opaque, because nobody should build one. A made-up one is refused as not valid. */
export const Cursor = z
  .string()
  .max(200)
  .transform((text, context): Place => {
    const read = Place.safeParse(parsed(text))
    if (read.success) return read.data
    context.addIssue({ code: 'custom', message: 'This page cannot be found. Begin at the first one.' })
    return z.NEVER
  })

export const PageSize = z.int().min(1).max(50).default(25)

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return null
  }
}

export function cursorAt(sortedBy: Instant | null, id: string): string {
  return Buffer.from(JSON.stringify([sortedBy ?? 'infinity', id])).toString('base64url')
}

/**
 * The soonest due first; what is not due at all comes last. `case` and not `coalesce`: with row-level security no
 * condition on a `coalesce` reaches an index. The indexes are written with these very words.
 */
export const soonestDue = sql<string>`case when l.due_at is null then 'infinity'::timestamptz else l.due_at end`

export function afterDue([due, id]: Place) {
  return sql<boolean>`(${soonestDue}, l.id) > (${due}::timestamptz, ${id}::uuid)`
}

/** The latest change first. */
export function beforeChange([changed, id]: Place) {
  return sql<boolean>`(l.changed_at, l.id) < (${changed}::timestamptz, ${id}::uuid)`
}

/** A page of at most `limit` out of rows that were read with one more than that, and the cursor of the next page. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  placeOf: (row: Row) => readonly [Instant | null, string],
): { rows: readonly Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last ? cursorAt(...placeOf(last)) : null }
}
