/** Looks up what a clinic's system sent, one resource or a page of them; whoever is named counts as looked at. */
import { type Instant, instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import { anyOf, type BlindIndex, type DataKeys } from '../database/keys.ts'
import { pageOf } from '../lifecycle/page.ts'
import type { Reading } from '../read.ts'
import {
  appointmentOf,
  encounterOf,
  patientOf,
  type Resource,
  type Shown,
  serviceRequestOf,
  taskOf,
  taskStatesOf,
} from './resources.view.ts'
import { openKept, type StoredType } from './stored.ts'

export const readable = ['Task', 'ServiceRequest', 'Patient', 'Appointment', 'Encounter'] as const
export type Readable = (typeof readable)[number]

/** A task is the other side of a request: it has no row of its own. */
function storedAs(type: Readable): StoredType {
  return type === 'Task' ? 'ServiceRequest' : type
}

export interface Wanted {
  readonly type: Readable
  readonly ids?: readonly string[]
  readonly identity?: BlindIndex
  readonly personId?: string
  readonly since?: Instant
  readonly before?: Instant
  readonly after?: readonly [string, string]
  readonly limit: number
}

export interface Found {
  readonly resources: readonly Resource[]
  readonly next: string | null
}

/** A page, the latest change first. A task's own change does not move it: it stands where its request stands. */
export async function look(reading: Reading, clinicId: string, wanted: Wanted): Promise<Found> {
  const { type, ids, identity, personId, since, before, after, limit } = wanted
  let query = reading.db
    .selectFrom('fhir_resource as l')
    .select(['l.type', 'l.id', 'l.person_id', 'l.version', 'l.kept_sealed', 'l.changed_at'])
    .where('l.clinic_id', '=', clinicId)
    .where('l.type', '=', storedAs(type))
    .orderBy('l.changed_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limit + 1)
  if (ids) query = query.where('l.id', '=', sql<string>`any(${ids}::uuid[])`)
  if (identity) query = query.where('l.identity', '=', sql<Uint8Array>`any(${anyOf(identity)}::bytea[])`)
  if (personId) query = query.where('l.person_id', '=', personId)
  if (since && type !== 'Task') query = query.where('l.changed_at', '>=', since)
  if (before && type !== 'Task') query = query.where('l.changed_at', '<', before)
  if (after)
    query = query.where(sql<boolean>`(l.changed_at, l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)
  const { rows, next } = pageOf(await query.execute(), limit, row => [row.changed_at, row.id])
  const people = rows.map(row => row.person_id)
  const keys = await reading.keysOfPeople(people)
  const shown = rows.flatMap(row => shownOf(keys, row))
  const resources =
    type === 'Task' || type === 'ServiceRequest'
      ? await withStates(reading, type, shown)
      : shown.map(each => show[type](each))
  const inTime = type === 'Task' ? resources.filter(each => isBetween(each, since, before)) : resources
  return { resources: inTime, next }
}

const show = { Patient: patientOf, Appointment: appointmentOf, Encounter: encounterOf } as const

interface Row {
  readonly type: StoredType
  readonly id: string
  readonly person_id: string
  readonly version: number
  readonly kept_sealed: Uint8Array
  readonly changed_at: Instant
}

/** Of somebody who was erased nothing is shown, not even that there was something. */
function shownOf(keys: DataKeys, row: Row): Shown[] {
  const text = openKept(keys, { type: row.type, id: row.id, personId: row.person_id, kept: row.kept_sealed })
  if (text === null) return []
  return [
    {
      type: row.type,
      id: row.id,
      personId: row.person_id,
      version: row.version,
      changedAt: instant(row.changed_at),
      kept: JSON.parse(text),
    },
  ]
}

async function withStates(
  reading: Reading,
  type: 'Task' | 'ServiceRequest',
  shown: readonly Shown[],
): Promise<Resource[]> {
  const states = await taskStatesOf(
    reading,
    shown.map(({ id }) => id),
  )
  return shown.flatMap(each => {
    const state = states.get(each.id)
    if (!state) return []
    return type === 'Task' ? taskOf(each.id, state) : serviceRequestOf(each, state)
  })
}

function isBetween(resource: Resource, since: Instant | undefined, before: Instant | undefined): boolean {
  const at = String(resource.lastModified)
  return (since === undefined || at >= since) && (before === undefined || at < before)
}
