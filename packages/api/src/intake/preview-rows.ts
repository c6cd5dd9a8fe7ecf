/** Looks at every row of a list: what it would add, what is there already, and what cannot be taken and why. */
import type { AttendanceRow } from '@alongside/domain/attendance'
import {
  type CheckedRow,
  checkRows,
  headingsOf,
  keptCells,
  type ListedPerson,
  type ListFormat,
  type ListKind,
  type ListMapping,
  listFormats,
  type Sheet,
} from '@alongside/domain/intake'
import { londonDateOf } from '@alongside/domain/time'
import { unchanged } from '../attendance/keep-attendance.ts'
import { appointmentsOf } from '../attendance/known-appointments.ts'
import type { Changing } from '../change.ts'
import { codesOfClinic } from '../clinic/clinic-codes.ts'
import { insertMany } from '../database/insert-many.ts'
import { portions } from './breath.ts'
import { clinicKeys } from './clinic-key.ts'
import { rowPlace } from './found-import.ts'
import type { RowProblemView } from './intake.views.ts'
import { peopleByNumber, standings } from './known-people.ts'

const PORTION = 1000

interface ListImport {
  readonly id: string
  readonly clinicId: string
  readonly kind: ListKind
}

/** What would come of a row. */
interface Prospect {
  state: 'good' | 'known' | 'bad'
  problems: RowProblemView[]
  personId: string | null
}

/** Checks and keeps all rows of a list under this mapping, in place of whatever was kept of it before. */
export async function previewRows(
  changing: Changing,
  list: ListImport,
  sheet: Sheet,
  mapping: ListMapping,
): Promise<void> {
  const { db, at, caller, refuse, keyring } = changing
  const format: ListFormat<string, unknown> = listFormats[list.kind]
  const codes = await codesOfClinic(changing, list.clinicId)
  const checked = checkRows(format, sheet, mapping, { today: londonDateOf(at), codes })
  if (!checked.ok) {
    const fields = Object.fromEntries(checked.problems.map(({ column, problem }) => [column, [problem]]))
    return refuse('not-valid', { reasons: checked.problems.map(({ problem }) => problem), fields })
  }

  const headings = headingsOf(format, mapping)
  const prospects =
    list.kind === 'people'
      ? await peopleProspects(changing, list, checked.rows as CheckedRow<ListedPerson>[], headings)
      : await attendanceProspects(changing, list, checked.rows as CheckedRow<AttendanceRow>[], headings)
  const keys = await clinicKeys(changing, keyring, list.clinicId)
  const read = keptCells(format, sheet.header, mapping)
  const cellsOf = new Map(sheet.rows.map(({ rowNumber, cells }) => [rowNumber, cells]))

  await db.deleteFrom('list_import_row').where('list_import_id', '=', list.id).execute()
  for await (const some of portions(checked.rows, PORTION))
    await insertMany(
      db,
      'list_import_row',
      some.map(({ rowNumber }) => {
        const { state, problems, personId } = prospects.get(rowNumber) ?? nothing
        const cells = JSON.stringify(read(cellsOf.get(rowNumber) ?? []))
        return {
          list_import_id: list.id,
          row_no: rowNumber,
          clinic_id: list.clinicId,
          state,
          row_sealed: keys.seal(list.clinicId, cells, rowPlace(list.id, rowNumber)).bytes,
          problems,
          person_id: personId,
        }
      }),
    )

  const all = [...prospects.values()]
  const count = (state: Prospect['state']) => all.filter(each => each.state === state).length
  await db
    .updateTable('list_import')
    .set({
      state: 'preview',
      mapping: JSON.stringify(mapping) as never,
      rows_total: all.length,
      rows_good: count('good'),
      rows_known: count('known'),
      rows_bad: count('bad'),
      rows_done: 0,
      problem: null,
      changed_at: at,
    })
    .where('id', '=', list.id)
    .execute()
  await db
    .insertInto('list_mapping')
    .values({
      clinic_id: list.clinicId,
      kind: list.kind,
      mapping: JSON.stringify(mapping) as never,
      set_by: caller.accountId,
      set_at: at,
    })
    .onConflict(conflict =>
      conflict.columns(['clinic_id', 'kind']).doUpdateSet({
        mapping: eb => eb.ref('excluded.mapping'),
        set_by: eb => eb.ref('excluded.set_by'),
        set_at: eb => eb.ref('excluded.set_at'),
      }),
    )
    .execute()
}

const nothing: Prospect = { state: 'bad', problems: [], personId: null }

type Headings = Readonly<Record<string, string>>

function bad(row: CheckedRow<unknown> & { ok: false }): Prospect {
  return {
    state: 'bad',
    problems: row.problems.map(({ column, problem }) => ({ column, problem })),
    personId: null,
  }
}

async function peopleProspects(
  changing: Changing,
  { clinicId }: ListImport,
  rows: readonly CheckedRow<ListedPerson>[],
  headings: Headings,
): Promise<Map<number, Prospect>> {
  const { keyring, caller, at } = changing
  const numbers = rows.flatMap(each => (each.ok ? [each.row.clinicNumber] : []))
  const known = await peopleByNumber(changing, keyring, clinicId, numbers)
  const standing = await standings(changing, caller, [...known.values()], londonDateOf(at))
  return new Map(
    rows.map(each => {
      if (!each.ok) return [each.rowNumber, bad(each)]
      const personId = known.get(each.row.clinicNumber) ?? null
      const how = personId === null ? ({ is: 'mayBeOffered' } as const) : standing(personId)
      if (how.is === 'notToBeOffered') {
        const problems = [{ column: headings.clinicNumber ?? '', problem: how.why }]
        return [each.rowNumber, { state: 'bad', problems, personId }]
      }
      return [each.rowNumber, { state: how.is === 'inEpisode' ? 'known' : 'good', problems: [], personId }]
    }),
  )
}

async function attendanceProspects(
  changing: Changing,
  { clinicId }: ListImport,
  rows: readonly CheckedRow<AttendanceRow>[],
  headings: Headings,
): Promise<Map<number, Prospect>> {
  const { keyring } = changing
  const numbers = rows.flatMap(each => (each.ok ? [each.row.clinicNumber] : []))
  const known = await peopleByNumber(changing, keyring, clinicId, [...new Set(numbers)])
  const listed = rows.flatMap(each => {
    const personId = each.ok ? known.get(each.row.clinicNumber) : undefined
    if (!each.ok || personId === undefined) return []
    const { on, code, appointment } = each.row
    return [{ rowNumber: each.rowNumber, personId, on, code, appointment }]
  })
  const settled = await appointmentsOf(changing, keyring, clinicId, listed)
  const appointments = new Map(settled.map((each, at) => [listed[at]?.rowNumber ?? 0, each]))
  const same = await unchanged(changing, clinicId, [...appointments.values()])
  return new Map(
    rows.map(each => {
      if (!each.ok) return [each.rowNumber, bad(each)]
      const appointment = appointments.get(each.rowNumber)
      if (!appointment) {
        const problem = 'Nobody on your list has this clinic number, so this appointment is not kept.'
        return [each.rowNumber, { ...nothing, problems: [{ column: headings.clinicNumber ?? '', problem }] }]
      }
      const state = same.has(appointment.key) ? 'known' : 'good'
      return [each.rowNumber, { state, problems: [], personId: appointment.personId }]
    }),
  )
}
