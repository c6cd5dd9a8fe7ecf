/** The rights beside the permission table: of whoever signs in, of the jobs process, and of the lookups of who asks. */
import { kinds } from '@alongside/domain/lifecycles'
import type { Role } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'
import { mayStart, personForMentor } from './permission-grants.ts'
import {
  clinics,
  everything,
  type Grant,
  mine,
  type Operation,
  people,
  reach,
  visiblePerson,
} from './reach.ts'

/** Who was at a supervision is known to those who take part in it. */
const takenPartIn = 'exists (select 1 from supervision s where s.id = supervision_id)'

/** What everybody who signs in needs, and what belongs to a role rather than to a row of the permission table. */
export function forWhoeverSignsIn(): Grant[] {
  const grants: Grant[] = []
  const give = (
    roles: readonly Role[],
    table: string,
    operations: readonly Operation[],
    condition: string,
    columns?: readonly string[],
  ) => {
    for (const role of roles)
      for (const operation of operations)
        grants.push({
          table,
          operation,
          role: databaseRole(role),
          condition,
          ...(columns ? { columns } : {}),
        })
  }
  const staff = people.filter(role => role !== 'person')
  const colleague = 'any (array(select authz.colleagues()))'

  // names of places and partners tell nothing about anybody
  give(staff, 'trust', ['select'], everything)
  give(staff, 'clinic', ['select'], everything)
  give(staff, 'account', ['select'], `id = ${colleague}`)
  give(staff, 'account_clinic', ['select'], `account_id = ${colleague}`)
  give(staff, 'command', ['select', 'insert', 'update'], mine)
  give(people, 'access_log', ['insert'], `account_id is not distinct from (select authz.account())`)
  give(staff, 'notice', ['select'], mine)
  give(staff, 'notice', ['update'], mine, ['done_at'])
  give(staff, 'draft', ['select', 'insert', 'update', 'delete'], mine)
  give(staff, 'message', ['select'], mine)

  // the words that somebody agreed the clinic may have
  if (maySee('clinician', 'receipt'))
    give(['clinician'], 'note', ['select'], 'id = any (array(select authz.shared_summaries()))')

  // a key opens nothing by itself: whoever sees the owner may fetch it, wrapped
  for (const role of staff) {
    const theirs = `owner_id = ${colleague} or owner_id = any (array(select authz.clinics()))`
    const contact = maySee(role, 'personContact')
    const seesPeople = (contact && contact !== 'concern') || mayStart(role, 'referral')
    const concern = maySee(role, 'concern')
    // whoever sees only released people's concerns sees those people; whoever sees people by their concerns, the concerns
    const concerned =
      concern && concern !== 'released'
        ? ' or exists (select 1 from concern c where c.person_id = owner_id)'
        : ''
    const reviewed = maySee(role, 'opening')
      ? ' or exists (select 1 from record_opening o where o.person_id = owner_id)'
      : ''
    give(
      [role],
      'data_key',
      ['select'],
      (seesPeople ? `${theirs} or ${visiblePerson('owner_id')}` : theirs) + concerned + reviewed,
    )
  }

  // settings are facts of events, so whoever sends one looks them up
  give(
    ['mentor', 'clinician', 'coordinator', 'safeguardingLead', 'integration'],
    'clinic_setting',
    ['select'],
    clinics,
  )

  for (const role of people.filter(each => maySee(each, 'supervision'))) {
    const theirs = maySee(role, 'supervision') === 'clinic' ? clinics : takenPartIn
    give([role], 'supervision_attendance', ['select'], theirs)
  }
  give(['coordinator'], 'supervision_attendance', ['insert'], `${clinics} and ${takenPartIn}`)
  // what is said at a supervision is sealed with the clinic's own key
  give(['coordinator'], 'data_key', ['insert'], 'owner_id = any (array(select authz.clinics()))')
  // a mentor's own thoughts, and the one to whom they gave them
  if (maySee('mentor', 'reflection')) give(['mentor'], 'reflection', ['select', 'insert', 'delete'], mine)
  if (maySee('coordinator', 'reflection'))
    give(['coordinator'], 'reflection', ['select'], 'given_to = (select authz.account())')
  // an emergency is reviewed by somebody else
  for (const role of people.filter(each => maySee(each, 'opening')))
    give([role], 'record_opening', ['update'], `${clinics} and account_id <> (select authz.account())`, [
      'reviewed_at',
      'reviewed_by',
      'outcome',
      'review_sealed',
      'person_told',
    ])
  give(staff, 'followed_calendar', ['select', 'insert'], mine)
  give(staff, 'followed_calendar', ['update'], mine, ['revoked_at'])

  // what an opened record is shown with: whether somebody agrees, and whether their mentor is ready
  for (const role of people.filter(each => maySee(each, 'mentoring') === 'opened')) {
    give([role], 'consent', ['select'], reach(role, 'consent', 'opened'), [
      'person_id',
      'scope',
      'given',
      'at',
      'withdrawn_at',
    ])
    give([role], 'standing', ['select'], clinics, [
      'id',
      'mentor_id',
      'clinic_id',
      'state',
      'opened_at',
      'checks_until',
      'authorised_until',
    ])
    give([role], 'mentor_clinic', ['select'], clinics)
    give(
      [role],
      'mentor',
      ['select'],
      `exists (select 1 from mentor_clinic mc where mc.mentor_id = mentor.id)`,
    )
  }

  // a match that waits for an answer
  if (maySee('mentor', 'matchProposal'))
    for (const operation of ['select', 'update'] as const)
      give(['mentor'], 'onboarding', [operation], 'id = any (array(select authz.introductions()))')

  if (maySee('mentor', 'ownMentorRecord')) {
    give(['mentor'], 'mentor', ['select'], mine)
    give(['mentor'], 'mentor', ['update'], mine, [
      'not_now',
      'capacity',
      'languages',
      'offers',
      'wishes_sealed',
      'weekly_hours',
      'called_sealed',
      'profile_sealed',
      'self_sealed',
      'seq',
    ])
    const own = 'mentor_id = (select authz.mentor())'
    give(['mentor'], 'mentor_clinic', ['select'], own)
    const ownPeople = `${own} and episode_id = any (array(select authz.episodes()))`
    give(['mentor'], 'mentor_load', ['select', 'insert', 'update'], ownPeople)
    // written and never read: nobody can list who knows whom
    give(['mentor'], 'known_pair', ['insert'], own)
  }
  for (const role of people.filter(each => maySee(each, 'mentorRoster'))) {
    give([role], 'mentor_clinic', ['select'], clinics)
    give(
      [role],
      'mentor',
      ['select'],
      `exists (select 1 from mentor_clinic mc where mc.mentor_id = mentor.id)`,
    )
    give([role], 'hat', ['insert'], visiblePerson('person_id'))
    give([role], 'known_pair', ['insert'], visiblePerson('person_id'))
  }

  for (const role of people.filter(each => maySee(each, 'receipt')))
    give([role], 'receipt', ['update'], reach(role, 'receipt', 'clinic'), ['seen_at'])

  for (const role of people.filter(each => maySee(each, 'listImport'))) {
    for (const table of ['list_import', 'list_import_row', 'list_mapping'])
      give([role], table, ['select', 'insert', 'update', 'delete'], clinics)
    give([role], 'attendance', ['insert', 'update'], reach(role, 'attendance', 'clinic'))
    give(
      [role],
      'attendance_month',
      ['select', 'insert', 'update'],
      reach(role, 'attendance_month', 'clinic'),
    )
    give([role], 'data_key', ['insert'], 'owner_id = any (array(select authz.clinics()))')
  }
  for (const role of people.filter(each => maySee(each, 'attendance'))) {
    give([role], 'attendance', ['select'], reach(role, 'attendance', 'clinic'))
    give([role], 'care_gap', ['select', 'insert'], reach(role, 'care_gap', 'clinic'))
  }

  for (const role of people.filter(each => maySee(each, 'account') === 'all')) {
    give([role], 'account', ['insert', 'update'], everything)
    give([role], 'account_clinic', ['insert', 'delete'], everything)
    give([role], 'data_key', ['insert'], `owner_id = ${colleague}`)
    give([role], 'mentor', ['select', 'insert', 'update'], everything)
    give([role], 'mentor_clinic', ['select', 'insert', 'update'], everything)
    give([role], 'clinic_setting', ['insert'], everything)
    give([role], 'trust', ['insert', 'update'], everything)
    give([role], 'clinic', ['insert', 'update'], everything)
  }
  return grants
}

