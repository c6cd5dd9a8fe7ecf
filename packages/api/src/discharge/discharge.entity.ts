import { defineEntity } from '@mikro-orm/core'
import { flag, id, instant, text } from '../database/columns.ts'
import { lifecycleColumns } from '../lifecycle/lifecycle.columns.ts'

export const DischargeSchema = defineEntity({
  name: 'Discharge',
  tableName: 'discharge',
  properties: {
    ...lifecycleColumns(),
    mentorId: id().nullable(),
    closedAt: instant().nullable(),
    planned: flag(),
    reason: text()
  }
})
export class Discharge extends DischargeSchema.class {}
DischargeSchema.setClass(Discharge)
