/** A planned session, as the card of the next session shows it. */

import { modeWords } from '@alongside/domain/themes'
import { instant, plusMs } from '@alongside/domain/time'
import { nearInWords } from '@alongside/web/page'
import type { MentoringRecord } from '../person/support.server.ts'
import { checkInWords } from '../words.ts'
import type { Meeting } from './meeting-card.tsx'

export type { Meeting }

type Planned = Pick<
  MentoringRecord,
  'id' | 'seq' | 'options' | 'nextSessionAt' | 'nextSessionMode' | 'checkInWith' | 'checkedInAt'
>

export function meetingFor(record: Planned, now: string): Meeting | null {
  const { nextSessionAt, nextSessionMode, checkInWith, checkedInAt } = record
  if (nextSessionAt === null) return null
  const offers = (type: string) => record.options.some(option => option.type === type && option.open)
  return {
    recordId: record.id,
    version: record.seq,
    at: nextSessionAt,
    when: nearInWords(nextSessionAt, now),
    how: nextSessionMode === null ? '' : modeWords[nextSessionMode],
    checkIn: checkInWith === null || checkInWith === 'notNeeded' ? null : checkInWords[checkInWith],
    checkedInAt: checkedInAt === null ? null : nearInWords(checkedInAt, now),
    // days before a visit a check-in would only set off the alarm
    mayCheckIn: offers('checkIn') && plusMs(instant(now), 2 * 3_600_000) >= nextSessionAt,
    mayCheckOut: offers('checkOut'),
    hasBegun: nextSessionAt <= now,
  }
}
