/** What the rules may know of a mentor: dates, counts and yes or no; never a name. */
import { unmetWishes, type Wishes } from '@alongside/domain/matching'
import type { MentorFacts } from '@alongside/domain/mentor-readiness'
import type { MentorWish } from '@alongside/domain/onboarding'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'

interface Pair {
  readonly mentorId: string
  readonly clinicId: string
  readonly personId: string
  readonly wishes: Wishes
  readonly declinedMentorIds: readonly string[]
}

/** The facts about one mentor for one person; null when the mentor is not on this clinic's list. */
export async function mentorFacts({ db }: Pick<Transaction, 'db'>, pair: Pair): Promise<MentorFacts | null> {
  const row = await db
    .selectFrom('mentor as m')
    .innerJoin('mentor_clinic as c', 'c.mentor_id', 'm.id')
    .where('m.id', '=', pair.mentorId)
    .where('c.clinic_id', '=', pair.clinicId)
    .select([
      'm.id',
      'm.standing',
      'm.capacity',
      'm.not_now',
      'm.languages',
      'm.offers',
      'c.checks_until',
      'c.authorised_until',
      sql<number>`authz.open_people(m.id)`.as('open_people'),
      sql<boolean>`authz.same_human(m.id, ${pair.personId}::uuid)`.as('same_human'),
    ])
    .executeTakeFirst()
  if (!row) return null
  return {
    mentorId: row.id,
    standing: row.standing,
    checksUntil: row.checks_until,
    authorisedUntil: row.authorised_until,
    openPeople: row.open_people,
    capacity: row.capacity,
    notNow: row.not_now,
    conflict: row.same_human,
    declinedBefore: pair.declinedMentorIds.includes(row.id),
    unmetWishes: unmetWishes(pair.wishes, {
      languages: row.languages,
      offers: row.offers as MentorWish[],
    }),
  }
}
