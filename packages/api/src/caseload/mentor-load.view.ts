/** The caseload of one mentor, for a coordinator: whom they support, how much it weighs and what time it takes. */
import { type Lifecycle, wordsOf } from '@alongside/domain/lifecycle'
import { lifecycles } from '@alongside/domain/lifecycles'
import { type MentorFacts, placesOf } from '@alongside/domain/mentor-readiness'
import { Id } from '@alongside/domain/people'
import { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import { isOverdue } from '../lifecycle/lifecycle.view.ts'
import { mentorNames } from '../mentor/mentor-names.ts'
import { knownPeople } from '../person/known-people.ts'
import type { Reading } from '../read.ts'

/** The time that a mentor gave lately is counted over four weeks. */
const WEEKS = 4

const Supported = z.strictObject({
  kind: z.enum(['onboarding', 'mentoring', 'discharge']),
  id: Id,
  personId: Id,
  name: z.string().nullable(),
  clinicId: Id,
  state: z.string(),
  label: z.string(),
  waitsFor: z.string(),
  since: Instant,
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  lastSessionAt: Instant.nullable(),
  nextSessionAt: Instant.nullable(),
  /** 2 takes two places. */
  weight: z.int(),
})

export const MentorLoadView = z.strictObject({
  mentorId: Id,
  called: z.string().nullable(),
  notNow: z.boolean(),
  capacity: z.int(),
  /** Places taken everywhere, with those who weigh double counted twice. */
  placesTaken: z.int(),
  openPeople: z.int(),
  /** What the mentor said they have, and what sessions of the last weeks came to, both for one week. */
  hoursAWeek: z.int().nullable(),
  minutesAWeek: z.int(),
  people: z.array(Supported),
})
export type MentorLoadView = z.infer<typeof MentorLoadView>

interface Row {
  kind: 'onboarding' | 'mentoring' | 'discharge'
  id: string
  person_id: string
  clinic_id: string
  state: string
  value: unknown
  machine_version: string
  seq: number
  state_since: Instant
  due_at: Instant | null
  last_session_at: Instant | null
  next_session_at: Instant | null
  weight: number
}

export async function mentorLoad(reading: Reading, mentorId: string): Promise<MentorLoadView | null> {
  const { db, at } = reading
  const { rows: mentors } = await sql<{
    not_now: boolean
    standing: MentorFacts['standing']
    capacity: number
    weekly_hours: number | null
    open_people: number
    open_places: number
    minutes: number
  }>`
    select m.not_now, m.standing, m.capacity, m.weekly_hours, authz.open_people(m.id) as open_people,
      authz.open_places(m.id) as open_places,
      (select coalesce(sum(s.minutes), 0)::int from session_log s where s.mentor_id = m.id and s.outcome = 'held'
        and s.retracted_at is null and s.held_at > ${at}::timestamptz - ${WEEKS * 7} * interval '1 day'
        and s.held_at <= ${at}::timestamptz) as minutes
    from mentor m where m.id = ${mentorId}::uuid
      and exists (select 1 from mentor_clinic c where c.mentor_id = m.id)`.execute(db)
  const [mentor] = mentors
  if (!mentor) return null
  const { rows } = await sql<Row>`
    select l.*, coalesce(w.weight, 1) as weight from (
      select 'mentoring' as kind, id, episode_id, person_id, clinic_id, state, value, machine_version, seq, state_since,
        due_at, last_session_at, next_session_at from mentoring where mentor_id = ${mentorId}::uuid and status = 'active'
      union all
      select 'discharge', id, episode_id, person_id, clinic_id, state, value, machine_version, seq, state_since, due_at,
        null, null from discharge
        where mentor_id = ${mentorId}::uuid and state in ('planned', 'closingHeld', 'summaryAgreed')
      union all
      select 'onboarding', id, episode_id, person_id, clinic_id, state, value, machine_version, seq, state_since, due_at,
        null, null from onboarding where mentor_id = ${mentorId}::uuid and status = 'active' and state = 'matching'
    ) l
    left join mentor_load w on w.mentor_id = ${mentorId}::uuid and w.episode_id = l.episode_id
    order by l.due_at nulls last, l.id`.execute(db)
  const known = await knownPeople(
    reading,
    rows.map(({ person_id }) => person_id),
  )
  const called = await mentorNames(reading, [mentorId])
  return {
    mentorId,
    called: called(mentorId),
    notNow: mentor.not_now,
    capacity: placesOf(mentor),
    placesTaken: mentor.open_places,
    openPeople: mentor.open_people,
    hoursAWeek: mentor.weekly_hours,
    minutesAWeek: Math.round(mentor.minutes / WEEKS),
    people: rows.map(row => {
      const lifecycle: Lifecycle = lifecycles[row.kind]
      const { label, waitsFor } = wordsOf(lifecycle, {
        kind: row.kind,
        version: row.machine_version,
        seq: row.seq,
        status: 'active',
        value: row.value as Parameters<typeof wordsOf>[1]['value'],
        context: {},
      })
      return {
        kind: row.kind,
        id: row.id,
        personId: row.person_id,
        name: known(row.person_id).called,
        clinicId: row.clinic_id,
        state: row.state,
        label,
        waitsFor,
        since: row.state_since,
        dueAt: row.due_at,
        overdue: isOverdue(row.due_at, at),
        lastSessionAt: row.last_session_at,
        nextSessionAt: row.next_session_at,
        weight: row.weight,
      }
    }),
  }
}
