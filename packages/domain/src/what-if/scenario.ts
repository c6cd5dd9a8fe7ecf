/** What is played with: how many people come, who is there for them, and what people usually do. */
import * as z from 'zod'
import { standardSettings } from '../clinic-settings.ts'

const share = (usual: number) => z.number().min(0).max(1).default(usual)
const meanDays = (usual: number) => z.number().min(0).max(365).default(usual)

const Clinic = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** People newly diagnosed or coming back to care, on average. */
  arrivalsPerMonth: z.number().min(0).max(200),
  /** In how many months they were counted: a short count leaves open how many come, and so does each course. */
  countedInMonths: z.int().min(1).max(60).optional(),
  /** From which month on it takes part, 0 for the first; absent when it did so before. */
  opensInMonth: z.int().min(0).max(60).optional(),
})

const Mentor = z.strictObject({
  /** How many people they support at once. */
  capacity: z.int().min(0).max(30),
  /** How many they support from the first day that counts on, when that changes. */
  newCapacity: z.int().min(0).max(30).optional(),
  /** From which month on they are there, absent when they were before, and in which they stop taking on anybody. */
  fromMonth: z.int().min(0).max(60).optional(),
  untilMonth: z.int().min(0).max(60).optional(),
})

/** What people usually do. The defaults are guesses to be replaced by a programme's own figures. */
const Habits = z.strictObject({
  toldAfterDays: meanDays(5),
  decidesAfterDays: meanDays(3),
  agrees: share(0.6),
  optsOut: share(0.15),
  /** Working days from accepting somebody to the first try, and the most that may go by when there is a promise. */
  firstTryAfterDays: meanDays(0),
  firstTryWithinDays: z.int().min(0).max(60).optional(),
  /** Nobody ever comes to talk with somebody, and how often one try succeeds at reaching each of the others. */
  neverReached: share(0),
  reached: share(0.45),
  /** Working days from having been reached to the first conversation that was booked. */
  talkAfterDays: meanDays(5),
  comesToFirstTalk: share(0.85),
  /** Working days from the match to the first meeting of the three, and from there to the first session. */
  introducedAfterDays: meanDays(5),
  firstSessionAfterDays: meanDays(5),
  saysYesToMatch: share(0.9),
  sessionEveryDays: z.int().min(1).max(90).default(14),
  comesToSession: share(0.85),
  /** Sessions until both agree that it is enough, on average. */
  sessionsWanted: z.number().min(1).max(60).default(5),
})

export const Scenario = z.strictObject({
  months: z.int().min(1).max(36).default(12),
  /** How many months are played before those that count, so that the places of mentors are as full as they usually are. */
  runInMonths: z.int().min(0).max(24).default(0),
  clinics: z.array(Clinic).min(1).max(30),
  mentors: z.array(Mentor).max(300),
  habits: Habits.prefault({}),
})
export type Scenario = z.infer<typeof Scenario>
export type Habits = Scenario['habits']

/** The clocks that the scenarios run by: those that a clinic has until it settles others. */
export const clocks = standardSettings
