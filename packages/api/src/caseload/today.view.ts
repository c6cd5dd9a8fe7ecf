/** A mentor's work today: the session at hand, what waits, longest first, and a kind word where it is due. */
import { inOrder, praiseFor, type Work, workOn } from '@alongside/domain/caseload'
import { type Lifecycle, options, type StateWords, wordsOf } from '@alongside/domain/lifecycle'
import { kinds, lifecycles } from '@alongside/domain/lifecycles'
import { type MentoringContext, mentoring } from '@alongside/domain/mentoring'
import { Id } from '@alongside/domain/people'
import { MeetingMode } from '@alongside/domain/themes'
import {
  type Instant,
  Instant as InstantSchema,
  londonDateOf,
  PlainDate,
  plusDays,
} from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Reading } from '../read.ts'
import { NoticeView, openNotices } from '../work/notices.ts'
import { casesOf, namesOf, type StoredCase } from './cases.sql.ts'

export const CaseView = z.strictObject({
  kind: z.enum(['onboarding', 'mentoring', 'discharge']),
  id: Id,
  personId: Id,
  called: z.string().nullable(),
  state: z.string(),
  path: z.string(),
  label: z.string(),
  waitsFor: z.string(),
  dueAt: InstantSchema.nullable(),
  lastSessionAt: InstantSchema.nullable(),
  nextSessionAt: InstantSchema.nullable(),
  pausedUntil: PlainDate.nullable(),
  /** Somebody whom another mentor supports, who is away for now. */
  covers: z.boolean(),
})
export type CaseView = z.infer<typeof CaseView>

const tasks = [
  'checkOut',
  'writeUp',
  'reachOut',
  'review',
  'firstMeeting',
  'plan',
  'closingMeeting',
  'summary',
  'close',
] as const satisfies readonly Work['task'][]

export const CaseloadToday = z.strictObject({
  at: InstantSchema,
  next: z
    .strictObject({
      personId: Id,
      called: z.string().nullable(),
      recordId: Id,
      seq: z.int(),
      at: InstantSchema,
      mode: MeetingMode.nullable(),
      checkInWith: z.enum(['coordinator', 'clinicDesk', 'notNeeded']).nullable(),
      checkedInAt: InstantSchema.nullable(),
      mayCheckIn: z.boolean(),
      mayCheckOut: z.boolean(),
    })
    .nullable(),
  work: z.array(
    z.strictObject({
      id: Id,
      personId: Id,
      called: z.string().nullable(),
      task: z.enum(tasks),
      since: InstantSchema,
      dueAt: InstantSchema.nullable(),
      isLate: z.boolean(),
      nextSessionAt: InstantSchema.nullable(),
    }),
  ),
  /** How much waits in all; only the first are listed. */
  waiting: z.int(),
  proposals: z.array(
    z.strictObject({
      onboardingId: Id,
      clinicName: z.string(),
      since: InstantSchema,
      answerBy: InstantSchema.nullable(),
      answered: z.boolean(),
    }),
  ),
  notices: z.array(NoticeView),
  people: z.array(CaseView),
  peopleInAll: z.int(),
  /** Checks and authorisations of the mentor that end within two months. */
  /** What the mentor's own supervision, training and standing wait for. */
  own: z.array(
    z.strictObject({
      kind: z.enum(kinds),
      id: Id,
      label: z.string(),
      /** Somebody may stand at several clinics, and at each of them elsewhere. */
      clinicName: z.string(),
      waitsFor: z.string(),
      dueAt: InstantSchema.nullable(),
      isLate: z.boolean(),
    }),
  ),
  ending: z.array(
    z.strictObject({ clinicName: z.string(), what: z.enum(['checks', 'authorisation']), until: PlainDate }),
  ),
  notNow: z.boolean(),
  praise: z.string().nullable(),
})
export type CaseloadToday = z.infer<typeof CaseloadToday>

/** What waits until the mentor is back. */
const laterTasks: readonly Work['task'][] = ['review', 'closingMeeting', 'summary', 'close']

const MOST_WORK = 30
const MOST_PEOPLE = 12

