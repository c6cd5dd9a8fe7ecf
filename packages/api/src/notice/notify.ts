import type { Audience, Reminder } from '@alongside/domain/effects'
import type { Kind } from '@alongside/domain/lifecycles'
import type { Role } from '@alongside/domain/people'
import type { Waiting } from './waiting.ts'

const roles = {
  clinic: 'clinician',
  coordinator: 'coordinator',
  safeguardingLead: 'safeguardingLead',
} as const satisfies Record<Exclude<Audience, 'mentor' | 'holder'>, Role>

/** Leaves a notice for each account that it concerns: one account a row, never a group. */
export async function notify(waiting: Waiting, whom: Audience, of: Reminder): Promise<void> {
  const { db, doors, cause, kind, lifecycleId, clinicId, personId, at } = waiting
  const accounts = await accountsOf(waiting, whom)
  if (accounts.length === 0) return
  await db
    .insertInto('notice')
    .values(
      accounts.map(account_id => ({
        id: doors.newId(),
        account_id,
        clinic_id: clinicId,
        person_id: personId,
        kind,
        lifecycle_id: lifecycleId,
        of,
        cause,
        at,
      })),
    )
    .onConflict(oc => oc.columns(['account_id', 'cause']).doNothing())
    .execute()
}

async function accountsOf(waiting: Waiting, whom: Audience): Promise<string[]> {
  if (whom === 'mentor') return mentorOf(waiting)
  if (whom === 'holder') return waiting.holderId === null ? [] : [waiting.holderId]
  return colleaguesAt(waiting, roles[whom])
}

/** Accounts of this role at the clinic, but for one that is this very person: nobody is told of their own record. */
async function colleaguesAt({ db, clinicId, personId }: Waiting, role: Role): Promise<string[]> {
  let query = db
    .selectFrom('account as a')
    .innerJoin('account_clinic as c', 'c.account_id', 'a.id')
    .select('a.id')
    .where('c.clinic_id', '=', clinicId)
    .where('a.role', '=', role)
    .where('a.disabled_at', 'is', null)
  if (personId !== null)
    query = query.where('a.id', 'not in', eb =>
      eb.selectFrom('hat').select('hat.account_id').where('hat.person_id', '=', personId),
    )
  return (await query.execute()).map(({ id }) => id)
}

async function mentorOf({ db, kind, lifecycleId }: Waiting): Promise<string[]> {
  if (kind === 'referral') return []
  const rows = await db
    .selectFrom(kind as Exclude<Kind, 'referral'>)
    .innerJoin('mentor as m', 'm.id', 'mentor_id')
    .innerJoin('account as a', 'a.id', 'm.account_id')
    .select('a.id as account_id')
    .where(`${kind as 'mentoring'}.id`, '=', lifecycleId)
    .where('a.disabled_at', 'is', null)
    .execute()
  return rows.map(({ account_id }) => account_id)
}
