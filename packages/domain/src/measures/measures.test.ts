import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../time.ts'
import {
  askAgainFrom,
  changeOf,
  Filling,
  mayAsk,
  type PozqolOrder,
  pozqolDomains,
  pozqolFrom,
  pozqolItems,
  pozqolOrders,
  scoreAdherence,
  scoreLoneliness,
  scorePozqol,
  scoresOf,
} from './index.ts'

describe('how life is', () => {
  const best = {
    form: [5, 1, 1, 1, 5, 1, 1, 5, 1, 1, 1, 1, 5],
    article: [1, 1, 1, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1],
  }

  test.each<PozqolOrder>(['form', 'article'])(
    'the best of lives scores five in the order of the %s',
    order => {
      expect(scorePozqol(pozqolFrom(order, best[order]))).toEqual({
        psychological: 5,
        health: 5,
        social: 5,
        functional: 5,
        overall: 5,
      })
    },
  )

  test('the lines of one order read as those of the other give another score: the order is always said', () => {
    expect(scorePozqol(pozqolFrom('article', best.form)).overall).toBe(3.15)
  })

  test('both orders hold the same thirteen, and each of them belongs to one domain', () => {
    const all = [...pozqolItems].sort()
    expect([...pozqolOrders.article].sort()).toEqual(all)
    expect(Object.values(pozqolDomains).flat().sort()).toEqual(all)
  })

  test('a worked example comes to what it comes to on paper', () => {
    // psychological 4 3 3 4; health 2 3 2 turned round to 4 3 4; social 4 4 3 to 2 2 3; functional 1 2 2 to 5 4 4
    const scores = scorePozqol(pozqolFrom('form', [4, 2, 4, 1, 3, 2, 3, 3, 4, 2, 3, 2, 4]))
    expect(scores).toEqual({
      psychological: 3.5,
      health: 3.67,
      social: 2.33,
      functional: 4.33,
      overall: 3.46,
    })
  })

  test('one skipped line of a domain leaves a score, two leave none, and without a domain there is no overall', () => {
    expect(scorePozqol({ worry: 1, impact: 3 }).health).toBe(4)
    expect(scorePozqol({ worry: 1 })).toEqual({})
    const { worry: _worry, impact: _impact, ...rest } = pozqolFrom('form', best.form)
    expect(scorePozqol(rest)).toEqual({ psychological: 5, social: 5, functional: 5 })
  })

  test('whoever answers the same in either order has the same score', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 13, maxLength: 13 }), lines => {
        const answers = pozqolFrom('form', lines)
        const inArticle = pozqolOrders.article.map(item => answers[item] ?? null)
        expect(scorePozqol(pozqolFrom('article', inArticle))).toEqual(scorePozqol(answers))
      }),
      { numRuns: 200 },
    )
  })
})

describe('feeling lonely', () => {
  test('three answers are summed, and the direct one stands beside them', () => {
    expect(scoreLoneliness({ companionship: 3, leftOut: 2, isolated: 3, direct: 5 })).toEqual({
      overall: 8,
      direct: 5,
    })
  })

  test('a skipped answer leaves no sum', () => {
    expect(scoreLoneliness({ companionship: 3, leftOut: 2, direct: 4 })).toEqual({ direct: 4 })
  })
})

describe('taking treatment', () => {
  test('is the mean of three hundreds', () => {
    expect(scoreAdherence({ missed: 3, job: 4, often: 5 })).toEqual({ overall: 90 })
    expect(scoreAdherence({ missed: 30, job: 0, often: 0 })).toEqual({ overall: 0 })
  })

  test('without one of the three there is none', () => {
    expect(scoreAdherence({ missed: 3, job: 4 })).toEqual({})
  })
})

describe('asking', () => {
  test('every question may be skipped, but not all of them', () => {
    expect(Filling.safeParse({ instrument: 'pozqol', answers: { future: 4 } }).success).toBe(true)
    expect(Filling.safeParse({ instrument: 'pozqol', answers: {} }).success).toBe(false)
    expect(Filling.safeParse({ instrument: 'pozqol', answers: { future: 6 } }).success).toBe(false)
    expect(Filling.safeParse({ instrument: 'adherence', answers: { missed: 31 } }).success).toBe(false)
  })

  test('how life is may be asked again after two months and not before', () => {
    const asked = [plainDate('2026-01-06')]
    expect(askAgainFrom('pozqol', asked)).toBe('2026-03-06')
    expect(mayAsk('pozqol', asked, plainDate('2026-03-05'))).toMatch('less than two months ago')
    expect(mayAsk('pozqol', asked, plainDate('2026-03-06'))).toBe(true)
    expect(mayAsk('pozqol', [], plainDate('2026-01-06'))).toBe(true)
    expect(mayAsk('loneliness', asked, plainDate('2026-01-07'))).toBe(true)
  })

  test('a filling in is scored by its own measure', () => {
    expect(scoresOf({ instrument: 'adherence', answers: { missed: 0, job: 5, often: 5 } })).toEqual({
      overall: 100,
    })
  })
})

describe('their own change', () => {
  const on = (day: string, overall: number | null) => ({ askedOn: plainDate(day), overall })

  test('is between the first and the latest that were scored', () => {
    const times = [on('2026-06-01', 3.9), on('2026-01-06', 2.5), on('2026-03-20', null)]
    expect(changeOf(times)).toEqual({ first: 2.5, latest: 3.9, by: 1.4 })
  })

  test('is nothing while there is only one', () => {
    expect(changeOf([on('2026-01-06', 2.5), on('2026-03-20', null)])).toBeNull()
  })
})
