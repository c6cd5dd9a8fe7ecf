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
  // the same clock may ring many times, and one line is enough: the newest of each speaks for those before it
  let query = db
    .selectFrom(
      db
        .selectFrom('notice')
        .select(['id', 'of', 'at', 'kind', 'lifecycle_id', 'person_id'])
        .distinctOn(['of', sql`coalesce(lifecycle_id, id)`])
        .where('account_id', '=', caller.accountId)
        .where('done_at', 'is', null)
        .orderBy('of')
        .orderBy(sql`coalesce(lifecycle_id, id)`)
        .orderBy('at', 'desc')
        .orderBy('id')
        .as('n'),
    )
    // whoever withdrew is out of sight: there is no page to lead to
    .select(['n.id', 'n.of', 'n.at', 'n.kind', 'n.lifecycle_id'])
    .select(
      (maySee(caller.role, 'personContact')
        ? sql<string | null>`(select p.id from person p where p.id = n.person_id)`
        : sql<string | null>`null::uuid`
      ).as('person_id'),
    )
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
          // nor of what somebody has acted on since; who acted last stands at the end of the journal
          sql<boolean>`coalesce((
            select j.at from journal j
            where j.kind = n.kind and j.lifecycle_id = n.lifecycle_id and j.role <> 'system'
            order by j.seq desc limit 1) <= n.at, true)`,
        ]),
      ]),
    )
  return query
}

type NoticeRow = Awaited<ReturnType<NonNullable<ReturnType<typeof noticeRows>>['execute']>>[number]

export function noticesIn(rows: readonly NoticeRow[]): NoticeView[] {
  return rows.map(({ id, of, at, kind, lifecycle_id, person_id }) => ({
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
