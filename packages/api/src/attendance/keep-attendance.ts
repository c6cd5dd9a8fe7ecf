/** Keeps a clinic's appointments: each once, the newest word on it counts, and the months are counted in step. */
import type { AttendanceRow } from '@alongside/domain/attendance'
import { type Instant, monthOf, plainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import type { BlindIndex, Keyring } from '../database/keys.ts'
import { recordAttendance, type TouchedMonth } from '../impact/record-attendance.ts'
import { portions } from '../intake/breath.ts'

const PORTION = 1000

/** An appointment of somebody whom the clinic knows here. */
export interface Appointment extends Pick<AttendanceRow, 'on' | 'code'> {
  readonly personId: string
  readonly key: string
  /** The key under which it was kept before its reference was known. */
  readonly was?: string
}

/**
 * What an appointment is known by. The clinic's reference may hold a number of the person, so it is not kept but what
 * stands for it; without a reference, a person has one appointment a day.
 */
export function appointmentKey(
  keyring: Keyring,
  clinicId: string,
  personId: string,
  { appointment, on }: Pick<AttendanceRow, 'appointment' | 'on'>,
): string {
  return appointmentKeys(keyring, clinicId, personId, { appointment, on }).present.toString('hex')
}

/** The same, with what it may be known by while the index key of the clinic is being changed. */
export function appointmentKeys(
  keyring: Keyring,
  clinicId: string,
  personId: string,
  { appointment, on }: Pick<AttendanceRow, 'appointment' | 'on'>,
): BlindIndex {
  const name = appointment === null ? `day ${personId} ${on}` : `reference ${appointment}`
  return keyring.blindIndexes(clinicId, 'appointment', name)
}

/** Which of these appointments are kept already, exactly as they stand here. */
export async function unchanged(
  { db }: Pick<Transaction, 'db'>,
  clinicId: string,
  appointments: readonly Appointment[],
): Promise<Set<string>> {
  const same = new Set<string>()
  for await (const some of portions(appointments, PORTION)) {
    const kept = await keptOf(db, clinicId, some)
    for (const { key, was, personId, on, code } of some) {
      // its reference is news
      if (was !== undefined) continue
      const before = kept.get(key)
      if (before?.personId === personId && before.on === on && before.code === code) same.add(key)
    }
  }
  return same
}

export interface Keeping {
  readonly clinicId: string
  readonly at: Instant
  readonly newId: () => string
  readonly listImportId: string | null
  readonly progress?: ((kept: number) => Promise<void>) | undefined
}

/** Adds what is new and replaces what changed; gives back how many of either there were. */
export async function keepAttendance(
  { db }: Pick<Transaction, 'db'>,
  { clinicId, at, newId, listImportId, progress }: Keeping,
  appointments: readonly Appointment[],
): Promise<number> {
  const touched: TouchedMonth[] = []
  let done = 0
  let changed = 0
  for await (const some of portions(onceEach(appointments), PORTION)) {
    changed += await learnReferences(db, clinicId, some)
    const kept = await keptOf(db, clinicId, some)
    const news = some.filter(({ key, personId, on, code }) => {
      const before = kept.get(key)
      return !before || before.personId !== personId || before.on !== on || before.code !== code
    })
    for (const { key, personId, on } of news) {
      touched.push({ personId, month: monthOf(on) })
      const before = kept.get(key)
      if (before) touched.push({ personId: before.personId, month: monthOf(before.on) })
    }
    if (news.length > 0)
      await sql`
        insert into attendance (id, clinic_id, person_id, appointment_key, held_on, code, list_import_id, recorded_at)
        select given.id, ${clinicId}::uuid, given.person_id, given.key, given.held_on, given.code,
          ${listImportId}::uuid, ${at}::timestamptz
        from unnest(${news.map(() => newId())}::uuid[], ${news.map(({ personId }) => personId)}::uuid[],
          ${news.map(({ key }) => key)}::text[], ${news.map(({ on }) => on)}::date[],
          ${news.map(({ code }) => code)}::text[]) as given (id, person_id, key, held_on, code)
        on conflict (clinic_id, appointment_key) do update set person_id = excluded.person_id,
          held_on = excluded.held_on, code = excluded.code, list_import_id = excluded.list_import_id,
          recorded_at = excluded.recorded_at`.execute(db)
    changed += news.filter(({ was }) => was === undefined).length
    done += some.length
    await progress?.(done)
  }
  await recordAttendance({ db }, clinicId, touched)
  return changed
}

/** A visit that a list tells of twice is kept once, by the last word on it. */
function onceEach(appointments: readonly Appointment[]): Appointment[] {
  const once = new Map<string, Appointment>()
  for (const each of appointments) {
    const { was = each.was } = once.get(each.key) ?? {}
    once.set(each.key, was === undefined ? each : { ...each, was })
  }
  return [...once.values()]
}

/** What was kept by its day alone goes on under its reference; gives how many there were. */
async function learnReferences(
  db: Transaction['db'],
  clinicId: string,
  some: readonly Appointment[],
): Promise<number> {
  const learned = some.flatMap(({ key, was }) => (was === undefined ? [] : [{ key, was }]))
  if (learned.length === 0) return 0
  await sql`
    update attendance a set appointment_key = given.key
    from unnest(${learned.map(({ was }) => was)}::text[], ${learned.map(({ key }) => key)}::text[]) as given (was, key)
    where a.clinic_id = ${clinicId}::uuid and a.appointment_key = given.was`.execute(db)
  return learned.length
}

async function keptOf(
  db: Transaction['db'],
  clinicId: string,
  appointments: readonly Appointment[],
): Promise<Map<string, Omit<Appointment, 'key'>>> {
  const rows = await db
    .selectFrom('attendance')
    .select(['appointment_key', 'person_id', 'held_on', 'code'])
    .where('clinic_id', '=', clinicId)
    .where('appointment_key', '=', sql<string>`any(${appointments.map(({ key }) => key)}::text[])`)
    .execute()
  return new Map(
    rows.map(row => [
      row.appointment_key,
      { personId: row.person_id, on: plainDate(row.held_on), code: row.code },
    ]),
  )
}
