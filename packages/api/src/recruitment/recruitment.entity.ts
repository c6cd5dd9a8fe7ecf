import type { RecruitmentRoute } from '@alongside/domain/recruitment'
import { defineEntity } from '@mikro-orm/core'
import { id, instant, sealed, text } from '../database/columns.ts'
import { teamColumns } from '../lifecycle/lifecycle.columns.ts'

const RecruitmentSchema = defineEntity({
  name: 'Recruitment',
  tableName: 'recruitment',
  properties: teamColumns(),
})

export class Recruitment extends RecruitmentSchema.class {}
RecruitmentSchema.setClass(Recruitment)

/** A single-use invitation to join, kept as a hash. */
const JoiningInvitationSchema = defineEntity({
  name: 'JoiningInvitation',
  tableName: 'joining_invitation',
  properties: {
    id: id().primary(),
    tokenHash: text(),
    clinicId: id(),
    madeBy: id(),
    route: text().$type<RecruitmentRoute>(),
    personId: id().strictNullable(),
    madeAt: instant(),
    expiresAt: instant(),
    revokedAt: instant().strictNullable(),
    usedAt: instant().strictNullable(),
    accountId: id().strictNullable(),
  },
})

/** What an applicant wrote, sealed with their own key. */
const ApplicationSchema = defineEntity({
  name: 'Application',
  tableName: 'application',
  properties: { id: id().primary(), holderId: id(), clinicId: id(), bodySealed: sealed(), sentAt: instant() },
})

/** Somebody who knows the applicant, and answers once by a link. */
const RefereeSchema = defineEntity({
  name: 'Referee',
  tableName: 'referee',
  properties: {
    id: id().primary(),
    recruitmentId: id(),
    holderId: id(),
    clinicId: id(),
    place: text().$type<'first' | 'second'>(),
    nameSealed: sealed(),
    emailSealed: sealed(),
    tokenHash: text().strictNullable(),
    askedAt: instant().strictNullable(),
    askedBy: id().strictNullable(),
    expiresAt: instant().strictNullable(),
    answeredAt: instant().strictNullable(),
    answerSealed: sealed().strictNullable(),
  },
})

export const joiningEntities = [
  RecruitmentSchema,
  JoiningInvitationSchema,
  ApplicationSchema,
  RefereeSchema,
] as const
