import { defineEntity } from '@mikro-orm/core'
import { day, id } from '../database/columns.ts'
import { teamColumns } from '../lifecycle/lifecycle.columns.ts'

export const StandingSchema = defineEntity({
  name: 'Standing',
  tableName: 'standing',
  properties: {
    ...teamColumns(),
    mentorId: id(),
    checksUntil: day().strictNullable(),
    authorisedUntil: day().strictNullable(),
  },
})

export class Standing extends StandingSchema.class {}
StandingSchema.setClass(Standing)
