/**
 * What the clinic and the coordinator may do for a person at any moment, wherever the record stands: take back an
 * agreement, record a death. The answer tells the clinic nothing that it does not know: it is the same whether support
 * is under way, was declined or has ended.
 */
import { maySee } from '@alongside/domain/permissions'
import type { Reading } from '../read.ts'

export interface StandingRights {
  readonly mayWithdraw: boolean
  readonly mayRecordDeath: boolean
}

export const noRights: StandingRights = { mayWithdraw: false, mayRecordDeath: false }

export async function standingRights(
  { db, caller }: Pick<Reading, 'db' | 'caller'>,
  personId: string,
): Promise<StandingRights> {
  if (!maySee(caller.role, 'consent')) return noRights
  const newest = await db
    .selectFrom('referral')
    .select('state')
    .where('person_id', '=', personId)
    .orderBy('opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return rightsIn(newest?.state ?? '')
}

/** The same, of somebody whose newest referral is known to be in this state. */
export function rightsIn(state: string): StandingRights {
  const wentOn = ['told', 'openOffer', 'agreed', 'released', 'accepted'].includes(state)
  // a death is a fact about the person, whatever became of the offer
  const isKnown = !['', 'died', 'recordedInError'].includes(state)
  return { mayWithdraw: wentOn, mayRecordDeath: isKnown }
}
