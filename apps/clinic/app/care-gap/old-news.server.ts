import { daysBetween, instant, londonDateOf, type PlainDate } from '@alongside/domain/time'

/** After so many days without a new list of appointments, whoever looks lost may simply not be known to have come. */
const OLD_AFTER_DAYS = 62

export function isOldNews(until: string | null, now = instant(new Date().toISOString())): boolean {
  return until === null || daysBetween(until as PlainDate, londonDateOf(now)) > OLD_AFTER_DAYS
}
