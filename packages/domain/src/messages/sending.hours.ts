/** When a message may leave: within the person's own rules and never at night, whatever they said. */
import { type Channel, type ContactRules, mayContact } from '../contact-rules.ts'
import {
  type Instant,
  londonDateOf,
  londonInstant,
  londonTimeOf,
  type PlainTime,
  plainTime,
  plusDays,
} from '../time.ts'

/** The hours in which anything may be sent at all. */
export interface SendingHours {
  readonly from: PlainTime
  readonly until: PlainTime
}

/** Eight in the morning to eight in the evening, London. */
export const usualHours: SendingHours = { from: plainTime('08:00'), until: plainTime('20:00') }

const LOOK_AHEAD_DAYS = 14

/**
 * The first moment from `at` on at which a message may leave by this channel: `at` itself, when it may leave now; a
 * sentence, when no such moment comes, because the channel is not allowed or the hours never meet.
 */
export function mayLeaveAt(
  rules: ContactRules,
  channel: Channel,
  at: Instant,
  hours: SendingHours = usualHours,
): Instant | { readonly never: string } {
  if (!rules.channels.includes(channel)) {
    const reason = mayContact(rules, channel, at)
    return { never: reason === true ? 'This way is not allowed.' : reason }
  }
  if (isOpen(rules, channel, at, hours)) return at
  // an email has no hours of its own, only ours
  const opens = channel === 'email' || rules.from < hours.from ? hours.from : rules.from
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day++) {
    const opening = londonInstant(plusDays(londonDateOf(at), day), opens)
    if (opening > at && isOpen(rules, channel, opening, hours)) return opening
  }
  return { never: 'Their safe hours and the hours in which we send never meet.' }
}

function isOpen(rules: ContactRules, channel: Channel, at: Instant, hours: SendingHours): boolean {
  const time = londonTimeOf(at)
  return time >= hours.from && time < hours.until && mayContact(rules, channel, at) === true
}
