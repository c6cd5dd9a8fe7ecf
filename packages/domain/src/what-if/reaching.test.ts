import { describe, expect, test } from 'vitest'
import { daysBetween, plainDate } from '../time.ts'
import { plusWorkingDays } from '../working-days.ts'
import { type Counted, figuresOf, Question, simulate, todayFrom, todaysWay } from './index.ts'

/** A programme of which nothing was counted. */
const nothing: Counted = {
  arrived: 0,
  agreed: 0,
  optedOut: 0,
  leftOpen: 0,
  tries: 0,
  reached: 0,
  reachedAtOnce: 0,
  talksHeld: 0,
  talksMissed: 0,
  matchesAsked: 0,
  matchesAgreed: 0,
  sessionsHeld: 0,
  sessionsMissed: 0,
  endings: 0,
  sessionsOfEnded: 0,
  gaps: 0,
  gapDays: 0,
  waiting: 0,
  supported: 0,
  mentors: 0,
  places: 0,
  toTell: [],
  toFirstTry: [],
  toTalk: [],
  toMentor: [],
  toIntroduction: [],
  toFirstMeeting: [],
  toFirstSession: [],
}

/** A hundred people: so many are never reached, by five tries each; of the others two in three answer the first try. */
function hundred(never: number) {
  const lives = Array.from({ length: 100 }, (_, nth) => {
    const accepted = plusWorkingDays(plainDate('2025-07-07'), nth)
    const tried = plusWorkingDays(accepted, 1)
    const isReached = nth >= never
    const isAtOnce = isReached && nth % 3 !== 0
    const reached = isReached ? plusWorkingDays(tried, isAtOnce ? 0 : 2) : null
    return { accepted, tried, isAtOnce, reached, tries: isAtOnce ? 1 : isReached ? 2 : 5 }
  })
  const reached = lives.flatMap(({ accepted, reached: on }) => (on ? [{ accepted, on }] : []))
  const counted: Counted = {
    ...nothing,
    arrived: 60,
    tries: lives.reduce((sum, { tries }) => sum + tries, 0),
    reached: reached.length,
    talksHeld: reached.length,
    reachedAtOnce: lives.filter(({ isAtOnce }) => isAtOnce).length,
    toFirstTry: lives.map(({ accepted, tried }) => ({ from: accepted, to: tried })),
    toTalk: reached.map(({ on }) => ({ from: on, to: plusWorkingDays(on, 4) })),
  }
  return { counted, daysToReach: meanOf(reached.map(({ accepted, on }) => daysBetween(accepted, on))) }
}

describe('reaching somebody', () => {
  test.each([0, 12, 30])(
    'takes as long in the play as it took really, where %i of 100 people never answer',
    never => {
      const { counted, daysToReach } = hundred(never)
      const { today, origins } = todayFrom(counted, 6)
      expect([origins.reached, origins.neverReached]).toEqual(['counted', 'counted'])
      const question = Question.parse({ today, change: {}, months: 12 })
      const courses = [1, 2, 3, 4, 5].map(seed => simulate(todaysWay(question), seed))
      const played = meanOf(courses.flatMap(course => figuresOf(course, 2).toReach))
      expect(Math.abs(played - daysToReach), `${played} played, ${daysToReach} really`).toBeLessThan(1)

      const people = courses.flatMap(course => course.people)
      const unreached = people.filter(({ outcome }) => outcome === 'notReached').length
      const settled = unreached + people.filter(({ reachedOn }) => reachedOn !== null).length
      const share = (100 * unreached) / settled
      expect(Math.abs(share - never), `${share} of 100 were never reached`).toBeLessThan(5)
    },
  )

  test('says nothing of four people who were never reached', () => {
    expect(todayFrom(hundred(4).counted, 6).origins.neverReached).toBe('tooFew')
  })

  test('is told from whom the first try reached, where tries were not counted', () => {
    const { today } = todayFrom({ ...hundred(12).counted, tries: 0, reached: 0 }, 6)
    expect([today.reached, today.neverReached]).toEqual([66, 12])
  })

  test('goes by all tries alone where all but four or fewer were reached by the first', () => {
    const { counted } = hundred(0)
    const nearlyAll = { ...counted, tries: 120, reached: 100, reachedAtOnce: 97 }
    expect(todayFrom(nearlyAll, 6).today.reached).toBe(83)
  })
})

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
