/**
 * Standing belongs to a trust and is kept at each of its clinics: what a colleague said at one is said at the others, by
 * the system, since nobody at one clinic sees the next.
 */
import type { Effect } from '@alongside/domain/effects'
import { sql } from 'kysely'
import { Refused } from '../answer.ts'
import type { Waiting } from '../notice/waiting.ts'
import { deliverTo } from '../send.ts'

export async function sayAtTrust(
  waiting: Waiting,
  { event }: Extract<Effect, { type: 'sameAtTrust' }>,
): Promise<void> {
  const { db, doors, at, lifecycleId } = waiting
  const { rows } = await sql<{ id: string }>`
    select other.id from standing here
    join standing other on other.mentor_id = here.mentor_id and other.id <> here.id and other.status = 'active'
    join clinic c on c.id = here.clinic_id
    join clinic d on d.id = other.clinic_id and d.trust_id = c.trust_id
    where here.id = ${lifecycleId} order by other.id`.execute(db)
  for (const { id } of rows)
    try {
      await deliverTo(doors, waiting, { kind: 'standing', id, at }, () => event)
    } catch (error) {
      // it does not fit there: somebody began there later, or it was said there already
      if (!(error instanceof Refused)) throw error
    }
}
