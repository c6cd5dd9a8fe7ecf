/**
 * The permission table of the domain as row-level security: the second wall, which stands even when the first has a
 * hole. Pure: the table goes in, SQL comes out; `write-policies.ts` keeps the newest migration equal to it.
 *
 * One policy for each table, operation and role, with every set of ids looked up once a statement (`= any (array(
 * select … ))`): the same rules written as one policy for all, or with a function per row, are thousands of times slower.
 */
import { type Kind, kinds } from '@alongside/domain/lifecycles'
import { Role } from '@alongside/domain/people'
import { eventRights, maySee, noteViewOf, type Scope, type View } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'

type Operation = 'select' | 'insert' | 'update' | 'delete'

/** One right of one role on one table: the rows by a condition, the columns by name (all, when none are named). */
interface Grant {
  table: string
  operation: Operation
  role: string
  condition: string
  columns?: readonly string[]
}

const people: readonly Role[] = Role.options.filter(role => role !== 'system')

const clinics = 'clinic_id = any (array(select authz.clinics()))'
const mine = 'account_id = (select authz.account())'
const everything = 'true'

/** How a row of each table is tied to a person: what the scope of a right means there. */
interface Ties {
  person?: string
  /** `episode_id` stands on the row: a mentor reaches this episode of support and no earlier one. */
  episode?: true
  /** What `released` asks for beyond the clinic. Everything after the referral exists only because of a release. */
  released?: string
}

const visiblePerson = (column: string) => `exists (select 1 from person p where p.id = ${column})`
const visibleReferral = `(kind <> 'referral' or exists (select 1 from referral r where r.id = lifecycle_id))`

const ties: Record<string, Ties> = {
  person: { person: 'id', released: 'released_at is not null' },
  consent: { person: 'person_id', released: visiblePerson('person_id') },
  note: { person: 'person_id', episode: true, released: visibleReferral },
  referral: { person: 'person_id', episode: true, released: 'released_at is not null' },
  onboarding: { person: 'person_id', episode: true },
  mentoring: { person: 'person_id', episode: true },
  discharge: { person: 'person_id', episode: true },
  session_log: { person: 'person_id', episode: true },
  journal: { person: 'person_id', episode: true, released: visibleReferral },
  timer: { person: 'person_id', episode: true },
  outbox: { person: 'person_id', episode: true },
  receipt: { person: 'person_id' },
  attendance: { person: 'person_id' },
  support_month: { person: 'person_id' },
  attendance_month: { person: 'person_id' },
}

/** What an event writes beside its lifecycle; a mentor who is only asked about a match writes these too. */
const written: readonly string[] = ['journal', 'outbox', 'timer', 'note']

/** The condition under which a scope reaches a row. `making` a row asks less: what it makes is not visible yet. */
function reach(table: string, scope: Scope, making = false): string {
  // a message belongs to a person alone; who sees the person may stop it
  if (table === 'message') return visiblePerson('person_id')
  const tie = ties[table] ?? {}
  const apart = tie.person ? ` and ${tie.person} <> all (array(select authz.hats()))` : ''
  switch (scope) {
    case 'all':
      return everything
    case 'clinic':
      return clinics + apart
    case 'released':
      return clinics + (tie.released && !making ? ` and ${tie.released}` : '') + apart
    case 'assigned':
      if (written.includes(table) && (making || table === 'timer' || table === 'outbox'))
        return 'episode_id = any (array(select authz.worked_on()))'
      return tie.episode
        ? 'episode_id = any (array(select authz.episodes()))'
        : `${tie.person} = any (array(select authz.people()))`
    case 'own':
      return mine
  }
}

