import { defineEntity } from '@mikro-orm/core'
import { id, instant, text } from '../database/columns.ts'

/** A calendar that somebody follows by a secret address, of which only the hash is kept. */
export const FollowedCalendarSchema = defineEntity({
  name: 'FollowedCalendar',
  tableName: 'followed_calendar',
  properties: {
    id: id().primary(),
    accountId: id(),
    tokenHash: text(),
    madeAt: instant(),
    revokedAt: instant().strictNullable(),
  },
})
