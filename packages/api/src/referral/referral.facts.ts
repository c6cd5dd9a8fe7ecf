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
  /** Every referral of these people, where they were read already. */
  readonly all?: readonly LifecycleRow[] | undefined
}

export async function referralFactsOf(
  { db }: Pick<Transaction, 'db'>,
  rows: readonly LifecycleRow[],
  { rulesOf, releaseOf, all }: Known,
): Promise<(row: LifecycleRow) => ReferralFacts> {
  // it is asked of telling alone, so of nobody else
  const toTell = rows.filter(({ state }) => state === 'identified' || state === 'openOffer')
  const never = toTell.length === 0 ? [] : (all?.filter(saidNever) ?? (await neverAgain(db, toTell)))
  return row => ({
    release: releaseOf(row.clinicId),
    contactRulesComplete: rulesOf(row.personId).askedAt !== null,
    neverAskAgain: never.some(({ id, personId }) => personId === row.personId && id !== row.id),
  })
}

function saidNever({ state, context }: LifecycleRow): boolean {
  return state === 'optedOut' && (context as ReferralContext).askAgain === 'never'
}

/** Earlier referrals with which these people asked never to be offered this again. */
function neverAgain(db: Transaction['db'], rows: readonly LifecycleRow[]) {
  return db
    .selectFrom('referral')
    .select(['id', 'person_id as personId'])
    .where('person_id', '=', sql<string>`any(${[...new Set(rows.map(({ personId }) => personId))]}::uuid[])`)
    .where('state', '=', 'optedOut')
    .where(sql<boolean>`context ->> 'askAgain' = 'never'`)
    .execute()
}
