/**
 * Appointments are known by a reference that a list gave and nobody kept, or by their person and day. What was sent as a
 * resource has its reference there. Of the others the day is taken in its place: the next list tells the reference again.
 */
import { plainDate } from '@alongside/domain/time'
import { appointmentKeys } from '../attendance/keep-attendance.ts'
import { dataKeysIn } from '../database/keys.ts'
import { openKept, type StoredType } from '../fhir/stored.ts'
import type { Batch } from './change-index-keys.ts'

interface Row {
  readonly id: string
  readonly person_id: string
  readonly on: string
  readonly key: string
}

/** Gives how many were written anew. */
export async function appointmentsAnew(batch: Batch, { isFirst }: { isFirst: boolean }): Promise<number> {
  const { client, ring, clinicId, people } = batch
  const ids = people.map(({ id }) => id)
  const { rows } = await client.query<Row>(
    `select id, person_id, held_on::text as on, appointment_key as key from attendance
     where clinic_id = $1 and person_id = any ($2::uuid[]) order by recorded_at, id for update`,
    [clinicId, ids],
  )
  const references = await referencesOf(batch)
  const taken = new Set(rows.map(({ key }) => key))
  const values: { id: string; before: string; now: string }[] = []
  for (const { id, person_id, on, key } of rows) {
    const keysFor = (appointment: string | null) => {
      const { present, earlier } = appointmentKeys(ring, clinicId, person_id, {
        appointment,
        on: plainDate(on),
      })
      return { present: present.toString('hex'), earlier: earlier.map(each => each.toString('hex')) }
    }
    const day = keysFor(null)
    const known = [day, ...(references.get(key) ?? []).map(keysFor)]
    if (known.some(({ present }) => present === key)) continue
    const same = known.find(({ earlier }) => earlier.includes(key))
    // once everything was brought over, what cannot be told has come since and is under the present key
    if (!same && !isFirst) continue
    const wanted = same?.present ?? day.present
    // a second visit of the same day is known by what it was known by: nobody can ask for it
    const now = taken.has(wanted)
      ? ring.blindIndex(clinicId, 'appointment', `before ${key}`).toString('hex')
      : wanted
    taken.add(now)
    values.push({ id, before: key, now })
  }
  if (values.length === 0) return 0
  const columns = [values.map(({ before }) => before), values.map(({ now }) => now)]
  await client.query(
    `update fhir_resource r set appointment_key = n.now from unnest($2::text[], $3::text[]) n (before, now)
     where r.clinic_id = $1 and r.person_id = any ($4::uuid[]) and r.appointment_key = n.before`,
    [clinicId, ...columns, ids],
  )
  await client.query(
    `update attendance a set appointment_key = n.now from unnest($1::uuid[], $2::text[]) n (id, now) where a.id = n.id`,
    [values.map(({ id }) => id), columns[1]],
  )
  return values.length
}

/** The references that were kept with what a system sent, by the key of the appointment. */
async function referencesOf({ client, ring, clinicId, people }: Batch): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{
    type: StoredType
    id: string
    person_id: string
    key: string
    kept: Buffer
    wrapped: Buffer
  }>(
    `select r.type, r.id, r.person_id, r.appointment_key as key, r.kept_sealed as kept, k.wrapped
     from fhir_resource r join data_key k on k.owner_id = r.person_id and k.wrapped is not null
     where r.clinic_id = $1 and r.person_id = any ($2::uuid[]) and r.appointment_key is not null`,
    [clinicId, people.map(({ id }) => id)],
  )
  const found = new Map<string, string[]>()
  for (const { type, id, person_id: personId, key, kept, wrapped } of rows) {
    const text = openKept(dataKeysIn(ring, [{ ownerId: personId, wrapped }]), { type, id, personId, kept })
    const { identifier = [] } = JSON.parse(text ?? '{}') as { identifier?: { value: string }[] }
    found.set(key, [...(found.get(key) ?? []), ...identifier.map(({ value }) => value)])
  }
  return found
}
