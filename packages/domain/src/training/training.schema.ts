/** The words of training: from enrolling to being signed off by the coordinator and the clinic. */
import * as z from 'zod'
import { TrainingClocks } from '../clinic-settings.ts'
import { Chosen, Completion, LearnedModule } from '../learning/index.ts'
import { privateText } from '../private-text.ts'
import { Instant, PlainDate } from '../time.ts'
import { Competency, Rating } from './competencies.ts'

export const TrainingState = z.enum([
  'enrolled',
  'learning',
  'shadowing',
  'observed',
  'signOff',
  'deferred',
  'accredited',
  'withdrawn',
])
export type TrainingState = z.infer<typeof TrainingState>

/** How somebody was there on a taught day; a day that was missed can be made up. */
export const DayAttended = z.enum(['attended', 'madeUp', 'missed'])
export type DayAttended = z.infer<typeof DayAttended>

const joinCohort = z.strictObject({ type: z.literal('joinCohort'), cohortId: z.uuid() })
const recordDay = z.strictObject({
  type: z.literal('recordDay'),
  dayId: z.uuid(),
  attended: DayAttended,
})
const answerCheck = z.strictObject({
  type: z.literal('answerCheck'),
  module: LearnedModule,
  /** Which questions were drawn: the same seed draws the same ones. */
  seed: z.string().min(1).max(80),
  chosen: Chosen,
})
const recordWatched = z.strictObject({ type: z.literal('recordWatched'), heldOn: PlainDate })
const recordLed = z.strictObject({ type: z.literal('recordLed'), heldOn: PlainDate })
const reflect = z.strictObject({
  type: z.literal('reflect'),
  reflection: privateText(4000).min(
    40,
    'Write a few sentences: what you noticed, and what you would do again',
  ),
})
const fillGrid = z.strictObject({
  type: z.literal('fillGrid'),
  ratings: z.record(Competency, Rating),
})
const signForTeam = z.strictObject({ type: z.literal('signForTeam') })
const signForClinic = z.strictObject({ type: z.literal('signForClinic') })
const practiseMore = z.strictObject({ type: z.literal('practiseMore') })
const defer = z.strictObject({ type: z.literal('defer'), until: PlainDate })
const resume = z.strictObject({ type: z.literal('resume') })
const withdraw = z.strictObject({ type: z.literal('withdraw') })

export const TrainingCommand = z.discriminatedUnion('type', [
  joinCohort,
  recordDay,
  answerCheck,
  recordWatched,
  recordLed,
  reflect,
  fillGrid,
  signForTeam,
  signForClinic,
  practiseMore,
  defer,
  resume,
  withdraw,
])
export type TrainingCommand = z.infer<typeof TrainingCommand>

export const trainingTimers = ['quiet', 'practiceDue', 'signOffDue', 'deferralEnds'] as const
export type TrainingTimer = { type: `timer.${(typeof trainingTimers)[number]}` }

export const TrainingFacts = z.strictObject({
  /** The account that acts; null when a clock rings. */
  by: z.uuid().nullable(),
  /** How the answers of a knowledge check were graded, on the server, against which version of the module. */
  check: z
    .strictObject({
      version: z.int().min(1),
      needs: z.array(LearnedModule),
      right: z.int().min(0),
      of: z.int().min(1),
      passed: z.boolean(),
    })
    .nullable(),
})
export type TrainingFacts = z.infer<typeof TrainingFacts>

/** A place that is open to somebody once they are accredited: a clinic that agreed, until a day. */
export const Contract = z.strictObject({ clinicId: z.uuid(), until: PlainDate })

/** What a mentor brings from recruitment into their standing. */
export const Brought = z.strictObject({
  dbsUntil: PlainDate.nullable(),
  contracts: z.array(Contract),
})
export type Brought = z.infer<typeof Brought>

export const TrainingInput = z.strictObject({
  /** The modules that everybody learns. */
  modules: z.array(LearnedModule).min(1),
  brought: Brought,
  clocks: TrainingClocks,
})
export type TrainingInput = z.infer<typeof TrainingInput>

export const TrainingContext = z.strictObject({
  modules: z.array(LearnedModule),
  enrolledAt: Instant,
  cohortId: z.uuid().nullable(),
  days: z.array(z.strictObject({ dayId: z.uuid(), attended: DayAttended })),
  completions: z.array(Completion),
  /** Tries at knowledge checks that were not enough, by module. */
  tries: z.partialRecord(LearnedModule, z.int()),
  watchedOn: z.array(PlainDate),
  ledOn: z.array(PlainDate),
  reflectedOn: PlainDate.nullable(),
  ratings: z.partialRecord(Competency, Rating),
  /** Who signed for each side, and when. */
  teamSigned: z.strictObject({ by: z.uuid().nullable(), on: PlainDate }).nullable(),
  clinicSigned: z.strictObject({ by: z.uuid().nullable(), on: PlainDate }).nullable(),
  deferredUntil: PlainDate.nullable(),
  brought: Brought,
  clocks: TrainingClocks,
})
export type TrainingContext = z.infer<typeof TrainingContext>

export type TrainingEvent = (TrainingCommand | TrainingTimer) & { at: Instant; facts: TrainingFacts }
