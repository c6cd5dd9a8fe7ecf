import type { Impact } from '../answers.ts'

interface Clinic {
  readonly id: string
  readonly name: string
}

/** One's own clinics; whoever belongs to none and may see the figures of all has those of the report. */
export function clinicsToChoose(
  own: readonly Clinic[],
  report: Pick<Impact, 'clinics'> | null,
): readonly Clinic[] {
  return own.length > 0 || report === null
    ? own
    : report.clinics.map(({ clinicId, name }) => ({ id: clinicId, name }))
}
