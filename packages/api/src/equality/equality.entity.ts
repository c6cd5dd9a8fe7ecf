import type { EqualityAnswers } from '@alongside/domain/equality'
import { defineEntity } from '@mikro-orm/core'
import { day, id, json, text } from '../database/columns.ts'

/** Answers to equality monitoring: whose they are stands nowhere. */
export const EqualityAnswerSchema = defineEntity({
  name: 'EqualityAnswer',
  tableName: 'equality_answer',
  properties: {
    id: id().primary(),
    clinicId: id(),
    whose: text().$type<'applicant' | 'mentor' | 'person'>().default('applicant'),
    month: day(),
    answers: json<EqualityAnswers['answers']>(),
  },
})
