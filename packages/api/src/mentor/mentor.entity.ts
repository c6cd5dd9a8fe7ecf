import { defineEntity } from '@mikro-orm/core'
import { count, day, flag, id, sealed, small, text, texts } from '../database/columns.ts'

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
