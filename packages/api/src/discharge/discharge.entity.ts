import { defineEntity } from '@mikro-orm/core'
import { flag, id, instant, text } from '../database/columns.ts'
import { lifecycleColumns } from '../lifecycle/lifecycle.columns.ts'

export const DischargeSchema = defineEntity({
  name: 'Discharge',
  tableName: 'discharge',
  properties: {
    ...lifecycleColumns(),
    mentorId: id().strictNullable(),
    closedAt: instant().strictNullable(),
    planned: flag(),
    reason: text(),
  },
})

export class Discharge extends DischargeSchema.class {}
DischargeSchema.setClass(Discharge)
