/** Makes the people of a world with their keys. What is sealed has to be sealed for real: a list opens it again. */
import { randomUUID } from 'node:crypto'
import { DataKeys, type Keyring } from '@alongside/api/measuring'
import type { Client } from 'pg'

const PORTION = 5000

const contact = {
  phone: '+447700900123',
  email: '',
  nameToAskFor: '',
  ifSomeoneElseAnswers: 'Say that you will call again.',
  whoElseSees: '',
  language: 'English',
  interpreter: false,
  notes: '',
}

const rules = JSON.stringify({
  askedAt: '2026-01-05T09:00:00.000Z',
  channels: ['text', 'call', 'letter'],
  days: [1, 2, 3, 4, 5],
  from: '09:00',
  until: '18:00',
})

const called = ['Amara', 'Ben', 'Chidi', 'Dana', 'Esme', 'Femi', 'Grace', 'Hana', 'Ivo', 'Joy']

/** People 0 to `count`, person n at clinic n modulo the number of clinics. */
export async function makePeople(
  client: Client,
  keyring: Keyring,
  clinics: readonly string[],
  count: number,
): Promise<void> {
  for (let from = 0; from < count; from += PORTION) {
    const some = Array.from({ length: Math.min(PORTION, count - from) }, (_, at) =>
      newPerson(keyring, clinics, from + at),
    )
    await client.query(
      `with given as (
         select * from unnest($1::int[], $2::uuid[], $3::uuid[], $4::bytea[], $5::bytea[], $6::bytea[], $7::bytea[],
           $8::bytea[], $9::bytea[]) g (n, id, clinic_id, called, name, contact, number, number_index, wrapped)
       ), keys as (
         insert into data_key (owner_id, wrapped) select id, wrapped from given
       ), numbered as (
         insert into bench.person (n, id, clinic_id) select n, id, clinic_id from given
       )
       insert into person (id, clinic_id, called_sealed, name_sealed, contact_sealed, clinic_number_sealed,
         clinic_number_index, contact_rules, created_at, changed_at)
       select id, clinic_id, called, name, contact, number, number_index, $10, now() - interval '3 years', now()
       from given`,
      [
        some.map(({ n }) => n),
        some.map(({ id }) => id),
        some.map(({ clinicId }) => clinicId),
        some.map(person => person.called),
        some.map(person => person.name),
        some.map(person => person.contact),
        some.map(person => person.number),
        some.map(person => person.index),
        some.map(({ wrapped }) => wrapped),
        rules,
      ],
    )
  }
}

function newPerson(keyring: Keyring, clinics: readonly string[], n: number) {
  return sealedPerson(keyring, randomUUID(), clinics[n % clinics.length] ?? '', n)
}

/** What is sealed of the person with this id, whose number at their clinic is their number here. */
export function sealedPerson(keyring: Keyring, id: string, clinicId: string, n: number) {
  const { key, row } = keyring.newKey(id)
  const own = new DataKeys(new Map([[id, key]]))
  const seal = (column: string, text: string) => own.seal(id, text, { table: 'person', column, id }).bytes
  const name = called[n % called.length] ?? ''
  const number = `B${n}`
  return {
    n,
    id,
    clinicId,
    called: seal('called_sealed', name),
    name: seal('name_sealed', `${name} Example`),
    contact: seal('contact_sealed', JSON.stringify(contact)),
    number: seal('clinic_number_sealed', number),
    index: keyring.blindIndex(clinicId, 'clinic_number', number),
    wrapped: row.wrapped,
  }
}
