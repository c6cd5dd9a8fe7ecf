/** The impact report for somebody: their clinics, masked or not, from what is kept and what has to be counted. */
import { type Clinic, type ImpactQuery, type ImpactReport, reportOf } from '@alongside/domain/impact'
import type { Reading } from '../read.ts'
import { keepReport, keptReport } from './kept-report.ts'
import { type Progress, tallied } from './kept-tallies.ts'

/** What is kept of so few clinics adds up sooner than a whole report is read. */
const FEW_CLINICS = 5

/** Either the whole report, or how far the counting has come. */
export type Asked = { readonly report: ImpactReport } | { readonly report: null; readonly progress: Progress }

/** The report for this caller, however long it takes; null when they ask for a clinic that is not theirs. */
export async function readImpact(reading: Reading, query: ImpactQuery): Promise<ImpactReport | null> {
  return (await askImpact(reading, query, Number.POSITIVE_INFINITY))?.report ?? null
}

/**
 * The report, or after `budget` milliseconds how far it has come: what was counted until then is kept, so whoever asks
 * again goes on where this left off.
 */
export async function askImpact(reading: Reading, query: ImpactQuery, budget: number): Promise<Asked | null> {
  const { caller } = reading
  const clinics = await clinicsOf(reading, query.clinicId)
  if (query.clinicId !== undefined && clinics.length === 0) return null
  // whoever works with figures alone must not find a person in them; at a clinic they know their own people
  const masked = caller.role === 'analyst' || query.forHandingOut === true
  const kept = clinics.length > FEW_CLINICS ? await keptReport(reading, { query, clinics, masked }) : null
  if (kept?.report) return { report: kept.report }
  const { from, to, asOf } = query
  const clinicIds = clinics.map(({ clinicId }) => clinicId)
  const span = { from, to, ...(asOf === undefined ? {} : { asOf }), clinicIds }
  const { tallies, done, counted, of } = await tallied(reading, span, budget)
  if (!done) return { report: null, progress: { counted, of } }
  const report = reportOf(
    {
      query,
      clinics: clinics.flatMap(clinic => {
        const tally = tallies.get(clinic.clinicId)
        return tally ? [{ ...clinic, tally }] : []
      }),
    },
    { masked },
  )
  if (kept) await keepReport(reading, kept, report)
  return { report }
}

function clinicsOf({ db, caller }: Reading, only: string | undefined): Promise<Clinic[]> {
  let clinics = db.selectFrom('clinic').select(['id as clinicId', 'name']).orderBy('name').orderBy('id')
  // made-up people of a clinic that is none count in nothing
  if (caller.role === 'analyst') clinics = clinics.where('sandbox', '=', false)
  else clinics = clinics.where('id', 'in', [...caller.clinicIds])
  if (only !== undefined) clinics = clinics.where('id', '=', only)
  return caller.role !== 'analyst' && caller.clinicIds.length === 0 ? Promise.resolve([]) : clinics.execute()
}
