/** The rights round questions of what if: who asks, who plays, and what is counted to begin with. */
import { maySee } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'
import { clinics, everything, type Grant, mine, type Operation, people } from './reach.ts'

export function forWhatIf(): Grant[] {
  return [...forWhoeverAsks(), ...forWhoeverPlays(), ...forTheCounting(), ...forPaperForms()]
}

const ofMyClinics = 'clinic_ids <@ array(select authz.clinics())'

function forWhoeverAsks(): Grant[] {
  return people.flatMap((role): Grant[] => {
    const scope = maySee(role, 'whatIf')
    if (!scope) return []
    const theirs = scope === 'all' ? everything : ofMyClinics
    const as = { table: 'what_if', role: databaseRole(role) }
    return [
      { ...as, operation: 'select', condition: theirs },
      { ...as, operation: 'insert', condition: scope === 'all' ? mine : `${mine} and ${theirs}` },
      // stopping it is for whoever began it
      { ...as, operation: 'update', condition: mine, columns: ['state', 'ended_at', 'held_until'] },
    ]
  })
}

function forWhoeverPlays(): Grant[] {
  return (['select', 'update'] as const).map(
    (operation: Operation): Grant => ({
      table: 'what_if',
      operation,
      role: databaseRole('system'),
      condition: everything,
    }),
  )
}

/** What `what_if_counts` and `recruitment_ways` read. They give counts and days, and nobody's id. */
function forTheCounting(): Grant[] {
  const read = (table: string, columns: readonly string[]): Grant => ({
    table,
    operation: 'select',
    role: 'alongside_authz',
    condition: everything,
    columns,
  })
  return [
    read('journal', [
      'kind',
      'lifecycle_id',
      'seq',
      'clinic_id',
      'type',
      'event',
      'at',
      'from_state',
      'to_state',
    ]),
    read('mentoring', ['context', 'episode_id', 'clinic_id', 'status', 'changed_at', 'id']),
    read('mentor', ['standing', 'capacity', 'not_now']),
    read('mentor_clinic', ['mentor_id', 'clinic_id']),
    read('recruitment', ['id', 'clinic_id', 'opened_at', 'context']),
  ]
}

/** A form that somebody of the team filled in on paper, written down by whoever sees the counts at a clinic of theirs. */
function forPaperForms(): Grant[] {
  return people.flatMap((role): Grant[] =>
    maySee(role, 'equality') === 'clinic'
      ? [
          {
            table: 'equality_answer',
            operation: 'insert',
            role: databaseRole(role),
            condition: `${clinics} and whose = 'mentor'`,
          },
        ]
      : [],
  )
}
