import type { Side, SupervisionSort } from '@alongside/domain/supervision'
import { defineEntity } from '@mikro-orm/core'
import { id, instant, sealed, small, text } from '../database/columns.ts'
import { bareColumns } from '../lifecycle/lifecycle.columns.ts'

export const SupervisionSchema = defineEntity({
  name: 'Supervision',
  tableName: 'supervision',
  properties: {
    ...bareColumns(),
    sort: text().$type<SupervisionSort>(),
    mentorId: id().strictNullable(),
    plannedAt: instant(),
    heldAt: instant().strictNullable(),
    actionsOpen: small().default(0),
  },
})

export class Supervision extends SupervisionSchema.class {}
SupervisionSchema.setClass(Supervision)

/** Who was at a supervision. */
export const SupervisionAttendanceSchema = defineEntity({
  name: 'SupervisionAttendance',
  tableName: 'supervision_attendance',
  properties: {
    supervisionId: id().primary(),
    accountId: id().primary(),
    clinicId: id(),
    mentorId: id().strictNullable(),
    side: text().$type<Side>(),
    heldAt: instant(),
  },
})

/** A mentor's own thoughts. */
export const ReflectionSchema = defineEntity({
  name: 'Reflection',
  tableName: 'reflection',
  properties: {
    id: id().primary(),
    accountId: id(),
    givenTo: id().strictNullable(),
    supervisionId: id().strictNullable(),
    at: instant(),
    textSealed: sealed(),
  },
})
