import { type Instant, instant, londonDateOf } from '@alongside/domain/time'
import { workingDaysBetween } from '@alongside/domain/working-days'

/**
 * For a `Clock`: the working days that are left until a moment. 0 is today, below zero it is over. A day that is not
 * today never reads as today, even when only a weekend lies between.
 */
export function workingDaysLeft(due: string, now: Instant = instant(new Date().toISOString())): number {
  const [today, day] = [londonDateOf(now), londonDateOf(instant(due))]
  if (day === today) return 0
  return day > today
    ? Math.max(1, workingDaysBetween(today, day))
    : -Math.max(1, workingDaysBetween(day, today))
}
