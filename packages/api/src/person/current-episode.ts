/** The episode in which somebody is supported now, for what is written down beside its lifecycles. */
import type { Transaction } from '../database/acting.ts'

export interface Episode {
  readonly episode_id: string
  readonly clinic_id: string
  readonly person_id: string
}

/** The newest episode that the caller sees; before an introduction there is none to write anything into. */
export async function currentEpisode(
  { db }: Pick<Transaction, 'db'>,
  personId: string,
): Promise<Episode | undefined> {
  return db
    .selectFrom('mentoring')
    .select(['episode_id', 'clinic_id', 'person_id'])
    .where('person_id', '=', personId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}