/** What each view of the permission table lets a role select. */
const viewTables: Record<View, readonly string[]> = {
  personIdentity: ['person'],
  personContact: ['person'],
  consent: ['consent'],
  referral: ['referral'],
  onboarding: ['onboarding'],
  mentoring: ['mentoring'],
  discharge: ['discharge'],
  matchProposal: [],
  sessionLog: ['session_log'],
  referralNote: [],
  privateNote: [],
  attendance: ['attendance'],
  receipt: ['receipt'],
  listImport: [],
  mentorRoster: [],
  ownMentorRecord: [],
  ownTraining: ['trainee'],
  impact: ['support_month', 'attendance_month'],
  clinicSettings: ['clinic_setting'],
  account: ['account', 'account_clinic'],
}

/** All that a mentor ever gets of a person: what to call them, and how they may be reached. */
const personForMentor = [
  'id',
  'clinic_id',
  'called_sealed',
  'contact_sealed',
  'contact_rules',
  'released_at',
  'died_on',
  'erased_at',
]

function fromViews(): Grant[] {
  return people.flatMap(role =>
    (Object.keys(viewTables) as View[]).flatMap(view => {
      const scope = maySee(role, view)
      if (!scope) return []
      return viewTables[view].map(table => ({
        table,
        operation: 'select' as const,
        role: databaseRole(role),
        condition: reach(table, scope),
        ...(table === 'person' && role === 'mentor' ? { columns: personForMentor } : {}),
      }))
    }),
  )
}

/** Journals and notes of all lifecycles share a table; a role sees those of the lifecycles that it may see. */
function fromJournals(): Grant[] {
  return people.flatMap(role => [
    ...partsOf('journal', role, kind => maySee(role, kind)),
    ...partsOf('note', role, kind => maySee(role, kind) && maySee(role, noteViewOf(kind))),
  ])
}

function partsOf(table: string, role: Role, scopeOf: (kind: Kind) => Scope | undefined): Grant[] {
  const scopes = [...new Set(kinds.flatMap(kind => scopeOf(kind) ?? []))]
  return scopes.map(scope => {
    const seen = kinds.filter(kind => scopeOf(kind) === scope).map(kind => `'${kind}'`)
    const part = seen.length === kinds.length ? '' : `kind in (${seen.join(', ')}) and `
    return { table, operation: 'select', role: databaseRole(role), condition: part + reach(table, scope) }
  })
}

/** The lifecycle that an end of this one begins: whoever may bring about the end brings about the beginning too. */
const nextKinds: Record<Kind, readonly Kind[]> = {
  referral: ['onboarding'],
  onboarding: ['mentoring'],
  mentoring: ['discharge'],
  discharge: ['mentoring'],
}

/** The scopes in which a role may send any event to a lifecycle of this kind. */
function sendingScopes(role: Role, kind: Kind): Scope[] {
  const rights: Record<string, { readonly [R in Role]?: Scope }> = eventRights[kind]
  const scopes = Object.values(rights).flatMap(byRole => byRole[role] ?? [])
  return [...new Set(scopes)]
}

/** Whoever sends an event writes what it brings about: the row, the journal, timers, outbox, notes and roll-ups. */
function fromEvents(): Grant[] {
  return people.flatMap(role => {
    const as = databaseRole(role)
    const scopes = kinds.flatMap(kind => sendingScopes(role, kind).map(scope => ({ kind, scope })))
    const anywhere = [...new Set(scopes.map(({ scope }) => scope))]
    const rows = scopes.flatMap(({ kind, scope }): Grant[] => [
      { table: kind, operation: 'select', role: as, condition: reach(kind, scope) },
      { table: kind, operation: 'update', role: as, condition: reach(kind, scope) },
      ...nextKinds[kind].map((next): Grant => handedOver(next, scope, as)),
      ...(mayStart(role, kind)
        ? [{ table: kind, operation: 'insert', role: as, condition: reach(kind, scope, true) } as const]
        : []),
    ])
    const beside = anywhere.flatMap((scope): Grant[] => [
      ...(['journal', 'outbox', 'timer', 'note'] as const).map(
        (table): Grant => ({ table, operation: 'insert', role: as, condition: reach(table, scope, true) }),
      ),
      ...(['select', 'update', 'delete'] as const).map(
        (operation): Grant => ({ table: 'timer', operation, role: as, condition: reach('timer', scope) }),
      ),
      // an opting out, a death or an ending stops what waits to be sent
      ...(['outbox', 'message'] as const).flatMap((table): Grant[] => [
        { table, operation: 'select', role: as, condition: reach(table, scope), columns: stoppable[table] },
        { table, operation: 'update', role: as, condition: reach(table, scope), columns: ['cancelled_at'] },
      ]),
    ])
    return [...rows, ...beside, ...recordsOf(role, as)]
  })
}

