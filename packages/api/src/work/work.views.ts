/** My work today: what is due, late or soon in the records whose turn is mine, and what somebody let me know. */
import { type Owner, owners, type StateWords, wordsOf } from '@alongside/domain/lifecycle'
import { type Kind, kinds, lifecycles, subjectOf } from '@alongside/domain/lifecycles'
import { Id, type Role } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant, londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../actor.ts'
import { together } from '../database/together.ts'
import { holderNames } from '../lifecycle/holder-names.ts'
import { isOverdue } from '../lifecycle/lifecycle.view.ts'
import { type BareRow, personIdsOf, positionOf, subjectColumnsOf } from '../lifecycle/registration.ts'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { Administering, administeringOf } from './administering.view.ts'
import { NoticeView, noticeRows, noticesIn } from './notices.ts'
import {
  CoverAt,
  coveringTurnOf,
  coverQueries,
  coversFor,
  coversIn,
  graceIn,
  TooLong,
  tooLongAt,
  waitedTooLong,
} from './waits.ts'

const WorkItem = z.strictObject({
  kind: z.enum(kinds),
  id: Id,
  clinicId: Id,
  /** Null for a proposal: before both sides said yes a mentor is asked about a match, not about a person. */
  personId: Id.nullable(),
  /** What they like to be called, somebody of the team too; null when the actor may not know. */
  name: z.string().nullable(),
  label: z.string(),
  /** Whose turn it is, and by name where that is one mentor. */
  owner: z.enum(owners),
  whose: z.string().nullable(),
  waitsFor: z.string(),
  since: Instant,
  /** The clock has passed after which somebody else is told. */
  tooLong: z.boolean(),
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  nextSessionAt: Instant.nullable(),
})

export const WorkToday = z.strictObject({
  overdue: z.array(WorkItem),
  due: z.array(WorkItem),
  soon: z.array(WorkItem),
  /** What is somebody else’s turn and has waited too long, so that it falls to the actor to cover. */
  elsewhere: z.array(WorkItem),
  notices: z.array(NoticeView),
  /** Who covers at the actor’s clinics. */
  covers: z.array(CoverAt),
  /** What waits too long at the clinics of a safeguarding lead: counts, and nobody’s name. */
  tooLong: z.array(TooLong),
  /** What waits for an administrator; null for everybody else. */
  administering: Administering.nullable(),
})
export type WorkToday = z.infer<typeof WorkToday>

/** Whose turn a role answers for. */
const turns: Partial<Record<Role, Owner>> = {
  clinician: 'clinic',
  coordinator: 'coordinator',
  mentor: 'mentor',
  trainee: 'trainee',
  safeguardingLead: 'safeguardingLead',
}

const SOON_DAYS = 7
const MOST = 200

interface Standing {
  readonly kind: Kind
  readonly row: BareRow
  readonly nextSessionAt: Instant | null
  readonly words: StateWords
}

export async function workToday(reading: Reading): Promise<WorkToday> {
  const found = await together(reading.db, workQueries(reading))
  const standings = standingsIn(reading, found)
  const known = await knownPeople(reading, peopleIn(reading, standings))
  return workIn(reading, standings, found, known, await teamNames(reading, standings))
}

/** What is to be asked for it: the notices of this account, the records that may be its turn, and who covers. */
export function workQueries(reading: Reading) {
  return { notices: noticeRows(reading), waiting: waitingRows(reading), ...coverQueries(reading) }
}

interface Found {
  readonly notices: Parameters<typeof noticesIn>[0]
  readonly waiting: readonly WaitingRow[]
  readonly settings: Parameters<typeof graceIn>[0]
  readonly deputies: Parameters<typeof coversIn>[1]
}

/** The records whose turn is the actor’s, and those that fall to the actor because nobody acted. */
export function standingsIn(
  { caller, at }: Reading,
  { waiting, settings }: Pick<Found, 'waiting' | 'settings'>,
): Standings {
  const turn = turns[caller.role]
  const all = waiting.map(standingOf)
  const grace = graceIn(settings)
  const tooLong = ({ kind, row }: Standing) => waitedTooLong({ kind, ...row }, grace(row.clinicId), at)
  const cover = coveringTurnOf(caller.role)
  const mine = turn === undefined ? [] : all.filter(each => isMine(each, turn, caller))
  return {
    mine,
    elsewhere:
      cover === undefined
        ? []
        : all.filter(
            each =>
              each.words.owner !== turn &&
              coversFor(cover, each.words.owner, { kind: each.kind, ...each.row }) &&
              tooLong(each),
          ),
    tooLong,
  }
}

interface Standings {
  readonly mine: readonly Standing[]
  readonly elsewhere: readonly Standing[]
  tooLong(standing: Standing): boolean
}

/** Whom a page of this work names. */
export function peopleIn({ caller }: Reading, { mine, elsewhere }: Standings): string[] {
  return [...mine, ...elsewhere]
    .filter(each => !isBlind(each, caller.role))
    .flatMap(({ row }) => personIdsOf(row))
}

/** What those of the team are called: whoever a record is about, and the mentors whose turn it is. */
async function teamNames(reading: Reading, { mine, elsewhere }: Standings): Promise<TeamNames> {
  const all = [...mine, ...elsewhere]
  const mentors = await mentorNames(reading, elsewhere.map(mentorOf))
  const holders = await holderNames(
    reading,
    all.flatMap(({ row }) => subjectColumnsOf(row).holder_id ?? []),
  )
  return { mentor: each => mentors(mentorOf(each)), holder: holders }
}

