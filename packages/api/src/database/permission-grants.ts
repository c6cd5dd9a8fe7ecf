/** The rights that follow from the permission table of the domain: from its views, its journals and its events. */
import { type Kind, kinds, personKinds } from '@alongside/domain/lifecycles'
import type { Role } from '@alongside/domain/people'
import { eventRights, maySee, noteViewOf, type Scope, type View } from '@alongside/domain/permissions'
import { databaseRole } from './logins.ts'
import { type Grant, people, reach, visiblePerson } from './reach.ts'

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
  goal: ['goal', 'goal_rating'],
  measure: ['measure_answer'],
  referralNote: [],
  privateNote: [],
  concern: ['concern'],
  concernNote: [],
  supervision: ['supervision'],
  supervisionNote: [],
  reflection: [],
  opening: ['record_opening'],
  attendance: ['attendance'],
  receipt: ['receipt'],
  listImport: [],
  mentorRoster: [],
  ownMentorRecord: [],
  // by a reach of its own: administration-grants.ts says which
  mentorCover: [],
  recruitment: ['recruitment'],
  application: ['application'],
  training: ['training'],
  trainingNote: [],
  standing: ['standing'],
  equality: ['equality_answer'],
  impact: ['support_month', 'attendance_month'],
  // by a reach of its own: impact-grants.ts says which
  chartMark: [],
  clinicSettings: ['clinic_setting'],
  // through functions alone
  wayBack: [],
  account: ['account', 'account_clinic'],
  accessHistory: [],
  unusualAccess: [],
  subjectAccess: [],
  dataQuality: [],
  privateLink: [],
  ownOffer: [],
  unsentMessage: [],
  clinicSystem: ['clinic_system'],
  clinicMessage: ['fhir_resource'],
  // by a reach of its own: what-if-grants.ts says which
  whatIf: [],
  // counted by a function that gives no id
  recruitmentFigures: [],
}

/** All that a mentor ever gets of a person: what to call them, and how they may be reached. */
export const personForMentor = [
  'id',
  'clinic_id',
  'called_sealed',
  'contact_sealed',
  'contact_rules',
  'released_at',
  'died_on',
  'erased_at',
]

export function fromViews(): Grant[] {
  return people.flatMap(role =>
    (Object.keys(viewTables) as View[]).flatMap(view => {
      const scope = maySee(role, view)
      if (!scope) return []
      return viewTables[view].map(table => ({
        table,
        operation: 'select' as const,
        role: databaseRole(role),
        condition: reach(role, table, scope),
        ...(table === 'person' && role === 'mentor' ? { columns: personForMentor } : {}),
      }))
    }),
  )
}

/** Journals and notes of all lifecycles share a table; a role sees those of the lifecycles that it may see. */
export function fromJournals(): Grant[] {
  return people.flatMap(role => [
    ...partsOf('journal', role, kind => maySee(role, kind)),
    ...partsOf('note', role, kind => maySee(role, kind) && maySee(role, noteViewOf(kind))),
  ])
}

const told = ` and field in ('account', 'feedback')`

function partsOf(table: string, role: Role, scopeOf: (kind: Kind) => Scope | undefined): Grant[] {
  const scopes = [...new Set(kinds.flatMap(kind => scopeOf(kind) ?? []))]
  return scopes.map(scope => {
    const part = partOf(kinds.filter(kind => scopeOf(kind) === scope))
    // whoever only raised a concern reads what they wrote and what they were told, and not how it was weighed
    const fields = table === 'note' && ['raised', 'raisedHere'].includes(scope) ? told : ''
    return {
      table,
      operation: 'select',
      role: databaseRole(role),
      condition: part + reach(role, table, scope) + fields,
    }
  })
}

/** The rows of these kinds, in a table that all kinds share. */
function partOf(some: readonly Kind[]): string {
  return some.length === kinds.length ? '' : `kind in (${some.map(kind => `'${kind}'`).join(', ')}) and `
}

/** The lifecycle that an end of this one begins: whoever may bring about the end brings about the beginning too. */
const nextKinds: Record<Kind, readonly Kind[]> = {
  referral: ['onboarding'],
  onboarding: ['mentoring'],
  mentoring: ['discharge'],
  discharge: ['mentoring'],
  recruitment: ['training'],
  training: ['standing'],
  standing: ['mentoring', 'onboarding'],
  concern: [],
  // the next one is begun by the coordinator, who may begin one anyway
  supervision: [],
}

/** The scopes in which a role may send any event to a lifecycle of this kind. */
function sendingScopes(role: Role, kind: Kind): Scope[] {
  const rights: Record<string, { readonly [R in Role]?: Scope }> = eventRights[kind]
  const scopes = Object.values(rights).flatMap(byRole => byRole[role] ?? [])
  return [...new Set(scopes)]
}

