/** The rows of single sessions, and the monthly count that the figures are read from, in the event's transaction. */
import type { MentoringCommand, MentoringContext, MentoringFacts } from '@alongside/domain/mentoring'
import { SessionOutcome } from '@alongside/domain/session'
import { CompiledQuery } from 'kysely'
import { later } from './database/later.ts'
import { writing } from './database/writing.ts'
import { recordSupport } from './impact/record-support.ts'
import type { Taken, Taking } from './lifecycle/registration.ts'

type LogSession = Extract<MentoringCommand, { type: 'logSession' }>
type RetractSession = Extract<MentoringCommand, { type: 'retractSession' }>

/**
 * Whether a session with this id is written up, and what it had come to. One that was taken back can be neither taken
 * back nor used again.
 */
export async function sessionAskedAbout(
  db: Taking['db'],
  mentoringId: string,
  event: { readonly type: string; readonly sessionId: string },
): Promise<Pick<MentoringFacts, 'sessionStands' | 'sessionOutcome'>> {
  const found = await db
    .selectFrom('session_log')
    .select(['outcome', 'retracted_at'])
    .where('mentoring_id', '=', mentoringId)
    .where('id', '=', event.sessionId)
    .executeTakeFirst()
  if (found === undefined) return { sessionStands: false }
  return {
    sessionStands: event.type === 'logSession' || found.retracted_at === null,
    sessionOutcome: SessionOutcome.parse(found.outcome),
  }
}

export async function keepSession(
  taken: Pick<Taken, 'db' | 'em' | 'row' | 'at' | 'after' | 'notes'>,
  event: Omit<LogSession, 'nextAt'>,
  mentoringId: string,
  mentorId: string,
): Promise<void> {
  const { db, row, at, notes } = taken
  const session = {
    id: event.sessionId,
    mentoring_id: mentoringId,
    seq: await nextSeq(taken, mentoringId),
    episode_id: row.episodeId,
    clinic_id: row.clinicId,
    person_id: row.personId,
    mentor_id: mentorId,
    held_at: event.heldAt,
    outcome: event.outcome,
    mode: event.mode,
    minutes: event.minutes,
    themes: event.themes,
    two_way: event.outcome === 'held',
    wellbeing: event.mentorWellbeing ?? null,
    note_id: notes.note ?? null,
    recorded_at: at,
  }
  await later(db, writing({ session_log: [session] }))
  // what was kept while it was typed has become a session
  await later(db, CompiledQuery.raw('delete from draft where id = $1', [event.sessionId]))
  await recordSupport(taken, row, event.heldAt)
}

/** A session is numbered by the event that wrote it up; one that came with an ending follows on from the last. */
async function nextSeq(
  { db, row, after }: Pick<Taken, 'db' | 'row' | 'after'>,
  mentoringId: string,
): Promise<number> {
  if (row.id === mentoringId) return after.seq
  const last = await db
    .selectFrom('mentoring')
    .select('seq')
    .where('id', '=', mentoringId)
    .executeTakeFirstOrThrow()
  return last.seq + after.seq
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
  await recordSupport(taken, row, session.held_at)
}
