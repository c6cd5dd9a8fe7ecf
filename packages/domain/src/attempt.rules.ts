/** A try at reaching somebody, whichever lifecycle it belongs to: by a way and at a time that are safe for them. */
import type { Channel, ContactRules } from './contact-rules.ts'
import { mayContact } from './contact-rules.ts'
import { type AboutField, about } from './lifecycle.ts'
import { type Instant, londonDateOf } from './time.ts'
import { instantPlusDays } from './working-days.ts'

/** How many days later a try may still be written down: nobody remembers an hour for longer. */
const TRIED_WITHIN_DAYS = 5

/** A try as it was written down; left out, it was made just now. */
interface Attempt {
  readonly channel: Channel
  readonly triedAt?: Instant
}

/** Whether the way was safe for them at the time of the try, which is seldom the time at which it is written down. */
export function wasSafe(rules: ContactRules, { channel, triedAt }: Attempt, at: Instant): true | AboutField {
  const may = mayContact(rules, channel, triedAt ?? at)
  if (may === true) return true
  return about(rules.channels.includes(channel) ? 'triedAt' : 'channel', may)
}

/** Whether the time of a try can be believed: past, of these days, and since the team knows of them. */
export function wasLately({ triedAt }: Attempt, at: Instant, since: Instant): true | AboutField {
  if (triedAt === undefined) return true
  if (triedAt > at) return about('triedAt', 'Write down a try after it was made.')
  if (londonDateOf(triedAt) < londonDateOf(since))
    return about('triedAt', 'This is before their record came to you.')
  return triedAt >= instantPlusDays(at, -TRIED_WITHIN_DAYS)
    ? true
    : about('triedAt', `Write down a try within ${TRIED_WITHIN_DAYS} days of it.`)
}
