/** A planned session, as the card of the next session shows it. */

import { type MeetingMode, modeWords } from '@alongside/domain/themes'
import { instant, plusMs } from '@alongside/domain/time'
import { nearInWords } from '@alongside/web/page'
import type { MentoringRecord } from '../person/support.server.ts'
import { checkInWords } from '../words.ts'
import type { Meeting } from './meeting-card.tsx'

const HOUR = 3_600_000

interface Planned {
  readonly recordId: string
  readonly seq: number
  readonly at: string
  readonly mode: MeetingMode | null
  readonly checkInWith: keyof typeof checkInWords | null
  readonly checkedInAt: string | null
  readonly mayCheckIn: boolean
  readonly mayCheckOut: boolean
}

/** The session of a person's page. */
export function meetingFor(record: MentoringRecord, now: string): Meeting | null {
  const { nextSessionAt, nextSessionMode, checkInWith, checkedInAt } = record
  if (nextSessionAt === null) return null
  const offers = (type: string) => record.options.some(option => option.type === type && option.open)
  return meetingFrom(
    {
      recordId: record.id,
      seq: record.seq,
      at: nextSessionAt,
      mode: nextSessionMode,
      checkInWith,
      checkedInAt,
      mayCheckIn: offers('checkIn'),
      mayCheckOut: offers('checkOut'),
    },
    now,
  )
}

export function meetingFrom(planned: Planned, now: string): Meeting {
  const { recordId, seq, at, mode, checkInWith, checkedInAt, mayCheckIn, mayCheckOut } = planned
  return {
    recordId,
    version: seq,
    at,
    when: nearInWords(at, now),
    how: mode === null ? '' : modeWords[mode],
    checkIn: checkInWith === null || checkInWith === 'notNeeded' ? null : checkInWords[checkInWith],
    checkedInAt: checkedInAt === null ? null : nearInWords(checkedInAt, now),
    // days before a visit a check-in would only set off the alarm, and the day after nobody waits for it any more
    mayCheckIn: mayCheckIn && plusMs(instant(now), 2 * HOUR) >= at && plusMs(instant(now), -12 * HOUR) <= at,
    mayCheckOut,
    hasBegun: at <= now,
  }
}
