import type { ReferralReason, ReferralSource } from '@alongside/domain/referral'
import { defineEntity } from '@mikro-orm/core'
import { day, id, instant, text } from '../database/columns.ts'
import { lifecycleColumns } from '../lifecycle/lifecycle.columns.ts'

export const ReferralSchema = defineEntity({
  name: 'Referral',
  tableName: 'referral',
  properties: {
    ...lifecycleColumns(),
    releasedAt: instant().strictNullable(),
    reason: text().$type<ReferralReason>(),
    source: text().$type<ReferralSource>(),
    reasonOn: day().strictNullable(),
    listImportId: id().strictNullable(),
  },
})

export class Referral extends ReferralSchema.class {}
ReferralSchema.setClass(Referral)
