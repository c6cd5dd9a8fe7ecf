import type { Audience, Reminder } from '@alongside/domain/effects'
import type { Kind } from '@alongside/domain/lifecycles'
import type { Role } from '@alongside/domain/people'
import { SupervisionContext } from '@alongside/domain/supervision'
import { londonDateOf } from '@alongside/domain/time'
import type { Waiting } from './waiting.ts'

const roles = {
  clinic: 'clinician',
  coordinator: 'coordinator',
  safeguardingLead: 'safeguardingLead',
} as const satisfies Record<Extract<Audience, 'clinic' | 'coordinator' | 'safeguardingLead'>, Role>

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
  if (whom === 'raiser') return raiserOf(waiting)
  if (whom === 'participants' || whom === 'actionOwners') return atSupervision(waiting, whom)
  return colleaguesAt(waiting, roles[whom])
}

/** Whoever began the record. */
async function raiserOf({ db, kind, lifecycleId }: Waiting): Promise<string[]> {
  const rows = await db
    .selectFrom('journal as j')
    .innerJoin('account as a', 'a.id', 'j.account_id')
    .select('a.id')
    .where('j.kind', '=', kind)
    .where('j.lifecycle_id', '=', lifecycleId)
    .where('j.seq', '=', 0)
    .where('a.disabled_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

/** The mentors who take part in a supervision, or those whose action of it is due. */
async function atSupervision(waiting: Waiting, whom: 'participants' | 'actionOwners'): Promise<string[]> {
  const { db, lifecycleId, at } = waiting
  const row = await db
    .selectFrom('supervision')
    .select(['mentor_id', 'context'])
    .where('id', '=', lifecycleId)
    .executeTakeFirst()
  if (!row) return []
  if (whom === 'actionOwners') {
    const { actions } = SupervisionContext.parse(row.context)
    const due = actions.filter(({ ended, dueOn }) => ended === null && dueOn <= londonDateOf(at))
    return [...new Set(due.map(({ ownerId }) => ownerId))]
  }
  return row.mentor_id === null ? colleaguesAt(waiting, 'mentor') : mentorOf(waiting)
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
