/** What a line of the access log says to the person whom it is about: in plain words, and never more than happened. */
import { type Kind, kinds, lifecycles } from '../lifecycles.ts'
import type { Role } from '../people.ts'

/** Why a list with names was taken away. A closed list: the reason stands in the log beside the people. */
export const takingReasons = {
  clinicMeeting: 'A meeting with the clinic',
  supervision: 'Supervision',
  checkingRecords: 'Checking the records',
  cover: 'Cover while a colleague is away',
  complaintOrQuestion: 'A complaint or a question',
} as const
export type TakingReason = keyof typeof takingReasons

/** Why an episode that is over was opened. */
const openingReasons: Readonly<Record<string, string>> = {
  personAsked: 'they asked for it',
  planningSupport: 'to plan support',
  safety: 'for safety',
  questionOrComplaint: 'because of a question or a complaint',
}

const looks: Readonly<Record<string, string>> = {
  'people.byId': 'Opened the record',
  'people.search': 'Found the record by its number',
  'people.recordContact': 'Wrote down how it is safe to be in touch',
  'people.withdraw': 'Wrote down that the agreement was taken back',
  'people.recordDeath': 'Wrote down a death',
  'caseload.person': 'Opened the record',
  'caseload.people': 'Looked at their own list of people',
  'caseload.today': 'Looked at their work of the day',
  'caseload.reveal': 'Looked up how to be in touch',
  'work.today': 'Looked at their work of the day',
  'work.atTheDesk': 'Looked at the work of the day and what the clinic heard back',
  'referral.toRelease': 'Looked at what a release would tell the team',
  'careGaps.list': 'Looked at who had not been seen',
  'onboarding.candidates': 'Looked for somebody who fits',
  'onboarding.proposals': 'Looked at a match that was proposed, without a name',
  'mentoring.proposals': 'Looked at a match that was proposed, without a name',
  'receipts.list': 'Looked at what the clinic heard back',
  'messages.unsent': 'Looked at a message that did not leave',
  'quality.list': 'Looked for records that lack something',
  'subjectAccess.ask': 'Asked for a copy of everything, for the person',
  'subjectAccess.decide': 'Decided about a copy of everything, for the person',
  'subjectAccess.list': 'Looked at who had asked for a copy',
  'subjectAccess.read': 'Read everything for the copy',
  'keeping.list': 'Looked at how long records are kept',
  'quality.find': 'Compared two records',
  'quality.takeBack': 'Compared two records again',
  'subjectAccess.take': 'Made a copy of everything, for the person',
  'audit.person': 'Looked up who had looked at the record',
}

/** One line of the log in words. `what` is the name of a procedure or of an event. */
export function accessInWords(what: string, outcome: 'read' | 'changed' | 'denied'): string {
  const known = looks[what]
  if (known) return known
  const [first = '', second = '', third = ''] = what.split('.')
  if (first === 'taken')
    return `Took a list away: ${lowered(takingReasons[third as TakingReason] ?? 'other')}`
  if (first === 'people' && second === 'earlierEpisode')
    return `Opened an earlier time of support, ${openingReasons[third] ?? 'with a reason'}`
  if ((kinds as readonly string[]).includes(first)) {
    const words = lifecycles[first as Kind].words as Record<string, { label: string; done?: string }>
    const step = words[second]
    if (step) return step.done ?? step.label
    if (second === 'byId') return 'Opened the record'
    if (second === 'list') return 'Looked at a list with the record in it'
    if (second === 'start') return 'Began a record'
  }
  return outcome === 'changed' ? 'Wrote something down' : 'Looked at the record'
}

function lowered(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`
}

/** For whom somebody looked: an organisation and a role, and no name. */
export function organisationOf(role: Role, clinicName: string): string {
  if (role === 'clinician') return clinicName
  if (role === 'integration') return `${clinicName}, by its own system`
  if (role === 'person') return 'The person'
  if (role === 'system') return 'The programme, by itself'
  return 'The support team'
}

/** What is looked at again by the safeguarding lead. Lists that a page shows do not count as people who were opened. */
export const unusual = {
  manyPeople: { most: 30, label: 'Opened the records of many people' },
  notTheirs: { most: 2, label: 'Asked for records that were not theirs to see' },
  takenAtNight: { most: 0, label: 'Took a list away at night' },
} as const
export type Unusual = keyof typeof unusual

/** What the lead found. */
export const unusualFindings = {
  partOfTheWork: 'It was part of the work',
  talkedAbout: 'We talked about it',
  takenFurther: 'It is taken further',
} as const
export type UnusualFinding = keyof typeof unusualFindings

/** Hours in London at which nobody usually takes a list away. */
export function isNight(hour: number): boolean {
  return hour >= 22 || hour < 6
}

interface Look {
  readonly accountId: string
  readonly what: string
  readonly outcome: 'read' | 'changed' | 'denied'
  readonly personIds: readonly string[]
  /** The hour in London. */
  readonly hour: number
}

/** What was unusual in the looks of one day, account by account. */
export function unusualIn(
  looksOfDay: readonly Look[],
): { accountId: string; kind: Unusual; times: number }[] {
  const byAccount = Map.groupBy(looksOfDay, ({ accountId }) => accountId)
  return [...byAccount].flatMap(([accountId, all]) => {
    const opened = new Set(
      all.flatMap(({ personIds, outcome }) =>
        outcome !== 'denied' && personIds.length === 1 ? personIds : [],
      ),
    )
    const counts: Record<Unusual, number> = {
      manyPeople: opened.size,
      notTheirs: all.filter(({ outcome }) => outcome === 'denied').length,
      takenAtNight: all.filter(({ what, hour }) => what.startsWith('taken.') && isNight(hour)).length,
    }
    return (Object.keys(counts) as Unusual[]).flatMap(kind =>
      counts[kind] > unusual[kind].most ? [{ accountId, kind, times: counts[kind] }] : [],
    )
  })
}
