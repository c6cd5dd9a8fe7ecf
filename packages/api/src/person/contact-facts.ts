/** How people may be reached, as the rules may know it: ways and hours, no number and no name. */
import { type ContactRules, rulesUntilAsked } from '@alongside/domain/contact-rules'
import type { Transaction } from '../database/acting.ts'

export async function contactRulesOf(
  { db }: Pick<Transaction, 'db'>,
  personId: string,
): Promise<ContactRules> {
  const row = await contactRules(db, personId).executeTakeFirst()
  return row?.contact_rules ?? rulesUntilAsked
}

/** The same as a question to be asked with others. */
export function contactRules(db: Transaction['db'], personId: string) {
  return db.selectFrom('person').select('contact_rules').where('id', '=', personId)
}