/** Whoever sends an event writes what it brings about: the row, the journal, timers, outbox, notes and roll-ups. */
export function fromEvents(): Grant[] {
  return people.flatMap(role => {
    const as = databaseRole(role)
    const scopes = kinds.flatMap(kind => sendingScopes(role, kind).map(scope => ({ kind, scope })))
    const rows = scopes.flatMap(({ kind, scope }): Grant[] => [
      { table: kind, operation: 'select', role: as, condition: reach(role, kind, scope) },
      { table: kind, operation: 'update', role: as, condition: reach(role, kind, scope) },
      // a person answers; what follows from it is begun by others
      ...(role === 'person' ? [] : nextKinds[kind].map((next): Grant => handedOver(role, next, scope))),
      ...(mayStart(role, kind)
        ? [{ table: kind, operation: 'insert', role: as, condition: reach(role, kind, scope, true) } as const]
        : []),
    ])
    const beside = [...new Set(scopes.map(({ scope }) => scope))].flatMap((scope): Grant[] => {
      const sent = scopes.filter(each => each.scope === scope).map(({ kind }) => kind)
      // what an end hands over to is written by whoever sends the end
      const part = partOf([...new Set([...sent, ...sent.flatMap(kind => nextKinds[kind])])])
      const of = (table: string, making = false) => part + reach(role, table, scope, making)
      return [
        ...(['journal', 'outbox', 'timer', 'note'] as const).map(
          (table): Grant => ({ table, operation: 'insert', role: as, condition: of(table, true) }),
        ),
        ...(['select', 'update', 'delete'] as const).map(
          (operation): Grant => ({ table: 'timer', operation, role: as, condition: of('timer') }),
        ),
        // an opting out, a death or an ending stops what waits to be sent
        {
          table: 'outbox',
          operation: 'select',
          role: as,
          condition: of('outbox'),
          columns: stoppable.outbox,
        },
        {
          table: 'outbox',
          operation: 'update',
          role: as,
          condition: of('outbox'),
          columns: ['cancelled_at'],
        },
        ...(sent.some(kind => (personKinds as readonly Kind[]).includes(kind))
          ? stopsMessages(role, scope)
          : []),
      ]
    })
    return [...rows, ...beside, ...recordsOf(role, as)]
  })
}

export function mayStart(role: Role, kind: Kind): boolean {
  const rights: { readonly [R in Role]?: Scope } = eventRights[kind].start
  return rights[role] !== undefined
}

function stopsMessages(role: Role, scope: Scope): Grant[] {
  const as = databaseRole(role)
  const condition = reach(role, 'message', scope)
  return [
    { table: 'message', operation: 'select', role: as, condition, columns: stoppable.message },
    { table: 'message', operation: 'update', role: as, condition, columns: ['cancelled_at'] },
  ]
}

/** The new row of a hand-over belongs to the same person and episode as the one that ends. */
function handedOver(role: Role, next: Kind, scope: Scope): Grant {
  return {
    table: next,
    operation: 'insert',
    role: databaseRole(role),
    condition: reach(role, next, scope, true),
  }
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
      {
        table: 'session_log',
        operation: 'insert',
        role: as,
        condition: reach(role, 'session_log', logs, true),
      },
      {
        table: 'session_log',
        operation: 'update',
        role: as,
        condition: reach(role, 'session_log', logs),
        columns: ['retracted_at'],
      },
      ...(['select', 'insert', 'update'] as const).map(
        (operation): Grant => ({
          table: 'support_month',
          operation,
          role: as,
          condition: reach(role, 'support_month', logs),
        }),
      ),
    )
  }
  const makes = may('referral', 'start')
  if (makes) {
    grants.push(
      { table: 'person', operation: 'insert', role: as, condition: reach(role, 'person', makes, true) },
      { table: 'data_key', operation: 'insert', role: as, condition: visiblePerson('owner_id') },
      // enough to see that a number is on the clinic's own list already
      {
        table: 'person',
        operation: 'select',
        role: as,
        condition: reach(role, 'person', makes),
        ...(maySee(role, 'personIdentity')
          ? {}
          : { columns: ['id', 'clinic_id', 'clinic_number_index', 'erased_at', 'merged_into'] }),
      },
    )
  }
  const changes = maySee(role, 'personContact')
  if (changes && changes !== 'assigned' && changes !== 'concern')
    grants.push(
      { table: 'person', operation: 'update', role: as, condition: reach(role, 'person', changes) },
      { table: 'consent', operation: 'insert', role: as, condition: reach(role, 'consent', changes) },
      {
        table: 'consent',
        operation: 'update',
        role: as,
        condition: reach(role, 'consent', changes),
        columns: ['withdrawn_at'],
      },
    )
  // goals and measures are written down by whoever sees them: they are the person's, and asked in conversation
  const goals = maySee(role, 'goal')
  if (goals)
    grants.push(
      ...(['goal', 'goal_rating'] as const).map(
        (table): Grant => ({ table, operation: 'insert', role: as, condition: reach(role, table, goals) }),
      ),
      {
        table: 'goal',
        operation: 'update',
        role: as,
        condition: reach(role, 'goal', goals),
        columns: ['let_go_at'],
      },
    )
  const measures = maySee(role, 'measure')
  if (measures)
    grants.push(
      {
        table: 'measure_answer',
        operation: 'insert',
        role: as,
        condition: reach(role, 'measure_answer', measures),
      },
      {
        table: 'measure_answer',
        operation: 'update',
        role: as,
        condition: reach(role, 'measure_answer', measures),
        columns: ['retracted_at'],
      },
    )
  // whether a summary may be shared is a fact of agreeing it, for whoever agrees it
  const sums = may('discharge', 'agreeSummary')
  if (sums && !maySee(role, 'consent'))
    grants.push({
      table: 'consent',
      operation: 'select',
      role: as,
      condition: reach(role, 'consent', sums),
      columns: ['person_id', 'scope', 'given', 'at', 'withdrawn_at', 'lapsed_at'],
    })
  return grants
}
