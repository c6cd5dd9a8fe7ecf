/** How recent a mentor's supervision is, as their standing says it: there is no second clock. */
import * as z from 'zod'
import type { PlainDate } from '../time.ts'
import { nearness } from './in-date.ts'
import type { StandingContext } from './standing.schema.ts'

/** `amber`: due, and asked for. `noNewMatches`: nobody new until it was held; those they support go on. */
export const SupervisionRecency = z.enum(['recent', 'amber', 'noNewMatches'])
export type SupervisionRecency = z.infer<typeof SupervisionRecency>

export const recencyWords = {
  recent: 'Supervision is up to date',
  amber: 'Supervision is due',
  noNewMatches: 'Supervision is overdue: nobody new until it was held',
} as const satisfies Record<SupervisionRecency, string>

/** Over all the places of a mentor, the one that waits longest says it; whoever stands nowhere waits for none. */
export function supervisionRecency(
  standings: readonly Pick<StandingContext, 'items' | 'clocks'>[],
  today: PlainDate,
): SupervisionRecency {
  const near = standings.map(({ items, clocks }) =>
    nearness('supervision', items.supervision ?? null, today, clocks),
  )
  if (near.some(each => each === 'ranOut' || each === 'missing')) return 'noNewMatches'
  return near.includes('soon') ? 'amber' : 'recent'
}

/** The last day for which supervision is in date everywhere, also before the first session; null where none is counted. */
export function supervisedUntil(standings: readonly Pick<StandingContext, 'items'>[]): PlainDate | null {
  const days = standings.map(({ items }) => items.supervision ?? null)
  return days.includes(null) ? null : (days.sort()[0] ?? null)
}
