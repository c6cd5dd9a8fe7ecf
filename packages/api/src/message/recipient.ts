/** Where a message to somebody would go now, by their own rules; or why it goes nowhere. */
import { ContactDetails, detailsUntilAsked } from '@alongside/domain/contact-details'
import { type ContactRules, rulesUntilAsked } from '@alongside/domain/contact-rules'
import type { Transaction } from '../database/acting.ts'
import type { DataKeys } from '../database/keys.ts'

/** The ways in which the programme itself can write to somebody. */
const written = ['text', 'email'] as const
export type Written = (typeof written)[number]

export interface Recipient {
  readonly called: string
  readonly rules: ContactRules
  readonly language: string | null
  readonly addresses: Readonly<Record<Written, string | null>>
}

/** Null for somebody who has died, was erased, or may not be seen. */
export async function recipientOf(
  { db }: Pick<Transaction, 'db'>,
  keysOf: (personId: string) => Promise<DataKeys>,
  personId: string,
): Promise<Recipient | null> {
  const row = await db
    .selectFrom('person')
    .select(['called_sealed', 'contact_sealed', 'contact_rules'])
    .where('id', '=', personId)
    .where('died_on', 'is', null)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const keys = await keysOf(personId)
  const open = (column: 'called_sealed' | 'contact_sealed') =>
    keys.open(personId, row[column], { table: 'person', column, id: personId })
  const contact = open('contact_sealed')
  const details = contact === null ? detailsUntilAsked : ContactDetails.parse(JSON.parse(contact))
  return {
    called: open('called_sealed') ?? '',
    rules: row.contact_rules ?? rulesUntilAsked,
    language: details.language,
    addresses: { text: details.phone, email: details.email },
  }
}

/** The way that is allowed and of which we know the address; text first, because a phone is their own. */
export function wayTo({ rules, addresses }: Recipient): Written | { readonly never: string } {
  const way = written.find(each => rules.channels.includes(each) && addresses[each] !== null)
  if (way) return way
  return written.some(each => rules.channels.includes(each))
    ? { never: 'We have no number or address for a way that they allow.' }
    : { never: 'They have not agreed to be reached by text message or email.' }
}
