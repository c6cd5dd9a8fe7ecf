/** What the functions behind the impact report read to count what its asker may not see. */
import { maySee } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'
import { clinics, everything, type Grant, mine, people } from './reach.ts'

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

/** Aims and steps: read by whoever sees the figures, set and taken back at a clinic of one's own or for everybody. */
export function forChartMarks(): Grant[] {
  const here = `(clinic_id is null or ${clinics})`
  return people.flatMap((role): Grant[] => {
    const as = { table: 'chart_mark', role: databaseRole(role) }
    const seeing = maySee(role, 'impact')
    const setting = maySee(role, 'chartMark')
    return [
      ...(seeing
        ? [{ ...as, operation: 'select' as const, condition: seeing === 'all' ? everything : here }]
        : []),
      ...(setting
        ? [
            { ...as, operation: 'insert' as const, condition: `${mine} and ${here}` },
            {
              ...as,
              operation: 'update' as const,
              condition: here,
              columns: ['taken_back_by', 'taken_back_at'],
            },
          ]
        : []),
    ]
  })
}
