import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { appRouter } from '../router.ts'
import { offered } from '../testing/joining.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { createCallerFactory } from '../trpc.ts'

let programme: Programme
let coordinator: SignedIn

beforeAll(async () => {
  programme = await openProgramme('2026-03-02T10:00:00.000Z')
  coordinator = await programme.signIn('coordinator')
})
afterAll(() => programme.close())

const callAs = createCallerFactory(appRouter)
const as = (caller: SignedIn) => callAs({ doors: programme.api, caller, secondFactorNeeded: false })

test('six paper forms of the team stand beside those who apply, and belong to nobody', async () => {
  for (let nth = 0; nth < 6; nth++)
    await as(coordinator).equality.fromPaper({
      commandId: randomUUID(),
      clinicId: programme.clinic,
      answers: { gender: '2' },
    })
  const { groups } = await as(coordinator).recruitmentFigures.report({})
  const gender = groups.find(({ question }) => question === 'gender')
  expect(gender?.answers.map(each => each.groups.team)).toEqual([{ count: 6, percent: 100 }])
  expect(gender?.answered).toEqual({ applicants: 0, team: 6, people: 0 })
  const { rows } = await programme.behind.query('select * from equality_answer')
  expect(new Set(rows.flatMap(row => Object.keys(row as object)))).toEqual(
    new Set(['id', 'clinic_id', 'whose', 'month', 'answers']),
  )
})

test('the figures of another clinic, and a form for it, are nobody’s business', async () => {
  const elsewhere = await programme.signIn('coordinator', programme.otherClinic)
  const theirs = await as(elsewhere).recruitmentFigures.report({})
  expect(theirs.groups.every(({ answers }) => answers.length === 0)).toBe(true)
  await expect(as(elsewhere).recruitmentFigures.report({ clinicId: programme.clinic })).rejects.toMatchObject(
    {
      message: 'not-found',
    },
  )
  await expect(
    as(elsewhere).equality.fromPaper({
      commandId: randomUUID(),
      clinicId: programme.clinic,
      answers: { gender: '1' },
    }),
  ).rejects.toMatchObject({ message: 'not-found' })
  const mentor = await programme.signIn('mentor')
  await expect(as(mentor).recruitmentFigures.report({})).rejects.toMatchObject({ message: 'not-found' })
})

test('somebody who came as far as the checks is counted at every stage on the way', async () => {
  await offered(programme, coordinator)
  const { pipeline } = await as(coordinator).recruitmentFigures.report({})
  expect(pipeline.began).toBe(1)
  const reached = pipeline.stages.filter(({ reached: count }) => count === 1).map(({ stage }) => stage)
  expect(reached.slice(0, 5)).toEqual(['enquiry', 'invitedToChat', 'applied', 'shortlisted', 'interviewed'])
  // a file that goes on to others says nothing of one person
  const file = await as(coordinator).recruitmentFigures.report({ masked: true })
  expect(file.pipeline.began).toBeNull()
})

test('an analyst has the figures of every clinic, with small numbers hidden', async () => {
  const analyst = await programme.signIn('analyst')
  expect(await as(analyst).recruitmentFigures.report({})).toMatchObject({
    masked: true,
    pipeline: { began: null },
  })
  await expect(
    as(analyst).equality.fromPaper({
      commandId: randomUUID(),
      clinicId: programme.clinic,
      answers: { gender: '1' },
    }),
  ).rejects.toMatchObject({ message: 'not-found' })
})
