/**
 * Which kept appointment a listed one is. A clinic's list may come without references first and with them later, or the
 * other way round: the same visit is still one visit.
 */
import type { AttendanceRow } from '@alongside/domain/attendance'
import { type PlainDate, plainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import type { BlindIndex, Keyring } from '../database/keys.ts'
import { portions } from '../intake/breath.ts'
import { type Appointment, appointmentKey, appointmentKeys } from './keep-attendance.ts'

const PORTION = 1000

/** An appointment as a list tells of it. */
export type ListedAppointment = Pick<AttendanceRow, 'on' | 'code' | 'appointment'> & {
  readonly personId: string
}

/** The same appointments in the same order, each by the key under which it is kept, or is to be kept. */
export async function appointmentsOf(
  { db }: Pick<Transaction, 'db'>,
  keyring: Keyring,
  clinicId: string,
  listed: readonly ListedAppointment[],
): Promise<Appointment[]> {
  const keptOn = await keptByVisit(db, clinicId, listed)
  const earlier = await keptUnderEarlierKeys(db, keyring, clinicId, listed)
  const named = new Set(listed.flatMap(each => (each.appointment === null ? [] : [visitOf(each)])))
  const taken = new Set<string>()
  const byReference = new Map<string, string>()
  const settled = listed.map((each): Appointment => {
    const { personId, on, code, appointment } = each
    const key = appointmentKey(keyring, clinicId, personId, each)
    if (appointment === null) return { personId, on, code, key }
    byReference.set(visitOf(each), byReference.get(visitOf(each)) ?? key)
    const keys = (keptOn.get(visitOf(each)) ?? []).map(kept => kept.key)
    // kept without a reference so far: from now on it has one
    const byDay = keysIn(appointmentKeys(keyring, clinicId, personId, { appointment: null, on })).filter(
      day => keys.includes(day),
    )
    const was = [...(earlier.get(appointment) ?? []), ...byDay].find(one => !taken.has(one))
    if (keys.includes(key) || was === undefined) return { personId, on, code, key }
    taken.add(was)
    return { personId, on, code, key, was }
  })
  return settled.map((each, at) => {
    if (listed[at]?.appointment !== null) return each
    // without a reference somebody has one appointment a day: the one that is named here, or kept already
    const visit = visitOf(each)
    const kept = keptOn.get(visit) ?? []
    if (kept.some(({ key }) => key === each.key)) return each
    const likely = kept.find(({ code }) => code === each.code) ?? kept[0]
    const key = named.has(visit) ? byReference.get(visit) : likely?.key
    return key === undefined ? each : { ...each, key }
  })
}

function keysIn({ present, earlier }: BlindIndex): string[] {
  return [present, ...earlier].map(index => index.toString('hex'))
}

/** By reference, the earlier keys under which something is kept. None, but while the index key is being changed. */
async function keptUnderEarlierKeys(
  db: Transaction['db'],
  keyring: Keyring,
  clinicId: string,
  listed: readonly ListedAppointment[],
): Promise<Map<string, string[]>> {
  const referenceOf = new Map<string, string>()
  for (const { personId, on, appointment } of listed)
    if (appointment !== null)
      for (const index of appointmentKeys(keyring, clinicId, personId, { appointment, on }).earlier)
        referenceOf.set(index.toString('hex'), appointment)
  const kept = new Map<string, string[]>()
  for await (const some of portions([...referenceOf.keys()], PORTION)) {
    const rows = await db
      .selectFrom('attendance')
      .select('appointment_key')
      .where('clinic_id', '=', clinicId)
      .where('appointment_key', '=', sql<string>`any(${some}::text[])`)
      .execute()
    for (const { appointment_key: key } of rows) {
      const reference = referenceOf.get(key) ?? ''
      kept.set(reference, [...(kept.get(reference) ?? []), key])
    }
  }
  return kept
}

interface Visit {
  readonly personId: string
  readonly on: PlainDate
}

function visitOf({ personId, on }: Visit): string {
  return `${personId} ${on}`
}

interface Kept {
  readonly key: string
  readonly code: string
}

/** Everything that is kept of these people on the days of this list. */
async function keptByVisit(
  db: Transaction['db'],
  clinicId: string,
  listed: readonly ListedAppointment[],
): Promise<Map<string, Kept[]>> {
  const kept = new Map<string, Map<string, Kept>>()
  for await (const some of portions(listed, PORTION)) {
    const days = some.map(({ on }) => on).sort()
    const rows = await db
      .selectFrom('attendance')
      .select(['appointment_key', 'person_id', 'held_on', 'code'])
      .where('clinic_id', '=', clinicId)
      .where('person_id', '=', sql<string>`any(${[...new Set(some.map(each => each.personId))]}::uuid[])`)
      .where('held_on', '>=', days[0] as PlainDate)
      .where('held_on', '<=', days.at(-1) as PlainDate)
      .orderBy('appointment_key')
      .execute()
    for (const { appointment_key: key, person_id, held_on, code } of rows) {
      const visit = visitOf({ personId: person_id, on: plainDate(held_on) })
      kept.set(visit, (kept.get(visit) ?? new Map<string, Kept>()).set(key, { key, code }))
    }
  }
  return new Map([...kept].map(([visit, rows]) => [visit, [...rows.values()]]))
}
