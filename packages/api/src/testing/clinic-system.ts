/** A system of a clinic with a key, made past the policies. */
import { randomUUID } from 'node:crypto'
import { newKey } from '../fhir/key-holder.ts'
import type { Programme } from './programme.ts'

export interface System {
  readonly key: string
  readonly systemId: string
  readonly accountId: string
  readonly clinicId: string
}

export async function aSystem(
  { behind, clinic }: Programme,
  { clinicId = clinic, perMinute = 10_000 }: { clinicId?: string; perMinute?: number } = {},
): Promise<System> {
  const [accountId, systemId] = [randomUUID(), randomUUID()]
  const { key, hash, beginsWith } = newKey()
  await behind.query(`insert into account (id, role) values ($1, 'integration')`, [accountId])
  await behind.query('insert into account_clinic (account_id, clinic_id) values ($1, $2)', [
    accountId,
    clinicId,
  ])
  await behind.query(
    `insert into clinic_system (id, clinic_id, account_id, name, per_minute, made_at) values ($1, $2, $3, 'Records', $4, now())`,
    [systemId, clinicId, accountId, perMinute],
  )
  await behind.query(
    'insert into clinic_key (id, system_id, key_hash, begins_with, made_at) values ($1, $2, $3, $4, now())',
    [randomUUID(), systemId, hash, beginsWith],
  )
  return { key, systemId, accountId, clinicId }
}