/** The jobs process: what clocks, deliveries and housekeeping need, and no name, number or note of anybody. */
export function forTheSystem(): Grant[] {
  const role = databaseRole('system')
  const all = (table: string, operations: readonly Operation[], columns?: readonly string[]): Grant[] =>
    operations.map(operation => ({
      table,
      operation,
      role,
      condition: everything,
      ...(columns ? { columns } : {}),
    }))
  return [
    ...kinds.flatMap(kind => all(kind, ['select', 'insert', 'update'])),
    ...all('journal', ['select', 'insert']),
    ...all('timer', ['select', 'insert', 'update', 'delete']),
    ...all('outbox', ['select', 'insert', 'update']),
    ...all('note', ['insert']),
    ...all('notice', ['select', 'insert', 'update']),
    ...all('receipt', ['select', 'insert']),
    ...all('message', ['select', 'insert', 'update']),
    ...all('access_log', ['select', 'insert']),
    ...all('access_log', ['update'], ['chain_no', 'chain']),
    ...all('command', ['select', 'delete']),
    ...all('draft', ['select', 'delete'], undefined),
    ...all('session_log', ['select']),
    ...all('support_month', ['select']),
    ...all('attendance_month', ['select']),
    ...all('person', ['select'], [...personForMentor, 'changed_at', 'seq']),
    ...all(
      'person',
      ['update'],
      [
        'died_on',
        'erased_at',
        'changed_at',
        'seq',
        'called_sealed',
        'contact_sealed',
        'name_sealed',
        'clinic_number_sealed',
        'clinic_number_index',
        'contact_rules',
      ],
    ),
    ...all('consent', ['select']),
    ...all('data_key', ['select', 'update']),
    ...all('hat', ['select']),
    ...(
      ['trust', 'clinic', 'clinic_setting', 'account', 'account_clinic', 'mentor', 'mentor_clinic'] as const
    ).flatMap(table => all(table, ['select'])),
    ...(['list_import', 'list_import_row'] as const).flatMap(table =>
      all(table, ['select', 'update', 'delete']),
    ),
  ]
}

