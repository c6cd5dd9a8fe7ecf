import { describe, expect, test } from 'vitest'
import { type PlainDate, plainDate } from '../time.ts'
import {
  Change,
  COURSES,
  type Counted,
  changedWay,
  changeInWords,
  differencesOf,
  figuresOf,
  fitOf,
  observedFrom,
  outlookOf,
  Question,
  Scenario,
  simulate,
  todayFrom,
  todaysWay,
} from './index.ts'

const today = {
  arrivalsPerMonth: 8,
  mentors: 5,
  places: 11,
  toldAfterDays: 5,
  agrees: 60,
  optsOut: 15,
  firstTryAfterDays: 1,
  reached: 45,
  comesToFirstTalk: 85,
  saysYesToMatch: 90,
  sessionEveryDays: 14,
  comesToSession: 85,
  sessionsWanted: 5,
}
const question = Question.parse({ today, change: {} })

/** A year of a made-up programme, counted as the real one is. */
function counted(
  scenario: Scenario,
  from: PlainDate,
  months: number,
): { counted: Counted; until: PlainDate } {
  const { people, weeks, until } = simulate({ ...scenario, months }, 90_210, from)
  const since = (on: PlainDate | null): on is PlainDate => on !== null && on >= from
  const waits = (pairs: readonly (readonly [PlainDate | null, PlainDate | null])[]) =>
    pairs.flatMap(([one, to]) => (since(one) ? [{ from: one, to }] : []))
  const decided = people.filter(({ arrivedOn }) => since(arrivedOn))
  const last = weeks.at(-1)
  return {
    until,
    counted: {
      arrived: decided.length,
      agreed: 600,
      optedOut: 150,
      leftOpen: 250,
      tries: 1000,
      reached: 450,
      talksHeld: 850,
      talksMissed: 150,
      matchesAsked: 1000,
      matchesAgreed: 900,
      sessionsHeld: 850,
      sessionsMissed: 150,
      endings: 100,
      sessionsOfEnded: 500,
      gaps: 100,
      // every fourteen days, and fifteen in a hundred are missed
      gapDays: 1647,
      waiting: last?.waiting ?? 0,
      supported: last?.supported ?? 0,
      mentors: scenario.mentors.length,
      places: scenario.mentors.reduce((sum, { capacity }) => sum + capacity, 0),
      toTell: Array.from({ length: 10 }, () => ({
        from: plainDate('2025-09-01'),
        to: plainDate('2025-09-08'),
      })),
      toFirstTry: waits(people.map(({ acceptedOn, firstTriedOn }) => [acceptedOn, firstTriedOn])),
      toMentor: waits(people.map(({ readyOn, matchedOn }) => [readyOn, matchedOn])),
      toFirstSession: waits(people.map(({ releasedOn, firstSessionOn }) => [releasedOn, firstSessionOn])),
    },
  }
}

describe('today, counted', () => {
  test('is played again as it was: every figure lies in what chance does', () => {
    const from = plainDate('2025-07-07')
    const months = 6
    const room = { ...question, today: { ...today, places: 18 }, months }
    const world = counted(Scenario.parse(todaysWay(room)), from, months)
    const began = todayFrom(world.counted, months)
    expect(Object.values(began.origins)).not.toContain('tooFew')
    const again = { ...question, today: began.today, months }
    const played = outlookOf(
      Array.from({ length: COURSES }, (_, nth) => simulate(todaysWay(again), 2026 + nth)),
      question.targetDays,
    )
    const observed = observedFrom(world.counted, { from, until: world.until, months, targetDays: 2 })
    const fits = fitOf(observed, played, months)
    expect(fits.map(({ figure, fits: does }) => [figure, does])).toEqual(
      fits.map(({ figure }) => [figure, true]),
    )
  })

  test('takes sessions that were missed out of the days between two that were held: they are missed in the play anyway', () => {
    const { counted: all } = counted(Scenario.parse(todaysWay(question)), plainDate('2025-07-07'), 6)
    const every = (gapDays: number, sessionsMissed: number) =>
      todayFrom({ ...all, gaps: 100, gapDays, sessionsHeld: 500, sessionsMissed }, 6).today.sessionEveryDays
    expect([every(2800, 500), every(1750, 125)]).toEqual([14, 14])
  })

  test('does not fit what never happened like that', () => {
    const world = counted(Scenario.parse(todaysWay(question)), plainDate('2025-07-07'), 6)
    const observed = observedFrom(world.counted, {
      from: plainDate('2025-07-07'),
      until: world.until,
      months: 6,
      targetDays: 2,
    })
    const others = { ...question, today: { ...today, places: 2 } }
    const fits = fitOf(observed, outlookOf([1, 2].map(seed => simulate(todaysWay(others), seed))), 12)
    expect(fits.find(({ figure }) => figure === 'toMentor')?.fits).toBe(false)
  })

  test('says nothing of four people, and takes a guess instead', () => {
    const { counted: enough } = counted(Scenario.parse(todaysWay(question)), plainDate('2025-07-07'), 6)
    const few = { ...enough, arrived: 4, talksHeld: 3, talksMissed: 0, optedOut: 2, supported: 3 }
    const { today: began, origins } = todayFrom(few, 6)
    expect([origins.arrivalsPerMonth, origins.comesToFirstTalk, origins.optsOut, origins.agrees]).toEqual([
      'tooFew',
      'tooFew',
      'tooFew',
      'counted',
    ])
    expect(began.comesToFirstTalk).toBe(85)
    const dates = { from: plainDate('2025-07-07'), until: plainDate('2026-01-06') }
    const observed = observedFrom(few, { ...dates, months: 6, targetDays: 2 })
    expect([observed.arrivedPerMonth, observed.supported]).toEqual([null, null])
  })
})

