/**
 * Reports that were made already. Whoever asks for the same again before anything in it has changed gets what the first
 * one got, and the database knows exactly whether anything has.
 */
import { createHash } from 'node:crypto'
import { type ImpactQuery, ImpactReport } from '@alongside/domain/impact'
import { sql } from 'kysely'
import type { Reading } from '../read.ts'

/** One more whenever the same counts are shown otherwise: what was kept by older rules is then asked for by nobody. */
const RULES = 2

/** What decides how a report looks, beside the rows that it counts. */
interface Asked {
  readonly query: ImpactQuery
  readonly clinics: readonly { readonly clinicId: string; readonly name: string }[]
  readonly masked: boolean
}

export interface Kept {
  readonly report: ImpactReport | null
  readonly key: Buffer
  readonly clinicIds: readonly string[]
  /** What was committed when it was asked: whatever is committed later may be in a report only in part. */
  readonly seen: string | undefined
}

/** The report as it was kept, if it still says what there is. One of another version is none. */
export async function keptReport({ db }: Reading, asked: Asked): Promise<Kept> {
  const key = createHash('sha256')
    .update(JSON.stringify({ ...asked, rules: RULES }))
    .digest()
  const clinicIds = asked.clinics.map(({ clinicId }) => clinicId)
  const { rows } = await sql<{ report: unknown; now_seen: string }>`
    select report, now_seen from authz.kept_report(${key}, ${clinicIds}::uuid[])`.execute(db)
  const kept = ImpactReport.safeParse(rows[0]?.report)
  return { report: kept.success ? kept.data : null, key, clinicIds, seen: rows[0]?.now_seen }
}

/** Keeps it for whoever asks the same. */
export async function keepReport(
  { db }: Reading,
  { key, clinicIds, seen }: Kept,
  report: ImpactReport,
): Promise<void> {
  await sql`select authz.keep_report(${key}, ${clinicIds}::uuid[], ${seen}, ${JSON.stringify(report)}::jsonb)`.execute(
    db,
  )
}
