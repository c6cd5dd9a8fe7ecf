import { expect, test } from 'vitest'
import { plainDate, plusDays } from '../time.ts'
import { pipelineFigures, type Way } from './pipeline.figures.ts'
import type { RecruitmentState } from './recruitment.schema.ts'

const began = plainDate('2026-01-05')

/** Somebody who came to these states, one after the other, after so many days each. */
function way(states: readonly RecruitmentState[], days = 10, route: Way['route'] = 'clinicLink'): Way {
  return { route, steps: states.map((state, nth) => ({ state, on: plusDays(began, nth * days) })) }
}
const many = (count: number, one: Way) => Array.from({ length: count }, () => one)

const whole = [
  'enquiry',
  'invitedToChat',
  'applied',
  'shortlisted',
  'interviewed',
  'conditionallyOffered',
  'checks',
  'cleared',
] as const

test('of twelve who were invited to a chat and left it, eight applied; one who is there still counts in neither', () => {
  const { stages } = pipelineFigures(
    [
      ...many(8, way(['enquiry', 'invitedToChat', 'applied'])),
      ...many(4, way(['enquiry', 'invitedToChat', 'withdrawn'])),
      way(['enquiry', 'invitedToChat']),
    ],
    { masked: false },
  )
  expect(stages.find(({ stage }) => stage === 'invitedToChat')).toMatchObject({
    reached: 13,
    wentOn: 8,
    still: 1,
    ended: 4,
    percent: 67,
    medianDays: 10,
  })
})

test('a stage that is passed over is gone beyond all the same', () => {
  const { stages } = pipelineFigures(many(6, way(['enquiry', 'invitedToChat', 'applied', 'interviewed'])), {
    masked: false,
  })
  expect(stages.find(({ stage }) => stage === 'applied')).toMatchObject({ wentOn: 6, percent: 100 })
  expect(stages.find(({ stage }) => stage === 'shortlisted')).toMatchObject({ reached: 0, percent: null })
})

test('the way to being cleared takes seventy days in the middle, and says nothing of four people', () => {
  expect(pipelineFigures(many(5, way(whole)), { masked: false }).daysToCleared).toBe(70)
  const few = pipelineFigures(many(4, way(whole)), { masked: false })
  expect(few.daysToCleared).toBeNull()
  expect(few.stages[0]).toMatchObject({ reached: 4, percent: null, medianDays: null })
})

test('whoever does not know the people sees no small number, and none can be worked out', () => {
  const ways = [
    ...many(20, way(['enquiry', 'invitedToChat'])),
    ...many(2, way(['enquiry', 'withdrawn'])),
    ...many(9, way(['enquiry'])),
  ]
  const { stages, ends, routes } = pipelineFigures(ways, { masked: true })
  const [first] = stages
  expect(first?.ended).toBeNull()
  expect(first?.percent).toBeNull()
  // the rest of a row with one masked count would give it back
  expect(
    [first?.wentOn, first?.still, first?.reached].filter(count => count === null).length,
  ).toBeGreaterThan(0)
  expect(ends.find(({ end }) => end === 'withdrawn')?.people).toBeNull()
  for (const { began: some, cleared } of routes)
    for (const count of [some, cleared]) expect(count === null || count === 0 || count >= 5).toBe(true)
})

test('nobody began: every figure is nought or unknown', () => {
  const nothing = pipelineFigures([], { masked: true })
  expect(nothing.began).toBe(0)
  expect(nothing.stages.every(({ reached, percent }) => reached === 0 && percent === null)).toBe(true)
})
