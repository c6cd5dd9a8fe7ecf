import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MonthCount } from '../attendance/index.ts'
import { EndingReason } from '../effects.ts'
import { medianOf } from '../median.ts'
import { SessionOutcome } from '../session/index.ts'
import { instant } from '../time.ts'
import { monthsInCare } from './in-care.ts'
import {
  countOfAttempt,
  countOfOutcome,
  type ImpactFacts,
  ImpactQuery,
  ImpactReport,
  impactReport,
  londonMonthOf,
  measures,
  month,
  type PersonFacts,
  plusMonth,
} from './index.ts'

const north = '0b1f9a52-6d1c-4f5e-9a53-1d2c3b4a5f60'
const south = '1c2f9a52-6d1c-4f5e-9a53-1d2c3b4a5f61'

/** Somebody newly diagnosed who met a mentor four times, first in October 2024. */
function somebody(differently: Partial<PersonFacts> = {}): PersonFacts {
  return {
    clinicId: north,
    reason: 'newlyDiagnosed',
    interactions: 4,
    oneWay: 0,
    noShows: 0,
    cancelled: 0,
    firstMonth: month('2024-10'),
    daysWaited: 20,
    attendance: [],
    ...differently,
  }
}

function report(differently: Partial<ImpactFacts>, masked = false): ImpactReport {
  return impactReport(
    {
      from: month('2024-04'),
      to: month('2025-03'),
      clinicId: null,
      clinics: [
        { clinicId: north, name: 'North' },
        { clinicId: south, name: 'South' },
      ],
      people: [],
      months: [],
      modes: {},
      themes: {},
      offers: [],
      endings: [],
      ...differently,
    },
    { masked },
  )
}

function came(of: string, code: MonthCount['code'], appointments = 1): MonthCount {
  return { month: month(of), code, appointments }
}

describe('people supported and interactions', () => {
  test('three people who met a mentor two, four and nine times: a mean of five, a median of four', () => {
    const { people, interactions } = report({
      people: [2, 4, 9].map(times => somebody({ interactions: times })),
    })
    expect(people).toBe(3)
    expect(interactions).toEqual({ total: 15, mean: 5, median: 4 })
  })

  test('somebody who was only called and waited for is not supported, and the tries are shown', () => {
    const { people, interactions, apart, sessionNoShow } = report({
      people: [
        somebody({ interactions: 3, noShows: 1 }),
        somebody({
          interactions: 0,
          oneWay: 5,
          noShows: 2,
          cancelled: 1,
          firstMonth: null,
          daysWaited: null,
        }),
      ],
    })
    expect(people).toBe(1)
    expect(interactions).toEqual({ total: 3, mean: 3, median: 3 })
    expect(apart).toEqual({ withoutReply: 5, missed: 3, cancelledOrMoved: 1 })
    expect(sessionNoShow).toEqual({ count: 3, outOf: 6, percent: 50 })
  })

  test('nobody supported gives no average, rather than an average of nought', () => {
    const { people, interactions, sessionNoShow, waiting } = report({})
    expect(people).toBe(0)
    expect(interactions).toEqual({ total: 0, mean: 'none', median: 'none' })
    expect(sessionNoShow.percent).toBe('none')
    expect(waiting).toEqual({ people: 0, medianDays: 'none' })
  })

  test('every month of the report has its figures, a month in which nobody met as well', () => {
    const months = [{ month: month('2025-02'), people: 2, interactions: 5 }]
    const { months: shown } = report({ from: month('2024-12'), to: month('2025-03'), months })
    expect(shown).toMatchObject([
      { month: '2024-12', people: 0, interactions: 0 },
      { month: '2025-01', people: 0, interactions: 0 },
      { month: '2025-02', people: 2, interactions: 5 },
      { month: '2025-03', people: 0, interactions: 0 },
    ])
  })

  test('a month with two people in it hides how often they met from somebody who must not find them', () => {
    const months = [
      { month: month('2025-02'), people: 2, interactions: 9 },
      { month: month('2025-03'), people: 6, interactions: 13 },
    ]
    const { months: shown } = report({ from: month('2025-02'), to: month('2025-03'), months }, true)
    expect(shown).toMatchObject([
      { month: '2025-02', people: 'hidden', interactions: 'hidden' },
      { month: '2025-03', people: 5, interactions: 15 },
    ])
  })

  test('the middle of an even number of people lies half-way', () => {
    expect(medianOf([9, 1, 4, 5])).toBe(4.5)
    expect(medianOf([7])).toBe(7)
  })

  test('the median waiting time counts people whose first session was in these months only', () => {
    const { waiting } = report({ people: [10, 20, 60, null].map(days => somebody({ daysWaited: days })) })
    expect(waiting).toEqual({ people: 3, medianDays: 20 })
  })

  test('each way of meeting and each theme has its line, with a nought where there was nothing', () => {
    const { modes, themes } = report({ modes: { phone: 3 }, themes: { stigma: 2 } })
    expect(modes).toEqual([
      { mode: 'inClinic', sessions: 0 },
      { mode: 'phone', sessions: 3 },
      { mode: 'video', sessions: 0 },
      { mode: 'elsewhere', sessions: 0 },
    ])
    expect(themes.find(({ theme }) => theme === 'stigma')).toEqual({ theme: 'stigma', sessions: 2 })
  })

  test('in any group, people times the mean is the total, and the clinics add up to the whole', () => {
    assert(
      property(array(person, { maxLength: 40 }), people => {
        const { interactions, clinics, allClinics, people: supported } = report({ people })
        const total = typeof interactions.total === 'number' ? interactions.total : 0
        if (typeof interactions.mean === 'number' && typeof supported === 'number')
          expect(Math.abs(interactions.mean * supported - total)).toBeLessThanOrEqual(supported * 0.05 + 1e-9)
        expect(clinics.map(clinic => Number(clinic.people)).reduce((a, b) => a + b, 0)).toBe(supported)
        expect(clinics.map(clinic => Number(clinic.interactions)).reduce((a, b) => a + b, 0)).toBe(total)
        expect(allClinics.people).toBe(supported)
        for (const { people: atClinic, byReason } of clinics)
          expect(
            Object.values(byReason)
              .map(Number)
              .reduce((a, b) => a + b, 0),
          ).toBe(atClinic)
      }),
    )
  })

  test('every report is a report: what is computed has the shape that is promised', () => {
    assert(
      property(array(person, { maxLength: 12 }), constantFrom(true, false), (people, masked) => {
        expect(ImpactReport.safeParse(report({ people }, masked)).error).toBeUndefined()
      }),
    )
  })
})

