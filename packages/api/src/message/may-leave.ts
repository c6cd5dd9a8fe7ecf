/**
 * Whether a message may still leave, asked at the very moment of sending: nothing that was true when it was written
 * counts any more.
 */
import { rulesUntilAsked } from '@alongside/domain/contact-rules'
import { mayBeSent, mayLeaveAt } from '@alongside/domain/messages'
import type { Instant } from '@alongside/domain/time'
import { settingsOf } from '../clinic/clinic-settings.ts'
import type { Transaction } from '../database/acting.ts'
import { dataKeysOf } from '../database/keys.ts'
import type { Doors } from '../doors.ts'
import type { Letter } from './carrier.ts'
import type { WaitingMessage } from './deliver-messages.ts'
import type { Problem } from './problems.ts'
import { recipientOf } from './recipient.ts'
import { subjectOf } from './subject.ts'
import { placeNames } from './whose-words.ts'

export type Verdict =
  | { readonly may: 'leave'; readonly letter: Letter }
  | { readonly may: 'wait'; readonly until: Instant }
  /** It is not to be sent any more; nobody has to look at it. */
  | { readonly may: 'stop'; readonly problem: Problem }
  /** It should leave and cannot: somebody has to look at it. */
  | { readonly may: 'fail'; readonly problem: Problem }

export async function mayLeave(
  doors: Doors,
  { db }: Transaction,
  message: WaitingMessage,
  at: Instant,
): Promise<Verdict> {
  const { person_id: personId, clinic_id: clinicId, channel } = message
  if (message.good_until !== null && message.good_until <= at) return { may: 'stop', problem: 'tooLate' }
  if (!(await isStillMeant({ db }, message, at))) return { may: 'stop', problem: 'stopped' }
  if (personId === null) return mayLeaveOutside(doors, { db }, message, at)
  const keys = await dataKeysOf(db, doors.keys, [personId])
  const recipient = await recipientOf({ db }, async () => keys, personId)
  if (!recipient) return { may: 'stop', problem: 'stopped' }
  if (!recipient.rules.channels.includes(channel)) return { may: 'stop', problem: 'notAllowed' }
  const to = recipient.addresses[channel]
  if (to === null) return { may: 'fail', problem: 'noAddress' }

  const { messages } = await settingsOf({ db }, clinicId, at)
  const leavesAt = mayLeaveAt(recipient.rules, channel, at, messages)
  if (typeof leavesAt !== 'string') return { may: 'stop', problem: 'notAllowed' }
  if (leavesAt > at) return { may: 'wait', until: leavesAt }

  const place = { table: 'message', column: 'body_sealed', id: message.id }
  const body = keys.open(personId, message.body_sealed, place)
  if (body === null) return { may: 'stop', problem: 'broken' }
  const subject = subjectOf(message.language)
  if (mayBeSent(`${subject} ${withoutSecret(body)}`, await placeNames({ db }, clinicId)) !== true)
    return { may: 'fail', problem: 'reveals' }
  return {
    may: 'leave',
    letter: {
      id: message.id,
      channel,
      personId,
      sealedBy: personId,
      clinicId,
      to,
      sender: messages.sender || null,
      subject,
      body,
    },
  }
}

/** To somebody outside: at the address that was given, in the hours of the clinic, and as neutral as to anybody. */
async function mayLeaveOutside(
  doors: Doors,
  { db }: Pick<Transaction, 'db'>,
  message: WaitingMessage,
  at: Instant,
): Promise<Verdict> {
  const { id, sealed_by: sealedBy, clinic_id: clinicId } = message
  if (sealedBy === null) return { may: 'stop', problem: 'broken' }
  const { messages } = await settingsOf({ db }, clinicId, at)
  const leavesAt = mayLeaveAt({ ...rulesUntilAsked, channels: ['email'] }, 'email', at, messages)
  if (typeof leavesAt !== 'string') return { may: 'stop', problem: 'notAllowed' }
  if (leavesAt > at) return { may: 'wait', until: leavesAt }
  const keys = await dataKeysOf(db, doors.keys, [sealedBy])
  const open = (column: 'to_sealed' | 'body_sealed') =>
    keys.open(sealedBy, message[column], { table: 'message', column, id })
  const [to, body] = [open('to_sealed'), open('body_sealed')]
  if (to === null || body === null) return { may: 'stop', problem: 'broken' }
  const subject = subjectOf('en')
  if (mayBeSent(`${subject} ${withoutSecret(body)}`, await placeNames({ db }, clinicId)) !== true)
    return { may: 'fail', problem: 'reveals' }
  return {
    may: 'leave',
    letter: {
      id,
      channel: 'email',
      personId: null,
      sealedBy,
      clinicId,
      to,
      sender: messages.sender || null,
      subject,
      body,
    },
  }
}

/** The secret part of an address: chance, which may look like any word. */
export const secretOfLink = /\/(a|join|reference)\/[\w-]+/g

function withoutSecret(body: string): string {
  return body.replace(secretOfLink, '/$1/')
}

/** Whether the reason for which it was written still stands. */
async function isStillMeant(
  { db }: Pick<Transaction, 'db'>,
  { purpose, about_id: aboutId, good_until }: WaitingMessage,
  at: Instant,
): Promise<boolean> {
  if (purpose === 'offerLink') {
    const link = await db
      .selectFrom('private_link as l')
      .innerJoin('referral as r', 'r.id', 'l.referral_id')
      .select(['l.used_at', 'l.revoked_at', 'l.expires_at', 'r.state'])
      .where('l.id', '=', aboutId)
      .executeTakeFirst()
    return (
      link !== undefined &&
      link.used_at === null &&
      link.revoked_at === null &&
      link.expires_at > at &&
      ['told', 'openOffer'].includes(link.state)
    )
  }
  if (purpose === 'joinLink') {
    const invitation = await db
      .selectFrom('joining_invitation')
      .select('id')
      .where('id', '=', aboutId)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', at)
      .executeTakeFirst()
    return invitation !== undefined
  }
  if (purpose === 'referenceLink' || purpose === 'referenceReminder') {
    const referee = await db
      .selectFrom('referee as f')
      .innerJoin('recruitment as r', 'r.id', 'f.recruitment_id')
      .select('f.id')
      .where('f.id', '=', aboutId)
      .where('f.answered_at', 'is', null)
      .where('f.expires_at', '>', at)
      .where('r.status', '=', 'active')
      .executeTakeFirst()
    return referee !== undefined
  }
  if (purpose === 'sessionReminder') {
    const mentoring = await db
      .selectFrom('mentoring')
      .select(['status', 'state', 'next_session_at'])
      .where('id', '=', aboutId)
      .executeTakeFirst()
    return (
      mentoring?.status === 'active' &&
      mentoring.state !== 'paused' &&
      mentoring.next_session_at === good_until
    )
  }
  return true
}
