/** A supervision that a mentor was at counts wherever they stand: what had run out with it is in date again. */
import type { Effect } from '@alongside/domain/effects'
import { type StandingContext, supervisedOn } from '@alongside/domain/standing'
import { londonDateOf } from '@alongside/domain/time'
import type { Waiting } from '../notice/waiting.ts'
import { deliverTo } from '../send.ts'

export async function noteSupervised(
  waiting: Waiting,
  { mentorIds, on }: Extract<Effect, { type: 'noteSupervised' }>,
): Promise<void> {
  const { db, doors, at } = waiting
  const standings = await db
    .selectFrom('standing')
    .select('id')
    .where('mentor_id', 'in', mentorIds)
    .where('status', '=', 'active')
    .orderBy('id')
    .execute()
  for (const { id } of standings)
    await deliverTo(doors, waiting, { kind: 'standing', id, at }, ({ context }) =>
      supervisedOn(context as StandingContext, on, londonDateOf(at)),
    )
}
