/** How people may be reached, as the rules may know it: ways and hours, no number and no name. */
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
