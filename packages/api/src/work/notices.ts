/** What is left for an account to hear: reminders that nobody has acted on yet, and tasks that nobody ticked off. */
import { Reminder, reminderWords } from '@alongside/domain/effects'
import { type Kind, kinds } from '@alongside/domain/lifecycles'
import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { Reading } from '../read.ts'

export const NoticeView = z.strictObject({
  id: Id,
  of: Reminder,
  sentence: z.string(),
  /** It stays until somebody ticks it off; any other is over once somebody has acted. */
  untilDone: z.boolean(),
  at: Instant,
  kind: z.enum(kinds).nullable(),
  lifecycleId: Id.nullable(),
  personId: Id.nullable(),
})
export type NoticeView = z.infer<typeof NoticeView>

const MOST = 200

/** Reminders that somebody ticks off. All others are about a clock, and are over once a person has acted. */
const untilDone: readonly Reminder[] = [
  'handleWithdrawal',
  'debriefMentor',
  'concernRaised',
  'callMentor',
  'unusualAccess',
  'clinicMessage',
  'overdueCheckOut',
  'concernFeedback',
  'recordOpened',
  'supervisionMissed',
]

export async function openNotices(reading: Reading): Promise<NoticeView[]> {
  return noticesIn((await noticeRows(reading)?.execute()) ?? [])
}

/** The query behind it. The jobs process has no account, and nobody lets it know anything. */
export function noticeRows({ db, caller }: Reading) {
  if (caller.accountId === null) return undefined
  let query = db
    .selectFrom('notice as n')
    // whoever withdrew is out of sight: there is no page to lead to
    .select(['n.id', 'n.of', 'n.at', 'n.kind', 'n.lifecycle_id'])
    .select(
      (maySee(caller.role, 'personContact')
        ? sql<string | null>`(select p.id from person p where p.id = n.person_id)`
        : sql<string | null>`null::uuid`
      ).as('person_id'),
    )
    .where('n.account_id', '=', caller.accountId)
    .where('n.done_at', 'is', null)
    .orderBy('n.at', 'desc')
    .orderBy('n.id')
    .limit(MOST)
  const seen = kinds.filter(kind => maySee(caller.role, kind))
  if (seen.length > 0)
    query = query.where(eb =>
      eb.or([
        eb('n.of', 'in', [...untilDone]),
        eb('n.lifecycle_id', 'is', null),
        eb.and([
          // of a record that has ended, or is no longer theirs, nobody is reminded
          eb.or(
            seen.map(
              kind => sql<boolean>`(n.kind = ${kind} and exists (
                select 1 from ${sql.table(kind)} l where l.id = n.lifecycle_id and l.status = 'active'))`,
            ),
          ),
          // the same clock may ring many times; what counts is whether anybody has acted since
          eb.not(
            eb.exists(
              eb
                .selectFrom('journal as j')
                .select('j.seq')
                .whereRef('j.kind', '=', 'n.kind')
                .whereRef('j.lifecycle_id', '=', 'n.lifecycle_id')
                .whereRef('j.at', '>', 'n.at')
                .where('j.role', '<>', 'system'),
            ),
          ),
        ]),
      ]),
    )
  return query
}

type NoticeRow = Awaited<ReturnType<NonNullable<ReturnType<typeof noticeRows>>['execute']>>[number]

export function noticesIn(rows: readonly NoticeRow[]): NoticeView[] {
  return newestOfEach(rows).map(({ id, of, at, kind, lifecycle_id, person_id }) => ({
    id,
    of: Reminder.parse(of),
    sentence: reminderWords[Reminder.parse(of)],
    untilDone: untilDone.includes(Reminder.parse(of)),
    at,
    kind: kind as Kind | null,
    lifecycleId: lifecycle_id,
    personId: person_id,
  }))
}

/** A clock that nobody hears rings again; one line is enough. */
function newestOfEach<N extends { of: string; lifecycle_id: string | null; id: string }>(
  rows: readonly N[],
): N[] {
  const seen = new Set<string>()
  return rows.filter(({ of, lifecycle_id, id }) => {
    const key = lifecycle_id === null ? id : `${of} ${lifecycle_id}`
    const first = !seen.has(key)
    seen.add(key)
    return first
  })
}