const known = new Map<string, StateWords>()

/** What the state of a record is called. The same few states come again and again, so each is looked up once. */
function wordsAt({ kind, path, value, machine_version, seq }: StoredCase): StateWords {
  const key = `${kind} ${machine_version} ${path}`
  const found = known.get(key)
  if (found) return found
  const lifecycle: Lifecycle = lifecycles[kind]
  const position = { kind, version: machine_version, seq, status: 'active', value, context: {} } as const
  const words = wordsOf(lifecycle, position as Parameters<typeof wordsOf>[1])
  known.set(key, words)
  return words
}

export function caseView(one: PersonCase, called: string | null): CaseView {
  const { label, waitsFor } = wordsAt(one)
  return {
    kind: one.kind,
    id: one.id,
    personId: one.person_id,
    called,
    state: one.state,
    path: one.path,
    label,
    waitsFor,
    dueAt: one.due_at,
    lastSessionAt: one.last_session_at,
    nextSessionAt: one.next_session_at,
    pausedUntil: one.paused_until === null ? null : PlainDate.parse(one.paused_until),
    covers: one.covers,
  }
}

/** A record of somebody whose name the mentor may know. */
export function isNamed(one: StoredCase): one is PersonCase {
  return one.person_id !== null && one.path !== 'matching.proposed'
}

/** A record about a person. */
export type PersonCase = StoredCase & {
  readonly person_id: string
  readonly kind: 'onboarding' | 'mentoring' | 'discharge'
}

export async function caseloadToday(reading: Reading): Promise<CaseloadToday | null> {
  if (reading.caller.mentorId === null) return null
  const { at } = reading
  const cases = await casesOf(reading)
  const notices = await openNotices(reading)
  const own = await ownFacts(reading)

  const named = cases.filter(isNamed)
  const next = nextOf(named, at)
  const works = inOrder(
    named.flatMap(one => {
      if (one.kind === 'onboarding' || one === next) return []
      const work = workOn(asCase(one), at)
      return work && !(one.covers && laterTasks.includes(work.task)) ? [{ one, ...work }] : []
    }),
  )
  const shownWork = works.slice(0, MOST_WORK)
  const shownPeople = named.length <= MOST_PEOPLE ? named : soonest(named).slice(0, MOST_PEOPLE)
  const nameOf = namesOf(reading, [
    ...new Set([...shownWork.map(({ one }) => one), ...shownPeople, ...(next ? [next] : [])]),
  ])
  return {
    at,
    next: next ? meetingOf(next, nameOf(next), at) : null,
    work: shownWork.map(({ one, task, since, isLate }) => ({
      id: one.id,
      personId: one.person_id,
      called: nameOf(one),
      task,
      since,
      dueAt: one.due_at,
      isLate,
      nextSessionAt: one.next_session_at,
    })),
    waiting: works.length,
    proposals: cases
      .filter(({ path }) => path === 'matching.proposed')
      .map(({ id, clinic_name, state_since, due_at, answered }) => ({
        onboardingId: id,
        clinicName: clinic_name,
        since: state_since,
        answerBy: due_at,
        answered,
      })),
    notices,
    people: shownPeople
      .map(one => caseView(one, nameOf(one)))
      .sort((one, other) => (one.called ?? '').localeCompare(other.called ?? '')),
    peopleInAll: named.length,
    own: cases
      .filter(({ person_id }) => person_id === null)
      .map(one => ({
        kind: one.kind,
        id: one.id,
        label: wordsAt(one).label,
        clinicName: one.clinic_name,
        waitsFor: wordsAt(one).waitsFor,
        dueAt: one.due_at,
        isLate: one.due_at !== null && one.due_at < at,
      })),
    ending: own.ending,
    notNow: own.notNow,
    praise: praiseFor({ ...own.lately, waiting: works.length + notices.length }),
  }
}

function asCase(one: PersonCase) {
  return {
    kind: one.kind as 'mentoring' | 'discharge',
    state: one.state,
    openedAt: one.opened_at,
    stateSince: one.state_since,
    dueAt: one.due_at,
    lastSessionAt: one.last_session_at,
    nextSessionAt: one.next_session_at,
    checkedInAt: one.checked_in_at,
  }
}

