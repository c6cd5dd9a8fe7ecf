import type { Observed, Question } from '@alongside/domain/what-if'
import { defineEntity } from '@mikro-orm/core'
import { count, id, ids, instant, json, small, text } from '../database/columns.ts'

/** What somebody asked to see before it happens: counts and guesses, and nobody's record. */
export const WhatIfSchema = defineEntity({
  name: 'WhatIf',
  tableName: 'what_if',
  properties: {
    id: id().primary(),
    accountId: id(),
    clinicIds: ids(),
    askedAt: instant(),
    question: json<Question>(),
    observed: json<Observed>(),
    seed: count(),
    courses: small(),
    state: text().$type<'waiting' | 'playing' | 'done' | 'stopped' | 'failed'>(),
    played: small().default(0),
    result: json<unknown>().strictNullable(),
    heldUntil: instant().strictNullable(),
    endedAt: instant().strictNullable(),
  },
})
