import { defineEntity } from '@mikro-orm/core'
import { id, instant, sealed, text } from '../database/columns.ts'

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
    toSealed: sealed(),
    bodySealed: sealed(),
    at: instant(),
    sentAt: instant().strictNullable(),
    cancelledAt: instant().strictNullable(),
  },
})
