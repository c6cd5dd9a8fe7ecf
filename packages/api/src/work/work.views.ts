/** My work today: what is due, late or soon in the records whose turn is mine, and what somebody let me know. */
import { type Owner, type StateWords, wordsOf } from '@alongside/domain/lifecycle'
import { type Kind, kinds, lifecycles, subjectOf } from '@alongside/domain/lifecycles'
import { Id, type Role } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant, londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Caller } from '../actor.ts'
import { together } from '../database/together.ts'
import { isOverdue } from '../lifecycle/lifecycle.view.ts'
import { type BareRow, personIdsOf, positionOf, subjectColumnsOf } from '../lifecycle/registration.ts'
import { rowOf, selectRows } from '../lifecycle/stored-rows.ts'
import { type Known, knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'
import { NoticeView, noticeRows, noticesIn } from './notices.ts'

const WorkItem = z.strictObject({
  kind: z.enum(kinds),
  id: Id,
  /** Null for a proposal: before both sides said yes a mentor is asked about a match, not about a person. */
  personId: Id.nullable(),
  /** What they like to be called; null when the actor may not know. */
  name: z.string().nullable(),
  label: z.string(),
  waitsFor: z.string(),
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  nextSessionAt: Instant.nullable(),
})

export const WorkToday = z.strictObject({
  overdue: z.array(WorkItem),
  due: z.array(WorkItem),
  soon: z.array(WorkItem),
  notices: z.array(NoticeView),
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
  const { notices, waiting } = await together(reading.db, workQueries(reading))
  const mine = mineAmong(reading, waiting)
  return workIn(reading, mine, noticesIn(notices), await knownPeople(reading, peopleIn(reading, mine)))
}

/** What is to be asked for it: the notices of this account, and the records that may be its turn. */
export function workQueries(reading: Reading) {
  return { notices: noticeRows(reading), waiting: waitingRows(reading) }
}

export function mineAmong({ caller }: Reading, rows: readonly WaitingRow[]): Standing[] {
  const turn = turns[caller.role]
  return turn === undefined ? [] : rows.map(standingOf).filter(each => isMine(each, turn, caller))
}

/** Whom a page of this work names. */
export function peopleIn({ caller }: Reading, mine: readonly Standing[]): string[] {
  return mine.filter(each => !isBlind(each, caller.role)).flatMap(({ row }) => personIdsOf(row))
}

export function workIn(
  { at, caller }: Reading,
  mine: readonly Standing[],
  notices: NoticeView[],
  known: (personId: string) => Known,
): WorkToday {
  const tomorrow = londonInstant(plusDays(londonDateOf(at), 1))
  const items = mine
    .map(each => {
      const personId = isBlind(each, caller.role) ? null : subjectColumnsOf(each.row).person_id
      const dueAt = soonerOf(each.row.dueAt, each.nextSessionAt)
      return {
        kind: each.kind,
        id: each.row.id,
        personId,
        name: personId === null ? null : known(personId).called,
        label: each.words.label,
        waitsFor: each.words.waitsFor,
        dueAt,
        overdue: isOverdue(dueAt, at),
        nextSessionAt: each.nextSessionAt,
      }
    })
    .sort(
      (one, other) => (one.dueAt ?? '').localeCompare(other.dueAt ?? '') || one.id.localeCompare(other.id),
    )
  return {
    overdue: items.filter(({ overdue }) => overdue),
    due: items.filter(({ overdue, dueAt }) => !overdue && dueAt !== null && dueAt < tomorrow),
    soon: items.filter(({ overdue, dueAt }) => !overdue && dueAt !== null && dueAt >= tomorrow),
    notices,
  }
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

function isBlind({ kind, row }: Standing, role: Role): boolean {
  return role === 'mentor' && kind === 'onboarding' && row.path === 'matching.proposed'
}

function soonerOf(one: Instant | null, other: Instant | null): Instant | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
