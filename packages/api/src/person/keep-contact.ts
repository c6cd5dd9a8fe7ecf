import { type ContactAnswers, partsOf } from '@alongside/domain/contact-details'
import type { Instant } from '@alongside/domain/time'
import type { Transaction } from '../database/acting.ts'
import type { DataKeys } from '../database/keys.ts'

/** Keeps what a person said about being reached: the rules plain, everything else sealed. */
export async function keepContact(
  { db, at, keys }: Pick<Transaction, 'db'> & { readonly at: Instant; readonly keys: DataKeys },
  { personId, seq }: { readonly personId: string; readonly seq: number },
  contact: ContactAnswers,
): Promise<void> {
  const { called, rules, details } = partsOf(contact, at)
  const seal = (column: string, text: string) =>
    keys.seal(personId, text, { table: 'person', column, id: personId }).bytes
  await db
    .updateTable('person')
    .set({
      called_sealed: seal('called_sealed', called),
      contact_sealed: seal('contact_sealed', JSON.stringify(details)),
      contact_rules: JSON.stringify(rules) as never,
      changed_at: at,
      seq: seq + 1,
    })
    .where('id', '=', personId)
    .execute()
}
