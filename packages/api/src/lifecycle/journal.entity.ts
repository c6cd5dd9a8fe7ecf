import type { Role } from '@alongside/domain/people'
import { defineEntity } from '@mikro-orm/core'
import { count, id, instant, json, small, text } from '../database/columns.ts'

/** What happened to a lifecycle: who, when, what, from where to where. Never changed, never without a reason. */
export const JournalSchema = defineEntity({
  name: 'Journal',
  tableName: 'journal',
  properties: {
    kind: text().primary(),
    lifecycleId: id().primary(),
    seq: count().primary(),
    episodeId: id().strictNullable(),
    clinicId: id(),
    personId: id().strictNullable(),
    holderId: id().strictNullable(),
    at: instant(),
    accountId: id().strictNullable(),
    role: text().$type<Role>(),
    type: text(),
    event: json<Record<string, unknown>>(),
    facts: json<unknown>(),
    fromState: text().strictNullable(),
    toState: text(),
    machineVersion: text(),
    commandId: id().strictNullable(),
  },
})

/** A submission and its answer: the same submission again gets the same answer and has no second effect. */
export const CommandSchema = defineEntity({
  name: 'Command',
  tableName: 'command',
  properties: {
    accountId: id().primary(),
    commandId: id().primary(),
    at: instant(),
    reply: json<unknown>().strictNullable(),
  },
})

export const TimerSchema = defineEntity({
  name: 'Timer',
  tableName: 'timer',
  properties: {
    kind: text().primary(),
    lifecycleId: id().primary(),
    key: text().primary(),
    setSeq: count(),
    runAt: instant(),
    episodeId: id().strictNullable(),
    clinicId: id(),
    personId: id().strictNullable(),
    holderId: id().strictNullable(),
  },
})

/** An effect that waits to be carried out. Its key is the effect's own idempotency key. */
export const OutboxSchema = defineEntity({
  name: 'Outbox',
  tableName: 'outbox',
  properties: {
    kind: text().primary(),
    lifecycleId: id().primary(),
    seq: count().primary(),
    ord: small().primary(),
    type: text(),
    params: json<unknown>(),
    episodeId: id().strictNullable(),
    clinicId: id(),
    personId: id().strictNullable(),
    holderId: id().strictNullable(),
    at: instant(),
    deliveredAt: instant().strictNullable(),
    cancelledAt: instant().strictNullable(),
    attempts: small().default(0),
    nextAttemptAt: instant(),
    lastProblem: text().strictNullable(),
  },
})
