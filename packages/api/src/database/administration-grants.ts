/** The rights of those who look after accounts and settings, and of those who answer for what is held about people. */
import { kinds } from '@alongside/domain/lifecycles'
import type { Role } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'
import { personForMentor } from './permission-grants.ts'
import { clinics, everything, type Grant, mine, type Operation, people, visiblePerson } from './reach.ts'

const colleagues = 'account_id = any (array(select authz.colleagues()))'

export function forAdministration(): Grant[] {
  return [
    ...forAdministrators(),
    ...forTheAnswerable(),
    ...forEverybody(),
    ...forTheJobs(),
    ...forWhoeverCovers(),
    ...forTheLookups(),
  ]
}

function grants(
  roles: readonly Role[],
  table: string,
  operations: readonly Operation[],
  condition: string,
  columns?: readonly string[],
): Grant[] {
  return roles.flatMap(role =>
    operations.map(operation => ({
      table,
      operation,
      role: databaseRole(role),
      condition,
      ...(columns ? { columns } : {}),
    })),
  )
}

function forAdministrators(): Grant[] {
  const roles = people.filter(role => maySee(role, 'account') === 'all')
  return [
    ...grants(roles, 'admin_event', ['select'], everything),
    ...grants(roles, 'admin_event', ['insert'], mine),
    ...grants(roles, 'rank_request', ['select'], everything),
    ...grants(roles, 'rank_request', ['insert'], 'asked_by = (select authz.account())'),
    ...grants(roles, 'rank_request', ['update'], everything, ['decided_by', 'decided_at', 'outcome']),
    ...grants(roles, 'account_review', ['select'], everything),
    ...grants(roles, 'account_review', ['insert'], 'reviewed_by = (select authz.account())'),
    ...grants(roles, 'deputy', ['select', 'insert', 'update', 'delete'], everything),
    // who covers is known to those who work there
    ...grants(['clinician', 'coordinator', 'safeguardingLead'], 'deputy', ['select'], clinics),
  ]
}

/** Whoever answers for records: the coordinator of released people, the safeguarding lead of their clinics. */
function forTheAnswerable(): Grant[] {
  const keeping = people.filter(role => maySee(role, 'subjectAccess'))
  const judging = people.filter(role => maySee(role, 'unusualAccess'))
  const tidying = people.filter(role => maySee(role, 'dataQuality'))
  const apart = 'person_id <> all (array(select authz.hats()))'
  return [
    ...grants(keeping, 'subject_access', ['select'], `${clinics} and ${apart}`),
    ...grants(
      ['coordinator'],
      'subject_access',
      ['insert'],
      `${clinics} and ${visiblePerson('person_id')} and asked_by = (select authz.account())`,
    ),
    ...grants(keeping, 'subject_access', ['update'], `${clinics} and ${apart}`, [
      'decided_by',
      'decided_at',
      'outcome',
      'open_until',
      'taken_at',
    ]),
    ...grants(keeping, 'erasure', ['select'], clinics),
    ...grants(judging, 'unusual_access', ['select'], colleagues),
    ...grants(judging, 'unusual_access', ['update'], colleagues, ['finding', 'looked_by', 'looked_at']),
    ...grants(tidying, 'record_pair', ['select', 'update'], clinics),
    ...grants(
      tidying,
      'record_pair',
      ['insert'],
      `${clinics} and ${visiblePerson('one_id')} and ${visiblePerson('other_id')}`,
    ),
  ]
}

/** Everybody who signs in may see what they looked at themselves. */
function forEverybody(): Grant[] {
  return [
    // whoever lets a colleague back in writes that down, as an administrator writes down what they did
    ...grants(
      people.filter(role => maySee(role, 'wayBack') && maySee(role, 'account') !== 'all'),
      'admin_event',
      ['insert'],
      mine,
    ),
    ...ownLooks(),
  ]
}

function ownLooks(): Grant[] {
  return grants(
    people.filter(role => role !== 'person'),
    'access_log',
    ['select'],
    mine,
    ['id', 'at', 'account_id', 'what', 'outcome', 'person_ids'],
  )
}

/**
 * A mentor who covers for another reaches those people for as long as it lasts: whom, how it is safe to reach them, and
 * when they meet. What was said, wished or measured stays with the mentor who is away.
 */
function forWhoeverCovers(): Grant[] {
  const episodes = 'episode_id = any (array(select authz.covered()))'
  const them = (column: string) => `${column} = any (array(select authz.covered_people()))`
  const of = (
    table: string,
    operations: readonly Operation[],
    condition: string,
    columns?: readonly string[],
  ) => grants(['mentor'], table, operations, condition, columns)
  const ofMentoring = `kind in ('mentoring') and ${episodes}`
  return [
    ...of('person', ['select'], them('id'), personForMentor),
    ...of('consent', ['select'], them('person_id')),
    ...of('mentoring', ['select', 'update'], episodes),
    ...of('session_log', ['select', 'insert'], episodes),
    ...of('support_month', ['select', 'insert', 'update'], them('person_id')),
    ...of('journal', ['select', 'insert'], ofMentoring),
    ...of('note', ['insert'], ofMentoring),
    ...of('timer', ['select', 'insert', 'update', 'delete'], ofMentoring),
    ...of('outbox', ['select', 'insert'], ofMentoring),
    ...of('outbox', ['update'], ofMentoring, ['cancelled_at']),
    ...of(
      'mentor_cover',
      ['select'],
      'covering_id = (select authz.mentor()) or away_id = (select authz.mentor())',
    ),
    ...grants(
      ['coordinator'],
      'mentor_load',
      ['select'],
      'exists (select 1 from mentoring m where m.episode_id = mentor_load.episode_id)',
    ),
    ...grants(['coordinator'], 'mentor_cover', ['select', 'insert'], clinics),
    ...grants(['coordinator'], 'mentor_cover', ['update'], clinics, ['ended_by', 'ended_at']),
  ]
}

function forTheJobs(): Grant[] {
  return [
    ...grants(['system'], 'unusual_access', ['select', 'insert', 'update'], everything),
    ...grants(['system'], 'erasure', ['select'], everything),
    ...grants(['system'], 'deputy', ['select'], everything),
  ]
}

function forTheLookups(): Grant[] {
  const role = 'alongside_authz'
  return [
    // what waits, without anybody in it
    ...kinds.map(kind => ({
      table: kind,
      operation: 'select' as const,
      role,
      condition: everything,
      columns: ['clinic_id', 'status', 'state', 'path', 'due_at', 'state_since'],
    })),
    {
      table: 'mentor_cover',
      operation: 'select',
      role,
      condition: everything,
      columns: ['clinic_id', 'away_id', 'covering_id', 'from_on', 'until_on', 'ended_at'],
    },
    {
      table: 'access_log',
      operation: 'select',
      role,
      condition: everything,
      columns: ['id', 'at', 'account_id', 'role', 'what', 'outcome', 'person_ids'],
    },
    { table: 'clinic', operation: 'select', role, condition: everything, columns: ['id', 'trust_id'] },
    {
      table: 'notice',
      operation: 'insert',
      role,
      condition: `"of" in ('wayBackAsked', 'wayBackGiven')`,
      columns: ['id', 'account_id', 'of', 'cause', 'at'],
    },
    {
      table: 'erasure',
      operation: 'insert',
      role,
      condition: everything,
      columns: ['person_id', 'clinic_id', 'account_id', 'at'],
    },
  ]
}
