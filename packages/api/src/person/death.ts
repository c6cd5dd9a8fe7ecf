import type { PlainDate } from '@alongside/domain/time'
import type { Taken } from '../lifecycle/registration.ts'

/** A death is a fact about the person, so that no other record of theirs can miss it. */
export async function recordDeath(
  { db, row, at }: Taken<never, never> | Taken,
  on: PlainDate,
): Promise<void> {
  await db
    .updateTable('person')
    .set({ died_on: on, changed_at: at })
    .where('id', '=', row.personId)
    .where('died_on', 'is', null)
    .execute()
}
