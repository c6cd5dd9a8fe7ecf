import { describe, expect, test } from 'vitest'
import { outlookOf, Scenario, simulate } from './index.ts'

const usual = Scenario.parse({
  months: 12,
  clinics: [{ name: 'One', arrivalsPerMonth: 6 }],
  mentors: [{ capacity: 3 }, { capacity: 3 }, { capacity: 3 }, { capacity: 3 }],
})

const played = (scenario: Scenario, courses: number) =>
  outlookOf(Array.from({ length: courses }, (_, seed) => simulate(scenario, seed + 1)))

describe('a course that is played', () => {
  test('comes out the same with the same seed, and otherwise with another', () => {
    expect(simulate(usual, 1)).toEqual(simulate(usual, 1))
    expect(simulate(usual, 1).people).not.toEqual(simulate(usual, 2).people)
  })

  test('takes people the whole way: some meet a mentor, some opt out, some cannot be reached, some come to an end', () => {
    const { people } = simulate(Scenario.parse({ ...usual, habits: { reached: 0.12 } }), 3)
    const ends = new Set(people.map(({ outcome }) => outcome))
    expect([...ends].sort()).toEqual(expect.arrayContaining(['ended', 'notReached', 'optedOut', 'underWay']))
    for (const { arrivedOn, releasedOn, readyOn, matchedOn, firstSessionOn } of people) {
      const days = [arrivedOn, releasedOn, readyOn, matchedOn, firstSessionOn].filter(on => on !== null)
      expect(days).toEqual(days.toSorted())
    }
  })

  test('never gives a mentor more people than they have room for', () => {
    const tight = Scenario.parse({ ...usual, mentors: [{ capacity: 1 }, { capacity: 2 }] })
    for (const seed of [1, 2])
      for (const { supported, places } of simulate(tight, seed).weeks)
        expect(supported).toBeLessThanOrEqual(places)
  })

  test('has nobody supported where there is no mentor, and everybody who is ready waits', () => {
    const { people, weeks } = simulate({ ...usual, mentors: [] }, 5)
    expect(people.every(({ matchedOn }) => matchedOn === null)).toBe(true)
    expect(weeks.at(-1)?.waiting).toBe(people.filter(({ readyOn }) => readyOn !== null).length)
  })

  test('brings the same people to a clinic whether or not another one opens', () => {
    const two = Scenario.parse({
      ...usual,
      clinics: [...usual.clinics, { name: 'Two', arrivalsPerMonth: 4 }],
    })
    const arrivals = (scenario: Scenario) =>
      simulate(scenario, 7).people.flatMap(({ clinic, arrivedOn }) => (clinic === 0 ? [arrivedOn] : []))
    expect(arrivals(two)).toEqual(arrivals(usual))
  })
})

describe('an outlook', () => {
  test('with two mentors fewer people wait longer, and more of them', () => {
    const fewer = Scenario.parse({ ...usual, mentors: usual.mentors.slice(0, 1) })
    const [before, after] = [played(usual, 3), played(fewer, 3)]
    expect(after.arrived).toEqual(before.arrived)
    expect(after.toMentor.middle?.middle).toBeGreaterThan(before.toMentor.middle?.middle ?? 0)
    expect(after.supported.middle).toBeLessThan(before.supported.middle)
    expect(after.weeks.at(-1)?.waiting.middle).toBeGreaterThan(before.weeks.at(-1)?.waiting.middle ?? 0)
  })

  test('with a mentor who stops in the sixth month places go down from then on', () => {
    const leaving = Scenario.parse({ ...usual, mentors: [{ capacity: 3, untilMonth: 6 }, { capacity: 3 }] })
    const { weeks } = played(leaving, 1)
    expect(weeks[0]?.places).toBe(6)
    expect(weeks.at(-1)?.places).toBe(3)
  })

  test('about as many come as were said to come', () => {
    const { arrived } = played(usual, 5)
    expect(arrived.middle).toBeGreaterThan(60)
    expect(arrived.middle).toBeLessThan(84)
    expect(arrived.low).toBeLessThanOrEqual(arrived.middle)
    expect(arrived.high).toBeGreaterThanOrEqual(arrived.middle)
  })
})