function mayStart(role: Role, kind: Kind): boolean {
  const rights: { readonly [R in Role]?: Scope } = eventRights[kind].start
  return rights[role] !== undefined
}

/** The new row of a hand-over belongs to the same person and episode as the one that ends. */
function handedOver(next: Kind, scope: Scope, role: string): Grant {
  return { table: next, operation: 'insert', role, condition: reach(next, scope, true) }
}

const stoppable = {
  outbox: ['person_id', 'type', 'delivered_at', 'cancelled_at', 'clinic_id'],
  message: ['person_id', 'sent_at', 'cancelled_at'],
} as const

/** What single events write beyond the lifecycle itself. */
function recordsOf(role: Role, as: string): Grant[] {
  const may = (kind: Kind, event: string) =>
    (eventRights[kind] as Record<string, { readonly [R in Role]?: Scope }>)[event]?.[role]
  const grants: Grant[] = []
  const logs = may('mentoring', 'logSession')
  if (logs) {
    grants.push(
      { table: 'session_log', operation: 'insert', role: as, condition: reach('session_log', logs, true) },
      {
        table: 'session_log',
        operation: 'update',
        role: as,
        condition: reach('session_log', logs),
        columns: ['retracted_at'],
      },
      ...(['select', 'insert', 'update'] as const).map(
        (operation): Grant => ({
          table: 'support_month',
          operation,
          role: as,
          condition: reach('support_month', logs),
        }),
      ),
    )
  }
  const makes = may('referral', 'start')
  if (makes) {
    grants.push(
      { table: 'person', operation: 'insert', role: as, condition: reach('person', makes, true) },
      { table: 'data_key', operation: 'insert', role: as, condition: visiblePerson('owner_id') },
      // enough to see that a number is on the clinic's own list already
      {
        table: 'person',
        operation: 'select',
        role: as,
        condition: reach('person', makes),
        ...(maySee(role, 'personIdentity')
          ? {}
          : { columns: ['id', 'clinic_id', 'clinic_number_index', 'erased_at'] }),
      },
    )
  }
  const changes = maySee(role, 'personContact')
  if (changes && changes !== 'assigned')
    grants.push(
      { table: 'person', operation: 'update', role: as, condition: reach('person', changes) },
      { table: 'consent', operation: 'insert', role: as, condition: reach('consent', changes) },
      {
        table: 'consent',
        operation: 'update',
        role: as,
        condition: reach('consent', changes),
        columns: ['withdrawn_at'],
      },
    )
  // whether a summary may be shared is a fact of agreeing it, for whoever agrees it
  const sums = may('discharge', 'agreeSummary')
  if (sums && !maySee(role, 'consent'))
    grants.push({
      table: 'consent',
      operation: 'select',
      role: as,
      condition: reach('consent', sums),
      columns: ['person_id', 'scope', 'given', 'at', 'withdrawn_at'],
    })
  return grants
}

