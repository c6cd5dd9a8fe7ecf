/** The table of rights as a page that the manager of a clinic can read and sign. Made from `permissions.ts` alone. */
import { LONGEST_COVER_DAYS, mayDoWhileCovering } from './caseload/index.ts'
import { type DeedRight, deeds, needsFreshProof } from './deeds.ts'
import { type Kind, kinds, lifecycles } from './lifecycles.ts'
import { Role } from './people.ts'
import { eventRights, maySee, type Scope, type View, viewRights } from './permissions.ts'

/** What each role is called on paper. */
export const roleWords = {
  clinician: 'Clinic staff',
  mentor: 'Mentor',
  trainee: 'Trainee',
  coordinator: 'Coordinator',
  safeguardingLead: 'Safeguarding lead',
  analyst: 'Analyst',
  administrator: 'Administrator',
  integration: 'Clinic system',
  person: 'The person',
  system: 'The jobs process',
} as const satisfies Record<Role, string>

/** What each reach means in a cell of the table. */
const scopeWords = {
  own: 'their own',
  assigned: 'people they support',
  clinic: 'their clinics',
  released: 'released to the team',
  raised: 'concerns they raised',
  raisedHere: 'concerns raised by their clinic',
  concern: 'while a concern is open',
  opened: 'after opening it in an emergency',
  invited: 'where they take part',
  all: 'everywhere',
} as const satisfies Record<Scope, string>

const kindWords = {
  referral: 'Referral',
  onboarding: 'Onboarding',
  mentoring: 'Mentoring',
  discharge: 'Discharge',
  recruitment: 'Recruitment',
  training: 'Training',
  standing: 'Standing',
  concern: 'Concern',
  supervision: 'Supervision',
} as const satisfies Record<Kind, string>

const viewWords = {
  personIdentity: 'Who somebody is',
  personContact: 'How somebody is safely reached',
  consent: 'What somebody agreed to',
  referral: 'A referral',
  onboarding: 'An onboarding',
  mentoring: 'A mentoring',
  discharge: 'A discharge',
  matchProposal: 'A proposed match: wishes and needs, no name',
  sessionLog: 'The log of a session',
  goal: 'Somebody’s goals, and how near they feel to them',
  measure: 'How life is for somebody: answers and scores',
  referralNote: 'A question about a referral, and its answer',
  privateNote: 'Other free text about somebody',
  concern: 'A concern',
  concernNote: 'The words of a concern',
  supervision: 'A supervision',
  supervisionNote: 'What is written down for a supervision',
  reflection: 'A mentor’s own thoughts',
  opening: 'Who opened a record in an emergency',
  attendance: 'Attendance at the clinic',
  receipt: 'What a clinic heard back',
  listImport: 'A list that a clinic brought',
  mentorRoster: 'Mentors, their checks and their room',
  ownMentorRecord: 'A mentor’s own record',
  mentorCover: 'Who covers while a mentor is away',
  recruitment: 'A recruitment',
  application: 'What an applicant wrote',
  training: 'A training',
  trainingNote: 'A trainee’s own page of thoughts',
  standing: 'A mentor’s standing at a place',
  equality: 'Counts of equality monitoring',
  impact: 'Figures, without names',
  chartMark: 'Aims and steps that are set on charts',
  clinicSettings: 'Settings of a clinic',
  account: 'Accounts, without any case',
  wayBack: 'Colleagues who cannot sign in any more',
  accessHistory: 'Who looked at somebody’s record',
  unusualAccess: 'Days on which an account looked at more than is usual',
  subjectAccess: 'Requests for everything held about somebody',
  dataQuality: 'Records that look alike, or lack something',
  whatIf: 'What a change would do: a play with made-up people',
  recruitmentFigures: 'Figures of recruitment, without names',
  privateLink: 'Private links that were sent, and what came of them',
  ownOffer: 'The private page of an offer',
  unsentMessage: 'Messages that could not be delivered: to whom and why',
  clinicSystem: 'Systems of clinics: their keys, and how deliveries went',
  clinicMessage: 'What a clinic’s system sent, and what became of it',
} as const satisfies Record<View, string>

const startWords = {
  referral: 'Begin a referral',
  onboarding: 'Begin an onboarding (by accepting a referral)',
  mentoring: 'Begin a mentoring (by recording an introduction)',
  discharge: 'Begin a discharge (by planning or recording an ending)',
  recruitment: 'Begin a recruitment (by taking up an invitation)',
  training: 'Begin a training (by clearing somebody)',
  standing: 'Begin a standing (by the last of two signatures)',
  concern: 'Raise a concern',
  supervision: 'Arrange a supervision',
} as const satisfies Record<Kind, string>

const people: readonly Role[] = Role.options.filter(role => role !== 'system')

