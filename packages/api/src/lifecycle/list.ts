/** Lists of one lifecycle: by view, a page at a time, with the number of rows behind each view. */
import type { Kind } from '@alongside/domain/lifecycles'
import { maySee } from '@alongside/domain/permissions'
import { sql } from 'kysely'
import type * as z from 'zod'
import type { Caller } from '../actor.ts'
import { together } from '../database/together.ts'
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

/**
 * One page of a view, and how many rows there are behind each view: one statement. Which rows there are at all is
 * decided by the policies of the database.
 */
export async function listPage<V extends string, Row extends BareRow = LifecycleRow>(
  { db, caller }: Pick<Reading, 'db' | 'caller'>,
  kind: Kind,
  views: Readonly<Record<V, ListView>>,
  { view: name, ...wanted }: Wanted & { readonly view: V },
): Promise<{ rows: readonly Row[]; next: string | null; counts: Record<V, number> }> {
  const view = views[name]
  const byDue = view.first === 'soonestDue'
  const part = pageQuery(db, kind, view, wanted)
  const places = placesOf(caller, kind, view, wanted)
  const { page, byPath } = await together(db, {
    page: places ? fromPlaces(part, places, view) : part,
    byPath: rowsByPath(db, kind, wanted),
  })
  const rows = page.map(each => rowOf<Row>(each))
  return {
    ...pageOf(rows, wanted.limit, row => [byDue ? row.dueAt : row.changedAt, row.id]),
    counts: countViews(views, byPath),
  }
}

type PageQuery = ReturnType<typeof selectRows>
type Stored = Awaited<ReturnType<PageQuery['execute']>>[number]

function pageQuery(
  db: Reading['db'],
  kind: Kind,
  view: ListView,
  { clinicId, after, limit, path, only }: Wanted,
): PageQuery {
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
  return byDue
    ? query.orderBy(soonestDue).orderBy('l.id')
    : query.orderBy('l.changed_at', 'desc').orderBy('l.id', 'desc')
}

/** Where the rows of a view can stand: at these clinics and, where a view has states, in these. */
interface Places {
  readonly clinicIds: readonly string[]
  readonly states: readonly string[] | null
}

/** More places than this are no longer quicker one by one. */
const MOST_PLACES = 1000

/** The places of somebody who sees rows by their clinic; undefined for whoever sees single people. */
function placesOf(caller: Caller, kind: Kind, view: ListView, { clinicId }: Wanted): Places | undefined {
  const scope = maySee(caller.role, kind)
  if (scope !== 'clinic' && scope !== 'released') return undefined
  const clinicIds = clinicId === undefined ? caller.clinicIds : [clinicId]
  const { states, paths = [], first } = view
  const known =
    states === 'all' || first === 'latestChange'
      ? null
      : // the state of a path is its first word
        [...new Set([...states, ...paths.map(path => path.split('.')[0] ?? path)])]
  const count = clinicIds.length * (known?.length ?? 1)
  return count > 0 && count <= MOST_PLACES ? { clinicIds, states: known } : undefined
}

/**
 * The page out of the first rows of each place. Asked for all places at once, the database reads in one order and throws
 * away who stands elsewhere: among a million people that is nearly everybody. Asked place by place it reads only what
 * may be on the page.
 */
function fromPlaces(part: PageQuery, { clinicIds, states }: Places, view: ListView) {
  const here = part.where(sql<boolean>`l.clinic_id = place.clinic_id`)
  const query = states === null ? here : here.where(sql<boolean>`l.state = place.state`)
  const inOrder = view.first === 'soonestDue' ? sql`${soonestDue}, l.id` : sql`l.changed_at desc, l.id desc`
  const each =
    states === null
      ? sql`unnest(${clinicIds}::uuid[]) place (clinic_id)`
      : sql`(select c as clinic_id, s as state from unnest(${clinicIds}::uuid[]) c, unnest(${states}::text[]) s) place`
  return sql<Stored>`
    select l.* from ${each} cross join lateral ${query} l
    order by ${inOrder} limit ${sql.lit(MOST_ROWS)}`
}

/** One row more than the largest page, to know whether there is a next one. */
const MOST_ROWS = 51

function rowsByPath(
  db: Reading['db'],
  kind: Kind,
  { clinicId, path, only }: Pick<Wanted, 'clinicId' | 'path' | 'only'>,
) {
  let query = db
    .selectFrom(`${kind as 'referral'} as l`)
    .select(eb => ['l.state', 'l.path', eb.fn.countAll<number>().as('rows')])
    .groupBy(['l.state', 'l.path'])
  if (clinicId !== undefined) query = query.where('l.clinic_id', '=', clinicId)
  if (path !== undefined) query = query.where('l.path', '=', path)
  if (only !== undefined) query = query.where(holds(only))
  return query
}

type Counted = Awaited<ReturnType<ReturnType<typeof rowsByPath>['execute']>>[number]

/** How many rows there are behind each view. */
function countViews<V extends string>(
  views: Readonly<Record<V, ListView>>,
  byPath: readonly Counted[],
): Record<V, number> {
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
