/**
 * What a colleague writes to one person: one of the settled texts, or a few words of their own. The lint reads it before
 * it is kept, and again as it leaves.
 */
import {
  type ClinicWords,
  Language,
  languageFrom,
  mayBeSent,
  mayLeaveAt,
  messageText,
  momentInLanguage,
  signedAs,
  writtenIn,
} from '@alongside/domain/messages'
import { privateText } from '@alongside/domain/private-text'
import { Instant, londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { sql } from 'kysely'
import * as z from 'zod'
import type { SignedIn } from '../actor.ts'
import type { Answer } from '../answer.ts'
import { change } from '../change.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { together } from '../database/together.ts'
import type { Doors } from '../doors.ts'
import type { Reading } from '../read.ts'
import { queueMessage } from './queue-message.ts'
import { recipientOf, wayTo } from './recipient.ts'
import { firstNameIn, placeNamesIn, placeRow, signerRow } from './whose-words.ts'

/** As much as two texts hold. */
const MOST = 300

export const OwnMessage = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('checkTime'), when: Instant, language: Language.optional() }),
  z.strictObject({ purpose: z.literal('tryAgain'), language: Language.optional() }),
  z.strictObject({
    purpose: z.literal('ownWords'),
    body: privateText(MOST).min(1, 'Write the message'),
    language: Language.optional(),
  }),
])
export type OwnMessage = z.infer<typeof OwnMessage>

export const MessageDraft = z.strictObject({
  text: z.string(),
  /** Why it cannot be sent; null when it can. */
  reason: z.string().nullable(),
  channel: z.enum(['text', 'email']).nullable(),
  language: Language,
  leavesAt: Instant.nullable(),
  isNow: z.boolean(),
})
export type MessageDraft = z.infer<typeof MessageDraft>

type Draft = MessageDraft & { readonly clinicId: string; readonly to: string }

/** Null for somebody whom the one who asks does not see. */
async function drafted(
  reading: Reading,
  personId: string,
  words: OwnMessage,
  accountId: string,
): Promise<Draft | null> {
  const { db, at } = reading
  const clinicOfPerson = db.selectFrom('person').select('clinic_id').where('id', '=', personId)
  const found = await together(db, {
    person: clinicOfPerson,
    signer: signerRow(reading, accountId),
    place: placeRow(reading, sql<string>`(${clinicOfPerson})`),
  })
  const [person] = found.person
  const recipient = person && (await recipientOf(reading, id => reading.keysOfPeople([id]), personId))
  if (!person || !recipient) return null
  const clinicId = person.clinic_id
  const { messages, words: clinicWords } = await settingsOf(reading, clinicId, at)
  const language = writtenIn(messages, words.language ?? languageFrom(recipient.language))
  const from = signedAs(messages, firstNameIn(reading, found.signer))
  const text = textOf(clinicWords, words, language, recipient.called, from)
  const draft = { text, language, clinicId, to: '', channel: null, leavesAt: null, isNow: false }
  if (from === '' && words.purpose !== 'ownWords')
    return { ...draft, reason: 'Your account has no name to sign with.' }
  const channel = wayTo(recipient)
  if (typeof channel !== 'string') return { ...draft, reason: channel.never }
  const leavesAt = mayLeaveAt(recipient.rules, channel, at, messages)
  if (typeof leavesAt !== 'string') return { ...draft, reason: leavesAt.never }
  const allowed = mayBeSent(text, placeNamesIn(found.place))
  return {
    ...draft,
    to: recipient.addresses[channel] ?? '',
    channel,
    leavesAt,
    isNow: leavesAt === at,
    reason: allowed === true ? null : allowed,
  }
}

function textOf(
  clinicWords: ClinicWords,
  words: OwnMessage,
  language: Language,
  name: string,
  from: string,
): string {
  switch (words.purpose) {
    case 'checkTime': {
      const when = momentInLanguage(language, words.when, 'dayAndTime')
      return messageText(clinicWords, language, 'checkTime', { name, from, when })
    }
    case 'tryAgain':
      return messageText(clinicWords, language, 'tryAgain', { name, from })
    case 'ownWords':
      return words.body
  }
}

export async function draftOf(
  reading: Reading,
  personId: string,
  words: OwnMessage,
  accountId: string,
): Promise<MessageDraft | null> {
  const draft = await drafted(reading, personId, words, accountId)
  if (!draft) return null
  const { text, reason, channel, language, leavesAt, isNow } = draft
  return { text, reason, channel, language, leavesAt, isNow }
}

/** A time that was asked about is over when it is over; anything else is stale after some days. */
const GOOD_FOR_DAYS = 3

export interface Writing {
  readonly personId: string
  readonly commandId: string
  readonly words: OwnMessage
}

export function writeMessage(
  doors: Doors,
  caller: SignedIn,
  { personId, commandId, words }: Writing,
): Promise<Answer<{ leavesAt: Instant }>> {
  return change(doors, caller, { what: 'messages.write', commandId }, async changing => {
    const { db, at, newId, refuse } = changing
    const draft = await drafted(changing, personId, words, caller.accountId)
    if (!draft) return refuse('not-found')
    const { reason, channel, leavesAt } = draft
    if (reason !== null || channel === null || leavesAt === null)
      return refuse('refused', { reasons: [reason ?? ''] })
    const id = newId()
    await queueMessage(
      { db, keys: await changing.keysOfPeople([personId]) },
      {
        id,
        cause: `written/${id}`,
        purpose: words.purpose,
        channel,
        personId,
        clinicId: draft.clinicId,
        aboutId: id,
        language: draft.language,
        to: draft.to,
        body: draft.text,
        at,
        leavesAt,
        goodUntil:
          words.purpose === 'checkTime'
            ? words.when
            : londonInstant(plusDays(londonDateOf(leavesAt), GOOD_FOR_DAYS)),
      },
    )
    return { leavesAt }
  })
}
