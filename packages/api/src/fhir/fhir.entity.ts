import { defineEntity } from '@mikro-orm/core'
import { bytes, count, id, instant, sealed, small, text } from '../database/columns.ts'

/** A program of a clinic, with an account of its own. */
const ClinicSystemSchema = defineEntity({
  name: 'ClinicSystem',
  tableName: 'clinic_system',
  properties: {
    id: id().primary(),
    clinicId: id(),
    accountId: id(),
    name: text(),
    perMinute: count().default(300),
    madeBy: id().strictNullable(),
    madeAt: instant(),
    endedAt: instant().strictNullable(),
  },
})

/** A key with which such a program signs in: its hash, and its first letters. */
const ClinicKeySchema = defineEntity({
  name: 'ClinicKey',
  tableName: 'clinic_key',
  properties: {
    id: id().primary(),
    systemId: id(),
    keyHash: text(),
    beginsWith: text(),
    madeBy: id().strictNullable(),
    madeAt: instant(),
    expiresAt: instant().strictNullable(),
    revokedAt: instant().strictNullable(),
    revokedBy: id().strictNullable(),
    lastUsedAt: instant().strictNullable(),
  },
})

/** How often a system asked in one minute. */
const ClinicSystemUseSchema = defineEntity({
  name: 'ClinicSystemUse',
  tableName: 'clinic_system_use',
  properties: { systemId: id().primary(), minute: instant().primary(), requests: count() },
})

/** What a clinic's system sent, as far as it was understood. */
const FhirResourceSchema = defineEntity({
  name: 'FhirResource',
  tableName: 'fhir_resource',
  properties: {
    type: text().$type<'Patient' | 'ServiceRequest' | 'Appointment' | 'Encounter'>().primary(),
    id: id().primary(),
    clinicId: id(),
    personId: id(),
    accountId: id(),
    identity: bytes(),
    version: count().default(1),
    appointmentKey: text().strictNullable(),
    keptSealed: sealed(),
    madeAt: instant(),
    changedAt: instant(),
  },
})

/** An address that hears when the status of something changes. */
const TaskSubscriptionSchema = defineEntity({
  name: 'TaskSubscription',
  tableName: 'task_subscription',
  properties: {
    id: id().primary(),
    systemId: id(),
    clinicId: id(),
    accountId: id(),
    url: text(),
    secretSealed: sealed(),
    madeBy: id().strictNullable(),
    madeAt: instant(),
    endedAt: instant().strictNullable(),
    lookedUntil: instant(),
  },
})

const TaskToldSchema = defineEntity({
  name: 'TaskTold',
  tableName: 'task_told',
  properties: {
    subscriptionId: id().primary(),
    taskId: id().primary(),
    clinicId: id(),
    status: text(),
    businessStatus: text(),
    at: instant(),
  },
})

/** One word to one address, and how often it was tried. */
const TaskDeliverySchema = defineEntity({
  name: 'TaskDelivery',
  tableName: 'task_delivery',
  properties: {
    id: id().primary(),
    subscriptionId: id(),
    clinicId: id(),
    taskId: id(),
    status: text(),
    businessStatus: text(),
    at: instant(),
    attempts: small().default(0),
    nextAttemptAt: instant(),
    deliveredAt: instant().strictNullable(),
    deadAt: instant().strictNullable(),
    lastProblem: text().strictNullable(),
  },
})

export const clinicSystemEntities = [
  ClinicSystemSchema,
  ClinicKeySchema,
  ClinicSystemUseSchema,
  FhirResourceSchema,
  TaskSubscriptionSchema,
  TaskToldSchema,
  TaskDeliverySchema,
] as const
