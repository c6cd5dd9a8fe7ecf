/** How recent the supervision of each mentor is, for the coordinator, and of oneself, for a mentor. */
import { SupervisionRecency, supervisionRecency } from '@alongside/domain/supervision'
import { londonDateOf, PlainDate } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import type { Reading } from '../read.ts'

export const MentorRecency = z.strictObject({
  mentorId: z.uuid(),
  called: z.string().nullable(),
  lastOn: PlainDate.nullable(),
  recency: SupervisionRecency,
})
export type MentorRecency = z.infer<typeof MentorRecency>

export async function recencies(reading: Reading): Promise<MentorRecency[]> {
  const { db, caller, at } = reading
  const { rows } = await sql<{
    mentor_id: string
    clinic_id: string
    started_on: PlainDate | null
    last_on: PlainDate | null
  }>`
    select m.id as mentor_id, min(c.clinic_id::text)::uuid as clinic_id, m.started_on, (
      select (max(a.held_at) at time zone 'Europe/London')::date
      from supervision_attendance a where a.mentor_id = m.id
    ) as last_on
    from mentor m join mentor_clinic c on c.mentor_id = m.id
    where m.standing <> 'left' and (${caller.mentorId}::uuid is null or m.id = ${caller.mentorId})
    group by m.id, m.started_on
    order by m.id`.execute(db)
  const nameOf = await mentorNames(
    reading,
    rows.map(({ mentor_id }) => mentor_id),
  )
  const clinicIds = [...new Set(rows.map(({ clinic_id }) => clinic_id))]
  const settings = new Map(
    await Promise.all(
      clinicIds.map(
        async clinicId => [clinicId, (await settingsOf({ db }, clinicId, at)).supervision] as const,
      ),
    ),
  )
  return rows.flatMap(row => {
    const clocks = settings.get(row.clinic_id)
    if (!clocks) return []
    return [
      {
        mentorId: row.mentor_id,
        called: nameOf(row.mentor_id),
        lastOn: row.last_on,
        recency: supervisionRecency(
          { lastOn: row.last_on, startedOn: row.started_on },
          londonDateOf(at),
          clocks,
        ),
      },
    ]
  })
}
