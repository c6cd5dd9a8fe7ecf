/** The rights by which two records of one person are put together: a function moves the rows, and nobody else may. */
import { databaseRole } from './logins.ts'
import { clinics, everything, type Grant, type Operation } from './reach.ts'

/** The tables whose rows move with the record they are about: their keys, and the cells that are sealed for the person. */
export const movedTables: Readonly<
  Record<string, { readonly keys: readonly string[]; readonly sealed?: readonly string[] }>
> = {
  referral: { keys: ['id'] },
  onboarding: { keys: ['id'] },
  mentoring: { keys: ['id'] },
  discharge: { keys: ['id'] },
  concern: { keys: ['id'] },
  session_log: { keys: ['mentoring_id', 'id'] },
  support_month: { keys: ['episode_id', 'month'] },
  goal: { keys: ['id'], sealed: ['text_sealed'] },
  goal_rating: { keys: ['goal_id', 'at'] },
  measure_answer: { keys: ['id'], sealed: ['answers_sealed'] },
  consent: { keys: ['id'] },
  note: { keys: ['id'], sealed: ['text_sealed'] },
  timer: { keys: ['kind', 'lifecycle_id', 'key'] },
  outbox: { keys: ['kind', 'lifecycle_id', 'seq', 'ord'] },
  notice: { keys: ['id'] },
  receipt: { keys: ['id'] },
  message: { keys: ['id'], sealed: ['to_sealed', 'body_sealed'] },
  local_post: { keys: ['message_id'], sealed: ['to_sealed', 'body_sealed'] },
  private_link: { keys: ['id'], sealed: ['from_sealed'] },
  record_opening: { keys: ['id'], sealed: ['words_sealed', 'review_sealed'] },
  attendance: { keys: ['id'] },
  care_gap: { keys: ['id'] },
  fhir_resource: { keys: ['type', 'id'], sealed: ['kept_sealed'] },
  list_import_row: { keys: ['list_import_id', 'row_no'] },
  joining_invitation: { keys: ['id'] },
  subject_access: { keys: ['id'] },
}

export function forMerging(): Grant[] {
  const of = (table: string, operation: Operation, columns?: readonly string[]): Grant => ({
    table,
    operation,
    role: 'alongside_authz',
    condition: everything,
    ...(columns ? { columns } : {}),
  })
  return [
    ...Object.entries(movedTables).flatMap(([table, { keys, sealed = [] }]) => [
      of(table, 'select', [...keys, 'person_id', ...sealed]),
      of(table, 'update', ['person_id', ...sealed]),
    ]),
    of('person', 'select', ['merged_into']),
    of('person', 'update', ['merged_into']),
    of('journal', 'select', ['episode_id', 'at']),
    of('known_pair', 'select', ['at']),
    of('known_pair', 'insert', ['mentor_id', 'person_id', 'at']),
    of('known_pair', 'delete'),
    of('hat', 'delete'),
    of('attendance', 'select', ['clinic_id', 'held_on', 'code']),
    of('attendance_month', 'select', ['clinic_id', 'person_id', 'month', 'code', 'appointments']),
    of('attendance_month', 'insert', ['clinic_id', 'person_id', 'month', 'code', 'appointments']),
    of('attendance_month', 'update', ['appointments']),
    of('attendance_month', 'delete'),
    of('person_merge', 'select'),
    of('person_merge', 'insert'),
    of('person_merge', 'update', ['undone_by', 'undone_at']),
    // what was put together, and not what it held
    {
      table: 'person_merge',
      operation: 'select',
      role: databaseRole('coordinator'),
      condition: clinics,
      columns: ['id', 'clinic_id', 'kept_id', 'gone_id', 'merged_by', 'merged_at', 'undone_at'],
    },
  ]
}
