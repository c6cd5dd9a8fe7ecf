/** Lists of one lifecycle: by view, a page at a time, with the number of rows behind each view. */
import type { Kind } from '@alongside/domain/lifecycles'
import { sql } from 'kysely'
import type * as z from 'zod'
import type { Reading } from '../read.ts'
import { afterDue, beforeChange, type Cursor, pageOf, soonestDue } from './page.ts'
import type { BareRow, LifecycleRow } from './registration.ts'
import { rowOf, selectRows } from './stored-rows.ts'

/** What a view shows: rows in these states (all, when none are named), the soonest due or the latest changed first. */
export interface ListView {
  readonly states: readonly string[] | 'all'
  /** And rows on these paths, of states that are not shown whole. */
  readonly paths?: readonly string[]
  readonly first: 'soonestDue' | 'latestChange'
}

export interface Wanted {
  readonly clinicId?: string | undefined
  readonly after?: z.output<typeof Cursor> | undefined
  readonly limit: number
  /** Only rows on this path: what of a state a mentor may see. */
  readonly path?: string | undefined
  /** Only rows that hold this in a column of the slice's own. */
  readonly only?: { readonly column: string; readonly value: string } | undefined
}

/** One page of a view. Which rows there are at all is decided by the policies of the database. */
export async function listPage<Row extends BareRow = LifecycleRow>(
  { db }: Pick<Reading, 'db'>,
  kind: Kind,
  view: ListView,
  { clinicId, after, limit, path, only }: Wanted,
): Promise<{ rows: readonly Row[]; next: string | null }> {
  const byDue = view.first === 'soonestDue'
  let query = selectRows(db, kind).limit(limit + 1)
  if (clinicId !== undefined) query = query.where('l.clinic_id', '=', clinicId)
  const { states, paths = [] } = view
  if (states !== 'all')
    query = query.where(eb =>
      eb.or([
        eb('l.state', 'in', [...states]),
        ...(paths.length > 0 ? [eb('l.path', 'in', [...paths])] : []),
      ]),
    )
  if (path !== undefined) query = query.where('l.path', '=', path)
  if (only !== undefined) query = query.where(holds(only))
  if (after !== undefined) query = query.where(byDue ? afterDue(after) : beforeChange(after))
  query = byDue
    ? query.orderBy(soonestDue).orderBy('l.id')
    : query.orderBy('l.changed_at', 'desc').orderBy('l.id', 'desc')
  const rows = (await query.execute()).map(stored => rowOf<Row>(stored))
  return pageOf(rows, limit, row => [byDue ? row.dueAt : row.changedAt, row.id])
}

/** How many rows there are behind each view: one query for all of them. */
export async function countViews<V extends string>(
  { db }: Pick<Reading, 'db'>,
  kind: Kind,
  views: Readonly<Record<V, ListView>>,
  { clinicId, path, only }: Pick<Wanted, 'clinicId' | 'path' | 'only'>,
): Promise<Record<V, number>> {
  let query = db
    .selectFrom(`${kind as 'referral'} as l`)
    .select(eb => ['l.state', 'l.path', eb.fn.countAll<number>().as('rows')])
    .groupBy(['l.state', 'l.path'])
  if (clinicId !== undefined) query = query.where('l.clinic_id', '=', clinicId)
  if (path !== undefined) query = query.where('l.path', '=', path)
  if (only !== undefined) query = query.where(holds(only))
  const byPath = await query.execute()
  const counts = {} as Record<V, number>
  for (const name of Object.keys(views) as V[]) {
    const { states, paths = [] } = views[name]
    const behind = byPath.filter(
      row => states === 'all' || states.includes(row.state) || paths.includes(row.path),
    )
    counts[name] = behind.reduce<number>((sum, { rows }) => sum + rows, 0)
  }
  return counts
}

function holds({ column, value }: { readonly column: string; readonly value: string }) {
  return sql<boolean>`${sql.ref(`l.${column}`)} = ${value}`
}

/** One row that the actor may see, or undefined. */
export async function findRow<Row extends BareRow = LifecycleRow>(
  { db }: Pick<Reading, 'db'>,
  kind: Kind,
  id: string,
  path?: string,
): Promise<Row | undefined> {
  let query = selectRows(db, kind).where('l.id', '=', id)
  if (path !== undefined) query = query.where('l.path', '=', path)
  const stored = await query.executeTakeFirst()
  return stored && rowOf<Row>(stored)
}
