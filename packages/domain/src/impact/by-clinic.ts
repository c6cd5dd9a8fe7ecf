/** People by clinic and reason: the one table whose parts and totals stand beside each other. */
import { type Figure, type ImpactReport, ReferralGroup } from './impact.schema.ts'
import type { Tally } from './impact.tally.ts'
import { maskedCount, oneDecimal, rounded } from './masks.ts'
import { manyIn, sumOfSpread } from './spread.ts'
import { suppress } from './suppress.ts'

export function byClinic(
  clinics: readonly { readonly clinicId: string; readonly name: string; readonly tally: Tally }[],
  masked: boolean,
): Pick<ImpactReport, 'clinics' | 'allClinics'> {
  const groups = ReferralGroup.options
  const counts = clinics.map(({ tally }) => groups.map(reason => tally.byReason[reason].people))
  const safe = masked ? suppress(counts) : undefined
  const figure = (value: number | null | undefined): Figure =>
    value === null || value === undefined ? 'hidden' : masked ? rounded(value) : value
  const reasons = (row: readonly (number | null)[] | undefined) => {
    const [newlyDiagnosed, reEngaging, clinicianFlag] = groups.map((_, at) => figure(row?.[at]))
    return {
      newlyDiagnosed: newlyDiagnosed ?? 0,
      reEngaging: reEngaging ?? 0,
      clinicianFlag: clinicianFlag ?? 0,
    }
  }
  const all = clinics.reduce((sum, { tally }) => sum + manyIn(tally.interactions), 0)
  return {
    clinics: clinics.map(({ clinicId, name, tally }, at) => {
      const people = manyIn(tally.interactions)
      const interactions = sumOfSpread(tally.interactions)
      const shown = figure(safe ? safe.rowTotals[at] : people)
      return {
        clinicId,
        name,
        people: shown,
        interactions: shown === 'hidden' ? 'hidden' : masked ? maskedCount(interactions) : interactions,
        mean: people === 0 ? 'none' : shown === 'hidden' ? 'hidden' : oneDecimal(interactions / people),
        byReason: reasons(safe ? safe.cells[at] : counts[at]),
      }
    }),
    allClinics: {
      people: figure(safe ? safe.total : all),
      byReason: reasons(
        safe
          ? safe.columnTotals
          : groups.map((_, at) => counts.reduce((sum, row) => sum + (row[at] ?? 0), 0)),
      ),
    },
  }
}
