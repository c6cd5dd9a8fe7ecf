/** What the rules of a referral need to know, for one or for a whole list: the same number of queries. */
import type { ReleaseBasis } from '@alongside/domain/clinic-settings'
import type { ContactRules } from '@alongside/domain/contact-rules'
import type { ReferralContext, ReferralFacts } from '@alongside/domain/referral'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'

interface Known {
  readonly rulesOf: (personId: string) => ContactRules
  readonly releaseOf: (clinicId: string) => ReleaseBasis
}

interface KnownOfAll extends Known {
  /** Every referral of these people, where they were read already. */
  readonly all?: readonly LifecycleRow[] | undefined
}

export async function referralFactsOf(
  { db }: Pick<Transaction, 'db'>,
  rows: readonly LifecycleRow[],
  { all, ...known }: KnownOfAll,
): Promise<(row: LifecycleRow) => ReferralFacts> {
  const toTell = rows.filter(isToTell)
  const never =
    toTell.length === 0 ? [] : (all?.filter(saidNever) ?? (await neverAgain(db, toTell).execute()))
  return factsFrom(never, known)
}

/** The facts about each, from what was found. */
export function factsFrom(
  never: readonly { readonly id: string; readonly personId: string }[],
  { rulesOf, releaseOf }: Known,
): (row: LifecycleRow) => ReferralFacts {
  return row => ({
    release: releaseOf(row.clinicId),
    contactRulesComplete: rulesOf(row.personId).askedAt !== null,
    neverAskAgain: never.some(({ id, personId }) => personId === row.personId && id !== row.id),
  })
}

/** Whether somebody asked never to be offered this again is asked of telling alone, so of nobody else. */
export function isToTell({ state }: LifecycleRow): boolean {
  return state === 'identified' || state === 'openOffer'
}

function saidNever({ state, context }: LifecycleRow): boolean {
  return state === 'optedOut' && (context as ReferralContext).askAgain === 'never'
}

/** Earlier referrals with which these people asked never to be offered this again. */
export function neverAgain(db: Transaction['db'], rows: readonly LifecycleRow[]) {
  const ids = [...new Set(rows.map(({ personId }) => personId))]
  const [one] = ids
  const asked = db
    .selectFrom('referral')
    .select(['id', 'person_id as personId'])
    .where('state', '=', 'optedOut')
    .where(sql<boolean>`context ->> 'askAgain' = 'never'`)
  // how many a list holds is planned anew each time; of one it is known
  return one !== undefined && ids.length === 1
    ? asked.where('person_id', '=', one)
    : asked.where('person_id', '=', sql<string>`any(${ids}::uuid[])`)
}
