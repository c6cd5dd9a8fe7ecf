/** How links to join and to give a reference leave the house: one message to one recipient, in words that tell nothing. */
import {
  languageFrom,
  mayLeaveAt,
  messageText,
  momentInLanguage,
  signedAs,
  writtenIn,
} from '@alongside/domain/messages'
import type { Instant } from '@alongside/domain/time'
import type { Changing } from '../change.ts'
import { settingsOf } from '../clinic/clinic-settings.ts'
import type { Transaction } from '../database/acting.ts'
import { type DataKeys, dataKeysOf, type Keyring } from '../database/keys.ts'
import { clinicKeys } from '../intake/clinic-key.ts'
import { tokenFor } from '../link-token.ts'
import { queueMessage, queueOutside } from '../message/queue-message.ts'
import { recipientOf, wayTo } from '../message/recipient.ts'
import { firstNameOf } from '../message/whose-words.ts'
import type { Waiting } from '../notice/waiting.ts'

export interface Invited {
  readonly id: string
  readonly clinicId: string
  /** Somebody who was supported here: written to as they allow. */
  readonly personId: string | null
  /** Somebody who gave their address; null when the link is only handed on. */
  readonly email: string | null
  readonly expiresAt: Instant
}

/** Whether the invitation is on its way; if not, it is handed on by whoever made it. */
export async function sendInvitation(changing: Changing, home: string, invited: Invited): Promise<boolean> {
  const { keyring, caller, at, newId, db } = changing
  const link = `${home}/join/${tokenFor(keyring, 'join', invited.id)}`
  const from = await firstNameOf(changing, caller.accountId ?? '')
  if (invited.personId !== null) return sendToPerson(changing, invited.personId, invited, { from, link })
  if (invited.email === null) return false
  const { words } = await settingsOf(changing, invited.clinicId, at)
  await queueOutside(
    { db, keys: await clinicKeys(changing, keyring, invited.clinicId) },
    {
      id: newId(),
      cause: `invitation/${invited.id}`,
      purpose: 'joinLink',
      sealedBy: invited.clinicId,
      clinicId: invited.clinicId,
      aboutId: invited.id,
      to: invited.email,
      body: messageText(words, 'en', 'joinLink', {
        name: '',
        from,
        link,
        until: dayIn('en', invited.expiresAt),
      }),
      at,
      goodUntil: invited.expiresAt,
    },
  )
  return true
}

/** To somebody who was supported here only by a way and at a time that they allow; else nothing leaves. */
async function sendToPerson(
  changing: Changing,
  personId: string,
  { id, clinicId, expiresAt }: Invited,
  { from, link }: { from: string; link: string },
): Promise<boolean> {
  const { db, at, newId } = changing
  const recipient = await recipientOf(changing, each => changing.keysOfPeople([each]), personId)
  const channel = recipient ? wayTo(recipient) : null
  if (!recipient || channel === null || typeof channel !== 'string') return false
  const { messages, words } = await settingsOf(changing, clinicId, at)
  const leavesAt = mayLeaveAt(recipient.rules, channel, at, messages)
  if (typeof leavesAt !== 'string') return false
  const language = writtenIn(messages, languageFrom(recipient.language))
  const until = dayIn(language, expiresAt)
  await queueMessage(
    { db, keys: await changing.keysOfPeople([personId]) },
    {
      id: newId(),
      cause: `invitation/${id}`,
      purpose: 'joinLink',
      channel,
      personId,
      clinicId,
      aboutId: id,
      language,
      to: recipient.addresses[channel] ?? '',
      body: messageText(words, language, 'joinLink', {
        name: recipient.called,
        from: signedAs(messages, from),
        link,
        until,
      }),
      at,
      leavesAt,
      goodUntil: expiresAt,
    },
  )
  return true
}

function dayIn(language: 'en' | ReturnType<typeof languageFrom>, at: Instant): string {
  return momentInLanguage(language, at, 'day')
}

export interface AskedReferee {
  readonly id: string
  readonly holder_id: string
  readonly clinic_id: string
  readonly name_sealed: Uint8Array
  readonly email_sealed: Uint8Array
}

/** Writes to a referee: the page itself, or that it still waits. */
export async function writeToReferee(
  {
    db,
    keyring,
    keys,
    newId,
  }: Pick<Transaction, 'db'> & { keyring: Keyring; keys: DataKeys; newId: () => string },
  referee: AskedReferee,
  message: {
    readonly purpose: 'referenceLink' | 'referenceReminder'
    readonly cause: string
    readonly from: string
    readonly home: string
    readonly at: Instant
    readonly expiresAt: Instant
  },
): Promise<void> {
  const { id, holder_id: holderId, clinic_id: clinicId } = referee
  const open = (column: 'name_sealed' | 'email_sealed') =>
    keys.open(holderId, referee[column], { table: 'referee', column, id })
  const [name, to] = [open('name_sealed'), open('email_sealed')]
  if (name === null || to === null) return
  const { purpose, cause, from, home, at, expiresAt } = message
  const { words } = await settingsOf({ db }, clinicId, at)
  const link = `${home}/reference/${tokenFor(keyring, 'reference', id)}`
  await queueOutside(
    { db, keys },
    {
      id: newId(),
      cause,
      purpose,
      sealedBy: holderId,
      clinicId,
      aboutId: id,
      to,
      body: messageText(words, 'en', purpose, { name, from, link, until: dayIn('en', expiresAt) }),
      at,
      goodUntil: expiresAt,
    },
  )
}

/** When a reference is chased, its referee hears of it, too: as long as their page is open and they have not answered. */
export async function remindReferee(waiting: Waiting, place: 'first' | 'second'): Promise<void> {
  const { db, doors, cause, lifecycleId, at } = waiting
  const row = await db
    .selectFrom('referee')
    .select(['id', 'holder_id', 'clinic_id', 'name_sealed', 'email_sealed', 'asked_by', 'expires_at'])
    .where('recruitment_id', '=', lifecycleId)
    .where('place', '=', place)
    .where('answered_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  if (!row?.expires_at || row.asked_by === null) return
  const keyring = doors.keys
  await writeToReferee(
    { db, keyring, keys: await dataKeysOf(db, keyring, [row.holder_id]), newId: doors.newId },
    row,
    {
      purpose: 'referenceReminder',
      cause: `${cause}/referee`,
      from: await firstNameOf({ db, keyring }, row.asked_by),
      home: doors.joiningUrl,
      at,
      expiresAt: row.expires_at,
    },
  )
}
