/** What systems of clinics sent is known by the name that they gave it, which stands in what was kept of it. */
import { dataKeysIn } from '../database/keys.ts'
import { identityOfKept, openKept, type StoredType } from '../fhir/stored.ts'
import type { Batch } from './change-index-keys.ts'

interface Resource {
  readonly type: StoredType
  readonly id: string
  readonly person_id: string
  readonly identity: Buffer
  readonly kept_sealed: Buffer
  readonly wrapped: Buffer
}

/** Gives how many were written anew. */
export async function resourcesAnew({ client, ring, clinicId, people }: Batch): Promise<number> {
  const { rows } = await client.query<Resource>(
    `select r.type, r.id, r.person_id, r.identity, r.kept_sealed, k.wrapped
     from fhir_resource r join data_key k on k.owner_id = r.person_id and k.wrapped is not null
     where r.clinic_id = $1 and r.person_id = any ($2::uuid[]) order by r.type, r.id`,
    [clinicId, people.map(({ id }) => id)],
  )
  const values = rows.flatMap(({ type, id, person_id: personId, identity, kept_sealed: kept, wrapped }) => {
    const text = openKept(dataKeysIn(ring, [{ ownerId: personId, wrapped }]), { type, id, personId, kept })
    const now = text === null ? null : identityOfKept(ring, clinicId, type, JSON.parse(text))?.present
    return !now || now.equals(identity)
      ? []
      : [{ type, id, before: identity.toString('hex'), now: now.toString('hex') }]
  })
  if (values.length === 0) return 0
  const { rowCount } = await client.query(
    `update fhir_resource r set identity = decode(n.now, 'hex')
     from unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) n (type, id, before, now)
     where r.type = n.type and r.id = n.id and r.identity = decode(n.before, 'hex')`,
    [
      values.map(({ type }) => type),
      values.map(({ id }) => id),
      values.map(({ before }) => before),
      values.map(({ now }) => now),
    ],
  )
  return rowCount ?? 0
}
