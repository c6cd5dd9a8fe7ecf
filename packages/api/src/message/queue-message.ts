import type { Language, WrittenPurpose } from '@alongside/domain/messages'
import type { Instant } from '@alongside/domain/time'
import type { Transaction } from '../database/acting.ts'
import type { DataKeys } from '../database/keys.ts'
import { wakeJobs } from '../lifecycle/wake.ts'
import type { Written } from './recipient.ts'

/** A message to one person. There is no way to write to two. */
export interface ToOne {
  readonly id: string
  /** Names the reason for good: the same cause never makes a second message. */
  readonly cause: string
  readonly purpose: WrittenPurpose
  readonly channel: Written
  readonly personId: string
  readonly clinicId: string
  /** What it is about: the id of a link, or of a record. */
  readonly aboutId: string
  readonly language: Language
  readonly to: string
  readonly body: string
  readonly at: Instant
  /** Not before this. */
  readonly leavesAt: Instant
  /** Later than this it would only confuse. */
  readonly goodUntil: Instant
}

/** A message to somebody outside, at an address that they gave or that was given for this: one recipient as well. */
export type ToOutsider = Omit<ToOne, 'personId' | 'channel' | 'language' | 'leavesAt'> & {
  readonly purpose: Extract<WrittenPurpose, 'joinLink' | 'referenceLink' | 'referenceReminder'>
  /** Whose key seals it. */
  readonly sealedBy: string
}

type Queueing = Pick<Transaction, 'db'> & { readonly keys: DataKeys }

/** Puts a message to somebody outside where the worker finds it. It goes by email, in the hours of the clinic. */
export function queueOutside(queueing: Queueing, { sealedBy, ...message }: ToOutsider): Promise<void> {
  return queue(
    queueing,
    { ...message, channel: 'email', language: 'en', leavesAt: message.at },
    { sealed_by: sealedBy },
  )
}

/** Puts a message where the worker finds it. It leaves when it may, and only if it still may by then. */
export function queueMessage(queueing: Queueing, { personId, ...message }: ToOne): Promise<void> {
  return queue(queueing, message, { person_id: personId })
}

/** Sealed by the key of whoever it is to, or of whoever it is about. */
async function queue(
  { db, keys }: Queueing,
  message: Omit<ToOne, 'personId'>,
  owner: { readonly person_id: string } | { readonly sealed_by: string },
): Promise<void> {
  const { id } = message
  const ownerId = 'person_id' in owner ? owner.person_id : owner.sealed_by
  const seal = (column: string, text: string) =>
    keys.seal(ownerId, text, { table: 'message', column, id }).bytes
  await db
    .insertInto('message')
    .values({
      ...owner,
      id,
      cause: message.cause,
      purpose: message.purpose,
      channel: message.channel,
      clinic_id: message.clinicId,
      about_id: message.aboutId,
      language: message.language,
      to_sealed: seal('to_sealed', message.to),
      body_sealed: seal('body_sealed', message.body),
      at: message.at,
      next_attempt_at: message.leavesAt,
      good_until: message.goodUntil,
    })
    .onConflict(oc => oc.column('cause').doNothing())
    .execute()
  await wakeJobs({ db })
}
