/** What the functions behind the impact report read to count what its asker may not see. */
import { everything, type Grant } from './reach.ts'

export function forTheFigures(): Grant[] {
  const read = (table: string, columns: readonly string[]): Grant => ({
    table,
    operation: 'select',
    role: 'alongside_authz',
    condition: everything,
    columns,
  })
  const stands = ['id', 'clinic_id', 'holder_id', 'state', 'opened_at']
  return [
    read('session_log', [
      'episode_id',
      'clinic_id',
      'person_id',
      'mentor_id',
      'held_at',
      'outcome',
      'mode',
      'themes',
      'two_way',
      'wellbeing',
      'recorded_at',
      'retracted_at',
    ]),
    read('journal', [
      'kind',
      'lifecycle_id',
      'seq',
      'episode_id',
      'clinic_id',
      'person_id',
      'at',
      'type',
      'event',
      'to_state',
    ]),
    read('attendance', ['id', 'clinic_id', 'person_id', 'held_on', 'code', 'recorded_at']),
    read('support_month', [
      'episode_id',
      'clinic_id',
      'person_id',
      'month',
      'interactions',
      'one_way',
      'no_shows',
      'cancelled',
      'modes',
      'themes',
      'first_at',
    ]),
    read('attendance_month', ['clinic_id', 'person_id', 'month', 'code', 'appointments']),
    read('measure_answer', [
      'clinic_id',
      'episode_id',
      'instrument',
      'asked_on',
      'scores',
      'recorded_at',
      'retracted_at',
    ]),
    read('recruitment', stands),
    read('training', stands),
    read('standing', stands),
  ]
}
