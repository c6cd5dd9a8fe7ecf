import type { SessionOutcome } from '@alongside/domain/session'
import { defineEntity } from '@mikro-orm/core'
import { count, flag, id, instant, small, text, texts } from '../database/columns.ts'
import { lifecycleColumns } from '../lifecycle/lifecycle.columns.ts'

export const MentoringSchema = defineEntity({
  name: 'Mentoring',
  tableName: 'mentoring',
  properties: {
    ...lifecycleColumns(),
    mentorId: id().strictNullable(),
    sessionsHeld: count().default(0),
    lastSessionAt: instant().strictNullable(),
    nextSessionAt: instant().strictNullable(),
  },
})

export class Mentoring extends MentoringSchema.class {}
MentoringSchema.setClass(Mentoring)

/** One meeting, or the try at one, between a mentor and a person. */
export const SessionLogSchema = defineEntity({
  name: 'SessionLog',
  tableName: 'session_log',
  properties: {
    mentoringId: id().primary(),
    id: id().primary(),
    seq: count(),
    episodeId: id(),
    clinicId: id(),
    personId: id(),
    mentorId: id(),
    heldAt: instant(),
    outcome: text().$type<SessionOutcome>(),
    mode: text().strictNullable(),
    minutes: small().strictNullable(),
    themes: texts(),
    twoWay: flag(),
    wellbeing: small().strictNullable(),
    noteId: id().strictNullable(),
    recordedAt: instant(),
    retractedAt: instant().strictNullable(),
  },
})
