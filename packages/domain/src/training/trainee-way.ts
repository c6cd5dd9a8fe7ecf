/**
 * The way of a trainee, as it is read from a few facts: what was learned, watched, done under someone's eyes, and
 * signed off. Deferring and withdrawing come with the lifecycle of training; this file says only how far somebody is.
 */
import * as z from 'zod'
import { PlainDate } from '../time.ts'
import { curriculum, type ModuleKey } from './curriculum.ts'

const moduleKeys = curriculum.map(({ key }) => key) as [ModuleKey, ...ModuleKey[]]

/** What is known of one trainee. */
export const TraineeRecord = z.strictObject({
  enrolledOn: PlainDate,
  /** The day on which each module was finished; a module that is not here is still to come. */
  modulesDone: z.partialRecord(z.enum(moduleKeys), PlainDate),
  /** Sessions that the trainee watched. */
  shadowed: z.int().min(0),
  /** Sessions that the trainee led while somebody watched. */
  observed: z.int().min(0),
  reflectionOn: PlainDate.nullable(),
  /** Both sign: the coordinator and the link person of the clinic. */
  coordinatorSignedOn: PlainDate.nullable(),
  clinicSignedOn: PlainDate.nullable(),
})
export type TraineeRecord = z.infer<typeof TraineeRecord>

/** How many sessions are watched, and how many are led and watched by another, before anyone signs. */
export const SESSIONS_TO_SHADOW = 2
export const SESSIONS_TO_LEAD = 2

export const TraineeStage = z.enum(['enrolled', 'learning', 'shadowing', 'observed', 'signOff', 'accredited'])
export type TraineeStage = z.infer<typeof TraineeStage>

export const traineeStageWords = {
  enrolled: { label: 'Enrolled', waitsFor: 'your first module' },
  learning: { label: 'Learning', waitsFor: 'the modules that are left' },
  shadowing: { label: 'Watching', waitsFor: `${SESSIONS_TO_SHADOW} sessions that you watch` },
  observed: {
    label: 'Leading, with somebody beside you',
    waitsFor: `${SESSIONS_TO_LEAD} sessions that you lead, and a page of your own thoughts on them`,
  },
  signOff: { label: 'Signing off', waitsFor: 'your coordinator and the clinic to sign' },
  accredited: { label: 'Ready', waitsFor: 'nothing: you can be matched' },
} as const satisfies Record<TraineeStage, { label: string; waitsFor: string }>

/** Where a trainee stands: the first stage whose work is not finished. */
export function stageOf(record: TraineeRecord): TraineeStage {
  const done = curriculum.filter(({ key }) => record.modulesDone[key] !== undefined).length
  if (done === 0) return 'enrolled'
  if (done < curriculum.length) return 'learning'
  if (record.shadowed < SESSIONS_TO_SHADOW) return 'shadowing'
  if (record.observed < SESSIONS_TO_LEAD || record.reflectionOn === null) return 'observed'
  if (record.coordinatorSignedOn === null || record.clinicSignedOn === null) return 'signOff'
  return 'accredited'
}

/** Every stage in order, each said to be behind, here or ahead. */
export function stagesOf(
  record: TraineeRecord,
): readonly { key: TraineeStage; label: string; waitsFor: string; done: boolean; current: boolean }[] {
  const here = TraineeStage.options.indexOf(stageOf(record))
  return TraineeStage.options.map((key, index) => ({
    key,
    ...traineeStageWords[key],
    done: index < here || (index === here && key === 'accredited'),
    current: index === here,
  }))
}

/** Every module with the day on which this trainee finished it. */
export function modulesOf(
  record: TraineeRecord,
): readonly { key: ModuleKey; title: string; hours: number; afterwards: string; doneOn: PlainDate | null }[] {
  return curriculum.map(module => ({ ...module, doneOn: record.modulesDone[module.key] ?? null }))
}

/** The hours that this trainee has learned. */
export function hoursLearned(record: TraineeRecord): number {
  return modulesOf(record).reduce((sum, { hours, doneOn }) => sum + (doneOn === null ? 0 : hours), 0)
}
