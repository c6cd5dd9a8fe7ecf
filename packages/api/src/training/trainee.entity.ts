import type { TraineeRecord } from '@alongside/domain/training'
import { defineEntity } from '@mikro-orm/core'
import { day, id, json, small } from '../database/columns.ts'

/** Somebody on the way to becoming a mentor: what they have learned, watched and led so far. */
export const TraineeSchema = defineEntity({
  name: 'Trainee',
  tableName: 'trainee',
  properties: {
    id: id().primary(),
    accountId: id(),
    enrolledOn: day(),
    modulesDone: json<TraineeRecord['modulesDone']>(),
    shadowed: small().default(0),
    observed: small().default(0),
    reflectionOn: day().strictNullable(),
    coordinatorSignedOn: day().strictNullable(),
    clinicSignedOn: day().strictNullable(),
  },
})
