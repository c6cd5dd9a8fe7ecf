/** What would be sent to somebody if a link were sent now: the exact text, the way, the hour; or why it cannot be. */
import {
  type Language,
  languageFrom,
  mayBeSent,
  mayLeaveAt,
  messageText,
  momentInLanguage,
} from '@alongside/domain/messages'
import { type Instant, londonDateOf, londonInstant, plainTime, plusDays } from '@alongside/domain/time'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { recipientOf, type Written, wayTo } from '../message/recipient.ts'
import { firstNameOf, placeNames } from '../message/whose-words.ts'
import type { Reading } from '../read.ts'

/** A referral as far as a link is about it. */
export interface OfferMade {
  readonly id: string
  readonly personId: string
  readonly clinicId: string
  readonly state: string
}

interface Plan {
  readonly language: Language
  readonly channel: Written
  readonly to: string
  readonly from: string
  readonly leavesAt: Instant
  readonly expiresAt: Instant
  text(link: string): string
}

export type Planned = Plan | { readonly never: string; readonly language: Language }

export async function referralFor({ db }: Pick<Reading, 'db'>, id: string): Promise<OfferMade | null> {
  const row = await db
    .selectFrom('referral')
    .select(['person_id', 'clinic_id', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { id, personId: row.person_id, clinicId: row.clinic_id, state: row.state } : null
}

export async function planFor(
  reading: Reading,
  referral: OfferMade,
  accountId: string,
  wanted: Language | undefined,
  pageUrl: string,
): Promise<Planned> {
  const { at } = reading
  const recipient = await recipientOf(reading, id => reading.keysOfPeople([id]), referral.personId)
  const language = wanted ?? languageFrom(recipient?.language ?? null)
  if (!['told', 'openOffer'].includes(referral.state))
    return { never: 'A link is sent after the offer was made and before it was answered.', language }
  if (!recipient) return { never: 'Nothing is sent to this person any more.', language }
  const channel = wayTo(recipient)
  if (typeof channel !== 'string') return { ...channel, language }
  const { messages } = await settingsOf(reading, referral.clinicId, at)
  const leavesAt = mayLeaveAt(recipient.rules, channel, at, messages)
  if (typeof leavesAt !== 'string') return { ...leavesAt, language }
  const from = await firstNameOf(reading, accountId)
  if (from === '') return { never: 'Your account has no name to sign with.', language }

  // the whole of the last day, from when it leaves
  const lastDay = plusDays(londonDateOf(leavesAt), messages.linkDays)
  const expiresAt = londonInstant(lastDay, plainTime('23:59'))
  const text = (link: string) =>
    messageText(language, 'offerLink', {
      name: recipient.called,
      from,
      link,
      until: momentInLanguage(language, expiresAt, 'day'),
    })
  const allowed = mayBeSent(text(`${pageUrl}/a/`), await placeNames(reading, referral.clinicId))
  if (allowed !== true) return { never: allowed, language }
  return { language, channel, to: recipient.addresses[channel] ?? '', from, leavesAt, expiresAt, text }
}
