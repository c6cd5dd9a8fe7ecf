/**
 * One of these ids. A list goes as one array, so that the text of a statement stays the same however long the list is. A
 * plan for any array expects ten ids in it, so the database would plan anew for each single one: one alone is said as such.
 */
import { type RawBuilder, sql } from 'kysely'

export function oneOf(ids: readonly string[]): RawBuilder<string> {
  return ids.length === 1 ? sql<string>`${ids[0]}::uuid` : sql<string>`any(${[...ids]}::uuid[])`
}
