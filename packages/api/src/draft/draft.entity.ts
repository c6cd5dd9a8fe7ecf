import { defineEntity } from '@mikro-orm/core'
import { id, instant, sealed, text } from '../database/columns.ts'

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
    expiresAt: instant()
  }
})
/** A long form while it is being filled in. */
export class Draft extends DraftSchema.class {}
DraftSchema.setClass(Draft)
