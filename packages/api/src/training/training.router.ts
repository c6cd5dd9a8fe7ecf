/** The trainee's own way: how far they are, and what comes next. */

import { PlainDate } from '@alongside/domain/time'
import {
  curriculum,
  curriculumHours,
  hoursLearned,
  modulesOf,
  stageOf,
  stagesOf,
  TraineeRecord,
  TraineeStage,
} from '@alongside/domain/training'
import * as z from 'zod'
import { type Reading, read } from '../read.ts'
import { canSee, granted, router } from '../trpc.ts'

export const TrainingView = z.strictObject({
  stage: TraineeStage,
  stages: z.array(
    z.strictObject({
      key: TraineeStage,
      label: z.string(),
      waitsFor: z.string(),
      done: z.boolean(),
      current: z.boolean(),
    }),
  ),
  modules: z.array(
    z.strictObject({
      key: z.enum(curriculum.map(({ key }) => key)),
      title: z.string(),
      hours: z.number(),
      afterwards: z.string(),
      done: z.boolean(),
      doneOn: PlainDate.nullable(),
    }),
  ),
  hoursLearned: z.number(),
  hoursAltogether: z.number(),
  shadowed: z.int(),
  observed: z.int(),
  enrolledOn: PlainDate,
})
export type TrainingView = z.infer<typeof TrainingView>

export const trainingRouter = router({
  mine: canSee('ownTraining')
    .input(z.strictObject({}).optional())
    .output(TrainingView)
    .query(async ({ ctx }) => granted(await read(ctx.doors, ctx.caller, 'training.mine', ownTraining))),
})

/** The policies of the database let a trainee see one record: their own. */
async function ownTraining({ db }: Reading): Promise<TrainingView | null> {
  const row = await db.selectFrom('trainee').selectAll().executeTakeFirst()
  if (!row) return null
  const record = TraineeRecord.parse({
    enrolledOn: row.enrolled_on,
    modulesDone: row.modules_done,
    shadowed: row.shadowed,
    observed: row.observed,
    reflectionOn: row.reflection_on,
    coordinatorSignedOn: row.coordinator_signed_on,
    clinicSignedOn: row.clinic_signed_on,
  })
  return {
    stage: stageOf(record),
    stages: [...stagesOf(record)],
    modules: modulesOf(record).map(module => ({ ...module, done: module.doneOn !== null })),
    hoursLearned: hoursLearned(record),
    hoursAltogether: curriculumHours,
    shadowed: record.shadowed,
    observed: record.observed,
    enrolledOn: record.enrolledOn,
  }
}
