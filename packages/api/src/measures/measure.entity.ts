import type { Instrument, MeasureMoment, Scores } from '@alongside/domain/measures'
import { defineEntity } from '@mikro-orm/core'
import { day, id, instant, json, sealed, text } from '../database/columns.ts'

/** One filling in of one measure. */
export const MeasureAnswerSchema = defineEntity({
  name: 'MeasureAnswer',
  tableName: 'measure_answer',
  properties: {
    id: id().primary(),
    episodeId: id(),
    clinicId: id(),
    personId: id(),
    instrument: text().$type<Instrument>(),
    moment: text().$type<MeasureMoment>(),
    askedOn: day(),
    answersSealed: sealed(),
    scores: json<Scores>(),
    recordedAt: instant(),
    retractedAt: instant().strictNullable(),
  },
})
