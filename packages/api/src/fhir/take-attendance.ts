/** Keeps the appointments and visits of a message, by the same door as a clinic's list of them. */
import { attendanceList, clinicNumberOf } from '@alongside/domain/intake'
import { type Instant, londonDateOf } from '@alongside/domain/time'
import { sql } from 'kysely'
import { type Appointment, keepAttendance } from '../attendance/keep-attendance.ts'
import { appointmentsOf } from '../attendance/known-appointments.ts'
import type { Transaction } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import { peopleByNumber } from '../intake/known-people.ts'
import { takeTurn } from '../intake/turns.ts'
import type { Attended } from './asked.reader.ts'
import { named } from './common.reader.ts'
import { heldOf, type Keep, keepResources, openKept } from './stored.ts'
import { refuseAt, type Taking } from './taking.ts'

/** Keeps them, and says about whom they are. Whoever is not known here has no appointments here. */
export async function keepAttended(taking: Taking, transaction: Transaction, at: Instant): Promise<string[]> {
  const { doors, caller, clinicId, message } = taking
  const { attended } = message
  if (attended.length === 0) return []
  await takeTurn(transaction, clinicId)
  const people = await peopleOf(taking, transaction)
  const today = londonDateOf(at)
  const faults: Record<string, string> = {}
  const listed = attended.flatMap(each => {
    const personId = people.get(each)
    const subject = each.attendance.subject?.path ?? each.attendance.path
    if (personId === undefined) {
      faults[subject] = 'This person is not known here. Refer them first.'
      return []
    }
    const read = attendanceList.readRow(
      {
        // somebody named by our own id was found by it, and has a number that was read before
        clinicNumber: 'patient' in each.who ? each.who.patient.cells.clinicNumber.text : '1',
        appointment: each.reference,
        on: each.attendance.on.text,
        code: each.attendance.code.text,
      },
      { today },
    )
    if (!read.ok) {
      for (const { field, problem } of read.problems) faults[pathOf(each, field)] = problem
      return []
    }
    const { appointment, on, code } = read.row
    return { each, personId, appointment, on, code }
  })
  if (Object.keys(faults).length > 0) refuseAt('refused', faults)

  // a list may have told of the same visit before, without a reference
  const settled = await appointmentsOf(transaction, doors.keys, clinicId, listed)
  const rows = listed.flatMap(({ each, personId }, n) => {
    const appointment = settled[n]
    return appointment ? { each, personId, appointment } : []
  })

  const keep = await changedOf(taking, transaction, rows)
  // of an appointment and the visit that it became, the visit is the newer word
  const oldestFirst = (['Appointment', 'Encounter'] as const).flatMap(type =>
    rows.flatMap(({ each, appointment }) => (each.attendance.type === type ? appointment : [])),
  )
  await keepAttendance(transaction, { clinicId, at, newId: doors.newId, listImportId: null }, oldestFirst)
  const places = await keepResources(
    transaction,
    { clinicId, accountId: caller.accountId, keyring: doors.keys, at },
    keep,
  )
  for (const [name, place] of places) taking.written.set(name, place)
  return [...new Set(rows.map(({ personId }) => personId))]
}

function pathOf(
  { attendance, who }: Attended,
  field: 'clinicNumber' | 'appointment' | 'on' | 'code' | null,
): string {
  switch (field) {
    case 'clinicNumber':
      return 'patient' in who ? who.patient.cells.clinicNumber.path : who.path
    case 'on':
      return attendance.on.path
    case 'code':
      return attendance.code.path
    case 'appointment':
      return `${attendance.path}.identifier`
    case null:
      return attendance.path
  }
}

async function peopleOf(
  { doors, clinicId, message }: Taking,
  transaction: Transaction,
): Promise<Map<Attended, string>> {
  const numbers = message.attended.flatMap(({ who }) =>
    'patient' in who ? who.patient.cells.clinicNumber.text : [],
  )
  const known = await peopleByNumber(transaction, doors.keys, clinicId, [
    ...new Set(numbers.map(clinicNumberOf)),
  ])
  const ids = message.attended.flatMap(({ who }) => ('personId' in who ? who.personId : []))
  const rows =
    ids.length === 0
      ? []
      : await transaction.db
          .selectFrom('fhir_resource')
          .select('id')
          .where('type', '=', 'Patient')
          .where('clinic_id', '=', clinicId)
          .where('id', '=', sql<string>`any(${ids}::uuid[])`)
          .execute()
  const there = new Set(rows.map(({ id }) => id))
  const found = new Map<Attended, string>()
  for (const each of message.attended) {
    const { who } = each
    const id =
      'patient' in who ? known.get(clinicNumberOf(who.patient.cells.clinicNumber.text)) : who.personId
    if (id !== undefined && ('patient' in who || there.has(id))) found.set(each, id)
  }
  return found
}

interface Row {
  readonly each: Attended
  readonly personId: string
  readonly appointment: Appointment
}

/** What is new, and what says something else than before. The same word twice makes no new version. */
async function changedOf(
  { doors, clinicId, indexOf }: Taking,
  { db }: Transaction,
  rows: readonly Row[],
): Promise<Keep[]> {
  const keep: Keep[] = []
  for (const type of ['Appointment', 'Encounter'] as const) {
    const these = rows.flatMap(row =>
      row.each.attendance.type === type && row.each.attendance.identity
        ? [
            {
              ...row,
              identity: indexOf(type, named(row.each.attendance.identity)),
            },
          ]
        : [],
    )
    const held = await heldOf(
      { db },
      clinicId,
      type,
      these.map(({ identity }) => identity),
    )
    const keys = await dataKeysOf(
      db,
      doors.keys,
      [...held.values()].map(({ personId }) => personId),
    )
    for (const { each, personId, appointment, identity } of these) {
      const before = held.get(identity.present.toString('hex'))
      if (before && before.personId !== personId)
        refuseAt('refused', {
          [`${each.attendance.path}.identifier`]: 'This was sent before about somebody else.',
        })
      const { kept } = each.attendance
      if (before && openKept(keys, before) === JSON.stringify(kept)) continue
      keep.push({
        type,
        id: before?.id ?? doors.newId(),
        personId,
        identity,
        kept,
        appointmentKey: appointment.key,
      })
    }
  }
  return keep
}
