/** What the rules of a discharge need to know, for one or for a whole list: the same number of queries. */
import type { ContactRules } from '@alongside/domain/contact-rules'
import type { DischargeContext, DischargeFacts } from '@alongside/domain/discharge'
import { maySee } from '@alongside/domain/permissions'
import type { Instant } from '@alongside/domain/time'
import { sql } from 'kysely'
import type { Caller } from '../actor.ts'
import type { Transaction } from '../database/acting.ts'
import { together } from '../database/together.ts'
import type { LifecycleRow } from '../lifecycle/registration.ts'
import { agreedIn, consentsNow } from '../person/consents.ts'

export async function dischargeFactsOf(
  { db, at, caller }: Pick<Transaction, 'db'> & { readonly at: Instant; readonly caller: Caller },
  rows: readonly LifecycleRow[],
  rulesOf: (personId: string) => ContactRules,
): Promise<(row: LifecycleRow) => DischargeFacts> {
  // a clinic, which may withdraw and record a death and no more, knows of no session
  const mayKnow = caller.role === 'system' || maySee(caller.role, 'mentoring') !== undefined
  const isNobody = rows.length === 0
  const { consents, concerns, ahead } = await together(db, {
    consents: isNobody
      ? undefined
      : consentsNow(
          { db },
          rows.map(({ personId }) => personId),
        ),
    concerns: isNobody ? undefined : withOpenConcern(rows.map(({ episodeId }) => episodeId)),
    ahead: isNobody || !mayKnow ? undefined : stillPlanned(db, rows, at),
  })
  const agreed = agreedIn(consents)
  const concerned = new Set(concerns.map(({ episode_id }) => episode_id))
  return row => ({
    contact: rulesOf(row.personId),
    openConcern: concerned.has(row.episodeId),
    // a session that was planned before the ending was is the closing meeting: once that was held, nothing is ahead
    futureSessions: closingHeld(row)
      ? 0
      : ahead.filter(({ episode_id }) => episode_id === row.episodeId).length,
    summaryMayBeShared: agreed(row.personId, 'tellClinicSummary'),
  })
}

/** Whoever closes a record knows that a concern is open, and not what it is about. */
function withOpenConcern(episodeIds: readonly string[]) {
  return sql<{ episode_id: string }>`
    select episode_id from authz.open_concerns(${[...new Set(episodeIds)]}::uuid[]) as episode_id`
}

function closingHeld({ context }: LifecycleRow): boolean {
  return (context as DischargeContext).closingAt !== null
}

/** Sessions of the same support that are still to come: planned before the ending was, and not given up with it. */
function stillPlanned(db: Transaction['db'], rows: readonly LifecycleRow[], at: Instant) {
  return db
    .selectFrom('mentoring')
    .select('episode_id')
    .where('episode_id', 'in', [...new Set(rows.map(({ episodeId }) => episodeId))])
    .where('next_session_at', '>', at)
}
