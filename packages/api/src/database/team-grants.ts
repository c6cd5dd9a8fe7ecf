/** The rights round how somebody joins: what the lifecycles of the team keep beside their own rows. */
import type { Role } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'
import { clinics, everything, type Grant, held, type Operation, people } from './reach.ts'

export function forTheTeam(): Grant[] {
  return [
    ...forApplicants(),
    ...forCoordinators(),
    ...forTheClinic(),
    ...forLearning(),
    ...forTheClocks(),
    ...forTheGates(),
  ]
}

function grants(
  role: Role,
  table: string,
  operations: readonly Operation[],
  condition: string,
  columns?: readonly string[],
): Grant[] {
  return operations.map(operation => ({
    table,
    operation,
    role: databaseRole(role),
    condition,
    ...(columns ? { columns } : {}),
  }))
}

/** What may be read of a referee by the applicant: that there is one, and whether they have answered. */
const aboutReferee = [
  'id',
  'recruitment_id',
  'holder_id',
  'clinic_id',
  'place',
  'name_sealed',
  'asked_at',
  'answered_at',
]

function forApplicants(): Grant[] {
  return [
    ...grants('trainee', 'application', ['insert'], held),
    ...grants('trainee', 'referee', ['insert'], held),
    ...grants('trainee', 'referee', ['select'], held, aboutReferee),
    // written, and never read back by anybody who could tell whose it is
    ...grants('trainee', 'equality_answer', ['insert'], clinics),
    // an interest begins with the settings of the clinic that invited
    ...grants('trainee', 'clinic_setting', ['select'], clinics),
  ]
}

const outside = `sealed_by is not null and ${clinics}`
const aboutOutside = [
  'id',
  'cause',
  'sealed_by',
  'about_id',
  'clinic_id',
  'sent_at',
  'cancelled_at',
  'given_up_at',
]

function forCoordinators(): Grant[] {
  const invited = [
    'id',
    'clinic_id',
    'made_by',
    'route',
    'person_id',
    'made_at',
    'expires_at',
    'revoked_at',
    'used_at',
    'account_id',
  ]
  return people
    .filter(role => maySee(role, 'application') === 'clinic')
    .flatMap(role => [
      ...grants(role, 'joining_invitation', ['insert'], clinics),
      ...grants(role, 'joining_invitation', ['select'], clinics, invited),
      ...grants(role, 'joining_invitation', ['update'], clinics, ['revoked_at']),
      ...grants(role, 'referee', ['select', 'update'], clinics),
      // whoever is invited, and whoever knows an applicant, is written to by those who ask them
      ...grants(role, 'message', ['insert'], outside),
      ...grants(role, 'message', ['select'], outside, aboutOutside),
      ...grants(role, 'local_post', ['select'], outside),
      ...grants(role, 'cohort', ['select', 'insert', 'update'], clinics),
      ...grants(role, 'taught_day', ['select', 'insert', 'update', 'delete'], clinics),
    ])
}

/** A clinic signs for its own trainees, and sees the names of those whose signature waits for it. */
function forTheClinic(): Grant[] {
  const waiting = 'any (array(select authz.signing()))'
  return [
    ...grants('clinician', 'account', ['select'], `id = ${waiting}`),
    ...grants('clinician', 'data_key', ['select'], `owner_id = ${waiting}`),
  ]
}

function forLearning(): Grant[] {
  return (['trainee', 'mentor'] as const).flatMap(role => [
    ...grants(role, 'module_place', ['select', 'insert', 'update'], held),
    ...grants(role, 'calendar_link', ['select', 'insert', 'delete'], held),
    ...grants(role, 'cohort', ['select'], clinics),
    ...grants(role, 'taught_day', ['select'], clinics),
    // what somebody learned, and how they were checked, stays theirs when they are a mentor
    ...(role === 'mentor'
      ? [...grants(role, 'training', ['select'], held), ...grants(role, 'recruitment', ['select'], held)]
      : []),
  ])
}

/** A clock that looks for a reference sees that there is one and whom to remind, and nothing of what they wrote. */
function forTheClocks(): Grant[] {
  return [
    ...grants('system', 'application', ['select'], everything, ['id']),
    ...grants('system', 'referee', ['select'], everything, [
      'id',
      'recruitment_id',
      'holder_id',
      'clinic_id',
      'place',
      'name_sealed',
      'email_sealed',
      'asked_by',
      'expires_at',
      'answered_at',
    ]),
    ...grants('system', 'joining_invitation', ['select'], everything, [
      'id',
      'expires_at',
      'used_at',
      'revoked_at',
    ]),
  ]
}

/** The functions that take up an invitation, keep a reference and make a mentor read and write these and nothing else. */
function forTheGates(): Grant[] {
  const role = 'alongside_authz'
  const of = (table: string, operation: Operation, columns: readonly string[]): Grant => ({
    table,
    operation,
    role,
    condition: everything,
    ...(operation === 'delete' ? {} : { columns }),
  })
  const invitation = [
    'id',
    'token_hash',
    'clinic_id',
    'made_by',
    'route',
    'person_id',
    'made_at',
    'expires_at',
    'revoked_at',
    'used_at',
    'account_id',
  ]
  const referee = [
    'id',
    'recruitment_id',
    'holder_id',
    'clinic_id',
    'place',
    'name_sealed',
    'email_sealed',
    'token_hash',
    'asked_at',
    'asked_by',
    'expires_at',
    'answered_at',
    'answer_sealed',
  ]
  const trained = [
    'id',
    'clinic_id',
    'holder_id',
    'state',
    'path',
    'value',
    'context',
    'machine_version',
    'seq',
    'status',
    'opened_at',
    'changed_at',
    'state_since',
    'ended_at',
    'due_at',
    'cohort_id',
    'modules_done',
  ]
  return [
    of('joining_invitation', 'select', invitation),
    of('joining_invitation', 'update', ['used_at', 'account_id']),
    of('clinic', 'select', ['id', 'name']),
    of('account', 'select', ['name_sealed']),
    of('account', 'insert', ['id', 'auth_user_id', 'role', 'name_sealed', 'created_at']),
    of('account', 'update', ['role', 'disabled_at']),
    of('account_clinic', 'insert', ['account_id', 'clinic_id']),
    of('account_clinic', 'delete', []),
    of('hat', 'insert', ['account_id', 'person_id']),
    of('data_key', 'select', ['wrapped']),
    of('data_key', 'insert', ['owner_id', 'wrapped', 'wrapping_key_id']),
    of('referee', 'select', referee),
    of('referee', 'update', ['answered_at', 'answer_sealed']),
    of('timer', 'select', ['kind', 'lifecycle_id', 'key']),
    of('timer', 'update', ['run_at']),
    of('calendar_link', 'select', ['token_hash', 'holder_id']),
    of('training', 'select', trained),
    of('taught_day', 'select', ['id', 'cohort_id', 'title', 'held_on', 'from_time', 'until_time', 'place']),
    of('mentor', 'insert', ['id', 'account_id', 'standing', 'capacity', 'languages', 'started_on']),
    of('mentor', 'update', ['standing']),
    of('mentor_clinic', 'select', ['mentor_id', 'clinic_id']),
    of('mentor_clinic', 'insert', ['mentor_id', 'clinic_id', 'authorised_until', 'checks_until']),
    of('mentor_clinic', 'update', ['authorised_until', 'checks_until']),
    of('mentor_clinic', 'select', ['authorised_until', 'checks_until']),
    of('standing', 'select', ['mentor_id', 'clinic_id', 'status']),
  ]
}
