import { defineEntity } from '@mikro-orm/core'
import { id } from '../database/columns.ts'
import { lifecycleColumns } from '../lifecycle/lifecycle.columns.ts'

export const OnboardingSchema = defineEntity({
  name: 'Onboarding',
  tableName: 'onboarding',
  properties: { ...lifecycleColumns(), mentorId: id().strictNullable() },
})

export class Onboarding extends OnboardingSchema.class {}
OnboardingSchema.setClass(Onboarding)
