import { describe, expect, test } from 'vitest'
import { aTraining, rosa, walkOf } from '../examples/index.ts'
import {
  curriculum,
  curriculumHours,
  grade,
  modulesLeft,
  neededOf,
  stillBefore,
  withCompletion,
} from './index.ts'
import type { TrainingContext } from './training.schema.ts'

const everyModule = curriculum.map(({ key }) => key)

test('the curriculum is twelve modules in about thirty hours', () => {
  expect(curriculum).toHaveLength(12)
  expect(new Set(everyModule).size).toBe(12)
  expect(curriculumHours).toBeCloseTo(29.5)
})

test('no module names what the programme is about in a title that stands on a screen', () => {
  for (const { title } of curriculum) expect(title).not.toMatch(/hiv|aids|positive|sexual/i)
})

describe('somebody who learns', () => {
  test('goes from enrolled to ready one stage at a time', () => {
    const enrolled = aTraining()
    const learning = enrolled.checked('role')
    const watching = learning.learnsTheRest()
    const leading = watching.watched().watched()
    const signing = leading.led().led().reflects()
    const ready = signing.graded().signedForClinic().signedForTeam()
    expect([enrolled, learning, watching, leading, signing, ready].map(({ state }) => state)).toEqual([
      'enrolled',
      'learning',
      'shadowing',
      'observed',
      'signOff',
      'accredited',
    ])
    expect(ready.effects).toEqual([{ type: 'stopMessages' }, { type: 'startStanding' }])
  })

  test('who fails a check has lost nothing, and may try again at once', () => {
    const failed = aTraining().checked('role').checked('basics', { right: 5 })
    expect(failed.context.completions.map(({ module }) => module)).toEqual(['role'])
    expect(failed.context.tries).toEqual({ basics: 1 })
    expect(failed.checked('basics').context.completions).toHaveLength(2)
  })

  test('cannot take a module before those that it builds on', () => {
    const check = { version: 1, needs: ['role' as const], right: 8, of: 8, passed: true }
    expect(
      aTraining()
        .given({ check })
        .reasonsAgainst({ type: 'answerCheck', module: 'basics', seed: 'a', chosen: {} }),
    ).toEqual(['Finish this first: What you offer, and what you do not.'])
  })

  test('keeps what they learned when the module is edited, and may learn the new version too', () => {
    const learned = aTraining().checked('role', { version: 1 })
    const again = learned.checked('role', { version: 2 })
    expect(again.context.completions.map(({ module, version }) => [module, version])).toEqual([
      ['role', 1],
      ['role', 2],
    ])
    expect(modulesLeft(again.context)).toHaveLength(11)
  })

  test('finishing the same version twice is one fact, of the day on which it was first done', () => {
    const first = aTraining().checked('role', { right: 6 })
    const twice = first.passes({ days: 9 }).checked('role', { right: 8 })
    expect(twice.context.completions).toEqual(first.context.completions)
  })

  test('goes on after a break from where they stood', () => {
    const watching = aTraining().learnsTheRest().watched()
    const back = watching.deferred(30).passes({ days: 31 })
    expect(back.state).toBe('shadowing')
    expect(back.context.watchedOn).toHaveLength(1)
  })

  test('who is quiet for three weeks is asked how it goes', () => {
    const quiet = aTraining().checked('role').passes({ days: 22 })
    expect(quiet.effects).toEqual([{ type: 'remind', whom: 'coordinator', of: 'quietTrainee' }])
  })
})

describe('signing off', () => {
  const signing = aTraining().learnsTheRest().practised()

  test('needs every competency looked at, and says which is open', () => {
    expect(signing.graded({ listening: 'notYet' }).reasonsAgainst({ type: 'signForClinic' })).toEqual([
      'Not there yet in 1 of 13: listening.',
    ])
    expect(signing.graded({ listening: 'withSupport' }).signedForClinic().state).toBe('signOff')
  })

  test('takes two different people, the clinic first', () => {
    const graded = signing.graded()
    expect(graded.reasonsAgainst({ type: 'signForTeam' })).toEqual(['The clinic has not signed yet.'])
    expect(graded.signedForClinic().given({ by: rosa }).reasonsAgainst({ type: 'signForTeam' })).toEqual([
      'Two different people sign.',
    ])
    expect(graded.signedForClinic().signedForTeam().ended).toBe(true)
  })

  test('begins afresh when the grid is changed after somebody signed', () => {
    expect(signing.graded().signedForClinic().graded({ goals: 'withSupport' }).context.clinicSigned).toBe(
      null,
    )
  })
})

test('a completion never disappears, whatever anybody does', () => {
  const { edges } = walkOf('training')
  const lost = edges.filter(({ from, step }) => {
    const before = (from.step.next.context as TrainingContext).completions
    const after = JSON.stringify((step.next.context as TrainingContext).completions)
    return before.some(each => !after.includes(JSON.stringify(each)))
  })
  expect(edges.length).toBeGreaterThan(100)
  expect(lost.map(({ from, name }) => [...from.way, name].join(' › '))).toEqual([])
})

describe('a knowledge check', () => {
  const questions = [1, 2, 3, 4].map(nth => ({
    id: `q${nth}`,
    answers: [
      { id: 'a', right: true, feedback: 'Yes.' },
      { id: 'b', right: nth === 4, feedback: 'That too.' },
      { id: 'c', right: false, feedback: 'No.' },
    ],
  }))
  const all = { q1: ['a'], q2: ['a'], q3: ['a'], q4: ['a', 'b'] }

  test('is passed with three answers in four', () => {
    expect(neededOf(8)).toBe(6)
    expect(grade(questions, all)).toMatchObject({ right: 4, of: 4, needed: 3, passed: true })
    expect(grade(questions, { ...all, q1: ['c'] })).toMatchObject({ right: 3, passed: true })
    expect(grade(questions, { q1: ['a'] })).toMatchObject({ right: 1, passed: false })
  })

  test('takes a question with several right answers as right only with all of them and no other', () => {
    const graded = (q4: string[]) => grade(questions, { q4 }).questions[3]
    expect(graded(['a', 'b'])).toMatchObject({ right: true, feedback: ['Yes.', 'That too.'] })
    expect(graded(['a'])).toMatchObject({ right: false, feedback: ['Yes.'] })
    expect(graded(['a', 'b', 'c'])?.right).toBe(false)
  })

  test('without questions is never passed', () => {
    expect(grade([], {}).passed).toBe(false)
  })
})

test('what comes first is what is not finished in any version', () => {
  const completions = withCompletion([], {
    module: 'role',
    version: 3,
    on: '2026-01-06' as never,
    right: 8,
    of: 8,
  })
  expect(stillBefore(['role', 'listening'], completions)).toEqual(['listening'])
})
