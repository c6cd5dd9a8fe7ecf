import type { Changing } from '../change.ts'

/** Somebody who sends a form of their own may name a place that there is not. */
export async function mustKnowClinics(
  { db, refuse }: Pick<Changing, 'db' | 'refuse'>,
  clinicIds: readonly string[],
): Promise<void> {
  if (clinicIds.length === 0) return
  const wanted = [...new Set(clinicIds)]
  const known = await db.selectFrom('clinic').select('id').where('id', 'in', wanted).execute()
  if (known.length < wanted.length)
    refuse('not-valid', { fields: { clinicIds: ['Choose clinics of the list'] } })
}