/** What everybody who signs in needs, and what belongs to a role rather than to a row of the permission table. */
function fixtures(): Grant[] {
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
    const seesPeople = maySee(role, 'personContact') !== undefined || mayStart(role, 'referral')
    give([role], 'data_key', ['select'], seesPeople ? `${theirs} or ${visiblePerson('owner_id')}` : theirs)
  }

  // settings are facts of events, so whoever sends one looks them up
  give(['mentor', 'clinician', 'coordinator', 'integration'], 'clinic_setting', ['select'], clinics)

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
      'seq',
    ])
    give(['mentor'], 'mentor_clinic', ['select'], 'mentor_id = (select authz.mentor())')
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
  }

  for (const role of people.filter(each => maySee(each, 'receipt')))
    give([role], 'receipt', ['update'], reach('receipt', 'clinic'), ['seen_at'])

  for (const role of people.filter(each => maySee(each, 'listImport'))) {
    for (const table of ['list_import', 'list_import_row', 'list_mapping'])
      give([role], table, ['select', 'insert', 'update', 'delete'], clinics)
    give([role], 'attendance', ['insert', 'update'], reach('attendance', 'clinic'))
    give([role], 'attendance_month', ['select', 'insert', 'update'], reach('attendance_month', 'clinic'))
    give([role], 'data_key', ['insert'], 'owner_id = any (array(select authz.clinics()))')
  }
  for (const role of people.filter(each => maySee(each, 'attendance')))
    give([role], 'attendance', ['select'], reach('attendance', 'clinic'))

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
function forTheSystem(): Grant[] {
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
function forTheLookups(): Grant[] {
  const role = 'alongside_authz'
  const read = (table: string, columns: readonly string[]): Grant => ({
    table,
    operation: 'select',
    role,
    condition: everything,
    columns,
  })
  const change = (table: string, columns: readonly string[]): Grant => ({
    ...read(table, columns),
    operation: 'update',
  })
  return [
    read('account', ['id', 'auth_user_id', 'role', 'disabled_at']),
    read('account_clinic', ['account_id', 'clinic_id']),
    read('hat', ['account_id', 'person_id']),
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
    read('mentoring', ['person_id', 'clinic_id', 'episode_id', 'mentor_id', 'status']),
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
    read('consent', ['person_id', 'scope', 'given', 'at', 'withdrawn_at']),
    read('data_key', ['owner_id', 'destroyed_at']),
    read('private_link', ['token_hash', 'person_id', 'used_at', 'expires_at']),
    read('person', ['id', 'clinic_id', 'released_at', 'erased_at']),
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
    ]),
    change('referral', ['released_at']),
    change('data_key', ['wrapped', 'destroyed_at']),
  ]
}

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
  'trainee',
  ...kinds,
  'session_log',
  'journal',
  'command',
  'timer',
  'outbox',
  'access_log',
  'notice',
  'receipt',
  'message',
  'attendance',
  'list_mapping',
  'list_import',
  'list_import_row',
  'draft',
  'support_month',
  'attendance_month',
] as const

/** The whole of row-level security as one script. It replaces whatever was there, inside the migration's transaction. */
export function policySql(): string {
  const grants = [
    ...fromViews(),
    ...fromJournals(),
    ...fromEvents(),
    ...fixtures(),
    ...forTheSystem(),
    ...forTheLookups(),
  ]
  return [
    '-- Generated from the permission table of the domain by database/write-policies.ts: do not edit.',
    resetSql,
    ...tables.map(table => tableSql(table, grants)),
    '',
  ].join('\n')
}

const resetSql = `do $$
declare p record;
begin
  for p in select policyname, tablename from pg_policies where schemaname = 'public' loop
    execute format('drop policy %I on public.%I', p.policyname, p.tablename);
  end loop;
  for p in select rolname from pg_roles where rolname like 'alongside\\_%' and rolname <> 'alongside_owner' loop
    execute format('revoke all on all tables in schema public from %I', p.rolname);
  end loop;
end $$;
`

const order: readonly Operation[] = ['select', 'insert', 'update', 'delete']

function tableSql(table: string, all: readonly Grant[]): string {
  const grants = all.filter(grant => grant.table === table)
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
    ? everything
    : conditions.map(each => `(${each})`).join('\n    or ')
  const name = `${table}_${operation}_${role.slice('alongside_'.length)}`
  const clause = operation === 'insert' ? `with check (${rows})` : `using (${rows})`
  return [
    `grant ${operation}${columns} on ${table} to ${role};`,
    `create policy ${name} on ${table} for ${operation} to ${role}\n  ${clause};`,
  ]
}
