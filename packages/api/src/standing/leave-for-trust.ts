/** What a colleague said of a standing at one clinic, left in the outbox for the other clinics of the trust (`say-at-trust.ts`). */
import type { Effect } from '@alongside/domain/effects'
import type { StandingCommand } from '@alongside/domain/standing'
import { outboxRow } from '../lifecycle/carry-out.ts'
import type { Taken, TeamRow } from '../lifecycle/registration.ts'
import { wakeJobs } from '../lifecycle/wake.ts'

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
