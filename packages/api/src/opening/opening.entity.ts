import { defineEntity } from '@mikro-orm/core'
import { flag, id, instant, sealed, text } from '../database/columns.ts'

/** A record that a safeguarding lead opened in an emergency, and what its review found. */
export const RecordOpeningSchema = defineEntity({
  name: 'RecordOpening',
  tableName: 'record_opening',
  properties: {
    id: id().primary(),
    accountId: id(),
    clinicId: id(),
    personId: id(),
    why: text(),
    wordsSealed: sealed(),
    openedAt: instant(),
    endsAt: instant(),
    reviewDueAt: instant(),
    reviewedAt: instant().strictNullable(),
    reviewedBy: id().strictNullable(),
    outcome: text().strictNullable(),
    reviewSealed: sealed().strictNullable(),
    personTold: flag().strictNullable(),
  },
})
