/** What a scenario comes to over many courses of chance: the figures that a screen, a file and a test read alike. */
import * as z from 'zod'
import { PlainDate } from '../time.ts'

/** A figure over many courses: the middle one, where eight of ten lie, and the two ends of all. */
export const Spread = z.strictObject({
  middle: z.number(),
  low: z.number(),
  high: z.number(),
  least: z.number(),
  most: z.number(),
})
export type Spread = z.infer<typeof Spread>

/** A wait: of the person in the middle, and the longest of nine in ten. Null when it was nobody's in any course. */
const Wait = z.strictObject({ middle: Spread.nullable(), nineInTen: Spread.nullable() })
export type Wait = z.infer<typeof Wait>

export const Outlook = z.strictObject({
  courses: z.int(),
  arrived: Spread,
  supported: Spread,
  optedOut: Spread,
  notReached: Spread,
  /** Days from being accepted to being reached, of those who were. */
  toReach: Wait,
  /** Days from being ready for a mentor to being introduced; those who still wait count up to the end. */
  toMentor: Wait,
  /** Days from release to the first session, of those who had one. */
  toFirstSession: Wait,
  /** Of each hundred who were accepted, how many were tried within so many working days. */
  triedInTime: Spread.nullable(),
  /** Of each hundred places of mentors, how many are taken, on average. */
  placesTaken: Spread.nullable(),
  /** How many people each mentor supports, on average. */
  perMentor: Spread.nullable(),
  waitingAtEnd: Spread,
  /** How many wait for a mentor, and how many are supported, on the Monday of each week. */
  weeks: z.array(
    z.strictObject({
      on: PlainDate,
      waiting: Spread,
      supported: Spread,
      perMentor: Spread.nullable(),
      places: z.int(),
    }),
  ),
})
export type Outlook = z.infer<typeof Outlook>
