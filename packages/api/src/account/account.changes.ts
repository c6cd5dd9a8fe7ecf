/**
 * What an administrator does with an account of somebody else. Nobody changes their own, nobody opens one of their own
 * rank alone, and whoever is ended sees nothing from the next statement on.
 */
import { type InvitedRole, needsSecondPerson, worksAtClinics } from '@alongside/domain/account'
import { sql } from 'kysely'
import type { SignedIn } from '../actor.ts'
import { journalOf } from '../administration/journal.ts'
import type { Answer } from '../answer.ts'
import { type Changing, change } from '../change.ts'
import type { Doors } from '../doors.ts'
import { giveRole } from './give-role.ts'
import { mustKnowClinics } from './must-know-clinics.ts'

type Done = { done: true }
const done: Done = { done: true }

export interface OfAccount {
  readonly id: string
  readonly commandId: string
}

/** Takes somebody's way in away: with the commit their sessions are gone. */
export function disableAccount(doors: Doors, caller: SignedIn, of: OfAccount): Promise<Answer<Done>> {
  return onAnother(doors, caller, 'accounts.disable', of, async (changing, account) => {
    if (account.disabled_at !== null) return changing.refuse('already-done')
    // counted before they end by themselves, with the account
    const ended = await endSessionsOf(changing, of.id)
    await changing.db
      .updateTable('account')
      .set({ disabled_at: changing.at })
      .where('id', '=', of.id)
      .execute()
    await journalOf(changing, { what: 'accountEnded', accountId: of.id, detail: { sessions: ended } })
    return done
  })
}

/** Lets somebody in again. An administrator comes back as one came: with a second person. */
export function reopenAccount(doors: Doors, caller: SignedIn, of: OfAccount): Promise<Answer<Done>> {
  return onAnother(doors, caller, 'accounts.reopen', of, async (changing, account) => {
    if (account.disabled_at === null) return changing.refuse('already-done')
    if (account.waits)
      return changing.refuse('refused', { reasons: ['A second administrator has to confirm.'] })
    if (needsSecondPerson(account.role)) {
      await askSecondPerson(changing, of.id)
      return done
    }
    await changing.db.updateTable('account').set({ disabled_at: null }).where('id', '=', of.id).execute()
    await journalOf(changing, { what: 'accountOpenedAgain', accountId: of.id })
    return done
  })
}

/** The clinics somebody works for, from now on: people of the others are out of sight at once. */
export function changeClinics(
  doors: Doors,
  caller: SignedIn,
  { clinicIds, ...of }: OfAccount & { readonly clinicIds: readonly string[] },
): Promise<Answer<Done>> {
  return onAnother(doors, caller, 'accounts.changeClinics', of, async (changing, account) => {
    const { db } = changing
    if (!worksAtClinics(account.role))
      return changing.refuse('refused', { reasons: ['This role has no clinics of its own.'] })
    const wanted = [...new Set(clinicIds)]
    if (wanted.length === 0)
      return changing.refuse('not-valid', {
        fields: { clinicIds: ['Choose at least one clinic, or end the account'] },
      })
    await mustKnowClinics(changing, wanted)
    if (account.role === 'mentor' || account.role === 'trainee')
      return changing.refuse('refused', {
        reasons: ['Where a mentor or a trainee works is settled with their standing and their training.'],
      })
    const before = await db
      .selectFrom('account_clinic')
      .select('clinic_id')
      .where('account_id', '=', of.id)
      .execute()
    const had = before.map(({ clinic_id }) => clinic_id)
    const taken = had.filter(id => !wanted.includes(id))
    const given = wanted.filter(id => !had.includes(id))
    if (taken.length > 0)
      await db
        .deleteFrom('account_clinic')
        .where('account_id', '=', of.id)
        .where('clinic_id', 'in', taken)
        .execute()
    if (given.length > 0)
      await db
        .insertInto('account_clinic')
        .values(given.map(clinic_id => ({ account_id: of.id, clinic_id })))
        .execute()
    const names = await namesOfClinics(changing, [...taken, ...given])
    await journalOf(changing, {
      what: 'clinicsChanged',
      accountId: of.id,
      detail: { given: given.map(names), taken: taken.map(names) },
    })
    return done
  })
}

/** Signs somebody out everywhere; they may sign in again. */
export function endSessions(
  doors: Doors,
  caller: SignedIn,
  of: OfAccount,
): Promise<Answer<{ ended: number }>> {
  return onAnother(doors, caller, 'accounts.endSessions', of, async changing => {
    const ended = await endSessionsOf(changing, of.id)
    await journalOf(changing, { what: 'sessionsEnded', accountId: of.id, detail: { sessions: ended } })
    return { ended }
  })
}

