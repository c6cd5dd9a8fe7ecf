/**
 * Reports that were counted already. To count a national report takes seconds; whoever asks for the same again before
 * anything in it has changed gets what the first one got, and the database knows exactly whether anything has.
 */
import { createHash } from 'node:crypto'
import { type ImpactQuery, ImpactReport } from '@alongside/domain/impact'
import { sql } from 'kysely'
import type { Reading } from '../read.ts'

/** What decides how a report looks, beside the rows that it counts. */
interface Asked {
  readonly query: ImpactQuery
  readonly clinics: readonly { readonly clinicId: string; readonly name: string }[]
  readonly masked: boolean
}

/** The report as it was kept, or as `count` counts it now. A kept one of another version is counted again. */
export async function keptOrCounted(
  { db }: Reading,
  asked: Asked,
  count: () => Promise<ImpactReport>,
): Promise<ImpactReport> {
  const key = createHash('sha256').update(JSON.stringify(asked)).digest()
  const clinicIds = asked.clinics.map(({ clinicId }) => clinicId)
  const { rows } = await sql<{ report: unknown; now_seen: string }>`
    select report, now_seen from authz.kept_report(${key}, ${clinicIds}::uuid[])`.execute(db)
  const kept = ImpactReport.safeParse(rows[0]?.report)
  if (kept.success) return kept.data
  const counted = await count()
  // from what was seen before the counting began: whatever was committed since may be in it only in part
  await sql`select authz.keep_report(${key}, ${clinicIds}::uuid[], ${rows[0]?.now_seen}, ${JSON.stringify(counted)}::jsonb)`.execute(
    db,
  )
  return counted
}
