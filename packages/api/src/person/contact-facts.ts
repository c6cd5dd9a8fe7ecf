/** How a person may be reached, as the rules may know it: ways and hours, no number and no name. */
import { type ContactRules, rulesUntilAsked } from '@alongside/domain/contact-rules'
import type { Transaction } from '../database/acting.ts'

export async function contactRulesOf(
  { db }: Pick<Transaction, 'db'>,
  personId: string,
): Promise<ContactRules> {
  const row = await db
    .selectFrom('person')
    .select('contact_rules')
    .where('id', '=', personId)
    .executeTakeFirst()
  return row?.contact_rules ?? rulesUntilAsked
}

/** The newest answer to one question of consent; false while it was never asked. */
export async function agreedTo(
  { db }: Pick<Transaction, 'db'>,
  personId: string,
  scope: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('consent')
    .select(['given', 'withdrawn_at'])
    .where('person_id', '=', personId)
    .where('scope', '=', scope)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined && row.given && row.withdrawn_at === null
}
