import type { InvitedRole } from '@alongside/domain/account'
import type { CoveringTurn } from '@alongside/domain/waiting'
import { defineEntity } from '@mikro-orm/core'
import { count, day, id, ids, instant, json, text } from '../database/columns.ts'

/** What an administrator did with an account, a place or a setting: ids and names of places, and no name of anybody. */
const AdminEventSchema = defineEntity({
  name: 'AdminEvent',
  tableName: 'admin_event',
  properties: {
    id: id().primary(),
    at: instant(),
    accountId: id(),
    what: text(),
    aboutAccountId: id().strictNullable(),
    aboutClinicId: id().strictNullable(),
    detail: json<Record<string, string | number | boolean | readonly string[]>>(),
  },
})

/** An account that waits for a second administrator. */
const RankRequestSchema = defineEntity({
  name: 'RankRequest',
  tableName: 'rank_request',
  properties: {
    id: id().primary(),
    accountId: id(),
    askedBy: id(),
    askedAt: instant(),
    decidedBy: id().strictNullable(),
    decidedAt: instant().strictNullable(),
    outcome: text().$type<'confirmed' | 'refused'>().strictNullable(),
    toRole: text().$type<InvitedRole>().strictNullable(),
    toClinicIds: ids().defaultRaw(`'{}'`),
  },
})

const AccountReviewSchema = defineEntity({
  name: 'AccountReview',
  tableName: 'account_review',
  properties: { id: id().primary(), accountId: id(), reviewedBy: id(), reviewedAt: instant() },
})

/** Everything held about one person, asked for by one and confirmed by another. */
const SubjectAccessSchema = defineEntity({
  name: 'SubjectAccess',
  tableName: 'subject_access',
  properties: {
    id: id().primary(),
    clinicId: id(),
    personId: id(),
    askedHow: text(),
    identitySeen: text(),
    askedBy: id(),
    askedAt: instant(),
    decidedBy: id().strictNullable(),
    decidedAt: instant().strictNullable(),
    outcome: text().$type<'confirmed' | 'refused'>().strictNullable(),
    openUntil: instant().strictNullable(),
    takenAt: instant().strictNullable(),
  },
})

/** Two records that looked like one person, and what somebody found. */
const RecordPairSchema = defineEntity({
  name: 'RecordPair',
  tableName: 'record_pair',
  properties: {
    id: id().primary(),
    clinicId: id(),
    oneId: id(),
    otherId: id(),
    finding: text().$type<'samePerson' | 'twoPeople'>(),
    foundBy: id(),
    foundAt: instant(),
    undoneBy: id().strictNullable(),
    undoneAt: instant().strictNullable(),
  },
})

/** Who was erased: an id that leads nowhere any more. */
const ErasureSchema = defineEntity({
  name: 'Erasure',
  tableName: 'erasure',
  properties: { personId: id().primary(), clinicId: id(), accountId: id().strictNullable(), at: instant() },
})

/** A day on which an account looked at more than is usual. */
const UnusualAccessSchema = defineEntity({
  name: 'UnusualAccess',
  tableName: 'unusual_access',
  properties: {
    id: id().primary(),
    accountId: id(),
    onDay: day(),
    kind: text(),
    times: count(),
    noticedAt: instant(),
    finding: text().strictNullable(),
    lookedBy: id().strictNullable(),
    lookedAt: instant().strictNullable(),
  },
})

/** Who covers at a clinic. */
const DeputySchema = defineEntity({
  name: 'Deputy',
  tableName: 'deputy',
  properties: {
    clinicId: id().primary(),
    turn: text().$type<CoveringTurn>().primary(),
    accountId: id(),
    namedBy: id(),
    namedAt: instant(),
  },
})

/** Two records that were put together. What moved is for the functions of the database alone. */
const PersonMergeSchema = defineEntity({
  name: 'PersonMerge',
  tableName: 'person_merge',
  properties: {
    id: id().primary(),
    clinicId: id(),
    keptId: id(),
    goneId: id(),
    mergedBy: id(),
    mergedAt: instant(),
    moved: json<unknown>(),
    undoneBy: id().strictNullable(),
    undoneAt: instant().strictNullable(),
  },
})

export const administrationEntities = [
  AdminEventSchema,
  RankRequestSchema,
  AccountReviewSchema,
  SubjectAccessSchema,
  RecordPairSchema,
  ErasureSchema,
  UnusualAccessSchema,
  DeputySchema,
  PersonMergeSchema,
] as const
