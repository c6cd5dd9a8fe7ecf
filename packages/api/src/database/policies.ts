/**
 * The permission table of the domain as row-level security: the second wall, which stands even when the first has a
 * hole. Pure: the table goes in, SQL comes out; `write-policies.ts` keeps the newest migration equal to it.
 *
 * One policy for each table, operation and role, with every set of ids looked up once a statement (`= any (array(
 * select … ))`): the same rules written as one policy for all, or with a function per row, are thousands of times slower.
 */
import { kinds } from '@alongside/domain/lifecycles'
import { forAdministration } from './administration-grants.ts'
import { forClinicSystems } from './clinic-system-grants.ts'
import { forTheLookups, forTheSystem, forWhoeverSignsIn } from './fixed-grants.ts'
import { forChartMarks, forTheFigures } from './impact-grants.ts'
import { databaseRole } from './logins.ts'
import { forMerging } from './merge-grants.ts'
import { forMessages } from './message-grants.ts'
import { fromEvents, fromJournals, fromViews } from './permission-grants.ts'
import { everything, type Grant, nothing, type Operation } from './reach.ts'
import { forTheTeam } from './team-grants.ts'
import { forWhatIf } from './what-if-grants.ts'

/** Every table of the programme; one that is missing here has no policy and answers to nobody. */
export const tables = [
  'trust',
  'clinic',
  'clinic_setting',
  'account',
  'account_clinic',
  'hat',
  'data_key',
  'person',
  'consent',
  'note',
  'private_link',
  'mentor',
  'mentor_clinic',
  'mentor_load',
  'known_pair',
  'goal',
  'goal_rating',
  'measure_answer',
  'joining_invitation',
  'application',
  'referee',
  'equality_answer',
  'cohort',
  'taught_day',
  'module_place',
  'calendar_link',
  ...kinds,
  'supervision_attendance',
  'reflection',
  'record_opening',
  'followed_calendar',
  'session_log',
  'journal',
  'command',
  'timer',
  'outbox',
  'access_log',
  'notice',
  'receipt',
  'message',
  'local_post',
  'attendance',
  'care_gap',
  'list_mapping',
  'list_import',
  'list_import_row',
  'draft',
  'support_month',
  'attendance_month',
  'admin_event',
  'rank_request',
  'account_review',
  'subject_access',
  'record_pair',
  'erasure',
  'unusual_access',
  'deputy',
  'mentor_cover',
  'person_merge',
  'clinic_system',
  'clinic_key',
  'clinic_system_use',
  'fhir_resource',
  'task_subscription',
  'task_told',
  'task_delivery',
  'what_if',
  'chart_mark',
] as const

/** The whole of row-level security, table after table; `apply-policies.ts` puts each in the place of what was there. */
export function policySql(): string {
  const grants = [
    ...fromViews(),
    ...fromJournals(),
    ...fromEvents(),
    ...forWhoeverSignsIn(),
    ...forTheSystem(),
    ...forTheLookups(),
    ...forTheTeam(),
    ...forClinicSystems(),
    ...forMessages(),
    ...forAdministration(),
    ...forMerging(),
    ...forWhatIf(),
    ...forTheFigures(),
    ...forChartMarks(),
  ]
  return [
    '-- Generated from the permission table of the domain by database/write-policies.ts: do not edit.',
    '',
    ...tables.map(table => tableSql(table, grants)),
    '',
  ].join('\n')
}

/** A right to everything is still somebody's: without an open session of that very role there is nobody to have it. */
const somebody = '(select authz.account()) is not null'
const unbounded = (['administrator', 'analyst'] as const).map(databaseRole)

const order: readonly Operation[] = ['select', 'insert', 'update', 'delete']

function tableSql(table: string, all: readonly Grant[]): string {
  const grants = all.filter(grant => grant.table === table && grant.condition !== nothing)
  const lines = [
    `alter table ${table} enable row level security;`,
    `alter table ${table} force row level security;`,
  ]
  const roles = [...new Set(grants.map(({ role }) => role))]
  for (const role of roles)
    for (const operation of order) {
      const same = grants.filter(grant => grant.role === role && grant.operation === operation)
      if (same.length > 0) lines.push(...oneRight(table, operation, role, same))
    }
  return `${lines.join('\n')}\n`
}

function oneRight(table: string, operation: Operation, role: string, same: readonly Grant[]): string[] {
  // one right on whole rows makes the narrower ones beside it part of itself
  const columns = same.some(grant => !grant.columns || operation === 'delete')
    ? ''
    : ` (${[...new Set(same.flatMap(grant => grant.columns ?? []))].join(', ')})`
  const conditions = [...new Set(same.map(({ condition }) => condition))]
  const rows = conditions.includes(everything)
    ? unbounded.includes(role)
      ? somebody
      : everything
    : conditions.map(each => `(${each})`).join('\n    or ')
  const name = `${table}_${operation}_${role.slice('alongside_'.length)}`
  const clause = operation === 'insert' ? `with check (${rows})` : `using (${rows})`
  return [
    `grant ${operation}${columns} on ${table} to ${role};`,
    `create policy ${name} on ${table} for ${operation} to ${role}\n  ${clause};`,
  ]
}
