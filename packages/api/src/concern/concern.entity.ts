import type { ConcernCategory } from '@alongside/domain/concern'
import { defineEntity } from '@mikro-orm/core'
import { flag, id, text } from '../database/columns.ts'
import { lifecycleColumns } from '../lifecycle/lifecycle.columns.ts'

export const ConcernSchema = defineEntity({
  name: 'Concern',
  tableName: 'concern',
  properties: {
    ...lifecycleColumns(),
    raisedBy: id(),
    raisedSide: text().$type<'clinic' | 'charity'>(),
    category: text().$type<ConcernCategory>(),
    urgent: flag(),
  },
})

export class Concern extends ConcernSchema.class {}
ConcernSchema.setClass(Concern)
