/** What is kept of a message: the elements that were understood, sealed with the key of the person they are about. */
import type { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import { anyOf, type BlindIndex, type DataKeys, dataKeysOf, type Keyring } from '../database/keys.ts'
import { portions } from '../intake/breath.ts'
import { named } from './common.reader.ts'
import type { KeptPatient } from './kept.ts'
import type { KeptRequest } from './request.reader.ts'

export type StoredType = 'Patient' | 'ServiceRequest' | 'Appointment' | 'Encounter'

type Db = Pick<Transaction, 'db'>

const PORTION = 1000

/** What stands in the database for the name by which a system knows its resource. */
export function identityIndex(
  keyring: Keyring,
  clinicId: string,
  type: StoredType,
  name: string,
): BlindIndex {
  return keyring.blindIndexes(clinicId, `fhir ${type}`, name)
}

/** The same, from what was kept of it. */
export function identityOfKept(
  keyring: Keyring,
  clinicId: string,
  type: StoredType,
  kept: Partial<KeptPatient & KeptRequest>,
): BlindIndex | null {
  const [first] = kept.identifier ?? []
  const name = type === 'Patient' ? kept.clinicNumber : first && named(first)
  return name === undefined ? null : identityIndex(keyring, clinicId, type, name)
}

export interface Held {
  readonly type: StoredType
  readonly id: string
  readonly personId: string
  readonly version: number
  readonly identity: string
  readonly kept: Uint8Array
  readonly changedAt: Instant
}

/** Those of these that were taken before, by the present identity in hex. */
export async function heldOf(
  { db }: Db,
  clinicId: string,
  type: StoredType,
  identities: readonly BlindIndex[],
): Promise<Map<string, Held>> {
  const held = new Map<string, Held>()
  for await (const some of portions(identities, PORTION)) {
    const rows = await db
      .selectFrom('fhir_resource')
      .select(['type', 'id', 'person_id', 'version', 'identity', 'kept_sealed', 'changed_at'])
      .where('clinic_id', '=', clinicId)
      .where('type', '=', type)
      .where('identity', '=', sql<Uint8Array>`any(${some.flatMap(anyOf)}::bytea[])`)
      .execute()
    const presentOf = new Map(some.flatMap(each => anyOf(each).map(known => [known, each.present])))
    for (const row of rows) {
      const identity = presentOf.get(`\\x${Buffer.from(row.identity).toString('hex')}`) ?? row.identity
      const each = heldAs({ ...row, identity })
      held.set(each.identity, each)
    }
  }
  return held
}

/** The one that was taken under this id of ours. */
export async function heldById(
  { db }: Db,
  clinicId: string,
  type: StoredType,
  id: string,
): Promise<Held | undefined> {
  const row = await db
    .selectFrom('fhir_resource')
    .select(['type', 'id', 'person_id', 'version', 'identity', 'kept_sealed', 'changed_at'])
    .where('clinic_id', '=', clinicId)
    .where('type', '=', type)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && heldAs(row)
}

function heldAs(row: {
  readonly type: StoredType
  readonly id: string
  readonly person_id: string
  readonly version: number
  readonly identity: Uint8Array
  readonly kept_sealed: Uint8Array
  readonly changed_at: Instant
}): Held {
  return {
    type: row.type,
    id: row.id,
    personId: row.person_id,
    version: row.version,
    identity: Buffer.from(row.identity).toString('hex'),
    kept: row.kept_sealed,
    changedAt: row.changed_at,
  }
}

/** One resource to be kept. */
export interface Keep {
  readonly type: StoredType
  readonly id: string
  readonly personId: string
  readonly identity: BlindIndex
  readonly kept: unknown
  readonly appointmentKey?: string
}

interface Keeping {
  readonly clinicId: string
  readonly accountId: string
  readonly keyring: Keyring
  readonly at: Instant
}

/** Where something that was kept is to be found. */
export type Place = Pick<Held, 'type' | 'id' | 'version' | 'changedAt'>

/** Keeps what is new, and replaces what was there under the same id. Gives where each is, by its name. */
export async function keepResources(
  { db }: Db,
  { clinicId, accountId, keyring, at }: Keeping,
  resources: readonly Keep[],
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for await (const some of portions(resources, PORTION)) {
    const keys = await dataKeysOf(
      db,
      keyring,
      some.map(({ personId }) => personId),
    )
    const hex = (bytes: Buffer) => `\\x${bytes.toString('hex')}`
    const { rows } = await sql<{ type: StoredType; id: string; version: number }>`
      insert into fhir_resource (type, id, clinic_id, person_id, account_id, identity, appointment_key, kept_sealed,
        made_at, changed_at)
      select given.type, given.id, ${clinicId}::uuid, given.person_id, ${accountId}::uuid, given.identity,
        given.appointment_key, given.kept, ${at}::timestamptz, ${at}::timestamptz
      from unnest(${some.map(({ type }) => type)}::text[], ${some.map(({ id }) => id)}::uuid[],
        ${some.map(({ personId }) => personId)}::uuid[], ${some.map(({ identity }) => hex(identity.present))}::bytea[],
        ${some.map(({ appointmentKey }) => appointmentKey ?? null)}::text[],
        ${some.map(each => hex(sealKept(keys, each, each.kept)))}::bytea[])
        as given (type, id, person_id, identity, appointment_key, kept)
      on conflict (type, id) do update set identity = excluded.identity, kept_sealed = excluded.kept_sealed,
        appointment_key = excluded.appointment_key, changed_at = excluded.changed_at,
        version = fhir_resource.version + 1
      returning type, id, version`.execute(db)
    const kept = new Map(rows.map(row => [`${row.type}/${row.id}`, row]))
    for (const { type, id, identity } of some) {
      const row = kept.get(`${type}/${id}`)
      if (row) places.set(nameOf(type, identity), { ...row, changedAt: at })
    }
  }
  return places
}

/** By what a resource is found among those that were just kept. */
export function nameOf(type: StoredType, identity: BlindIndex): string {
  return `${type} ${identity.present.toString('hex')}`
}

interface Which {
  readonly type: StoredType
  readonly id: string
  readonly personId: string
}

function placeOf({ type, id }: Pick<Which, 'type' | 'id'>) {
  return { table: 'fhir_resource', column: 'kept_sealed', id: `${type}/${id}` }
}

function sealKept(keys: DataKeys, which: Which, kept: unknown): Buffer {
  return keys.seal(which.personId, JSON.stringify(kept), placeOf(which)).bytes
}

/** What was kept, as JSON text; null for somebody who was erased. */
export function openKept(keys: DataKeys, which: Which & { readonly kept: Uint8Array }): string | null {
  return keys.open(which.personId, which.kept, placeOf(which))
}
