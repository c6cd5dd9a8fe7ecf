/** The words of standing: where a mentor is at one place, from the first months to leaving. */
import * as z from 'zod'
import { DbsLevel } from '../checks.ts'
import { StandingClocks } from '../clinic-settings.ts'
import { Chosen, Completion, LearnedModule } from '../learning/index.ts'
import { Instant, PlainDate } from '../time.ts'

export const StandingState = z.enum(['provisional', 'full', 'restricted', 'onBreak', 'left'])
export type StandingState = z.infer<typeof StandingState>

/** What must be in date for a mentor to be matched with anybody new here. */
export const StandingItem = z.enum([
  'dbs',
  'contract',
  'safeguarding',
  'dataSecurity',
  'boundaries',
  'supervision',
])
export type StandingItem = z.infer<typeof StandingItem>

/** What is learned again from time to time, and by which module. */
export const refresherModules = {
  safeguarding: 'safeguarding',
  dataSecurity: 'records',
  boundaries: 'boundaries',
} as const
export const Refresher = z.enum(['safeguarding', 'dataSecurity', 'boundaries'])
export type Refresher = z.infer<typeof Refresher>

/** The last day on which each is good; null when it was never there. */
export const StandingItems = z.record(StandingItem, PlainDate.nullable())
export type StandingItems = z.infer<typeof StandingItems>

const record = z.strictObject({
  type: z.literal('record'),
  item: StandingItem,
  on: PlainDate,
  /** The last good day, where somebody else sets it; empty where it follows from the day it was done. */
  until: PlainDate.nullable(),
  /** Of a DBS check only. What the certificate says is never written down anywhere. */
  dbsLevel: DbsLevel.nullable(),
  decidedByTwo: z.boolean(),
})
const answerRefresher = z.strictObject({
  type: z.literal('answerRefresher'),
  refresher: Refresher,
  seed: z.string().min(1).max(80),
  chosen: Chosen,
})
const becomeFull = z.strictObject({ type: z.literal('becomeFull'), reviewedOn: PlainDate })
const restrict = z.strictObject({ type: z.literal('restrict') })
const lift = z.strictObject({ type: z.literal('lift') })
const startBreak = z.strictObject({ type: z.literal('startBreak'), until: PlainDate })
const endBreak = z.strictObject({ type: z.literal('endBreak') })
const leave = z.strictObject({
  type: z.literal('leave'),
  exitTalkOffered: z.boolean(),
  referenceOffered: z.boolean(),
})

export const StandingCommand = z.discriminatedUnion('type', [
  record,
  answerRefresher,
  becomeFull,
  restrict,
  lift,
  startBreak,
  endBreak,
  leave,
])
export type StandingCommand = z.infer<typeof StandingCommand>

export const standingTimers = ['firstReview', 'look', 'breakEnds'] as const
export type StandingTimer = { type: `timer.${(typeof standingTimers)[number]}` }

export const StandingFacts = z.strictObject({
  /** The account that acts; null when a clock rings. */
  by: z.uuid().nullable(),
  /** How the answers of a refresher were graded, on the server, against which version of the module. */
  check: z
    .strictObject({
      module: LearnedModule,
      version: z.int().min(1),
      right: z.int().min(0),
      of: z.int().min(1),
      passed: z.boolean(),
    })
    .nullable(),
})
export type StandingFacts = z.infer<typeof StandingFacts>

export const StandingInput = z.strictObject({
  mentorId: z.uuid(),
  /** When they began at the trust, if that was at another of its clinics: the first months are counted from there. */
  startedAt: z.exactOptional(Instant),
  /** Since when they are in full standing at the trust, if they are: what was reviewed once is not reviewed again here. */
  fullSince: z.exactOptional(PlainDate),
  items: StandingItems,
  completions: z.array(Completion),
  eligibleDbs: DbsLevel,
  clocks: StandingClocks,
})
export type StandingInput = z.infer<typeof StandingInput>

export const StandingContext = z.strictObject({
  mentorId: z.uuid(),
  startedAt: Instant,
  items: StandingItems,
  /** What was learned, each a dated fact about a version of a module. */
  completions: z.array(Completion),
  /** The first months are over, and the review may be held. */
  reviewReached: z.boolean(),
  fullSince: PlainDate.nullable(),
  /** A coordinator restricted them: being in date again is not enough to lift it. */
  restrictedByHand: z.boolean(),
  breakUntil: PlainDate.nullable(),
  eligibleDbs: DbsLevel,
  clocks: StandingClocks,
})
export type StandingContext = z.infer<typeof StandingContext>

export type StandingEvent = (StandingCommand | StandingTimer) & { at: Instant; facts: StandingFacts }
