/** Sessions as they were written up. Only the coordinator and the mentor of the person ever see one. */

import { Id } from '@alongside/domain/people'
import { maySee } from '@alongside/domain/permissions'
import { SessionOutcome } from '@alongside/domain/session'
import { MeetingMode, Theme } from '@alongside/domain/themes'
import { Instant } from '@alongside/domain/time'
import * as z from 'zod'
import type { DataKeys } from '../database/keys.ts'
import type { Reading } from '../read.ts'

export const SessionView = z.strictObject({
  sessionId: Id,
  mentoringId: Id,
  heldAt: Instant,
  outcome: SessionOutcome,
  mode: MeetingMode.nullable(),
  minutes: z.int().nullable(),
  themes: z.array(Theme),
  note: z.string().nullable(),
  recordedAt: Instant,
  retractedAt: Instant.nullable(),
})
export type SessionView = z.infer<typeof SessionView>

/** The sessions of one episode, the newest first; none for a role that may not see any. */
export async function sessionsOf(
  reading: Reading,
  personId: string,
  episodeId: string,
): Promise<SessionView[]> {
  const query = sessionRows(reading, personId, episodeId)
  if (!query) return []
  const rows = await query.execute()
  return sessionsIn(rows, personId, await reading.keysOfPeople([personId]))
}

export function sessionRows({ db, caller }: Reading, personId: string, episodeId: string) {
  if (!maySee(caller.role, 'sessionLog')) return undefined
  return db
    .selectFrom('session_log as s')
    .leftJoin('note as n', 'n.id', 's.note_id')
    .where('s.person_id', '=', personId)
    .where('s.episode_id', '=', episodeId)
    .select([
      's.id',
      's.mentoring_id',
      's.held_at',
      's.outcome',
      's.mode',
      's.minutes',
      's.themes',
      's.recorded_at',
      's.retracted_at',
      'n.id as note_id',
      'n.text_sealed',
    ])
    .orderBy('s.held_at', 'desc')
    .orderBy('s.id')
}

type SessionRow = Awaited<ReturnType<NonNullable<ReturnType<typeof sessionRows>>['execute']>>[number]

export function sessionsIn(rows: readonly SessionRow[], personId: string, keys: DataKeys): SessionView[] {
  return rows.map(row => ({
    sessionId: row.id,
    mentoringId: row.mentoring_id,
    heldAt: row.held_at,
    outcome: row.outcome,
    mode: MeetingMode.nullable().parse(row.mode),
    minutes: row.minutes,
    themes: z.array(Theme).parse(row.themes),
    note:
      row.note_id === null
        ? null
        : keys.open(personId, row.text_sealed, { table: 'note', column: 'text_sealed', id: row.note_id }),
    recordedAt: row.recorded_at,
    retractedAt: row.retracted_at,
  }))
}
