import { languageFrom, mayLeaveAt, messageText, writtenIn } from '@alongside/domain/messages'
import { londonDateOf, londonInstant, plusDays } from '@alongside/domain/time'
import { settingsOf } from '../clinic/clinic-settings.ts'
import { dataKeysOf } from '../database/keys.ts'
import { queueMessage } from '../message/queue-message.ts'
import { recipientOf, wayTo } from '../message/recipient.ts'
import type { AboutPerson } from './waiting.ts'

/** A last word that comes weeks later is no last word. */
const GOOD_FOR_DAYS = 7

/** A last word to somebody who went quiet, by a way that is safe for them and in hours that are. */
export async function sayGoodbye({
  db,
  doors,
  cause,
  personId,
  clinicId,
  lifecycleId,
  at,
}: AboutPerson): Promise<void> {
  const keys = await dataKeysOf(db, doors.keys, [personId])
  const recipient = await recipientOf({ db }, async () => keys, personId)
  if (!recipient) return
  const channel = wayTo(recipient)
  if (typeof channel !== 'string') return
  const { messages, words } = await settingsOf({ db }, clinicId, at)
  const leavesAt = mayLeaveAt(recipient.rules, channel, at, messages)
  if (typeof leavesAt !== 'string') return
  const language = writtenIn(messages, languageFrom(recipient.language))
  await queueMessage(
    { db, keys },
    {
      id: doors.newId(),
      cause,
      purpose: 'goodbye',
      channel,
      personId,
      clinicId,
      aboutId: lifecycleId,
      language,
      to: recipient.addresses[channel] ?? '',
      body: messageText(words, language, 'goodbye', { name: recipient.called }),
      at,
      leavesAt,
      goodUntil: londonInstant(plusDays(londonDateOf(leavesAt), GOOD_FOR_DAYS)),
    },
  )
}
