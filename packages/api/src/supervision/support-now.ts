/** The support that goes on at a clinic now, as far as the one who asks may see it: what an agenda is made of. */
import type { MentoringContext } from '@alongside/domain/mentoring'
import type { Alias, SupportNow } from '@alongside/domain/supervision'
import type { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Transaction } from '../database/acting.ts'
import type { Keyring } from '../database/keys.ts'
import { aliasFor } from './aliases.ts'

export interface Supported extends SupportNow {
  readonly episodeId: string
  readonly personId: string
  readonly mentorId: string | null
  readonly alias: Alias
  /** They agreed, and have not taken it back, to being spoken of by name. */
  readonly mayBeNamed: boolean
}

interface Row {
  episode_id: string
  person_id: string
  mentor_id: string | null
  kind: 'onboarding' | 'mentoring' | 'discharge'
  state: string
  due_at: Instant | null
  context: Partial<MentoringContext>
  open_concern: boolean
  may_be_named: boolean | null
}

/** One query, however many there are; row-level security decides which. */
export async function supportAt(
  { db }: Pick<Transaction, 'db'>,
  keyring: Keyring,
  clinicId: string,
  mentorId: string | null = null,
): Promise<Supported[]> {
  const { rows } = await sql<Row>`
    with going_on as (
      select episode_id, person_id, mentor_id, 'onboarding' as kind, state, due_at, context
      from onboarding where clinic_id = ${clinicId} and status = 'active' and path <> 'matching.proposed'
      union all
      select episode_id, person_id, mentor_id, 'mentoring', state, due_at, context
      from mentoring where clinic_id = ${clinicId} and status = 'active'
      union all
      select episode_id, person_id, mentor_id, 'discharge', state, due_at, context
      from discharge where clinic_id = ${clinicId} and state in ('planned', 'closingHeld', 'summaryAgreed')
    )
    select g.*, g.episode_id in (
      select authz.open_concerns(array(select episode_id from going_on))
    ) as open_concern, (
      select c.given and c.withdrawn_at is null from consent c
      where c.person_id = g.person_id and c.scope = 'teamDiscussion' and c.lapsed_at is null
      order by c.at desc limit 1
    ) as may_be_named
    from going_on g
    where ${mentorId}::uuid is null or g.mentor_id = ${mentorId}
    order by g.due_at nulls last, g.episode_id`.execute(db)
  return rows.map(row => ({
    episodeId: row.episode_id,
    personId: row.person_id,
    mentorId: row.mentor_id,
    alias: aliasFor(keyring, clinicId, row.episode_id),
    mayBeNamed: row.may_be_named ?? false,
    dueAt: row.due_at,
    noShows: row.kind === 'mentoring' ? (row.context.noShows ?? 0) : 0,
    notHeardFrom: row.state === 'notHeardFrom',
    openConcern: row.open_concern,
    ending: row.kind === 'discharge',
  }))
}
