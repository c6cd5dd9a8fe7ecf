/** What a scenario comes to, over many courses of chance, and what a change would make of it. */
import { medianOf } from '../impact/impact.report.ts'
import { daysBetween, type PlainDate } from '../time.ts'
import type { Course } from './simulate.ts'

/** A figure over many courses: the middle one, and the range in which eight of ten lie. */
export interface Spread {
  readonly middle: number
  readonly low: number
  readonly high: number
}

export interface Outlook {
  readonly arrived: Spread
  readonly supported: Spread
  readonly optedOut: Spread
  readonly notReached: Spread
  /** Days from being ready for a mentor to being introduced, the middle person; those who still wait count up to the end. */
  readonly daysToMentor: Spread
  /** Days from release to the first session, the middle person of those who had one. */
  readonly daysToFirstSession: Spread
  /** Of each hundred places of mentors, how many are taken, on average. */
  readonly placesTaken: Spread
  /** How many wait for a mentor, and how many are supported, on the Monday of each week. */
  readonly weeks: readonly {
    readonly on: PlainDate
    readonly waiting: Spread
    readonly supported: Spread
    readonly places: number
  }[]
}

/**
 * What these courses of one scenario come to together. A course takes a good part of a second, so whoever serves others
 * meanwhile plays them one by one: `simulate(scenario, seed)` for the same seeds in every scenario that is compared.
 */
export function outlookOf(played: readonly Course[]): Outlook {
  const over = (figure: (course: Course) => number | null) =>
    spreadOf(played.flatMap(course => figure(course) ?? []))
  const first = played[0]?.weeks ?? []
  return {
    arrived: over(({ people }) => people.length),
    supported: over(({ people }) => people.filter(({ firstSessionOn }) => firstSessionOn !== null).length),
    optedOut: over(({ people }) => people.filter(({ outcome }) => outcome === 'optedOut').length),
    notReached: over(({ people }) => people.filter(({ outcome }) => outcome === 'notReached').length),
    daysToMentor: over(daysToMentor),
    daysToFirstSession: over(({ people }) =>
      middleOf(people.map(({ releasedOn, firstSessionOn }) => between(releasedOn, firstSessionOn))),
    ),
    placesTaken: over(placesTaken),
    weeks: first.map(({ on, places }, at) => ({
      on,
      places,
      waiting: over(({ weeks }) => weeks[at]?.waiting ?? null),
      supported: over(({ weeks }) => weeks[at]?.supported ?? null),
    })),
  }
}

/** Whoever still waits has waited at least until the last day: to leave them out would make a long wait look short. */
function daysToMentor({ people, weeks }: Course): number | null {
  const lastOn = weeks.at(-1)?.on ?? null
  return middleOf(people.map(({ readyOn, matchedOn }) => between(readyOn, matchedOn ?? lastOn)))
}

function placesTaken({ weeks }: Course): number | null {
  const places = weeks.reduce((sum, week) => sum + week.places, 0)
  if (places === 0) return null
  return (100 * weeks.reduce((sum, week) => sum + Math.min(week.supported, week.places), 0)) / places
}

function between(from: PlainDate | null, to: PlainDate | null): number | null {
  return from === null || to === null ? null : Math.max(0, daysBetween(from, to))
}

function middleOf(days: readonly (number | null)[]): number | null {
  const known = days.flatMap(each => each ?? [])
  return known.length === 0 ? null : medianOf(known)
}

function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { middle: figures.length === 0 ? 0 : medianOf(figures), low: at(0.1), high: at(0.9) }
}
