/**
 * Standing belongs to a trust and is kept at each of its clinics: what a colleague said at one is said at the others, by
 * the system, since nobody at one clinic sees the next.
 */
import type { Effect } from '@alongside/domain/effects'
import type { StandingCommand } from '@alongside/domain/standing'
import { sql } from 'kysely'
import { Refused } from '../answer.ts'
import { outboxRow } from '../lifecycle/carry-out.ts'
import type { Taken, TeamRow } from '../lifecycle/registration.ts'
import { wakeJobs } from '../lifecycle/wake.ts'
import type { Waiting } from '../notice/waiting.ts'
import { deliverTo } from '../send.ts'

/** After the effects that the machine itself names. */
const LAST = 1000

/** Leaves what was said for the other clinics of the trust; what the system itself brings comes from there already. */
export async function leaveForTrust({
  db,
  at,
  caller,
  row,
  event,
  after,
}: Taken<unknown, StandingCommand, TeamRow>): Promise<void> {
  if (caller.accountId === null) return
  const effect: Effect = { type: 'sameAtTrust', event }
  await db
    .insertInto('outbox')
    .values(outboxRow('standing', row, after.seq, LAST, effect, at))
    .execute()
  await wakeJobs({ db })
}

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
