/** Makes people and their keys, a statement each for many at once. Nothing about them is stored in the clear. */
import { type ContactDetails, detailsUntilAsked } from '@alongside/domain/contact-details'
import type { ListedPerson } from '@alongside/domain/intake'
import type { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import { insertMany } from '../database/insert-many.ts'
import { DataKeys, dataKeysOf, type Keyring } from '../database/keys.ts'
import { portions } from './breath.ts'
import { numberIndex } from './known-people.ts'

const PORTION = 500

export interface Making {
  readonly clinicId: string
  readonly keyring: Keyring
  readonly newId: () => string
  readonly at: Instant
  /** Told after each portion how many were made so far. */
  readonly progress?: ((made: number) => Promise<void>) | undefined
}

/**
 * Makes these people, none of whom the caller knows. The answer has no id for somebody whose number is taken all the
 * same: a record that the caller may not know of, such as their own.
 */
export async function makePeople(
  { db }: Pick<Transaction, 'db'>,
  { clinicId, keyring, newId, at, progress }: Making,
  people: readonly ListedPerson[],
): Promise<Map<ListedPerson, string>> {
  const made = new Map<ListedPerson, string>()
  for await (const some of portions(people, PORTION)) {
    const keys: { owner_id: string; wrapped: Buffer; wrapping_key_id: number }[] = []
    const rows = some.map(person => {
      const id = newId()
      const { key, row } = keyring.newKey(id)
      keys.push(row)
      const own = new DataKeys(new Map([[id, key]]))
      const seal = (column: string, text: string) => own.seal(id, text, { table: 'person', column, id }).bytes
      const { clinicNumber, called, familyName, phone, language } = person
      made.set(person, id)
      return {
        id,
        clinic_id: clinicId,
        called_sealed: seal('called_sealed', called),
        name_sealed: familyName === null ? null : seal('name_sealed', `${called} ${familyName}`),
        contact_sealed: seal('contact_sealed', JSON.stringify({ ...detailsUntilAsked, phone, language })),
        clinic_number_sealed: seal('clinic_number_sealed', clinicNumber),
        clinic_number_index: numberIndex(keyring, clinicId, clinicNumber),
        created_at: at,
        changed_at: at,
        seq: 0,
      }
    })
    const inserted = await insertMany(db, 'person', rows, {
      unlessThere: ['clinic_id', 'clinic_number_index'],
    })
    const there =
      inserted === rows.length
        ? null
        : await visibleOf(
            db,
            rows.map(({ id }) => id),
          )
    if (there)
      for (const [person, id] of made) if (!there.has(id) && some.includes(person)) made.delete(person)
    const theirs = keys.filter(({ owner_id }) => !there || there.has(owner_id))
    await insertMany(db, 'data_key', theirs)
    await progress?.(made.size)
  }
  return made
}

async function visibleOf(db: Transaction['db'], ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/**
 * Somebody comes back after an ended episode: phones and partners change, and so may what they like to share. How they
 * may be reached and what they agree to is asked again, and until then the charity does not see them.
 */
export async function askAfresh(
  { db }: Pick<Transaction, 'db'>,
  personIds: readonly string[],
  at: Instant,
): Promise<void> {
  await sql`select authz.ask_afresh(${personIds}::uuid[], ${at}::timestamptz)`.execute(db)
}

/** What a list says about the phone or the language of people who come back is the newest that is known. */
export async function refreshPeople(
  { db }: Pick<Transaction, 'db'>,
  { keyring, at }: Pick<Making, 'keyring' | 'at'>,
  returning: ReadonlyMap<string, ListedPerson>,
): Promise<void> {
  for await (const ids of portions([...returning.keys()].sort(), PORTION)) {
    const keys = await dataKeysOf(db, keyring, ids)
    const rows = await db
      .selectFrom('person')
      .select(['id', 'contact_sealed'])
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .execute()
    const sealed = rows.map(({ id, contact_sealed }) => {
      const place = { table: 'person', column: 'contact_sealed', id }
      const before = keys.open(id, contact_sealed, place)
      const known: ContactDetails = before === null ? detailsUntilAsked : JSON.parse(before)
      const { phone, language } = returning.get(id) ?? known
      const now = { ...known, phone: phone ?? known.phone, language: language ?? known.language }
      return `\\x${keys.seal(id, JSON.stringify(now), place).bytes.toString('hex')}`
    })
    await sql`
      update person p set contact_sealed = given.contact, changed_at = ${at}, seq = p.seq + 1
      from unnest(${rows.map(({ id }) => id)}::uuid[], ${sealed}::bytea[]) as given (id, contact)
      where p.id = given.id`.execute(db)
  }
}