describe('clinic appointments before and after', () => {
  const ada = somebody({
    attendance: [
      came('2024-05', '3'),
      came('2024-07', '5'),
      came('2024-09', '3'),
      came('2024-09', '2'),
      came('2024-10', '3'),
      came('2024-12', '5'),
      came('2025-02', '7'),
      came('2025-03', '6'),
    ],
  })

  test('two of three missed before, none of three after; the month of the first session is in neither', () => {
    // windows by hand: April to September 2024 against November 2024 to March 2025 would be six against five, so both
    // are five: May to September against November to March
    const { clinicDna } = report({ people: [ada] })
    expect(clinicDna).toMatchObject({
      people: 1,
      before: { count: 2, outOf: 3, percent: 66.7 },
      after: { count: 0, outOf: 3, percent: 0 },
      change: -66.7,
      tooLateBefore: { count: 0, outOf: 3, percent: 0 },
      tooLateAfter: { count: 1, outOf: 3, percent: 33.3 },
      leftOut: { tooRecent: 0, withoutAppointments: 0 },
    })
    expect(clinicDna.warnings.join(' ')).toContain('regression to the mean')
    expect(clinicDna.warnings.join(' ')).toContain('Fewer than 30 people')
  })

  test('people who cannot be compared are counted beside the rates: too recent, or nothing on one side', () => {
    const { clinicDna } = report({
      people: [
        ada,
        somebody({ firstMonth: month('2025-03'), attendance: [came('2025-02', '3')] }),
        somebody({ attendance: [came('2024-12', '5')] }),
        somebody({ attendance: [came('2024-09', '2'), came('2024-12', '5')] }),
      ],
    })
    expect(clinicDna).toMatchObject({ people: 1, leftOut: { tooRecent: 1, withoutAppointments: 2 } })
  })

  test('with nobody to compare it says so and gives no rate', () => {
    const { clinicDna } = report({ people: [somebody()] })
    expect(clinicDna.before.percent).toBe('none')
    expect(clinicDna.change).toBe('none')
    expect(clinicDna.warnings.at(-1)).toContain('nothing to compare')
  })
})

