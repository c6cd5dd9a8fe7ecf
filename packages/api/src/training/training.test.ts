import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let trainee: SignedIn
beforeAll(async () => {
  programme = await openProgramme()
  trainee = await programme.signIn('trainee')
  await enrol(trainee, '{"role":"2025-01-06","basics":"2025-01-08"}')
})
afterAll(() => programme.close())

async function enrol({ accountId }: SignedIn, modules: string): Promise<void> {
  await programme.behind.query(
    'insert into trainee (id, account_id, enrolled_on, modules_done) values ($1, $2, $3, $4)',
    [randomUUID(), accountId, '2025-01-02', modules],
  )
}

test('a trainee sees how far they are, what they have learned, and what comes next', async () => {
  const mine = await asking(programme, trainee).training.mine()
  expect(mine).toMatchObject({ stage: 'learning', hoursLearned: 5, enrolledOn: '2025-01-02' })
  expect(mine.stages.filter(({ current }) => current).map(({ label }) => label)).toEqual(['Learning'])
  expect(mine.modules.filter(({ done }) => done).map(({ key }) => key)).toEqual(['role', 'basics'])
  expect((await asking(programme, trainee).me.get()).traineeId).not.toBeNull()
})

test('another trainee sees a way of their own', async () => {
  const other = await programme.signIn('trainee')
  await enrol(other, '{}')
  expect(await asking(programme, other).training.mine()).toMatchObject({ stage: 'enrolled', hoursLearned: 0 })
})

test('somebody who has not enrolled yet has no way to see', async () => {
  const nobody = await programme.signIn('trainee')
  expect(await noOf(asking(programme, nobody).training.mine())).toEqual({ code: 'not-found' })
})

test('a trainee sees nobody and nothing of the programme’s people', async () => {
  const ask = asking(programme, trainee)
  for (const call of [
    ask.people.byId({ personId: randomUUID() }),
    ask.referral.list({ view: 'all' }),
    ask.mentoring.list({ view: 'all' }),
    ask.mentors.list(),
  ])
    expect(await noOf(call)).toEqual({ code: 'not-found' })
  expect(await ask.work.today()).toEqual({ overdue: [], due: [], soon: [], notices: [] })
})
