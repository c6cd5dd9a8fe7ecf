/**
 * What a mentor says of themself, as far as they choose: the profile that people are shown, and a few things that no
 * profile shows, kept so that a wish which depends on both can be met without asking round.
 */
import * as z from 'zod'
import { MeetingMode, MeetingTime } from './themes.ts'

export const AgeBand = z.enum(['under25', '25to34', '35to44', '45to54', '55to64', '65andOver'])
export type AgeBand = z.infer<typeof AgeBand>

export const ageBandWords = {
  under25: 'Under 25',
  '25to34': '25 to 34',
  '35to44': '35 to 44',
  '45to54': '45 to 54',
  '55to64': '55 to 64',
  '65andOver': '65 or over',
} as const satisfies Record<AgeBand, string>

const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `Write ${most} characters or fewer`)
    .refine(text => !text.includes('\u0000'), 'Some characters cannot be kept')

/** Only those who arrange matches read this; every part may be left out. */
export const MentorTold = z.strictObject({
  ageBand: AgeBand.nullable(),
  /** Communities, faith, where they come from: as they would say it. */
  background: words(200),
  /** The clinics at which they are seen themselves; `none` for none of ours, null when they would rather not say. */
  seenAt: z.union([z.literal('none'), z.array(z.uuid())]).nullable(),
})
export type MentorTold = z.infer<typeof MentorTold>

export const saysNothing: MentorTold = { ageBand: null, background: '', seenAt: null }

/** What somebody who may be matched with them is shown. */
export const MentorProfile = z.strictObject({
  called: words(60).min(1, 'Write your first name, or the name you go by'),
  about: words(600),
})
export type MentorProfile = z.infer<typeof MentorProfile>

/** Somebody new supports one person until their first review. */
export const PROVISIONAL_CAPACITY = 1

/** The room that a mentor says they have; the weight of those they support counts on top. */
export const MentorRoom = z.strictObject({
  capacity: z.int().min(0).max(15, 'Fifteen people are the most'),
  hoursAWeek: z.int().min(0).max(40, 'Forty hours are the most').nullable(),
  /** They would rather not be asked now; nobody asks why. */
  notNow: z.boolean(),
})
export type MentorRoom = z.infer<typeof MentorRoom>

/**
 * What a mentor may not be able to take on: a theme that is too near just now, or somebody at a point of the way which
 * they could not go through again. A closed list: where somebody comes from, what they believe and whom they love is
 * not on it.
 */
export const MentorLimit = z.enum([
  'adjusting',
  'treatment',
  'stigma',
  'isolation',
  'tellingOthers',
  'appointments',
  'moneyAndHousing',
  'relationships',
  'newlyDiagnosed',
  'comingBack',
  'seenWhereIAm',
  'women',
  'men',
  'under25',
])
export type MentorLimit = z.infer<typeof MentorLimit>

/** The mentor's own side of a match. The mentor alone reads it; matching goes by it. */
export const MentorLimits = z
  .strictObject({
    /** Not for now: no such match is proposed. */
    mustNot: z.array(MentorLimit),
    /** Better not: such a match is asked about first. */
    ratherNot: z.array(MentorLimit),
    /** Clinics at which they meet nobody. */
    notAt: z.array(z.uuid()),
    /** How, and when, they can meet; empty when any way, or any time, will do. */
    modes: z.array(MeetingMode),
    times: z.array(MeetingTime),
    /** Whoever arranges matches may hear which limit it is. */
    mayBeTold: z.boolean(),
  })
  .check(({ value: { mustNot, ratherNot }, issues }) => {
    if (ratherNot.some(limit => mustNot.includes(limit)))
      issues.push({
        code: 'custom',
        message: 'Tick each of them once: either not for now, or better not',
        path: ['ratherNot'],
        input: ratherNot,
      })
  })
export type MentorLimits = z.infer<typeof MentorLimits>

export const noLimits: MentorLimits = {
  mustNot: [],
  ratherNot: [],
  notAt: [],
  modes: [],
  times: [],
  mayBeTold: false,
}
