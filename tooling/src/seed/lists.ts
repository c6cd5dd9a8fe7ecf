/** The clinics' own lists, as their systems would write them: people to be offered support, and appointments. */
import type { ListedPerson } from '@alongside/domain/intake'
import type { PlainDate } from '@alongside/domain/time'
import type { Appointment } from './appointments.ts'

const reasons = {
  newlyDiagnosed: 'Newly diagnosed',
  reEngaging: 'Re-engaging',
  clinicianFlag: 'Clinician flag',
} as const satisfies Record<ListedPerson['reason'], string>

const tracing = {
  reEngaged: 're-engaged',
  unableToContact: 'unable to contact',
  unknown: 'unknown',
} as const satisfies Record<NonNullable<ListedPerson['tracing']>, string>

export function peopleFile(people: readonly ListedPerson[]): string {
  return fileOf([
    ['Clinic number', 'Name to use', 'Family name', 'Reason', 'Date', 'Tracing outcome', 'Phone', 'Language'],
    ...people.map(person => [
      person.clinicNumber,
      person.called,
      person.familyName ?? '',
      reasons[person.reason],
      british(person.reasonOn),
      person.tracing === null ? '' : tracing[person.tracing],
      person.phone?.replace('+44', '0') ?? '',
      person.language ?? '',
    ]),
  ])
}

export function attendanceFile(rows: readonly (Appointment & { readonly clinicNumber: string })[]): string {
  return fileOf([
    ['Clinic number', 'Appointment reference', 'Date', 'Attended code'],
    ...rows.map(({ clinicNumber, on, code }) => [
      clinicNumber,
      `${clinicNumber}-${on.replaceAll('-', '')}`,
      british(on),
      code,
    ]),
  ])
}

/** The day as a British spreadsheet writes it. */
function british(on: PlainDate | null): string {
  return on === null ? '' : on.split('-').toReversed().join('/')
}

function fileOf(rows: readonly (readonly string[])[]): string {
  return rows.map(cells => `${cells.join(',')}\r\n`).join('')
}
