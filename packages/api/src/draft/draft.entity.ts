import { defineEntity } from '@mikro-orm/core'
import { id, instant, sealed, text } from '../database/columns.ts'

/** A long form while it is being filled in. */
export const DraftSchema = defineEntity({
  name: 'Draft',
  tableName: 'draft',
  properties: {
    id: id().primary(),
    accountId: id(),
    form: text(),
    aboutId: id().strictNullable(),
    bodySealed: sealed(),
    changedAt: instant(),
    expiresAt: instant(),
  },
})