describe('engaged in care, simplified', () => {
  test('somebody away for a year comes back a month before the first session: one month in care before, four of five after', () => {
    // seen in August 2023 (counts until January 2024) and in September 2024 (counts until February 2025)
    const attendance = [came('2023-08', '5'), came('2024-09', '5')]
    expect(monthsInCare(month('2024-10'), month('2025-03'), attendance)).toEqual({
      months: 5,
      before: 1,
      after: 4,
    })
  })

  test('the windows begin where the history begins, on both sides alike', () => {
    const attendance = [came('2024-08', '3'), came('2024-09', '5')]
    expect(monthsInCare(month('2024-10'), month('2025-03'), attendance)).toEqual({
      months: 2,
      before: 1,
      after: 2,
    })
  })

  test('a missed appointment keeps nobody in care', () => {
    const attendance = [came('2024-01', '3'), came('2024-11', '7')]
    expect(monthsInCare(month('2024-10'), month('2025-03'), attendance)).toMatchObject({
      before: 0,
      after: 0,
    })
  })

  test('of somebody whose first known appointment is after the first session there is nothing to say', () => {
    expect(monthsInCare(month('2024-10'), month('2025-03'), [came('2024-12', '5')])).toBeNull()
    expect(monthsInCare(month('2024-10'), month('2025-03'), [])).toBeNull()
    const { inCare } = report({ people: [somebody({ attendance: [came('2024-12', '5')] })] })
    expect(inCare).toEqual({
      people: 0,
      before: { count: 0, outOf: 0, percent: 'none' },
      after: { count: 0, outOf: 0, percent: 'none' },
    })
  })
})

describe('offers and endings', () => {
  test('of twelve people on the list ten could be offered support, eight were told and two of them opted out', () => {
    const { offers } = report({
      offers: [
        { state: 'identified', told: false, people: 2 },
        { state: 'told', told: true, people: 1 },
        { state: 'accepted', told: true, people: 4 },
        { state: 'optedOut', told: true, people: 2 },
        { state: 'offerClosed', told: true, people: 1 },
        { state: 'ineligible', told: false, people: 1 },
        { state: 'died', told: false, people: 1 },
        { state: 'recordedInError', told: true, people: 3 },
      ],
    })
    expect(offers).toEqual({
      listed: 12,
      coverage: { count: 8, outOf: 10, percent: 80 },
      optedOut: { count: 2, outOf: 8, percent: 25 },
      accepted: 4,
      stillOpen: 3,
      closedWithoutAnswer: 1,
      notEligible: 2,
    })
  })

  test('endings are counted by kind, and every reason belongs to one', () => {
    const { endings } = report({
      endings: [
        { reason: 'goalsMet', endings: 3 },
        { reason: 'agreedSessionsReached', endings: 2 },
        { reason: 'disengaged', endings: 1 },
      ],
    })
    expect(endings).toEqual([
      { group: 'completed', endings: 5 },
      { group: 'partial', endings: 1 },
      { group: 'transferred', endings: 0 },
      { group: 'other', endings: 0 },
    ])
    const every = report({ endings: EndingReason.options.map(reason => ({ reason, endings: 1 })) }).endings
    expect(every.map(each => Number(each.endings)).reduce((a, b) => a + b, 0)).toBe(
      EndingReason.options.length,
    )
  })
})

