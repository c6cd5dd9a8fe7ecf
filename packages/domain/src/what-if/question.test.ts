import { describe, expect, test } from 'vitest'
import { type PlainDate, plainDate } from '../time.ts'
import { plusWorkingDays } from '../working-days.ts'
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
  neverReached: 0,
  talkAfterDays: 5,
  comesToFirstTalk: 85,
  introducedAfterDays: 5,
  firstSessionAfterDays: 5,
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
      reachedAtOnce: people.filter(life => since(life.reachedOn) && life.reachedOn === life.firstTriedOn)
        .length,
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
      toTalk: waits(people.map(({ reachedOn, readyOn }) => [reachedOn, readyOn])),
      toMentor: waits(people.map(({ readyOn, matchedOn }) => [readyOn, matchedOn])),
      toIntroduction: Array.from({ length: 10 }, () => ({
        from: plainDate('2025-09-01'),
        to: plainDate('2025-09-08'),
      })),
      toFirstMeeting: waits(people.map(({ matchedOn, firstSessionOn }) => [matchedOn, firstSessionOn])),
      toFirstSession: waits(people.map(({ releasedOn, firstSessionOn }) => [releasedOn, firstSessionOn])),
    },
  }
}

/** So near must the played middle come to the real one: well below one step of the way. */
const BAND_DAYS = 3

/** Sixty people whose days are given, step by step and around what is usual: none of them was played. */
function madeUp(usual: {
  readonly talk: number
  readonly introduction: number
  readonly meeting: number
}): Partial<Counted> {
  const lives = Array.from({ length: 60 }, (_, nth) => {
    const around = (days: number, turn: number) => Math.max(1, days + (((nth * turn) % 5) - 2))
    const released = plusWorkingDays(plainDate('2025-07-07'), nth * 2)
    const accepted = plusWorkingDays(released, 1)
    // every second one is reached at the first try and the others at the next, two working days later
    const tried = plusWorkingDays(accepted, 1)
    const reached = plusWorkingDays(tried, nth % 2 === 0 ? 0 : 2)
    const talked = plusWorkingDays(reached, around(usual.talk, 2))
    const introduced = plusWorkingDays(talked, around(usual.introduction, 3))
    const met = plusWorkingDays(introduced, around(usual.meeting, 1))
    return { released, accepted, tried, reached, talked, introduced, met }
  })
  type Step = keyof (typeof lives)[number]
  const waits = (from: Step, to: Step) => lives.map(life => ({ from: life[from], to: life[to] }))
  return {
    // places enough, so that nobody waits for one
    mentors: 20,
    places: 80,
    matchesAsked: 60,
    matchesAgreed: 60,
    tries: 90,
    reached: 60,
    reachedAtOnce: 30,
    talksHeld: 60,
    talksMissed: 0,
    sessionsHeld: 300,
    sessionsMissed: 0,
    gaps: 240,
    gapDays: 240 * 14,
    toFirstTry: waits('accepted', 'tried'),
    toTalk: waits('reached', 'talked'),
    toMentor: waits('talked', 'introduced'),
    toIntroduction: waits('talked', 'introduced'),
    toFirstMeeting: waits('introduced', 'met'),
    toFirstSession: waits('released', 'met'),
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

  test.each([
    ['quick: talked to in two days and met within the week', { talk: 2, introduction: 3, meeting: 2 }],
    ['as in many places: a week for each', { talk: 4, introduction: 5, meeting: 5 }],
    ['slow: three weeks until the first talk', { talk: 15, introduction: 10, meeting: 10 }],
  ])('gives back how long it takes to a first session, %s', (_, usual) => {
    const { counted: rest } = counted(Scenario.parse(todaysWay(question)), plainDate('2025-07-07'), 6)
    const world = { ...rest, ...madeUp(usual) }
    const months = 6
    const observed = observedFrom(world, {
      from: plainDate('2025-07-07'),
      until: plainDate('2026-03-31'),
      months,
      targetDays: 2,
    })
    const again = Question.parse({ today: todayFrom(world, months).today, change: {}, months })
    const { toFirstSession } = outlookOf([1, 2, 3, 4, 5].map(seed => simulate(todaysWay(again), seed)))
    const [real, played] = [observed.toFirstSession ?? 0, toFirstSession.middle?.middle ?? 0]
    expect(Math.abs(played - real), `${played} days were played and ${real} were real`).toBeLessThanOrEqual(
      BAND_DAYS,
    )
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
