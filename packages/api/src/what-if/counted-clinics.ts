import type { Reading } from '../read.ts'

/** The clinics whose counts the caller may have: their own, or all for an analyst; of them the one that is asked for. */
export async function countedClinics(
  { db, caller }: Pick<Reading, 'db' | 'caller'>,
  clinicId: string | undefined,
): Promise<readonly string[]> {
  if (caller.role !== 'analyst' && caller.clinicIds.length === 0) return []
  let clinics = db.selectFrom('clinic').select('id').orderBy('id')
  // made-up people of a clinic that is none count in nothing
  if (caller.role === 'analyst') clinics = clinics.where('sandbox', '=', false)
  else clinics = clinics.where('id', 'in', [...caller.clinicIds])
  if (clinicId !== undefined) clinics = clinics.where('id', '=', clinicId)
  return (await clinics.execute()).map(({ id }) => id)
}
