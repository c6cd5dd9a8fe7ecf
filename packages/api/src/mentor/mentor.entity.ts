import { defineEntity } from '@mikro-orm/core'
import { count, day, flag, id, instant, sealed, small, text, texts } from '../database/columns.ts'

export const MentorSchema = defineEntity({
  name: 'Mentor',
  tableName: 'mentor',
  properties: {
    id: id().primary(),
    accountId: id(),
    standing: text()
      .$type<'provisional' | 'full' | 'restricted' | 'onBreak' | 'left'>()
      .default('provisional'),
    languages: texts().defaultRaw(`'{}'`),
    offers: texts().defaultRaw(`'{}'`),
    capacity: small().default(1),
    notNow: flag().default(false),
    calledSealed: sealed().strictNullable(),
    wishesSealed: sealed().strictNullable(),
    startedOn: day().strictNullable(),
    seq: count().default(0),
    weeklyHours: small().strictNullable(),
    profileSealed: sealed().strictNullable(),
    selfSealed: sealed().strictNullable(),
  },
})

/** Where a mentor may meet people, and until when. */
export const MentorClinicSchema = defineEntity({
  name: 'MentorClinic',
  tableName: 'mentor_clinic',
  properties: {
    mentorId: id().primary(),
    clinicId: id().primary(),
    authorisedUntil: day().strictNullable(),
    checksUntil: day().strictNullable(),
  },
})

/** How much somebody's support weighs for the mentor who gives it. */
export const MentorLoadSchema = defineEntity({
  name: 'MentorLoad',
  tableName: 'mentor_load',
  properties: { mentorId: id().primary(), episodeId: id().primary(), weight: small(), at: instant() },
})

/** A mentor and a person who know each other. */
export const KnownPairSchema = defineEntity({
  name: 'KnownPair',
  tableName: 'known_pair',
  properties: { mentorId: id().primary(), personId: id().primary(), at: instant() },
})

/** A mentor who is away, and the one who covers. */
export const MentorCoverSchema = defineEntity({
  name: 'MentorCover',
  tableName: 'mentor_cover',
  properties: {
    id: id().primary(),
    clinicId: id(),
    awayId: id(),
    coveringId: id(),
    fromOn: day(),
    untilOn: day(),
    madeBy: id(),
    madeAt: instant(),
    endedBy: id().strictNullable(),
    endedAt: instant().strictNullable(),
  },
})
