/** What the form of a session already knows: the time that was planned, how, and when the next one could be. */
import { randomUUID } from 'node:crypto'
import {
  type Instant,
  instant,
  londonDateOf,
  londonInstant,
  londonTimeOf,
  plainTime,
} from '@alongside/domain/time'
import { nearInWords } from '@alongside/web/page'
import { openGoals } from '../goals/goals.server.ts'
import type { Support } from '../person/support.server.ts'
import { weeksLater } from './log-form.server.ts'

export function logDefaultsOf(support: Support) {
  const { mentoring, sessions, now } = support
  const planned = mentoring?.nextSessionAt ?? null
  const isPlanned = planned !== null && planned <= now
  const heldAt = instant(isPlanned ? planned : lastQuarter(instant(now)))
  const lastMode = sessions.find(({ retractedAt, mode }) => retractedAt === null && mode !== null)?.mode
  const mode = (isPlanned ? mentoring?.nextSessionMode : undefined) ?? lastMode ?? null
  return {
    // made here, so that the same page sent twice is one session
    sessionId: randomUUID(),
    heldAt,
    goals: openGoals(support),
    kind: support.record.kind === 'discharge' ? ('discharge' as const) : ('mentoring' as const),
    earlier: support.draft && { id: support.draft.id, when: nearInWords(support.draft.changedAt, now) },
    mode,
    whenHint: isPlanned ? `Planned for ${nearInWords(heldAt, now)}. Change it if it was another time.` : null,
    nextTimes: (
      [
        ['week', 1],
        ['twoWeeks', 2],
      ] as const
    )
      .map(([value, weeks]) => ({ value, at: weeksLater(heldAt, weeks) }))
      .filter(({ at }) => at > now)
      .map(({ value, at }) => ({ value, words: nearInWords(at, now) })),
  }
}

/** The last full quarter of an hour: nobody remembers a time by the minute. */
function lastQuarter(now: Instant): Instant {
  const [hour = '00', minute = '00'] = londonTimeOf(now).split(':')
  const quarter = String(Math.floor(Number(minute) / 15) * 15).padStart(2, '0')
  return londonInstant(londonDateOf(now), plainTime(`${hour}:${quarter}`))
}
