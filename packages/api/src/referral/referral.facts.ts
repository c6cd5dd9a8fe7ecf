/** What the rules of a referral need to know, for one or for a whole list: the same number of queries. */
import type { ReferralFacts } from '@alongside/domain/referral'
import type { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import { settingsOfClinics } from '../clinic/many-settings.ts'
import type { Transaction } from '../database/acting.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import type { Known } from '../person/known-people.ts'

export async function referralFactsOf(
  { db, at }: Pick<Transaction, 'db'> & { readonly at: Instant },
  rows: readonly LifecycleRow[],
  known: (personId: string) => Pick<Known, 'contactRules'>,
): Promise<(row: LifecycleRow) => ReferralFacts> {
  const settings = await settingsOfClinics(
    { db },
    rows.map(({ clinicId }) => clinicId),
    at,
  )
  const never = rows.length === 0 ? [] : await neverAgain(db, rows)
  return row => ({
    release: settings(row.clinicId).release,
    contactRulesComplete: known(row.personId).contactRules.askedAt !== null,
    neverAskAgain: never.some(({ id, person_id }) => person_id === row.personId && id !== row.id),
  })
}

/** Earlier referrals with which these people asked never to be offered this again. */
function neverAgain(db: Transaction['db'], rows: readonly LifecycleRow[]) {
  return db
    .selectFrom('referral')
    .select(['id', 'person_id'])
    .where('person_id', 'in', [...new Set(rows.map(({ personId }) => personId))])
    .where('state', '=', 'optedOut')
    .where(sql<boolean>`context ->> 'askAgain' = 'never'`)
    .execute()
}
