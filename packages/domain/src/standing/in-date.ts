/** What of a standing is in date, what runs out next, and when somebody is told beforehand. */
import type { StandingClocks } from '../clinic-settings.ts'
import {
  type Instant,
  londonDateOf,
  londonInstant,
  type PlainDate,
  plainTime,
  plusDays,
  plusMonths,
} from '../time.ts'
import { instantPlusDays } from '../working-days.ts'
import { StandingItem, type StandingItems } from './standing.schema.ts'

/** What each is called. */
export const standingItemWords = {
  dbs: 'DBS check',
  contract: 'Agreement of the clinic',
  safeguarding: 'Keeping people safe',
  dataSecurity: 'Notes and data',
  boundaries: 'Boundaries and self-care',
  supervision: 'Supervision',
} as const satisfies Record<StandingItem, string>

/** The last good day of something that was done on a day. A contract says itself until when it holds. */
export function goodUntil(
  item: StandingItem,
  on: PlainDate,
  given: PlainDate | null,
  clocks: StandingClocks,
): PlainDate | null {
  if (given !== null) return given
  switch (item) {
    case 'contract':
      return null
    case 'supervision':
      return plusDays(on, clocks.supervisionDays)
    case 'dbs':
      return plusMonths(on, clocks.dbsMonths)
    case 'safeguarding':
      return plusMonths(on, clocks.safeguardingMonths)
    case 'dataSecurity':
      return plusMonths(on, clocks.dataSecurityMonths)
    case 'boundaries':
      return plusMonths(on, clocks.boundariesMonths)
  }
}

/** What has run out, or was never there, on a day. */
export function lapsed(items: StandingItems, today: PlainDate): StandingItem[] {
  return StandingItem.options.filter(item => {
    const until = items[item]
    return until === null || until < today
  })
}

/** How long before its end somebody is told. Supervision comes round every month or so: of it the last week is enough. */
function daysBefore(item: StandingItem, { remindDaysBefore }: StandingClocks): readonly number[] {
  return item === 'supervision' ? [Math.min(...remindDaysBefore)] : remindDaysBefore
}

/** How far something is from running out, as a screen colours it. */
export function nearness(
  item: StandingItem,
  until: PlainDate | null,
  today: PlainDate,
  clocks: StandingClocks,
) {
  if (until === null) return 'missing' as const
  if (until < today) return 'ranOut' as const
  return plusDays(today, Math.max(...daysBefore(item, clocks))) >= until
    ? ('soon' as const)
    : ('good' as const)
}

const NINE = plainTime('09:00')
/** While something is out of date somebody is reminded every week, and nothing else happens by itself. */
const REMIND_AGAIN_DAYS = 7

/** When to look again: on the next day of a reminder, or on the first day on which something has run out. */
export function nextLook(items: StandingItems, clocks: StandingClocks, at: Instant): Instant {
  const today = londonDateOf(at)
  const days = StandingItem.options.flatMap(item => {
    const until = items[item]
    if (until === null) return [today]
    return [...daysBefore(item, clocks).map(days => plusDays(until, -days)), plusDays(until, 1)]
  })
  const ahead = days
    .map(day => londonInstant(day, NINE))
    .filter(moment => moment > at)
    .sort()
  return ahead[0] ?? instantPlusDays(at, REMIND_AGAIN_DAYS)
}
