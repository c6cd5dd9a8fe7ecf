import type { Language, WrittenPurpose } from '@alongside/domain/messages'
import { defineEntity } from '@mikro-orm/core'
import { count, id, instant, sealed, text } from '../database/columns.ts'

/** A neutral word to one account that something waits for it. */
export const NoticeSchema = defineEntity({
  name: 'Notice',
  tableName: 'notice',
  properties: {
    id: id().primary(),
    accountId: id(),
    clinicId: id().strictNullable(),
    personId: id().strictNullable(),
    kind: text().strictNullable(),
    lifecycleId: id().strictNullable(),
    of: text(),
    cause: text(),
    at: instant(),
    doneAt: instant().strictNullable(),
  },
})

/** What a clinic hears of somebody it referred: a status, never content. */
export const ReceiptSchema = defineEntity({
  name: 'Receipt',
  tableName: 'receipt',
  properties: {
    id: id().primary(),
    clinicId: id(),
    personId: id(),
    kind: text(),
    lifecycleId: id(),
    status: text(),
    cause: text(),
    at: instant(),
    seenAt: instant().strictNullable(),
  },
})

/** One message to one recipient. There is no other kind. */
export const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: id().primary(),
    cause: text(),
    channel: text().$type<'email' | 'text' | 'call' | 'letter' | 'mailbox'>(),
    accountId: id().strictNullable(),
    personId: id().strictNullable(),
    /** Whose key seals what goes to somebody outside. */
    sealedBy: id().strictNullable(),
    toSealed: sealed(),
    bodySealed: sealed(),
    at: instant(),
    sentAt: instant().strictNullable(),
    cancelledAt: instant().strictNullable(),
    purpose: text().$type<WrittenPurpose>().strictNullable(),
    clinicId: id().strictNullable(),
    aboutId: id().strictNullable(),
    language: text().$type<Language>().strictNullable(),
    goodUntil: instant().strictNullable(),
    nextAttemptAt: instant().defaultRaw('now()'),
    attempts: count().default(0),
    tryingSince: instant().strictNullable(),
    lastProblem: text().strictNullable(),
    givenUpAt: instant().strictNullable(),
    reference: text().strictNullable(),
  },
})

/** What went to the page of a demo instead of to a carrier. */
export const LocalPostSchema = defineEntity({
  name: 'LocalPost',
  tableName: 'local_post',
  properties: {
    messageId: id().primary(),
    clinicId: id(),
    personId: id().strictNullable(),
    sealedBy: id().strictNullable(),
    channel: text().$type<'email' | 'text'>(),
    toSealed: sealed(),
    bodySealed: sealed(),
    at: instant(),
  },
})