/** The functions that answer "who asks?" read these and nothing else. */
export function forTheLookups(): Grant[] {
  const role = 'alongside_authz'
  const read = (table: string, columns: readonly string[]): Grant => ({
    table,
    operation: 'select',
    role,
    condition: everything,
    columns,
  })
  const make = (table: string, columns: readonly string[]): Grant => ({
    ...read(table, columns),
    operation: 'insert',
  })
  const change = (table: string, columns: readonly string[]): Grant => ({
    ...read(table, columns),
    operation: 'update',
  })
  return [
    read('account', ['id', 'auth_user_id', 'role', 'disabled_at']),
    read('account_clinic', ['account_id', 'clinic_id']),
    read('hat', ['account_id', 'person_id']),
    read('known_pair', ['mentor_id', 'person_id']),
    read('mentor_load', ['mentor_id', 'episode_id', 'weight']),
    read('mentor', ['id', 'account_id']),
    read('referral', [
      'id',
      'person_id',
      'clinic_id',
      'status',
      'state',
      'reason',
      'opened_at',
      'released_at',
      'context',
    ]),
    read('mentoring', [
      'id',
      'person_id',
      'clinic_id',
      'episode_id',
      'mentor_id',
      'status',
      'next_session_at',
      'changed_at',
    ]),
    read('concern', ['person_id', 'episode_id', 'clinic_id', 'status']),
    read('supervision', ['id', 'clinic_id', 'mentor_id', 'planned_at', 'state', 'changed_at']),
    read('followed_calendar', ['account_id', 'token_hash', 'revoked_at']),
    read('record_opening', [
      'id',
      'clinic_id',
      'account_id',
      'person_id',
      'opened_at',
      'ends_at',
      'reviewed_at',
      'review_due_at',
    ]),
    make('record_opening', [
      'id',
      'account_id',
      'clinic_id',
      'person_id',
      'why',
      'words_sealed',
      'review_due_at',
    ]),
    make('notice', ['id', 'account_id', 'clinic_id', 'lifecycle_id', 'of', 'cause', 'at']),
    read('onboarding', [
      'id',
      'person_id',
      'clinic_id',
      'episode_id',
      'mentor_id',
      'status',
      'state',
      'path',
    ]),
    read('discharge', [
      'id',
      'person_id',
      'clinic_id',
      'episode_id',
      'mentor_id',
      'status',
      'state',
      'reason',
      'opened_at',
      'context',
    ]),
    read('note', ['id', 'kind', 'lifecycle_id', 'field']),
    read('consent', ['person_id', 'clinic_id', 'scope', 'given', 'at', 'withdrawn_at', 'lapsed_at']),
    read('data_key', ['owner_id', 'destroyed_at']),
    read('private_link', ['token_hash', 'person_id', 'used_at', 'expires_at']),
    read('person', ['id', 'clinic_id', 'released_at', 'erased_at', 'seq']),
    read('consent', ['person_id', 'scope', 'given', 'at', 'withdrawn_at']),
    read('data_key', ['owner_id', 'destroyed_at', 'wrapped']),
    read('access_log', ['account_id', 'person_ids', 'at', 'what']),
    read('private_link', ['token_hash', 'person_id', 'used_at', 'expires_at']),
    read('person', ['id', 'clinic_id', 'released_at', 'erased_at', 'clinic_number_index']),
    // the gates of an identity, and its end
    change('person', [
      'released_at',
      'changed_at',
      'erased_at',
      'called_sealed',
      'contact_sealed',
      'name_sealed',
      'clinic_number_sealed',
      'clinic_number_index',
      'contact_rules',
      'seq',
    ]),
    change('referral', ['released_at']),
    change('consent', ['lapsed_at']),
    change('data_key', ['wrapped', 'destroyed_at']),
  ]
}
