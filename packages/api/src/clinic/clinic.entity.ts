import type { ClinicSettings } from '@alongside/domain/clinic-settings'
import { defineEntity } from '@mikro-orm/core'
import { day, flag, id, instant, json, text } from '../database/columns.ts'

export const TrustSchema = defineEntity({
  name: 'Trust',
  tableName: 'trust',
  properties: { id: id().primary(), name: text() },
})

export const ClinicSchema = defineEntity({
  name: 'Clinic',
  tableName: 'clinic',
  properties: {
    id: id().primary(),
    trustId: id(),
    name: text(),
    openedOn: day(),
    sandbox: flag().default(false),
  },
})

export const ClinicSettingSchema = defineEntity({
  name: 'ClinicSetting',
  tableName: 'clinic_setting',
  properties: {
    clinicId: id().primary(),
    effectiveOn: day().primary(),
    setAt: instant().primary(),
    setBy: id().strictNullable(),
    settings: json<ClinicSettings>(),
  },
})
