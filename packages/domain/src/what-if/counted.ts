/**
 * Today, counted: what the last months of the programme say about how things go. Only counts and days come in, and
 * whatever rests on fewer than five people is left to a guess: it could tell who they are, and it would mislead.
 */
import * as z from 'zod'
import { isSmall } from '../impact/suppress.ts'
import { daysBetween, PlainDate } from '../time.ts'
import { workingDaysBetween } from '../working-days.ts'
import { medianIn, nineInTenOf } from './outlook.ts'
import { Today, type TodayField } from './question.ts'

const count = z.int().min(0)
/** From when until when somebody waited; null for whoever still does. */
const Waits = z.array(z.strictObject({ from: PlainDate, to: PlainDate.nullable() }))

/** What was counted between two days. It holds nobody's id, and it never leaves the server as it is. */
export const Counted = z.strictObject({
  arrived: count,
  agreed: count,
  optedOut: count,
  leftOpen: count,
  tries: count,
  reached: count,
  /** Of those whose first conversation was held, how many the very first try had reached. */
  reachedAtOnce: count,
  talksHeld: count,
  talksMissed: count,
  matchesAsked: count,
  matchesAgreed: count,
  sessionsHeld: count,
  sessionsMissed: count,
  endings: count,
  sessionsOfEnded: count,
  gaps: count,
  gapDays: count,
  waiting: count,
  supported: count,
  mentors: count,
  places: count,
  toTell: Waits,
  toFirstTry: Waits,
  toTalk: Waits,
  toMentor: Waits,
  toIntroduction: Waits,
  toFirstMeeting: Waits,
  toFirstSession: Waits,
})
export type Counted = z.infer<typeof Counted>

/** Where a number to start from comes from. */
export const Origin = z.enum(['counted', 'tooFew'])
export type Origin = z.infer<typeof Origin>

/** What really happened, as far as it may be shown; null where it rests on too few. */
export const Observed = z.strictObject({
  from: PlainDate,
  until: PlainDate,
  toMentor: z.number().nullable(),
  toMentorNineInTen: z.number().nullable(),
  toFirstSession: z.number().nullable(),
  triedInTime: z.number().nullable(),
  arrivedPerMonth: z.number().nullable(),
  waiting: z.number().nullable(),
  supported: z.number().nullable(),
})
export type Observed = z.infer<typeof Observed>

/** What is taken where too few people were counted: guesses, and the page says that they are. */
const guesses: Today = {
  arrivalsPerMonth: 1,
  mentors: 0,
  places: 0,
  toldAfterDays: 5,
  agrees: 60,
  optsOut: 15,
  firstTryAfterDays: 0,
  reached: 45,
  neverReached: 10,
  talkAfterDays: 5,
  comesToFirstTalk: 85,
  introducedAfterDays: 5,
  firstSessionAfterDays: 5,
  saysYesToMatch: 90,
  sessionEveryDays: 14,
  comesToSession: 85,
  sessionsWanted: 5,
}

/** Today's numbers from what was counted over so many months, and which of them are guesses. */
export function todayFrom(
  counted: Counted,
  months: number,
): { today: Today; origins: Record<TodayField, Origin> } {
  const comes = shareOf('comesToSession', counted.sessionsHeld, counted.sessionsHeld + counted.sessionsMissed)
  const talks = shareOf('comesToFirstTalk', counted.talksHeld, counted.talksHeld + counted.talksMissed)
  const tried = counted.toFirstTry.filter(({ to }) => to !== null).length
  const known: Partial<Today> = {
    ...(isFew(counted.arrived) ? {} : { arrivalsPerMonth: tenth(counted.arrived / months) }),
    // how many mentors there are is no secret of anybody
    mentors: counted.mentors,
    places: counted.places,
    ...mean('toldAfterDays', workingDaysOf(counted.toTell)),
    ...shareOf('agrees', counted.agreed, counted.agreed + counted.optedOut + counted.leftOpen),
    ...shareOf('optsOut', counted.optedOut, counted.agreed + counted.optedOut + counted.leftOpen),
    ...mean(
      'firstTryAfterDays',
      workingDaysOf(counted.toFirstTry).map(days => Math.max(0, days - 1)),
    ),
    ...chanceToReach(counted),
    ...shareOf('neverReached', tried - Math.min(tried, counted.talksHeld), tried),
    ...usual('talkAfterDays', counted.toTalk, talks.comesToFirstTalk ?? guesses.comesToFirstTalk),
    ...talks,
    ...usual('introducedAfterDays', counted.toIntroduction),
    ...usual('firstSessionAfterDays', counted.toFirstMeeting, comes.comesToSession ?? guesses.comesToSession),
    ...shareOf('saysYesToMatch', counted.matchesAgreed, counted.matchesAsked),
    ...(isFew(counted.gaps)
      ? {}
      : { sessionEveryDays: everyDays(counted, comes.comesToSession ?? guesses.comesToSession) }),
    ...comes,
    ...(isFew(counted.endings)
      ? {}
      : { sessionsWanted: within(1, 60, tenth(counted.sessionsOfEnded / counted.endings)) }),
  }
  const today = Today.parse({ ...guesses, ...known })
  const origins = Object.fromEntries(
    Object.keys(today).map(field => [field, field in known ? 'counted' : 'tooFew']),
  ) as Record<TodayField, Origin>
  return { today, origins }
}

