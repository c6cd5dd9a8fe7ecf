/** What a scenario comes to, over many courses of chance. */
import { medianOf } from '../median.ts'
import { daysBetween, type PlainDate } from '../time.ts'
import { plusWorkingDays, workingDaysBetween } from '../working-days.ts'
import type { Played } from './life.ts'
import type { Outlook, Spread, Wait } from './outlook.schema.ts'
import type { Course, Week } from './simulate.ts'

/**
 * What these courses of one scenario come to together. A course takes a good part of a second, so whoever serves others
 * meanwhile plays them one by one: `simulate(scenario, seed)` for the same seeds in every scenario that is compared.
 */
export function outlookOf(played: readonly Course[], withinWorkingDays = 2): Outlook {
  return outlookFrom(
    played.map(course => figuresOf(course, withinWorkingDays)),
    played[0]?.weeks ?? [],
  )
}

/** What one course comes to: a few numbers, so that nobody has to keep its people. */
export interface Figures {
  readonly arrived: number
  readonly supported: number
  readonly optedOut: number
  readonly notReached: number
  readonly toReach: readonly number[]
  readonly toMentor: readonly number[]
  readonly toFirstSession: readonly number[]
  readonly triedInTime: number | null
  readonly placesTaken: number | null
  readonly perMentor: number | null
  readonly weeks: readonly Pick<Week, 'waiting' | 'supported' | 'mentors'>[]
}

export function figuresOf({ people, weeks, from, until }: Course, withinWorkingDays: number): Figures {
  const since = (on: PlainDate | null) => on !== null && on >= from
  const arrived = people.filter(({ arrivedOn }) => since(arrivedOn))
  const ended = (outcome: Played['outcome']) =>
    people.filter(each => each.outcome === outcome && since(each.endedOn)).length
  const accepted = people.filter(
    ({ acceptedOn }) => since(acceptedOn) && plusWorkingDays(acceptedOn ?? from, withinWorkingDays) < until,
  )
  const places = sum(weeks.map(week => week.places))
  return {
    arrived: arrived.length,
    supported: people.filter(({ firstSessionOn }) => since(firstSessionOn)).length,
    optedOut: ended('optedOut'),
    notReached: ended('notReached'),
    toReach: people.flatMap(({ acceptedOn, reachedOn }) => days(since(acceptedOn), acceptedOn, reachedOn)),
    // whoever still waits has waited at least until the last day: to leave them out would make a long wait look short
    toMentor: people.flatMap(({ readyOn, matchedOn, endedOn }) =>
      days(since(readyOn), readyOn, matchedOn ?? endedOn ?? until),
    ),
    toFirstSession: people.flatMap(({ releasedOn, firstSessionOn }) =>
      days(since(releasedOn), releasedOn, firstSessionOn),
    ),
    triedInTime:
      accepted.length === 0
        ? null
        : (100 / accepted.length) *
          accepted.filter(
            ({ acceptedOn, firstTriedOn }) =>
              acceptedOn !== null &&
              firstTriedOn !== null &&
              workingDaysBetween(acceptedOn, firstTriedOn) <= withinWorkingDays,
          ).length,
    placesTaken:
      places === 0 ? null : (100 * sum(weeks.map(week => Math.min(week.supported, week.places)))) / places,
    perMentor: loadOf(sum(weeks.map(({ supported }) => supported)), sum(weeks.map(({ mentors }) => mentors))),
    weeks: weeks.map(({ waiting, supported, mentors }) => ({ waiting, supported, mentors })),
  }
}

/** The figures of all courses together. */
export function outlookFrom(
  figures: readonly Figures[],
  weeks: readonly Pick<Week, 'on' | 'places'>[],
): Outlook {
  const over = (figure: (each: Figures) => number | null) =>
    spreadOf(figures.flatMap(each => figure(each) ?? []))
  const all = (figure: (each: Figures) => number) => over(figure) ?? still(0)
  const wait = (figure: (each: Figures) => readonly number[]): Wait => ({
    middle: over(each => medianIn(figure(each))),
    nineInTen: over(each => nineInTenOf(figure(each))),
  })
  return {
    courses: figures.length,
    arrived: all(({ arrived }) => arrived),
    supported: all(({ supported }) => supported),
    optedOut: all(({ optedOut }) => optedOut),
    notReached: all(({ notReached }) => notReached),
    toReach: wait(({ toReach }) => toReach),
    toMentor: wait(({ toMentor }) => toMentor),
    toFirstSession: wait(({ toFirstSession }) => toFirstSession),
    triedInTime: over(({ triedInTime }) => triedInTime),
    placesTaken: over(({ placesTaken }) => placesTaken),
    perMentor: over(({ perMentor }) => perMentor),
    waitingAtEnd: all(each => each.weeks.at(-1)?.waiting ?? 0),
    weeks: weeks.map(({ on, places }, at) => ({
      on,
      places,
      waiting: all(each => each.weeks[at]?.waiting ?? 0),
      supported: all(each => each.weeks[at]?.supported ?? 0),
      perMentor: over(each => loadOf(each.weeks[at]?.supported ?? 0, each.weeks[at]?.mentors ?? 0)),
    })),
  }
}

/** The longest wait of the nine in ten who wait least. */
export function nineInTenOf(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.ceil(0.9 * sorted.length) - 1] ?? null
}

export function medianIn(values: readonly number[]): number | null {
  return values.length === 0 ? null : medianOf(values)
}

function loadOf(supported: number, mentors: number): number | null {
  return mentors === 0 ? null : supported / mentors
}

function days(counts: boolean, from: PlainDate | null, to: PlainDate | null): number[] {
  return !counts || from === null || to === null ? [] : [Math.max(0, daysBetween(from, to))]
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

export function spreadOf(figures: readonly number[]): Spread | null {
  if (figures.length === 0) return null
  const sorted = figures.toSorted((one, other) => one - other)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0
  return { middle: medianOf(figures), low: at(0.1), high: at(0.9), least: at(0), most: at(1) }
}

function still(value: number): Spread {
  return { middle: value, low: value, high: value, least: value, most: value }
}
