/** What is asked: how things are today, and what would be otherwise. */
import * as z from 'zod'
import { type Habits, Scenario } from './scenario.ts'

const share = z.number('Enter a number from 0 to 100').min(0).max(100)
const meanDays = z.number('Enter a number of days').min(0).max(120)
const whole = (least: number, most: number) =>
  z.int(`Enter a whole number from ${least} to ${most}`).min(least).max(most)

/** Today, in the numbers that a person reads: shares are of a hundred, days are working days where it says so. */
export const Today = z.strictObject({
  arrivalsPerMonth: z.number('Enter a number from 0 to 200').min(0).max(200),
  mentors: whole(0, 100),
  /** How many people all mentors together can support at once. */
  places: whole(0, 600),
  toldAfterDays: meanDays,
  agrees: share,
  optsOut: share,
  firstTryAfterDays: meanDays,
  /** Of tries on somebody who can be reached at all. */
  reached: share,
  /** The defaults are what was taken for granted before these were counted: questions of that time keep them. */
  neverReached: share.default(0),
  talkAfterDays: meanDays.default(6),
  comesToFirstTalk: share,
  introducedAfterDays: meanDays.default(5),
  firstSessionAfterDays: meanDays.default(10),
  saysYesToMatch: share,
  sessionEveryDays: whole(1, 90),
  comesToSession: share,
  sessionsWanted: z.number('Enter a number from 1 to 60').min(1).max(60),
})
export type Today = z.infer<typeof Today>
export type TodayField = keyof Today

/** What would be otherwise. A zero, or nothing, leaves it as it is. */
export const Change = z.strictObject({
  newClinicPerMonth: z.number('Enter a number from 0 to 100').min(0).max(100).default(0),
  mentorsFewer: whole(0, 100).default(0),
  mentorsMore: whole(0, 100).default(0),
  /** How many people each mentor supports at once from then on. */
  placesEach: whole(0, 15).optional(),
  /** Everybody is tried within so many working days. */
  firstTryWithinDays: whole(1, 20).optional(),
})
export type Change = z.infer<typeof Change>

export const Question = z
  .strictObject({
    today: Today,
    change: Change,
    months: whole(3, 24).default(12),
    /** What counts as tried in time: working days after somebody was accepted. */
    targetDays: whole(1, 20).default(2),
  })
  .check(({ value: { today, change }, issues }) => {
    if (change.mentorsFewer > today.mentors)
      issues.push({
        code: 'custom',
        message: `There are ${today.mentors} mentors: no more than that can leave`,
        path: ['change', 'mentorsFewer'],
        input: change.mentorsFewer,
      })
    if (today.agrees + today.optsOut > 100)
      issues.push({
        code: 'custom',
        message: 'Those who say yes and those who say no cannot be more than 100 together',
        path: ['today', 'optsOut'],
        input: today.optsOut,
      })
  })
export type Question = z.infer<typeof Question>

/** Over how many months today's numbers are counted. */
export const COUNTED_MONTHS = 6

/** How many months are played before the first that counts, so that the places are as full as they usually are. */
export const RUN_IN_MONTHS = 6

/** How often each way is played: enough to tell a change from chance, and no longer than somebody waits gladly. */
export const COURSES = 20

/** The scenario of today's way. */
export function todaysWay({ today, months }: Question): Scenario {
  return {
    months,
    runInMonths: RUN_IN_MONTHS,
    clinics: [{ name: 'Today', arrivalsPerMonth: today.arrivalsPerMonth, countedInMonths: COUNTED_MONTHS }],
    mentors: placesOf(today).map(capacity => ({ capacity })),
    habits: habitsOf(today),
  }
}

/** The scenario with the change. Whoever leaves takes on nobody more and goes on with whom they support. */
export function changedWay(question: Question): Scenario {
  const { change } = question
  const today = todaysWay(question)
  const mentors: Scenario['mentors'] = today.mentors.map((mentor, nth) => ({
    ...mentor,
    // those in the middle leave: neither the ones with most room nor the ones with least
    ...(leaves(nth, today.mentors.length, change.mentorsFewer) ? { untilMonth: 0 } : {}),
    ...(change.placesEach === undefined ? {} : { newCapacity: change.placesEach }),
  }))
  const usual = Math.max(1, Math.round(question.today.places / Math.max(1, question.today.mentors)))
  const more = Array.from({ length: change.mentorsMore }, () => ({
    capacity: change.placesEach ?? usual,
    fromMonth: 0,
  }))
  const clinics =
    change.newClinicPerMonth > 0
      ? [{ name: 'New', arrivalsPerMonth: change.newClinicPerMonth, opensInMonth: 0 }]
      : []
  return {
    ...today,
    clinics: [...today.clinics, ...clinics],
    mentors: [...mentors, ...more],
    habits: {
      ...today.habits,
      ...(change.firstTryWithinDays === undefined ? {} : { firstTryWithinDays: change.firstTryWithinDays }),
    },
  }
}

/** Whether anything would be otherwise. */
export function changesAnything({ change }: Pick<Question, 'change'>): boolean {
  return (
    change.newClinicPerMonth > 0 ||
    change.mentorsFewer > 0 ||
    change.mentorsMore > 0 ||
    change.placesEach !== undefined ||
    change.firstTryWithinDays !== undefined
  )
}

/** The places of all mentors, shared out as evenly as whole people can be; the most first. */
function placesOf({ mentors, places }: Today): number[] {
  return Array.from(
    { length: mentors },
    (_, nth) => Math.floor(places / mentors) + (nth < places % mentors ? 1 : 0),
  )
}

function leaves(nth: number, of: number, fewer: number): boolean {
  const first = Math.floor((of - fewer) / 2)
  return nth >= first && nth < first + fewer
}

function habitsOf(today: Today): Habits {
  return Scenario.shape.habits.parse({
    toldAfterDays: today.toldAfterDays,
    agrees: today.agrees / 100,
    optsOut: today.optsOut / 100,
    firstTryAfterDays: today.firstTryAfterDays,
    reached: today.reached / 100,
    neverReached: today.neverReached / 100,
    talkAfterDays: today.talkAfterDays,
    comesToFirstTalk: today.comesToFirstTalk / 100,
    introducedAfterDays: today.introducedAfterDays,
    firstSessionAfterDays: today.firstSessionAfterDays,
    saysYesToMatch: today.saysYesToMatch / 100,
    sessionEveryDays: today.sessionEveryDays,
    comesToSession: today.comesToSession / 100,
    sessionsWanted: today.sessionsWanted,
  })
}
