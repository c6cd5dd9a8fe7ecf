/** How a slice lists its lifecycle. It names the views and says how a stored row becomes a shown one; the rest is here. */
import type { Kind } from '@alongside/domain/lifecycles'
import { Id } from '@alongside/domain/people'
import * as z from 'zod'
import type { Caller } from '../actor.ts'
import type { Reading } from '../read.ts'
import { findRow, type ListView, listPage } from './list.ts'
import { Cursor, PageSize } from './page.ts'
import type { BareRow, LifecycleRow } from './registration.ts'

interface Slice<View extends string, Row extends z.ZodType, Stored extends BareRow> {
  readonly kind: Kind
  readonly views: Readonly<Record<View, ListView>>
  readonly row: Row
  /** A column of the slice's own by which its list can be narrowed. */
  readonly narrowedBy?: { readonly column: string; readonly values: z.ZodEnum }
  /** What is shown of rows that were read already, in a handful of queries however many they are. */
  rowsOf(reading: Reading, stored: readonly Stored[]): Promise<z.output<Row>[]>
  /** The only path on which this caller sees any row; none, when they see rows wherever they stand. */
  pathFor?(caller: Caller): string | undefined
}

/** The list of one lifecycle: what may be asked, what is answered, and the reading of a page or of a single row. */
export function listOf<View extends string, Row extends z.ZodType, Stored extends BareRow = LifecycleRow>({
  kind,
  views,
  row,
  narrowedBy,
  rowsOf,
  pathFor = () => undefined,
}: Slice<View, Row, Stored>) {
  const ViewName = z.enum(Object.keys(views) as [View, ...View[]])
  const Wanted = z.strictObject({
    view: ViewName,
    clinicId: Id.optional(),
    after: Cursor.optional(),
    limit: PageSize,
    only: (narrowedBy?.values ?? z.never()).optional(),
  })
  const Page = z.strictObject({
    rows: z.array(row),
    next: z.string().nullable(),
    counts: z.record(ViewName, z.int()),
  })

  async function page(
    reading: Reading,
    { view, only, ...wanted }: { view: View } & Omit<z.output<typeof Wanted>, 'view'>,
  ): Promise<{ rows: z.output<Row>[]; next: string | null; counts: Record<View, number> }> {
    const seen = {
      ...wanted,
      path: pathFor(reading.caller),
      only: narrowedBy && only !== undefined ? { column: narrowedBy.column, value: String(only) } : undefined,
    }
    const { rows, next, counts } = await listPage<View, Stored>(reading, kind, views, { view, ...seen })
    return { rows: await rowsOf(reading, rows), next, counts }
  }

  async function one(reading: Reading, id: string): Promise<z.output<Row> | null> {
    const stored = await findRow<Stored>(reading, kind, id, pathFor(reading.caller))
    const [shown] = stored ? await rowsOf(reading, [stored]) : []
    return shown ?? null
  }

  return { Wanted, Page, page, one }
}