describe('a change', () => {
  test('of fewer mentors never shortens the wait: the same people come, and each place less is felt', () => {
    for (const seed of [1, 2]) {
      const waits = [0, 1, 2, 3, 4, 5].map(mentorsFewer => {
        const course = simulate(
          changedWay({ ...question, months: 6, change: Change.parse({ mentorsFewer }) }),
          seed,
        )
        return figuresOf(course, 2).toMentor.reduce((sum, days) => sum + days, 0)
      })
      expect(waits).toEqual(waits.toSorted((one, other) => one - other))
      expect(waits.at(-1)).toBeGreaterThan(waits[0] ?? 0)
    }
  })

  test('is told run by run: with three mentors fewer the wait is longer in every run', () => {
    const figures = (mentorsFewer: number) =>
      [1, 2, 3].map(seed =>
        figuresOf(
          simulate(changedWay({ ...question, months: 6, change: Change.parse({ mentorsFewer }) }), seed),
          2,
        ),
      )
    expect(differencesOf(figures(0), figures(3)).toMentorNineInTen).toMatchObject({ more: 3, less: 0, of: 3 })
    expect(differencesOf(figures(0), figures(0)).toMentor).toMatchObject({
      more: 0,
      less: 0,
      by: { most: 0 },
    })
  })

  test('that changes nothing is today’s way, person by person', () => {
    expect(simulate(changedWay(question), 4)).toEqual(simulate(todaysWay(question), 4))
  })

  test('of a new clinic brings its people from the first day on, and more wait than before', () => {
    const more = changedWay({ ...question, change: Change.parse({ newClinicPerMonth: 6 }) })
    const course = simulate(more, 2)
    const theirs = course.people.filter(({ clinic }) => clinic === 1)
    expect(theirs.length).toBeGreaterThan(40)
    expect(theirs.every(({ arrivedOn }) => arrivedOn >= course.from)).toBe(true)
    const end = (scenario: Scenario) =>
      outlookOf([1, 2].map(seed => simulate(scenario, seed))).waitingAtEnd.middle
    expect(end(more)).toBeGreaterThan(end(todaysWay(question)))
  })

  test('of more room for each mentor lets fewer people wait', () => {
    const end = (placesEach: number) =>
      outlookOf(
        [1, 2].map(seed => simulate(changedWay({ ...question, change: Change.parse({ placesEach }) }), seed)),
      ).waitingAtEnd.middle
    expect(end(6)).toBeLessThan(end(1))
  })

  test('of a promise has everybody tried in time, and leaves who is reached to chance', () => {
    const slow = { ...question, today: { ...today, firstTryAfterDays: 4 } }
    const kept = { ...slow, change: Change.parse({ firstTryWithinDays: 2 }) }
    const [usual, promised] = [todaysWay(slow), changedWay(kept)].map(way => figuresOf(simulate(way, 6), 2))
    expect(usual?.triedInTime).toBeLessThan(80)
    expect(promised?.triedInTime).toBe(100)
  })

  test('of more mentors leaving than there are is no question', () => {
    expect(Question.safeParse({ today, change: { mentorsFewer: 6 } }).success).toBe(false)
    expect(Question.safeParse({ today: { ...today, agrees: 90, optsOut: 20 }, change: {} }).success).toBe(
      false,
    )
  })

  test('is said in a few words', () => {
    expect(changeInWords(Change.parse({ newClinicPerMonth: 4, mentorsFewer: 2 }))).toBe(
      'a new clinic with 4 people a month, 2 mentors fewer',
    )
    expect(changeInWords(Change.parse({}))).toBe('nothing changes')
  })
})
