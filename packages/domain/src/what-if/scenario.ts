/** What is played with: how many people come, who is there for them, and what people usually do. */
import * as z from 'zod'
import { standardSettings } from '../clinic-settings.ts'

const share = (usual: number) => z.number().min(0).max(1).default(usual)
const meanDays = (usual: number) => z.number().min(0).max(365).default(usual)

const Clinic = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** People newly diagnosed or coming back to care, on average. */
  arrivalsPerMonth: z.number().min(0).max(200),
  /** From which month on it takes part, 0 for the first. */
  opensInMonth: z.int().min(0).max(60).default(0),
})

const Mentor = z.strictObject({
  /** How many people they support at once. */
  capacity: z.int().min(0).max(30),
  /** From which month on they are there, and in which month they stop taking on anybody; 0 for the first. */
  fromMonth: z.int().min(0).max(60).default(0),
  untilMonth: z.int().min(0).max(60).optional(),
})

/** What people usually do. The defaults are guesses to be replaced by a programme's own figures. */
const Habits = z.strictObject({
  toldAfterDays: meanDays(5),
  decidesAfterDays: meanDays(3),
  agrees: share(0.6),
  optsOut: share(0.15),
  /** One try at reaching somebody succeeds. */
  reached: share(0.45),
  comesToFirstTalk: share(0.85),
  saysYesToMatch: share(0.9),
  sessionEveryDays: z.int().min(1).max(90).default(14),
  comesToSession: share(0.85),
  /** Sessions until both agree that it is enough, on average. */
  sessionsWanted: z.number().min(1).max(60).default(5),
})

export const Scenario = z.strictObject({
  months: z.int().min(1).max(36).default(12),
  clinics: z.array(Clinic).min(1).max(30),
  mentors: z.array(Mentor).max(300),
  habits: Habits.prefault({}),
})
export type Scenario = z.infer<typeof Scenario>
export type Habits = Scenario['habits']

/** The clocks that the scenarios run by: those that a clinic has until it settles others. */
export const clocks = standardSettings
