/** What brings somebody's support onto the agenda by itself: pure, from what the records say. */
import { daysBetween, type Instant, londonDateOf } from '../time.ts'
import type { AgendaReason } from './supervision.schema.ts'

/** What is known of one support on the day on which an agenda is filled. */
export interface SupportNow {
  /** The moment by which somebody was to act, of whatever record is open. */
  readonly dueAt: Instant | null
  readonly noShows: number
  readonly notHeardFrom: boolean
  readonly openConcern: boolean
  /** An ending is under way and not closed yet. */
  readonly ending: boolean
}

/** After how many days of lateness support counts as standing still. */
const STALLED_AFTER_DAYS = 5

export function agendaReasons(support: SupportNow, at: Instant): AgendaReason[] {
  const late = support.dueAt === null ? 0 : daysBetween(londonDateOf(support.dueAt), londonDateOf(at))
  const reasons: [AgendaReason, boolean][] = [
    ['openConcern', support.openConcern],
    ['twoNoShows', support.noShows >= 2 || support.notHeardFrom],
    ['endingDue', support.ending && support.dueAt !== null && late >= 0],
    ['stalled', late >= STALLED_AFTER_DAYS],
  ]
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason)
}