interface TeamNames {
  mentor(standing: Standing): string | null
  holder(accountId: string): string | null
}

export const nobodyOfTheTeam: TeamNames = { mentor: () => null, holder: () => null }

export async function workIn(
  reading: Reading,
  { mine, elsewhere, tooLong }: Standings,
  { notices, settings, deputies }: Found,
  known: (personId: string) => Known,
  team: TeamNames,
): Promise<WorkToday> {
  const { at, caller } = reading
  const tomorrow = londonInstant(plusDays(londonDateOf(at), 1))
  const itemOf = (each: Standing): WorkToday['due'][number] => {
    const { person_id, holder_id } = subjectColumnsOf(each.row)
    const personId = isBlind(each, caller.role) ? null : person_id
    const dueAt = soonerOf(each.row.dueAt, each.nextSessionAt)
    return {
      kind: each.kind,
      id: each.row.id,
      clinicId: each.row.clinicId,
      personId,
      name: personId !== null ? known(personId).called : holder_id === null ? null : team.holder(holder_id),
      label: each.words.label,
      owner: each.words.owner,
      whose: each.words.owner === 'mentor' ? team.mentor(each) : null,
      waitsFor: each.words.waitsFor,
      since: each.row.stateSince,
      tooLong: tooLong(each),
      dueAt,
      overdue: isOverdue(dueAt, at),
      nextSessionAt: each.nextSessionAt,
    }
  }
  const items = mine.map(itemOf).sort(soonestFirst)
  return {
    overdue: items.filter(({ overdue }) => overdue),
    due: items.filter(({ overdue, dueAt }) => !overdue && dueAt !== null && dueAt < tomorrow),
    soon: items.filter(({ overdue, dueAt }) => !overdue && dueAt !== null && dueAt >= tomorrow),
    elsewhere: elsewhere.map(itemOf).sort(soonestFirst),
    notices: noticesIn(notices),
    covers: coversIn(reading, deputies),
    tooLong: caller.role === 'safeguardingLead' ? await tooLongAt(reading, graceIn(settings)) : [],
    administering: maySee(caller.role, 'account') === 'all' ? await administeringOf(reading) : null,
  }
}

function soonestFirst(one: WorkToday['due'][number], other: WorkToday['due'][number]): number {
  return (one.dueAt ?? '').localeCompare(other.dueAt ?? '') || one.id.localeCompare(other.id)
}

type WaitingRow = Awaited<ReturnType<ReturnType<typeof waitingOf>['execute']>>[number]

/** Records that are due, or meet, before the horizon: one query, however many kinds there are. */
function waitingRows({ db, at, caller }: Reading) {
  const seen = kinds.filter(each => maySee(caller.role, each) !== undefined)
  if (turns[caller.role] === undefined || seen.length === 0) return undefined
  const horizon = londonInstant(plusDays(londonDateOf(at), SOON_DAYS + 1))
  return sql<WaitingRow>`${sql.join(
    seen.map(kind => sql`(${waitingOf(db, kind, horizon)})`),
    sql` union all `,
  )}`
}

function standingOf({ kind, next_session_at, ...stored }: WaitingRow): Standing {
  const row = rowOf<BareRow>(stored)
  return {
    kind,
    row,
    words: wordsOf(lifecycles[kind], positionOf(kind, row)),
    nextSessionAt: next_session_at,
  }
}

function waitingOf(db: Reading['db'], kind: Kind, horizon: Instant) {
  const meets = kind === 'mentoring'
  return selectRows(db, kind)
    .select([
      sql<Kind>`${kind}::text`.as('kind'),
      (meets ? sql<Instant | null>`l.next_session_at` : sql<Instant | null>`null::timestamptz`).as(
        'next_session_at',
      ),
    ])
    .where('l.status', '=', 'active')
    .where(eb =>
      eb.or([
        eb('l.due_at', '<', horizon),
        ...(meets ? [sql<boolean>`l.next_session_at < ${horizon}::timestamptz`] : []),
      ]),
    )
    .orderBy('l.due_at')
    .orderBy('l.id')
    .limit(MOST)
}

/** A mentor also answers a proposal, which is the coordinator's turn in every other respect. */
function isMine({ kind, row, words }: Standing, turn: Owner, caller: Caller): boolean {
  if (subjectOf(kind) === 'teamMember' && turn !== 'coordinator')
    return words.owner === turn && subjectColumnsOf(row).holder_id === caller.accountId
  if (turn !== 'mentor') return words.owner === turn
  if (kind === 'onboarding')
    return row.path === 'matching.proposed' && !(row.context as { mentorAccepts: boolean }).mentorAccepts
  return words.owner === 'mentor' && (row.context as { mentorId?: string }).mentorId === caller.mentorId
}

function mentorOf({ row }: Standing): string | null {
  return (row.context as { mentorId?: string | null }).mentorId ?? null
}

function isBlind({ kind, row }: Standing, role: Role): boolean {
  return role === 'mentor' && kind === 'onboarding' && row.path === 'matching.proposed'
}

function soonerOf(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