/** What really happened in these months, counted as a course that is played is counted. */
export function observedFrom(
  counted: Counted,
  {
    from,
    until,
    months,
    targetDays,
  }: { from: PlainDate; until: PlainDate; months: number; targetDays: number },
): Observed {
  const toMentor = daysOf(counted.toMentor, until)
  const toFirstSession = daysOf(
    counted.toFirstSession.filter(({ to }) => to !== null),
    until,
  )
  const due = counted.toFirstTry.filter(wait => workingDaysBetween(wait.from, until) > targetDays)
  const inTime = due.filter(wait => wait.to !== null && workingDaysBetween(wait.from, wait.to) <= targetDays)
  return {
    from,
    until,
    toMentor: isFew(toMentor.length) ? null : medianIn(toMentor),
    toMentorNineInTen: isFew(toMentor.length) ? null : nineInTenOf(toMentor),
    toFirstSession: isFew(toFirstSession.length) ? null : medianIn(toFirstSession),
    triedInTime: shownShare(inTime.length, due.length),
    arrivedPerMonth: isFew(counted.arrived) ? null : tenth(counted.arrived / months),
    waiting: isSmall(counted.waiting) ? null : counted.waiting,
    supported: isSmall(counted.supported) ? null : counted.supported,
  }
}

function isFew(people: number): boolean {
  return people === 0 || isSmall(people)
}

/** A share out of a hundred; null when it, or what is left of it, rests on so few that it could tell who they are. */
function shownShare(some: number, all: number): number | null {
  if (isFew(all) || isSmall(some) || isSmall(all - some)) return null
  return Math.round((100 * some) / all)
}

function shareOf(field: TodayField, some: number, all: number): Partial<Today> {
  const share = shownShare(Math.min(some, all), all)
  return share === null ? {} : { [field]: share }
}

/**
 * How often a try reaches somebody who can be reached. All tries together hold those on people whom none reaches, so the
 * chance is no less than that; and those who were reached say by their first try how much more it is.
 */
function chanceToReach({ tries, reached, reachedAtOnce, toTalk }: Counted): Partial<Today> {
  const shares = [shownShare(Math.min(reached, tries), tries), shownShare(reachedAtOnce, toTalk.length)]
  const known = shares.filter(share => share !== null)
  return known.length === 0 ? {} : { reached: Math.max(...known) }
}

function mean(field: TodayField, days: readonly number[]): Partial<Today> {
  if (isFew(days.length)) return {}
  return { [field]: within(0, 120, tenth(days.reduce((sum, each) => sum + each, 0) / days.length)) }
}

/** Between two sessions that were held lie those that were missed, and the play misses them anew. */
function everyDays({ gapDays, gaps }: Counted, comesToSession: number): number {
  return within(1, 90, Math.round(((gapDays / gaps) * comesToSession) / 100))
}

/**
 * The usual wait for what is arranged with somebody: the middle one, which one long silence does not move. Those for
 * whom it was missed at first waited longest; they are left out, because the play misses it anew.
 */
function usual(field: TodayField, waits: Counted['toTalk'], comesInHundred = 100): Partial<Today> {
  const days = workingDaysOf(waits).sort((one, other) => one - other)
  const middle = medianIn(days.slice(0, Math.ceil((days.length * comesInHundred) / 100)))
  return isFew(days.length) || middle === null ? {} : { [field]: within(0, 120, middle) }
}

function daysOf(waits: Counted['toMentor'], until: PlainDate): number[] {
  return waits.map(({ from, to }) => Math.max(0, daysBetween(from, to ?? until)))
}

function workingDaysOf(waits: Counted['toMentor']): number[] {
  return waits.flatMap(({ from, to }) => (to === null ? [] : [workingDaysBetween(from, to)]))
}

function within(least: number, most: number, value: number): number {
  return Math.min(most, Math.max(least, value))
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