/** Everything that the table of rights says, as Markdown. */
export function permissionMatrix(): string {
  return [
    'An empty cell is a no. Whoever has no column in a table has no right in it at all.',
    '',
    ...people.filter(hasNone).map(role => `- **${roleWords[role]}**: nothing on this page.`),
    '- **The jobs process** rings the clocks and sends what waits to be sent. Nobody else can ring a clock.',
    '',
    '| In a cell | it means |',
    '| --- | --- |',
    '| their own | the record about themself |',
    '| people they support | people whom they support, or are asked to support, now; ended means gone |',
    '| their clinics | the people of the clinics they work for |',
    '| released to the team | the people of their clinics whose identity was released to the charity, and nobody before |',
    '| concerns they raised, concerns raised by their clinic | those and no others: what they told, and what they were answered |',
    '| while a concern is open | the people of their clinics about whom a concern is open |',
    '| after opening it in an emergency | one person, to read only, for half an hour, with a reason; others are told and review it |',
    '| where they take part | the joint supervision of their clinics, and their own |',
    '| everywhere | all clinics; given for figures and settings only |',
    '',
    ...kinds.flatMap(kind => ['', `## ${kindWords[kind]}: who may do what`, '', ...eventsOf(kind)]),
    '',
    '## Who may see what',
    '',
    ...table(
      'What',
      people.filter(role => seesAny(role)),
      views(),
      ([view]) => view,
      (role, [, rights]) => rights[role],
    ),
    '',
    '## While a mentor is away',
    '',
    ...covering(),
    '',
    '## What needs more than the right to it',
    '',
    'Whoever does one of these proves first, once more and not longer than five minutes before, that it is them.',
    '',
    ...provedDeeds(),
    '',
    ...kinds.flatMap(provedEvents),
  ].join('\n')
}

/** What another mentor may do for the people of one who is away. */
function covering(): string[] {
  const may = kinds.flatMap(kind => {
    const words: Record<string, { label: string }> = lifecycles[kind].words
    return Object.keys(rowsOf(kind))
      .filter(event => mayDoWhileCovering(kind, event))
      .map(event => `- ${words[event]?.label ?? event}`)
  })
  return [
    `A coordinator may arrange that another mentor in full standing covers, for at most ${LONGEST_COVER_DAYS} days. On those`,
    'days whoever covers reads what the mentor who is away reads of these people, and may do this and no more:',
    '',
    ...may,
  ]
}

function provedDeeds(): string[] {
  const rows: readonly DeedRight[] = Object.values(deeds)
  const roles = people.filter(role => rows.some(({ who }) => who[role]))
  const cells = rows.map(row => [
    row.label,
    ...roles.map(role => cell(row.who[role])),
    row.freshProof ? 'yes' : '',
    row.secondPerson ?? '',
  ])
  const head = ['What', ...roles.map(role => roleWords[role]), 'Proof of who they are', 'Second person']
  return [head, head.map(() => '---'), ...cells].map(row => `| ${row.join(' | ')} |`)
}

function provedEvents(kind: Kind): string[] {
  const words: Record<string, { label: string }> = lifecycles[kind].words
  return Object.keys(rowsOf(kind))
    .filter(event => needsFreshProof(kind, event))
    .map(event => `The same holds for “${words[event]?.label ?? event}” (${kindWords[kind].toLowerCase()}).`)
}

function hasNone(role: Role): boolean {
  const acts = kinds.some(kind => Object.values(rowsOf(kind)).some(rights => rights[role]))
  return !acts && !seesAny(role)
}

function seesAny(role: Role): boolean {
  return (Object.keys(viewRights) as View[]).some(view => maySee(role, view))
}

type Rights = { readonly [R in Role]?: Scope }

function rowsOf(kind: Kind): Record<string, Rights> {
  return eventRights[kind]
}

function eventsOf(kind: Kind): string[] {
  const rows = Object.entries(rowsOf(kind))
  const words: Record<string, { label: string }> = lifecycles[kind].words
  const roles = people.filter(role => rows.some(([, rights]) => rights[role]))
  return table(
    'Step',
    roles,
    rows,
    ([event]) => words[event]?.label ?? startWords[kind],
    (role, [, rights]) => rights[role],
  )
}

function views(): [string, Rights][] {
  return (Object.keys(viewWords) as View[]).map(view => [viewWords[view], viewRights[view]])
}

function table<Row>(
  first: string,
  roles: readonly Role[],
  rows: readonly Row[],
  name: (row: Row) => string,
  scope: (role: Role, row: Row) => Scope | undefined,
): string[] {
  const cells = rows.map(row => [name(row), ...roles.map(role => cell(scope(role, row)))])
  return [[first, ...roles.map(role => roleWords[role])], ['---', ...roles.map(() => '---')], ...cells].map(
    row => `| ${row.join(' | ')} |`,
  )
}

function cell(scope: Scope | undefined): string {
  return scope ? scopeWords[scope] : ''
}