describe('a report for somebody who knows nobody behind it', () => {
  test('four people supported are hidden, with every average about them', () => {
    const masked = report({ people: Array.from({ length: 4 }, () => somebody()) }, true)
    expect(masked.people).toBe('hidden')
    expect(masked.interactions).toEqual({ total: 'hidden', mean: 'hidden', median: 'hidden' })
    expect(masked.waiting).toEqual({ people: 'hidden', medianDays: 'hidden' })
    expect(masked.clinics.map(clinic => clinic.people)).toEqual(['hidden', 0])
  })

  test('where five people are hidden because each of them stands alone, nothing else says that they are five', () => {
    const people = ([north, south] as const).flatMap(clinicId =>
      (['newlyDiagnosed', 'reEngaging', 'clinicianFlag'] as const)
        .slice(clinicId === north ? 0 : 1)
        .map(reason => somebody({ clinicId, reason })),
    )
    const masked = report(
      {
        people,
        months: [{ month: month('2024-10'), people: 5, interactions: 20 }],
        more: { equality: [{ question: 'gender', code: '1', people: 5 }] },
      },
      true,
    )
    expect(masked.people).toBe('hidden')
    expect(masked.interactions).toEqual({ total: 'hidden', mean: 'hidden', median: 'hidden' })
    expect(masked.waiting).toEqual({ people: 'hidden', medianDays: 'hidden' })
    expect(masked.months.find(each => each.month === '2024-10')).toMatchObject({
      people: 'hidden',
      interactions: 'hidden',
    })
    const described = masked.equality.flatMap(({ answers }) => answers.map(({ people: many }) => many))
    expect(new Set(described)).toEqual(new Set(['hidden', 0]))
  })

  test('counts are rounded to five, so that last month’s report minus this month’s finds nobody', () => {
    const people = Array.from({ length: 23 }, () => somebody())
    expect(report({ people }, true).people).toBe(25)
    expect(report({ people: people.slice(1) }, true).people).toBe(20)
    expect(report({ people }, true).interactions.mean).toBe(4)
  })

  test('a rate is hidden when few are in it, when few are not, and when all are', () => {
    const optedOut = (no: number, yes: number) =>
      report(
        {
          offers: [
            { state: 'optedOut', told: true, people: no },
            { state: 'accepted', told: true, people: yes },
          ],
        },
        true,
      ).offers.optedOut.percent
    expect(optedOut(2, 20)).toBe('hidden')
    expect(optedOut(20, 2)).toBe('hidden')
    expect(optedOut(20, 0)).toBe('hidden')
    expect(optedOut(0, 20)).toBe(0)
    expect(optedOut(7, 14)).toBe(33)
  })

  test('no figure of any masked report is a count of one to four', () => {
    assert(
      property(array(person, { maxLength: 40 }), people => {
        const { clinics, allClinics, people: all, apart, offers, interactions } = report({ people }, true)
        const counts = [
          all,
          interactions.total,
          ...Object.values(apart),
          offers.listed,
          ...clinics.flatMap(clinic => [
            clinic.people,
            clinic.interactions,
            ...Object.values(clinic.byReason),
          ]),
          ...Object.values(allClinics.byReason),
        ]
        for (const count of counts) if (typeof count === 'number') expect(count % 5).toBe(0)
      }),
    )
  })
})

describe('how things count', () => {
  test('only a session that was held is an interaction; each outcome counts in one column', () => {
    for (const outcome of SessionOutcome.options) {
      const { interactions, oneWay, noShows, cancelled } = countOfOutcome[outcome]
      expect(interactions + oneWay + noShows + cancelled).toBe(1)
      expect(interactions === 1).toBe(outcome === 'held')
    }
    expect(countOfAttempt('noReply').oneWay).toBe(1)
    expect(countOfAttempt('reached').oneWay).toBe(0)
  })

  test('a session late on the last evening of March in summer time belongs to April', () => {
    expect(londonMonthOf(instant('2025-03-31T23:30:00.000Z'))).toBe('2025-04')
    expect(londonMonthOf(instant('2025-01-31T23:30:00.000Z'))).toBe('2025-01')
  })

  test('months go over the end of the year in both directions', () => {
    expect(plusMonth(month('2024-11'), 3)).toBe('2025-02')
    expect(plusMonth(month('2025-02'), -14)).toBe('2023-12')
  })

  test('months the wrong way round, and centuries, are refused with the field', () => {
    const field = (from: string, to: string) => ImpactQuery.safeParse({ from, to }).error?.issues[0]?.path
    expect(field('2025-04', '2025-03')).toEqual(['to'])
    expect(field('1925-04', '2025-03')).toEqual(['to'])
    expect(field('2025-13', '2025-14')).toEqual(['from'])
    expect(field('2024-04', '2025-03')).toBeUndefined()
  })

  test('every measure says in whole sentences what it counts and what it leaves out', () => {
    for (const { definition, numerator, leftOut } of Object.values(measures)) {
      expect(definition).toMatch(/\.$/)
      expect(numerator.length).toBeGreaterThan(5)
      expect(leftOut.length).toBeGreaterThan(0)
    }
  })
})

const person = record({
  clinicId: constantFrom(north, south),
  reason: constantFrom('newlyDiagnosed' as const, 'reEngaging' as const, 'clinicianFlag' as const),
  interactions: integer({ min: 0, max: 12 }),
  oneWay: integer({ min: 0, max: 3 }),
  noShows: integer({ min: 0, max: 3 }),
  cancelled: integer({ min: 0, max: 3 }),
  firstMonth: constantFrom(month('2024-05'), month('2024-12'), month('2025-03')),
  daysWaited: integer({ min: 0, max: 90 }),
  attendance: array(
    record({
      month: integer({ min: 0, max: 17 }).map(after => plusMonth(month('2023-10'), after)),
      code: constantFrom('5' as const, '6' as const, '7' as const, '3' as const, '2' as const),
      appointments: integer({ min: 1, max: 3 }),
    }),
    { maxLength: 8 },
  ),
})
