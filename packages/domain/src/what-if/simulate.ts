/**
 * Plays a scenario day by day with the very machines of the programme: people arrive by chance, the steps and the
 * clocks are real, and so is every refusal. Nothing is stored, and nobody in it is anybody.
 */
import {
  type Instant,
  londonInstant,
  monthOf,
  type PlainDate,
  plainDate,
  plainTime,
  plusDays,
  plusMonths,
  weekdayOf,
} from '../time.ts'
import { isWorkingDay } from '../working-days.ts'
import { chanceOf } from './chance.ts'
import { Life, type Played } from './life.ts'
import type { Scenario } from './scenario.ts'

const MORNING = plainTime('10:00')
const WORKING_DAYS_A_MONTH = 21

/** One week, as it stood on its Monday. */
export interface Week {
  readonly on: PlainDate
  /** Ready for a mentor, and none is free. */
  readonly waiting: number
  readonly supported: number
  /** Places that mentors have, taken or not. */
  readonly places: number
  /** Mentors who take people on, or still have somebody. */
  readonly mentors: number
}

export interface Course {
  readonly people: readonly Played[]
  /** The weeks that count. */
  readonly weeks: readonly Week[]
  /** The first and the last day that count; before the first there is only the run-in. */
  readonly from: PlainDate
  readonly until: PlainDate
}

/** Plays one course of the scenario. The same seed brings the same people on the same days, whoever is there for them. */
export function simulate(scenario: Scenario, seed: number, startOn = plainDate('2026-01-05')): Course {
  const end = plusMonths(startOn, scenario.months)
  const lives: Life[] = []
  const weeks: Week[] = []
  for (let on = plusMonths(startOn, -scenario.runInMonths); on < end; on = plusDays(on, 1)) {
    const mentors = placesOn(scenario, startOn, on)
    const morning = londonInstant(on, MORNING)
    if (isWorkingDay(on)) {
      lives.push(...arrivals(scenario, seed, startOn, on, morning))
      match(lives, mentors, morning)
    }
    const tomorrow = londonInstant(plusDays(on, 1))
    for (const life of lives) life.liveUntil(tomorrow)
    if (weekdayOf(on) === 1 && on >= startOn) weeks.push(weekOf(lives, mentors, on))
  }
  return { people: lives.map(({ played }) => played), weeks, from: startOn, until: plusDays(end, -1) }
}

/** How many people each mentor has room for on this day. */
function placesOn({ mentors }: Scenario, startOn: PlainDate, on: PlainDate): number[] {
  return mentors.map(({ capacity, newCapacity, fromMonth, untilMonth }) => {
    const hasBegun = fromMonth === undefined || on >= plusMonths(startOn, fromMonth)
    const hasStopped = untilMonth !== undefined && on >= plusMonths(startOn, untilMonth)
    if (!hasBegun || hasStopped) return 0
    return newCapacity !== undefined && on >= startOn ? newCapacity : capacity
  })
}

/** Each clinic's people come by a chance of their own, so that one clinic more changes nothing at the others. */
function arrivals(
  { clinics, habits }: Scenario,
  seed: number,
  startOn: PlainDate,
  on: PlainDate,
  at: Instant,
): Life[] {
  return clinics.flatMap(({ opensInMonth, ...known }, clinic) => {
    if (opensInMonth !== undefined && on < plusMonths(startOn, opensInMonth)) return []
    const ofTheDay = seedOf(seed, clinic, on)
    const many = chanceOf(ofTheDay).count(usualOf(known, seed, clinic) / WORKING_DAYS_A_MONTH)
    return Array.from(
      { length: many },
      (_, nth) => new Life({ clinic, habits, chance: chanceOf(ofTheDay + 7919 * (nth + 1)), at }),
    )
  })
}

/** How many come a month in this course: as many as were counted, give or take what such a count leaves open. */
function usualOf(
  {
    arrivalsPerMonth,
    countedInMonths,
  }: Pick<Scenario['clinics'][number], 'arrivalsPerMonth' | 'countedInMonths'>,
  seed: number,
  clinic: number,
): number {
  if (countedInMonths === undefined) return arrivalsPerMonth
  const chance = chanceOf(Math.imul(seed + 1, 0xc2b2ae35) ^ Math.imul(clinic + 1, 0x27d4eb2f))
  let counted = 0
  for (let nth = 0; nth < countedInMonths; nth++) counted += chance.count(arrivalsPerMonth)
  return counted / countedInMonths
}

function seedOf(seed: number, clinic: number, on: PlainDate): number {
  const day = Number(monthOf(on).replace('-', '')) * 100 + Number(on.slice(8))
  return Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(clinic + 1, 0x85ebca6b) ^ Math.imul(day, 0xc2b2ae35)
}

/** Who is ready longest is asked first, and each mentor with room is asked in turn. */
function match(lives: readonly Life[], capacity: readonly number[], at: Instant): void {
  const taken = capacity.map((_, mentor) => lives.filter(life => life.mentor === mentor).length)
  const ready = lives
    .filter(life => life.isReady)
    .sort((one, other) => (one.played.readyOn ?? '').localeCompare(other.played.readyOn ?? ''))
  for (const life of ready) {
    const mentor = taken.findIndex((count, each) => count < (capacity[each] ?? 0) && !life.saidNoTo.has(each))
    if (mentor < 0) life.waits(at)
    else if (life.meets(mentor, { openPeople: taken[mentor] ?? 0, capacity: capacity[mentor] ?? 0 }, at))
      taken[mentor] = (taken[mentor] ?? 0) + 1
  }
}

function weekOf(lives: readonly Life[], capacity: readonly number[], on: PlainDate): Week {
  return {
    on,
    waiting: lives.filter(life => life.isReady).length,
    supported: lives.filter(life => life.isSupported).length,
    places: capacity.reduce((sum, places) => sum + places, 0),
    mentors: capacity.filter((places, mentor) => places > 0 || lives.some(life => life.mentor === mentor))
      .length,
  }
}