/** The session to think of now: the one that is under way, else the soonest; one that has passed is to be written up. */
function nextOf(cases: readonly PersonCase[], at: Instant): PersonCase | undefined {
  const anHourAgo = Date.parse(at) - 3_600_000
  return cases
    .filter(
      ({ next_session_at, checked_in_at, context }) =>
        checked_in_at !== null ||
        (next_session_at !== null && context !== null && Date.parse(next_session_at) > anHourAgo),
    )
    .sort(
      (one, other) =>
        Number(other.checked_in_at !== null) - Number(one.checked_in_at !== null) ||
        (one.next_session_at ?? '').localeCompare(other.next_session_at ?? ''),
    )[0]
}

function meetingOf(one: PersonCase, called: string | null, at: Instant): CaseloadToday['next'] {
  const context = one.context as MentoringContext
  const position = {
    kind: 'mentoring',
    version: one.machine_version,
    seq: one.seq,
    status: 'active',
    value: one.value,
    context,
  } as Parameters<typeof options>[1]
  const open = options(mentoring, position, { mentor: null }, at).filter(option => option.open)
  const offers = (type: string) => open.some(option => option.type === type)
  return {
    personId: one.person_id,
    called,
    recordId: one.id,
    seq: one.seq,
    at: one.next_session_at ?? one.checked_in_at ?? at,
    mode: context.plannedMode,
    checkInWith: context.checkInWith,
    checkedInAt: one.checked_in_at,
    mayCheckIn: offers('checkIn'),
    mayCheckOut: offers('checkOut'),
  }
}

function soonest(cases: readonly PersonCase[]): PersonCase[] {
  return [...cases].sort((one, other) =>
    (one.next_session_at ?? '9').localeCompare(other.next_session_at ?? '9'),
  )
}

/** What the mentor's own four weeks came to, and which of their dates end soon: one statement. */
async function ownFacts({ db, caller, at }: Reading) {
  const { rows } = await sql<{
    not_now: boolean
    held: number
    same_day: number
    came_back: number
    dates: { clinic: string; checks: string | null; authorised: string | null }[]
  }>`
    select m.not_now,
      (select count(*)::int from session_log s where s.mentor_id = m.id and s.outcome = 'held'
        and s.retracted_at is null and s.held_at > ${at}::timestamptz - interval '28 days') as held,
      (select count(*)::int from session_log s where s.mentor_id = m.id and s.outcome = 'held'
        and s.retracted_at is null and s.held_at > ${at}::timestamptz - interval '28 days'
        and (s.held_at at time zone 'Europe/London')::date = (s.recorded_at at time zone 'Europe/London')::date
      ) as same_day,
      (select count(distinct j.lifecycle_id)::int from journal j where j.account_id = m.account_id
        and j.kind = 'mentoring' and j.from_state = 'notHeardFrom' and j.to_state = 'active'
        and j.at > ${at}::timestamptz - interval '28 days') as came_back,
      (select coalesce(json_agg(json_build_object('clinic', c.name, 'checks', mc.checks_until,
          'authorised', mc.authorised_until) order by c.name), '[]')
        from mentor_clinic mc join clinic c on c.id = mc.clinic_id where mc.mentor_id = m.id) as dates
    from mentor m where m.id = ${caller.mentorId}`.execute(db)
  const [row] = rows
  const soon = plusDays(londonDateOf(at), 60)
  return {
    notNow: row?.not_now ?? false,
    lately: { held: row?.held ?? 0, sameDay: row?.same_day ?? 0, cameBack: row?.came_back ?? 0 },
    ending: (row?.dates ?? []).flatMap(({ clinic, checks, authorised }) =>
      (
        [
          ['checks', checks],
          ['authorisation', authorised],
        ] as const
      ).flatMap(([what, until]) =>
        until !== null && until <= soon ? [{ clinicName: clinic, what, until: PlainDate.parse(until) }] : [],
      ),
    ),
  }
}
