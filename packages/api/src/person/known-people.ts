/** What a list needs of its people, for the whole list at once: one query, however long the list is. */
import { type ContactRules, rulesUntilAsked } from '@alongside/domain/contact-rules'
import { dataKeysIn } from '../database/keys.ts'
import { oneOf } from '../database/one-of.ts'
import type { Reading } from '../read.ts'

export interface Known {
  /** What they like to be called; null when this actor may not know. */
  readonly called: string | null
  readonly clinicNumber: string | null
  readonly contactRules: ContactRules
}

const unknown: Known = { called: null, clinicNumber: null, contactRules: rulesUntilAsked }

/** These people, as far as the actor may know them. Whoever is named counts as looked at. */
export async function knownPeople(
  reading: Pick<Reading, 'db' | 'caller' | 'saw' | 'keyring'>,
  personIds: readonly string[],
): Promise<(personId: string) => Known> {
  const wanted = [...new Set(personIds)]
  if (wanted.length === 0) return () => unknown
  return knownFrom(reading, await knownRows(reading).where('p.id', '=', oneOf(wanted)).execute())
}

/** What is read of people, for a page that asks for it together with the rest. */
export function knownRows({ db, caller }: Pick<Reading, 'db' | 'caller'>) {
  // a mentor has no right to the number, not even sealed
  const withNumber = caller.role !== 'mentor'
  return db
    .selectFrom('person as p')
    .leftJoin('data_key as k', join => join.onRef('k.owner_id', '=', 'p.id').on('k.destroyed_at', 'is', null))
    .select(['p.id', 'p.called_sealed', 'p.contact_rules', 'k.wrapped'])
    .$if(withNumber, query => query.select('p.clinic_number_sealed'))
}

type Stored = Awaited<ReturnType<ReturnType<typeof knownRows>['execute']>>[number]

/** The same people, as they were found. */
export function knownFrom(
  reading: Pick<Reading, 'saw' | 'keyring'>,
  rows: readonly Stored[],
): (personId: string) => Known {
  // whoever is named here was looked at
  reading.saw(rows.map(({ id }) => id))
  const keys = dataKeysIn(
    reading.keyring,
    rows.map(({ id, wrapped }) => ({ ownerId: id, wrapped })),
  )
  const open = (column: string, id: string, sealed: Uint8Array | null | undefined) =>
    keys.open(id, sealed ?? null, { table: 'person', column, id })
  const known = new Map(
    rows.map(row => [
      row.id,
      {
        called: open('called_sealed', row.id, row.called_sealed),
        clinicNumber: open('clinic_number_sealed', row.id, row.clinic_number_sealed),
        contactRules: row.contact_rules ?? rulesUntilAsked,
      },
    ]),
  )
  return personId => known.get(personId) ?? unknown
}
