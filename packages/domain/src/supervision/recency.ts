/** Whether a mentor's supervision is recent enough: what their standing is fed with. */
import * as z from 'zod'
import type { SupervisionClocks } from '../clinic-settings.ts'
import { daysBetween, type PlainDate } from '../time.ts'

/** `amber`: due, and asked for. `noNewMatches`: nobody new until it was held; those they support go on. */
export const SupervisionRecency = z.enum(['recent', 'amber', 'noNewMatches'])
export type SupervisionRecency = z.infer<typeof SupervisionRecency>

export const recencyWords = {
  recent: 'Supervision is up to date',
  amber: 'Supervision is due',
  noNewMatches: 'Supervision is overdue: nobody new until it was held',
} as const satisfies Record<SupervisionRecency, string>

/**
 * How recent it is on a day. Who has had none yet is counted from the day on which they began; who has not begun
 * waits for none.
 */
export function supervisionRecency(
  { lastOn, startedOn }: { lastOn: PlainDate | null; startedOn: PlainDate | null },
  today: PlainDate,
  clocks: Pick<SupervisionClocks, 'amberAfterDays' | 'noNewMatchesAfterDays'>,
): SupervisionRecency {
  const since = lastOn ?? startedOn
  if (since === null) return 'recent'
  const days = daysBetween(since, today)
  if (days >= clocks.noNewMatchesAfterDays) return 'noNewMatches'
  return days >= clocks.amberAfterDays ? 'amber' : 'recent'
}
