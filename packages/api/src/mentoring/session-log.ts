/** The rows of single sessions, and the monthly count that the figures are read from, in the event's transaction. */
import type { MentoringCommand, MentoringContext } from '@alongside/domain/mentoring'
import { londonDateOf, plainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import type { Taken, Taking } from '../lifecycle/registration.ts'

type LogSession = Extract<MentoringCommand, { type: 'logSession' }>
type RetractSession = Extract<MentoringCommand, { type: 'retractSession' }>

/** Whether a session with this id is written up. One that was taken back can be neither taken back nor used again. */
export async function sessionStands(
  { db, row }: Taking<MentoringCommand>,
  event: LogSession | RetractSession,
): Promise<boolean> {
  const found = await db
    .selectFrom('session_log')
    .select('retracted_at')
    .where('mentoring_id', '=', row.id)
    .where('id', '=', event.sessionId)
    .executeTakeFirst()
  return found !== undefined && (event.type === 'logSession' || found.retracted_at === null)
}

export async function keepSession(taken: Taken<MentoringContext, MentoringCommand>, event: LogSession): Promise<void> {
  const { db, row, at, after, notes } = taken
  await db
    .insertInto('session_log')
    .values({
      id: event.sessionId,
      mentoring_id: row.id,
      seq: after.seq,
      episode_id: row.episodeId,
      clinic_id: row.clinicId,
      person_id: row.personId,
      mentor_id: after.context.mentorId,
      held_at: event.heldAt,
      outcome: event.outcome,
      mode: event.mode,
      minutes: event.minutes,
      themes: event.themes,
      two_way: event.outcome === 'held',
      wellbeing: event.mentorWellbeing ?? null,
      note_id: notes.note ?? null,
      recorded_at: at,
    })
    .execute()
  await countMonth(taken, row.clinicId, row.personId, event.heldAt)
}

export async function takeSessionBack(
  taken: Taken<MentoringContext, MentoringCommand>,
  event: RetractSession,
): Promise<void> {
  const { db, row, at } = taken
  const session = await db
    .selectFrom('session_log')
    .select('held_at')
    .where('id', '=', event.sessionId)
    .where('mentoring_id', '=', row.id)
    .executeTakeFirstOrThrow()
  await db
    .updateTable('session_log')
    .set({ retracted_at: at })
    .where('mentoring_id', '=', row.id)
    .where('id', '=', event.sessionId)
    .execute()
  await countMonth(taken, row.clinicId, row.personId, session.held_at)
}

/**
 * Counts one person's month again from its sessions. A recount instead of an addition: a month has a handful of
 * sessions, and a count that is always made whole cannot drift from what it counts.
 */
async function countMonth(
  { db }: Pick<Transaction, 'db'>,
  clinicId: string,
  personId: string,
  heldAt: LogSession['heldAt'],
): Promise<void> {
  const month = plainDate(`${londonDateOf(heldAt).slice(0, 7)}-01`)
  await sql`
    insert into support_month as m
      (clinic_id, person_id, month, interactions, one_way, no_shows, cancelled, minutes, first_at, last_at)
    select ${clinicId}::uuid, ${personId}::uuid, ${month}::date,
      count(*) filter (where outcome = 'held' and two_way),
      count(*) filter (where outcome = 'held' and not two_way),
      count(*) filter (where outcome = 'personDidNotCome'),
      count(*) filter (where outcome in ('personCancelled', 'mentorCancelled', 'clinicCancelled')),
      coalesce(sum(minutes) filter (where outcome = 'held'), 0),
      min(held_at) filter (where outcome = 'held'),
      max(held_at) filter (where outcome = 'held')
    from session_log
    where person_id = ${personId}::uuid and clinic_id = ${clinicId}::uuid and retracted_at is null
      and held_at >= (${month}::date)::timestamp at time zone 'Europe/London'
      and held_at < (${month}::date + interval '1 month') at time zone 'Europe/London'
    on conflict (clinic_id, person_id, month) do update set
      interactions = excluded.interactions, one_way = excluded.one_way, no_shows = excluded.no_shows,
      cancelled = excluded.cancelled, minutes = excluded.minutes,
      first_at = excluded.first_at, last_at = excluded.last_at
  `.execute(db)
}