/** Says that role and clinics were looked at and are right. */
export function reviewAccount(doors: Doors, caller: SignedIn, of: OfAccount): Promise<Answer<Done>> {
  return onAnother(doors, caller, 'accounts.review', of, async changing => {
    await changing.db
      .insertInto('account_review')
      .values({
        id: changing.newId(),
        account_id: of.id,
        reviewed_by: caller.accountId,
        reviewed_at: changing.at,
      })
      .execute()
    await journalOf(changing, { what: 'accountReviewed', accountId: of.id })
    return done
  })
}

/** Confirms what another administrator asked for, or refuses it. Whoever asked may only take it back. */
export function decideRank(
  doors: Doors,
  caller: SignedIn,
  { confirm, ...of }: OfAccount & { readonly confirm: boolean },
): Promise<Answer<Done>> {
  return onAnother(doors, caller, 'accounts.decideRank', of, async changing => {
    const { db, at } = changing
    const asked = await db
      .selectFrom('rank_request')
      .select(['id', 'asked_by', 'to_role', 'to_clinic_ids'])
      .where('account_id', '=', of.id)
      .where('decided_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!asked) return changing.refuse('already-done')
    if (confirm && asked.asked_by === caller.accountId)
      return changing.refuse('refused', {
        reasons: ['You asked for this. Another administrator confirms it.'],
      })
    await db
      .updateTable('rank_request')
      .set({
        decided_by: caller.accountId,
        decided_at: at,
        outcome: confirm ? 'confirmed' : 'refused',
      })
      .where('id', '=', asked.id)
      .execute()
    await journalOf(changing, { what: confirm ? 'rankConfirmed' : 'rankRefused', accountId: of.id })
    if (!confirm) return done
    // a role that was asked for, or the opening of an account that is shut until now
    if (asked.to_role !== null) await giveRole(changing, of.id, asked.to_role, asked.to_clinic_ids)
    else await db.updateTable('account').set({ disabled_at: null }).where('id', '=', of.id).execute()
    return done
  })
}

/** The account stays shut until somebody else says yes. */
export async function askSecondPerson(changing: Changing, accountId: string): Promise<void> {
  const { db, at, newId, caller } = changing
  await db
    .insertInto('rank_request')
    .values({ id: newId(), account_id: accountId, asked_by: caller.accountId ?? '', asked_at: at })
    .execute()
  await journalOf(changing, { what: 'rankAsked', accountId })
}

async function endSessionsOf({ db }: Changing, id: string): Promise<number> {
  const { rows } = await sql<{ ended: number }>`select authz.end_sessions(${id}) as ended`.execute(db)
  return rows[0]?.ended ?? 0
}

async function namesOfClinics({ db }: Changing, ids: readonly string[]): Promise<(id: string) => string> {
  if (ids.length === 0) return () => ''
  const rows = await db
    .selectFrom('clinic')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute()
  const byId = new Map(rows.map(({ id, name }) => [id, name]))
  return id => byId.get(id) ?? ''
}

interface Account {
  readonly role: InvitedRole | 'mentor' | 'trainee'
  readonly disabled_at: string | null
  readonly waits: boolean
}

/** A change of somebody else’s account, with the account locked. Systems of clinics end where their keys are made. */
export function onAnother<T>(
  doors: Doors,
  caller: SignedIn,
  what: string,
  { id, commandId }: OfAccount,
  work: (changing: Changing, account: Account) => Promise<T>,
): Promise<Answer<T>> {
  return change(doors, caller, { what, commandId }, async changing => {
    const account = await changing.db
      .selectFrom('account as a')
      .select([
        'a.role',
        'a.disabled_at',
        eb =>
          eb
            .exists(
              eb
                .selectFrom('rank_request as q')
                .select('q.id')
                .whereRef('q.account_id', '=', 'a.id')
                .where('q.decided_at', 'is', null),
            )
            .as('waits'),
      ])
      .where('a.id', '=', id)
      .where('a.role', 'not in', ['integration', 'person', 'system'])
      .forUpdate('a')
      .executeTakeFirst()
    if (!account) return changing.refuse('not-found')
    if (id === caller.accountId)
      return changing.refuse('not-yours', {
        reasons: ['This is your own account. Another administrator looks after it.'],
      })
    return work(changing, {
      role: account.role as Account['role'],
      disabled_at: account.disabled_at,
      waits: Boolean(account.waits),
    })
  })
}
