/** How recent the supervision of each mentor is, for the coordinator, and of oneself, for a mentor. */
import type { StandingContext } from '@alongside/domain/standing'
import { SupervisionRecency, supervisedUntil, supervisionRecency } from '@alongside/domain/standing'
import { londonDateOf, PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { mentorNames } from '../mentor/mentor-names.ts'
import type { Reading } from '../read.ts'

export const MentorRecency = z.strictObject({
  mentorId: z.uuid(),
  called: z.string().nullable(),
  lastOn: PlainDate.nullable(),
  /** The last day for which it is in date: also before their first, which is counted from their sign-off. */
  until: PlainDate.nullable(),
  recency: SupervisionRecency,
})
export type MentorRecency = z.infer<typeof MentorRecency>

export async function recencies(reading: Reading): Promise<MentorRecency[]> {
  const { db, caller, at } = reading
  const { rows } = await sql<{
    mentor_id: string
    standings: Pick<StandingContext, 'items' | 'clocks'>[]
    last_on: PlainDate | null
  }>`
    select m.id as mentor_id, (
      select coalesce(jsonb_agg(jsonb_build_object('items', s.context -> 'items', 'clocks', s.context -> 'clocks')), '[]')
      from standing s where s.mentor_id = m.id and s.status = 'active'
    ) as standings, (
      select (max(a.held_at) at time zone 'Europe/London')::date
      from supervision_attendance a where a.mentor_id = m.id
    ) as last_on
    from mentor m
    where m.standing <> 'left' and (${caller.mentorId}::uuid is null or m.id = ${caller.mentorId})
      and exists (select 1 from mentor_clinic c where c.mentor_id = m.id)
    order by m.id`.execute(db)
  // nobody has to be told their own name
  const nameOf = await mentorNames(
    reading,
    caller.role === 'mentor' ? [] : rows.map(({ mentor_id }) => mentor_id),
  )
  return rows.map(row => ({
    mentorId: row.mentor_id,
    called: nameOf(row.mentor_id),
    lastOn: row.last_on,
    until: supervisedUntil(row.standings),
    recency: supervisionRecency(row.standings, londonDateOf(at)),
  }))
}
