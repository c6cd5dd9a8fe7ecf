/** Two who know each other: told once, remembered for ever, and listed for nobody. */
import type { Taken } from '../lifecycle/registration.ts'

/** Keeps that these two know each other, so that they are never matched again. Who said so first makes no difference. */
export async function rememberThatTheyKnow(
  { db, row, at }: Pick<Taken, 'db' | 'row' | 'at'>,
  mentorId: string | null,
): Promise<void> {
  if (mentorId === null) return
  await db
    .insertInto('known_pair')
    .values({ mentor_id: mentorId, person_id: row.personId, at })
    .onConflict(oc => oc.doNothing())
    .execute()
}
