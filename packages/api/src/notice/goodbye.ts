import { ContactDetails } from '@alongside/domain/contact-details'
import { mayContact, rulesUntilAsked } from '@alongside/domain/contact-rules'
import { dataKeysOf } from '../database/keys.ts'
import type { AboutPerson } from './waiting.ts'

/** Neutral on a lock screen and in anybody's hands: no name, no place, no reason. */
const GOODBYE = 'Hello, just to say thank you and all the best. You can get in touch again at any time.'

/** A last word to somebody who went quiet, by text and only if that is safe for them now. */
export async function sayGoodbye({ db, doors, cause, personId, at }: AboutPerson): Promise<void> {
  const person = await db
    .selectFrom('person')
    .select(['contact_rules', 'contact_sealed', 'died_on'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person || person.died_on !== null) return
  if (mayContact(person.contact_rules ?? rulesUntilAsked, 'text', at) !== true) return

  const keys = await dataKeysOf(db, doors.keys, [personId])
  const place = { table: 'person', column: 'contact_sealed', id: personId }
  const opened = keys.open(personId, person.contact_sealed, place)
  const phone = opened === null ? null : ContactDetails.parse(JSON.parse(opened)).phone
  if (phone === null) return

  const id = doors.newId()
  const seal = (column: string, text: string) =>
    keys.seal(personId, text, { table: 'message', column, id }).bytes
  await db
    .insertInto('message')
    .values({
      id,
      cause,
      channel: 'text',
      person_id: personId,
      to_sealed: seal('to_sealed', phone),
      body_sealed: seal('body_sealed', GOODBYE),
      at,
    })
    .onConflict(oc => oc.column('cause').doNothing())
    .execute()
}
