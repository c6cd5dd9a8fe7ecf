/** What would be sent to somebody if a link were sent now: the exact text, the way, the hour; or why it cannot be. */
import {
  type Language,
  languageFrom,
  mayBeSent,
  mayLeaveAt,
  messageText,
  momentInLanguage,
  signedAs,
  writtenIn,
} from '@alongside/domain/messages'
import { type Instant, londonDateOf, londonInstant, plainTime, plusDays } from '@alongside/domain/time'
import { settingsAt, settingsIn } from '../clinic/many-settings.ts'
import { together } from '../database/together.ts'
import { recipientOf, type Written, wayTo } from '../message/recipient.ts'
import { firstNameIn, placeNamesIn, placeRow, signerRow } from '../message/whose-words.ts'
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

export type Planned = (Plan | { readonly never: string; readonly language: Language }) & {
  /** What this clinic offers a page and its message in. */
  readonly languages: readonly Language[]
}

export async function referralFor(reading: Pick<Reading, 'db'>, id: string): Promise<OfferMade | null> {
  return (await offerMade(reading, id).executeTakeFirst()) ?? null
}

export function offerMade({ db }: Pick<Reading, 'db'>, id: string) {
  return db
    .selectFrom('referral')
    .select(['id', 'person_id as personId', 'clinic_id as clinicId', 'state'])
    .where('id', '=', id)
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
  const { settings, signer, place } = await together(reading.db, {
    settings: settingsAt(reading.db, at).where('clinic_id', '=', referral.clinicId),
    signer: signerRow(reading, accountId),
    place: placeRow(reading, referral.clinicId),
  })
  const { messages, words } = settingsIn(settings)(referral.clinicId)
  const language = writtenIn(messages, wanted ?? languageFrom(recipient?.language ?? null))
  const about = { language, languages: messages.languages }
  if (!['told', 'openOffer'].includes(referral.state))
    return { ...about, never: 'A link is sent after the offer was made and before it was answered.' }
  if (!recipient) return { ...about, never: 'Nothing is sent to this person any more.' }
  const channel = wayTo(recipient)
  if (typeof channel !== 'string') return { ...about, ...channel }
  const leavesAt = mayLeaveAt(recipient.rules, channel, at, messages)
  if (typeof leavesAt !== 'string') return { ...about, ...leavesAt }
  const from = signedAs(messages, firstNameIn(reading, signer))
  if (from === '') return { ...about, never: 'Your account has no name to sign with.' }

  // the whole of the last day, from when it leaves
  const lastDay = plusDays(londonDateOf(leavesAt), messages.linkDays)
  const expiresAt = londonInstant(lastDay, plainTime('23:59'))
  const text = (link: string) =>
    messageText(words, language, 'offerLink', {
      name: recipient.called,
      from,
      link,
      until: momentInLanguage(language, expiresAt, 'day'),
    })
  const allowed = mayBeSent(text(`${pageUrl}/a/`), placeNamesIn(place))
  if (allowed !== true) return { ...about, never: allowed }
  return { ...about, channel, to: recipient.addresses[channel] ?? '', from, leavesAt, expiresAt, text }
}
