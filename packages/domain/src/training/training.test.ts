import { expect, test } from 'vitest'
import { type PlainDate, plainDate } from '../time.ts'
import { curriculum, curriculumHours } from './curriculum.ts'
import { hoursLearned, modulesOf, stageOf, stagesOf, TraineeRecord } from './trainee-way.ts'

const on = plainDate('2025-02-03')
const enrolled: TraineeRecord = {
  enrolledOn: on,
  modulesDone: {},
  shadowed: 0,
  observed: 0,
  reflectionOn: null,
  coordinatorSignedOn: null,
  clinicSignedOn: null,
}
const everything = Object.fromEntries(curriculum.map(({ key }) => [key, on])) as Record<string, PlainDate>

test('the curriculum is twelve modules in about thirty hours', () => {
  expect(curriculum).toHaveLength(12)
  expect(new Set(curriculum.map(({ key }) => key)).size).toBe(12)
  expect(curriculumHours).toBeCloseTo(29.5)
})

test('no module names what the programme is about in a title that stands on a screen', () => {
  for (const { title } of curriculum) expect(title).not.toMatch(/hiv|aids|positive|sexual/i)
})

test('a trainee goes from enrolled to ready one stage at a time', () => {
  const learned = { ...enrolled, modulesDone: everything }
  const watched = { ...learned, shadowed: 2 }
  const led = { ...watched, observed: 2, reflectionOn: on }
  expect(stageOf(enrolled)).toBe('enrolled')
  expect(stageOf({ ...enrolled, modulesDone: { role: on } })).toBe('learning')
  expect(stageOf(learned)).toBe('shadowing')
  expect(stageOf(watched)).toBe('observed')
  expect(stageOf({ ...watched, observed: 2 })).toBe('observed')
  expect(stageOf(led)).toBe('signOff')
  expect(stageOf({ ...led, coordinatorSignedOn: on })).toBe('signOff')
  expect(stageOf({ ...led, coordinatorSignedOn: on, clinicSignedOn: on })).toBe('accredited')
})

test('the picture of the way shows one stage as the present one, and those before it as done', () => {
  const stages = stagesOf({ ...enrolled, modulesDone: everything, shadowed: 1 })
  expect(stages.map(({ key, done, current }) => [key, done, current])).toEqual([
    ['enrolled', true, false],
    ['learning', true, false],
    ['shadowing', false, true],
    ['observed', false, false],
    ['signOff', false, false],
    ['accredited', false, false],
  ])
})

test('somebody who is ready has nothing left to do', () => {
  const ready = {
    ...enrolled,
    modulesDone: everything,
    shadowed: 2,
    observed: 3,
    reflectionOn: on,
    coordinatorSignedOn: on,
    clinicSignedOn: on,
  }
  expect(stagesOf(ready).every(({ done }) => done)).toBe(true)
})

test('hours are those of the finished modules', () => {
  const some = { ...enrolled, modulesDone: { role: on, listening: on } }
  expect(hoursLearned(some)).toBe(6)
  expect(modulesOf(some).filter(({ doneOn }) => doneOn !== null)).toHaveLength(2)
})

test('a record with a module that was never in the curriculum is refused', () => {
  expect(TraineeRecord.safeParse({ ...enrolled, modulesDone: { juggling: on } }).success).toBe(false)
})
