/** Who of a list is known to the clinic already, found by the blind index of the clinic's own number. */
import { type EarlierNo, mayBeOfferedAgain } from '@alongside/domain/intake'
import { instant, londonDateOf, type PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import { anyOf, type BlindIndex, type Keyring } from '../database/keys.ts'
import { portions } from './breath.ts'

const PORTION = 1000

/** What stands in the database for a clinic number. The number itself is sealed and cannot be searched. */
export function numberIndex(keyring: Keyring, clinicId: string, clinicNumber: string): Buffer {
  return keyring.blindIndex(clinicId, 'clinic_number', clinicNumber)
}

/** By what the number may be found while the index key is being changed. */
export function numberIndexes(keyring: Keyring, clinicId: string, clinicNumber: string): BlindIndex {
  return keyring.blindIndexes(clinicId, 'clinic_number', clinicNumber)
}

/** The people of this clinic with these numbers; a number that nobody visible has is not in the answer. */
export async function peopleByNumber(
  { db }: Pick<Transaction, 'db'>,
  keyring: Keyring,
  clinicId: string,
  clinicNumbers: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for await (const numbers of portions(clinicNumbers, PORTION)) {
    const byIndex = new Map(
      numbers.flatMap(number =>
        anyOf(numberIndexes(keyring, clinicId, number)).map(index => [index, number] as const),
      ),
    )
    const rows = await db
      .selectFrom('person')
      .select([eb => eb.fn.coalesce('merged_into', 'id').as('id'), 'clinic_number_index'])
      .where('clinic_id', '=', clinicId)
      .where('clinic_number_index', '=', sql<Uint8Array>`any(${[...byIndex.keys()]}::bytea[])`)
      .where('erased_at', 'is', null)
      .execute()
    for (const { id, clinic_number_index: index } of rows) {
      const number = index && byIndex.get(`\\x${Buffer.from(index).toString('hex')}`)
      if (number) found.set(number, id)
    }
  }
  return found
}

/** How somebody on a list stands with the clinic: being supported or offered support now, or not to be asked. */
export type Standing = { is: 'inEpisode' } | { is: 'notToBeOffered'; why: string } | { is: 'mayBeOffered' }

/** How these known people stand today. They are locked, so that it stays true until the transaction ends. */
export async function standings(
  { db }: Pick<Transaction, 'db'>,
  caller: Caller,
  personIds: readonly string[],
  today: PlainDate,
): Promise<(personId: string) => Standing> {
  const open = new Set<string>()
  const died = new Set<string>()
  const noes = new Map<string, EarlierNo[]>()
  for await (const ids of portions([...new Set(personIds)].sort(), PORTION)) {
    const { rows } = await sql<{ person_id: string }>`
      select person_id from authz.open_episodes(${ids}::uuid[]) as person_id`.execute(db)
    for (const { person_id } of rows) open.add(person_id)

    const ended = await db
      .selectFrom('referral')
      .select(['person_id', 'state', 'ended_at', 'context'])
      .where('person_id', '=', sql<string>`any(${ids}::uuid[])`)
      .where('state', 'in', ['optedOut', 'died'])
      .execute()
    for (const { person_id: id, state, ended_at, context } of ended) {
      if (state === 'died') died.add(id)
      else if (ended_at)
        noes.set(id, [...(noes.get(id) ?? []), noOf(context, londonDateOf(instant(ended_at)))])
    }
    // a clinic's system may look up numbers and nothing more; a death is then known from the referral alone
    if (caller.role === 'integration') continue
    const dead = await db
      .selectFrom('person')
      .select('id')
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .where('died_on', 'is not', null)
      .execute()
    for (const { id } of dead) died.add(id)
  }
  return id => {
    if (died.has(id)) return { is: 'notToBeOffered', why: 'This person has died. Take them off the list.' }
    if (open.has(id)) return { is: 'inEpisode' }
    const may = mayBeOfferedAgain(noes.get(id) ?? [], today)
    return may === true ? { is: 'mayBeOffered' } : { is: 'notToBeOffered', why: may }
  }
}

function noOf(context: unknown, endedOn: PlainDate): EarlierNo {
  const { askAgain, askAgainOn } = context as Partial<EarlierNo>
  return { endedOn, askAgain: askAgain ?? 'inSixMonths', askAgainOn: askAgainOn ?? null }
}
