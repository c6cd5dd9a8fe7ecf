/** My work today: what is due, late or soon in the records whose turn is mine, and what somebody let me know. */
import { type Owner, owners } from '@alongside/domain/lifecycle'
import { kinds, subjectOf } from '@alongside/domain/lifecycles'
import { Id, type Role } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant, londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import * as z from 'zod'
import type { Caller } from '../actor.ts'
import { together } from '../database/together.ts'
import { holderNames } from '../lifecycle/holder-names.ts'
import { isOverdue } from '../lifecycle/lifecycle.view.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { Administering, administeringOf } from './administering.view.ts'
import { NoticeView, noticeRows, noticesIn } from './notices.ts'
import { type Standing, standingsOf, type WaitingRow, waitingRows } from './waiting-rows.ts'
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

const parts = ['overdue', 'due', 'soon', 'elsewhere'] as const
type Part = (typeof parts)[number]

export const WorkToday = z.strictObject({
  overdue: z.array(WorkItem),
  due: z.array(WorkItem),
  soon: z.array(WorkItem),
  /** What is somebody else’s turn and has waited too long, so that it falls to the actor to cover. */
  elsewhere: z.array(WorkItem),
  /** How many more there are of a sort than are shown. */
  more: z.array(
    z.strictObject({
      part: z.enum(parts),
      kind: z.enum(kinds),
      label: z.string(),
      tooLong: z.boolean(),
      count: z.int(),
    }),
  ),
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

/** How many of one sort a first page shows of those who may have hundreds; the lists show all. */
const shownOfEach: Partial<Record<Role, number>> = { coordinator: 6, safeguardingLead: 6 }

export async function workToday(reading: Reading): Promise<WorkToday> {
  const found = await together(reading.db, workQueries(reading))
  const standings = standingsIn(reading, found)
  const known = await knownPeople(reading, peopleIn(reading, standings))
  return workIn(reading, standings, found, known, await teamNames(reading, standings))
}

/** What is to be asked for it: the notices of this account, the records that may be its turn, and who covers. */
export function workQueries(reading: Reading) {
  const waits = turns[reading.caller.role] !== undefined
  return {
    notices: noticeRows(reading),
    waiting: waits ? waitingRows(reading) : undefined,
    ...coverQueries(reading),
  }
}

interface Found {
  readonly notices: Parameters<typeof noticesIn>[0]
  readonly waiting: readonly WaitingRow[]
  readonly settings: Parameters<typeof graceIn>[0]
  readonly deputies: Parameters<typeof coversIn>[1]
}

/** The records whose turn is the actor’s by when they are due, and those that fall to the actor because nobody acted. */
export function standingsIn(
  { caller, at }: Reading,
  { waiting, settings }: Pick<Found, 'waiting' | 'settings'>,
): Standings {
  const turn = turns[caller.role]
  const all = standingsOf(waiting).sort(soonestFirst)
  const grace = graceIn(settings)
  const tooLong = (each: Standing) => waitedTooLong(each, grace(each.clinicId), at)
  const tomorrow = londonInstant(plusDays(londonDateOf(at), 1))
  const cover = coveringTurnOf(caller.role)
  const parts: Record<Part, Standing[]> = { overdue: [], due: [], soon: [], elsewhere: [] }
  for (const each of all) {
    const dueAt = whenDue(each)
    if (turn !== undefined && isMine(each, turn, caller)) {
      if (dueAt !== null)
        parts[isOverdue(dueAt, at) ? 'overdue' : dueAt < tomorrow ? 'due' : 'soon'].push(each)
    } else if (cover !== undefined && each.words.owner !== turn)
      if (coversFor(cover, each.words.owner, each) && tooLong(each)) parts.elsewhere.push(each)
  }
  return { ...firstOfEach(parts, tooLong, shownOfEach[caller.role]), tooLong }
}

interface Standings {
  readonly parts: Readonly<Record<Part, readonly Standing[]>>
  readonly more: WorkToday['more']
  tooLong(standing: Standing): boolean
}

/** As many of each sort as are shown, and how many more there are. */
function firstOfEach(
  all: Readonly<Record<Part, readonly Standing[]>>,
  waitsTooLong: (each: Standing) => boolean,
  most: number | undefined,
): Pick<Standings, 'parts' | 'more'> {
  if (most === undefined) return { parts: all, more: [] }
  const shown: Record<Part, Standing[]> = { overdue: [], due: [], soon: [], elsewhere: [] }
  const more = new Map<string, WorkToday['more'][number]>()
  const counts = new Map<string, number>()
  for (const part of parts)
    for (const each of all[part]) {
      const { kind, words } = each
      const tooLong = part === 'elsewhere' || (part === 'overdue' && waitsTooLong(each))
      const sort = `${part} ${kind} ${words.label} ${tooLong}`
      const count = (counts.get(sort) ?? 0) + 1
      counts.set(sort, count)
      if (count <= most) shown[part].push(each)
      else more.set(sort, { part, kind, label: words.label, tooLong, count: count - most })
    }
  return { parts: shown, more: [...more.values()] }
}

function shownIn({ parts: { overdue, due, soon, elsewhere } }: Standings): Standing[] {
  return [...overdue, ...due, ...soon, ...elsewhere]
}

/** Whom a page of this work names. */
export function peopleIn({ caller }: Reading, standings: Standings): string[] {
  return shownIn(standings)
    .filter(each => !isBlind(each, caller.role))
    .flatMap(({ personId }) => personId ?? [])
}

/** What those of the team are called: whoever a record is about, and the mentors whose turn it is. */
async function teamNames(reading: Reading, standings: Standings): Promise<TeamNames> {
  const mentors = await mentorNames(
    reading,
    standings.parts.elsewhere.map(({ mentorId }) => mentorId),
  )
  const holders = await holderNames(
    reading,
    shownIn(standings).flatMap(({ holderId }) => holderId ?? []),
  )
  return { mentor: each => mentors(each.mentorId), holder: holders }
}

interface TeamNames {
  mentor(standing: Standing): string | null
  holder(accountId: string): string | null
}

export const nobodyOfTheTeam: TeamNames = { mentor: () => null, holder: () => null }

export async function workIn(
  reading: Reading,
  { parts: { overdue, due, soon, elsewhere }, more, tooLong }: Standings,
  { notices, settings, deputies }: Found,
  known: (personId: string) => Known,
  team: TeamNames,
): Promise<WorkToday> {
  const { at, caller } = reading
  const itemOf = (each: Standing): WorkToday['due'][number] => {
    const { kind, id, clinicId, holderId, words, nextSessionAt, stateSince } = each
    const personId = isBlind(each, caller.role) ? null : each.personId
    const dueAt = whenDue(each)
    return {
      kind,
      id,
      clinicId,
      personId,
      name: personId !== null ? known(personId).called : holderId === null ? null : team.holder(holderId),
      label: words.label,
      owner: words.owner,
      whose: words.owner === 'mentor' ? team.mentor(each) : null,
      waitsFor: words.waitsFor,
      since: stateSince,
      tooLong: tooLong(each),
      dueAt,
      overdue: isOverdue(dueAt, at),
      nextSessionAt,
    }
  }
  return {
    overdue: overdue.map(itemOf),
    due: due.map(itemOf),
    soon: soon.map(itemOf),
    elsewhere: elsewhere.map(itemOf),
    more: [...more],
    notices: noticesIn(notices),
    covers: coversIn(reading, deputies),
    tooLong: caller.role === 'safeguardingLead' ? await tooLongAt(reading, graceIn(settings)) : [],
    administering: maySee(caller.role, 'account') === 'all' ? await administeringOf(reading) : null,
  }
}

function whenDue({ dueAt, nextSessionAt }: Standing): Instant | null {
  if (dueAt === null || nextSessionAt === null) return dueAt ?? nextSessionAt
  return dueAt < nextSessionAt ? dueAt : nextSessionAt
}

function soonestFirst(one: Standing, other: Standing): number {
  return (whenDue(one) ?? '').localeCompare(whenDue(other) ?? '') || one.id.localeCompare(other.id)
}

/** A mentor also answers a proposal, which is the coordinator's turn in every other respect. */
function isMine(
  { kind, path, holderId, mentorId, mentorAccepts, words }: Standing,
  turn: Owner,
  caller: Caller,
): boolean {
  if (subjectOf(kind) === 'teamMember' && turn !== 'coordinator')
    return words.owner === turn && holderId === caller.accountId
  if (turn !== 'mentor') return words.owner === turn
  if (kind === 'onboarding') return path === 'matching.proposed' && !mentorAccepts
  return words.owner === 'mentor' && mentorId === caller.mentorId
}

function isBlind({ kind, path }: Standing, role: Role): boolean {
  return role === 'mentor' && kind === 'onboarding' && path === 'matching.proposed'
}
