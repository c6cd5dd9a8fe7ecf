import { clinicNumberOf } from '@alongside/domain/intake'
import { Id } from '@alongside/domain/people'
import { sql } from 'kysely'
import * as z from 'zod'
import { anyOf } from '../database/keys.ts'
import { numberIndexes } from '../intake/known-people.ts'
import type { Reading } from '../read.ts'
import { knownPeople } from './known-people.ts'

export const FoundPerson = z.strictObject({
  personId: Id,
  clinicId: Id,
  clinicName: z.string(),
  called: z.string().nullable(),
})
export type FoundPerson = z.infer<typeof FoundPerson>

/** Who has this number at one of the actor's clinics. Each clinic has an index of its own, so it is asked for each. */
export async function searchByNumber(reading: Reading, clinicNumber: string): Promise<FoundPerson[]> {
  const { db, caller, keyring } = reading
  if (caller.clinicIds.length === 0) return []
  const rows = await db
    .selectFrom('person as p')
    .innerJoin('clinic as c', 'c.id', 'p.clinic_id')
    .select([
      // of two records that were put together, the one that holds everything
      eb => eb.fn.coalesce('p.merged_into', 'p.id').as('id'),
      'p.clinic_id',
      'c.name as clinic_name',
    ])
    .where('p.erased_at', 'is', null)
    .where(eb =>
      eb.or(
        caller.clinicIds.map(clinicId =>
          eb.and([
            eb('p.clinic_id', '=', clinicId),
            eb(
              'p.clinic_number_index',
              '=',
              sql<Uint8Array>`any(${anyOf(numberIndexes(keyring, clinicId, clinicNumberOf(clinicNumber)))}::bytea[])`,
            ),
          ]),
        ),
      ),
    )
    .orderBy('c.name')
    .execute()
  const known = await knownPeople(
    reading,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, clinic_id, clinic_name }) => ({
    personId: id,
    clinicId: clinic_id,
    clinicName: clinic_name,
    called: known(id).called,
  }))
}
