/** All that the page of one person needs, in one statement; moments as ISO text, sealed text as base64. */

import type { RatingMoment } from '@alongside/domain/goals'
import type { Instrument, MeasureMoment, Scores } from '@alongside/domain/measures'
import type { Role } from '@alongside/domain/people'
import type { SessionOutcome } from '@alongside/domain/session'
import type { MeetingMode } from '@alongside/domain/themes'
import { type Instant, londonDateOf, type PlainDate } from '@alongside/domain/time'
import { type RawBuilder, sql } from 'kysely'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import type { Reading } from '../read.ts'

export type StoredRecord = LifecycleRow & { kind: 'onboarding' | 'mentoring' | 'discharge' }

export interface StoredPerson {
  readonly called_sealed: string | null
  readonly contact_sealed: string | null
  readonly contact_rules: unknown
  readonly clinic_name: string
  readonly settings: unknown
  readonly wrapped: Uint8Array | null
  readonly records: readonly StoredRecord[]
  readonly sessions: readonly {
    sessionId: string
    mentoringId: string
    heldAt: Instant
    outcome: SessionOutcome
    mode: MeetingMode | null
    minutes: number | null
    themes: string[]
    recordedAt: Instant
    retractedAt: Instant | null
    note_id: string | null
    text_sealed: string | null
  }[]
  readonly said: readonly { id: string; type: string; field: string; text_sealed: string }[]
  readonly goals: readonly {
    goalId: string
    setAt: Instant
    letGoAt: Instant | null
    text_sealed: string
    ratings: { at: Instant; moment: RatingMoment; rating: number }[]
  }[]
  readonly measures: readonly {
    id: string
    instrument: Instrument
    moment: MeasureMoment
    askedOn: PlainDate
    scores: Scores
  }[]
  readonly weight: number
  readonly draft: { id: string; changedAt: Instant } | null
  readonly lately: readonly {
    recordId: string
    kind: StoredRecord['kind']
    seq: number
    at: Instant
    type: string
    by: Role
  }[]
}

/** A moment as JSON carries it elsewhere in the programme. */
function moment(column: string): RawBuilder<unknown> {
  return sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

function text(column: string): RawBuilder<unknown> {
  return sql`translate(encode(${sql.ref(column)}, 'base64'), E'\\n', '')`
}

function recordsOf(kind: StoredRecord['kind'], only: RawBuilder<unknown> = sql``): RawBuilder<unknown> {
  return sql`
    select l.opened_at, json_build_object('kind', ${sql.lit(kind)}::text, 'id', l.id, 'episodeId', l.episode_id,
      'clinicId', l.clinic_id, 'personId', l.person_id, 'state', l.state, 'path', l.path, 'value', l.value,
      'context', l.context, 'machineVersion', l.machine_version, 'seq', l.seq, 'status', l.status,
      'openedAt', ${moment('l.opened_at')}, 'changedAt', ${moment('l.changed_at')},
      'stateSince', ${moment('l.state_since')}, 'endedAt', ${moment('l.ended_at')},
      'dueAt', ${moment('l.due_at')}) as record
    from ${sql.table(kind)} l where l.person_id = p.id ${only}`
}

/** Before both sides said yes a mentor is asked about a match, and not about a person. */
const matched = sql`and l.path in ('matching.agreed', 'introduced')`

export async function storedPerson({ db, caller, at }: Reading, id: string): Promise<StoredPerson | null> {
  const { rows } = await sql<StoredPerson>`
    select ${text('p.called_sealed')} as called_sealed, ${text('p.contact_sealed')} as contact_sealed,
      p.contact_rules, c.name as clinic_name, k.wrapped,
      (select s.settings from clinic_setting s
        where s.clinic_id = p.clinic_id and s.effective_on <= ${londonDateOf(at)}::date
        order by s.effective_on desc, s.set_at desc limit 1) as settings,
      (select coalesce(json_agg(r.record order by r.opened_at desc), '[]') from (
        ${recordsOf('mentoring')} union all ${recordsOf('discharge')}
        union all ${recordsOf('onboarding', matched)}) r) as records,
      (select coalesce(json_agg(json_build_object('sessionId', s.id, 'mentoringId', s.mentoring_id,
          'heldAt', ${moment('s.held_at')}, 'outcome', s.outcome, 'mode', s.mode, 'minutes', s.minutes,
          'themes', s.themes, 'recordedAt', ${moment('s.recorded_at')},
          'retractedAt', ${moment('s.retracted_at')}, 'note_id', n.id, 'text_sealed', ${text('n.text_sealed')})
          order by s.held_at desc, s.id), '[]')
        from session_log s left join note n on n.id = s.note_id where s.person_id = p.id) as sessions,
      (select coalesce(json_agg(json_build_object('id', n.id, 'type', j.type, 'field', n.field,
          'text_sealed', ${text('n.text_sealed')}) order by n.at), '[]')
        from note n join journal j on j.kind = n.kind and j.lifecycle_id = n.lifecycle_id and j.seq = n.seq
        where n.person_id = p.id and j.type in ('assess', 'holdClosing', 'review')) as said,
      (select coalesce(json_agg(json_build_object('goalId', g.id, 'setAt', ${moment('g.set_at')},
          'letGoAt', ${moment('g.let_go_at')}, 'text_sealed', ${text('g.text_sealed')},
          'ratings', (select coalesce(json_agg(json_build_object('at', ${moment('r.at')}, 'moment', r.moment,
            'rating', r.rating) order by r.at), '[]') from goal_rating r where r.goal_id = g.id))
          order by g.set_at, g.id), '[]')
        from goal g where g.person_id = p.id) as goals,
      (select coalesce(json_agg(json_build_object('id', m.id, 'instrument', m.instrument, 'moment', m.moment,
          'askedOn', m.asked_on, 'scores', m.scores) order by m.asked_on, m.recorded_at), '[]')
        from measure_answer m where m.person_id = p.id and m.retracted_at is null) as measures,
      coalesce((select w.weight from mentor_load w join mentoring l on l.episode_id = w.episode_id
        where l.person_id = p.id and l.status = 'active' and w.mentor_id = ${caller.mentorId}::uuid), 1) as weight,
      (select json_build_object('id', d.id, 'changedAt', ${moment('d.changed_at')}) from draft d
        where d.account_id = ${caller.accountId}::uuid and d.form = 'logSession' and d.about_id = p.id
          and d.expires_at > ${at}::timestamptz order by d.changed_at desc limit 1) as draft,
      (select coalesce(json_agg(json_build_object('recordId', j.lifecycle_id, 'kind', j.kind,
          'seq', j.seq, 'at', ${moment('j.at')}, 'type', j.type,
          'by', j.role) order by j.at desc, j.seq desc), '[]')
        from (select * from journal where person_id = p.id and kind in ('onboarding', 'mentoring', 'discharge')
          order by at desc, seq desc limit 8) j) as lately
    from person p join clinic c on c.id = p.clinic_id
    left join data_key k on k.owner_id = p.id and k.destroyed_at is null
    where p.id = ${id} and p.erased_at is null`.execute(db)
  return rows[0] ?? null
}
