/** One person by hand: a list of one row. Somebody who is known to the clinic keeps their record. */
import type { PersonByHand } from '@alongside/domain/person-by-hand'
import type { ReferralSource } from '@alongside/domain/referral'
import type { SignedIn } from '../actor.ts'
import { type Answer, no } from '../answer.ts'
import type { Doors } from '../doors.ts'
import { startReferrals } from '../intake/start-referrals.ts'
import { read } from '../read.ts'

export interface Adding {
  readonly commandId: string
  readonly clinicId: string
  readonly source: ReferralSource
  readonly person: PersonByHand
}

export async function addReferral(
  doors: Doors,
  caller: SignedIn,
  { commandId, clinicId, source, person }: Adding,
): Promise<Answer<{ id: string; personId: string }>> {
  const started = await startReferrals(doors, caller, { clinicId, source, commandId, people: [person] })
  if (!started.ok) return started
  if (started.value.begun === 0)
    return no('refused', {
      reasons: [
        'Nothing was added: this person has an offer or support under way here, or asked not to be offered it now.',
      ],
    })
  return read(doors, caller, 'referral.add', async ({ db, saw }) => {
    const begun = await db
      .selectFrom('journal')
      .select(['lifecycle_id', 'person_id'])
      .where('account_id', '=', caller.accountId)
      .where('command_id', '=', commandId)
      .where('kind', '=', 'referral')
      .executeTakeFirst()
    if (!begun?.person_id) return null
    saw([begun.person_id])
    return { id: begun.lifecycle_id, personId: begun.person_id }
  })
}
