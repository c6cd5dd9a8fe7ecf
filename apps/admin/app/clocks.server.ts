/** Puts beside a record how long there is still time and how long it has stood where it stands. */
import { daysBetween, type Instant, instant, londonDateOf } from '@alongside/domain/time'
import { workingDaysLeft } from '@alongside/web/request.server'

/** A record with its clocks, as the lists show them. */
export interface Clocks {
  /** Working days until it is due; below zero it is over. Null when nothing is waited for. */
  readonly daysLeft: number | null
  /** Calendar days in this state. */
  readonly daysHere: number
}

export function withClocks<Row extends { dueAt: string | null; stateSince: string; status: string }>(
  row: Row,
  now: Instant = rightNow(),
): Row & Clocks {
  return {
    ...row,
    daysLeft: row.dueAt === null || row.status === 'done' ? null : workingDaysLeft(row.dueAt, now),
    daysHere: daysBetween(londonDateOf(instant(row.stateSince)), londonDateOf(now)),
  }
}

export function rightNow(): Instant {
  return instant(new Date().toISOString())
}
