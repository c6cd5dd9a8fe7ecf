import { afterAll, beforeAll, expect, test } from 'vitest'
import { asking } from '../testing/asking.ts'
import { named } from '../testing/named.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
beforeAll(async () => {
  programme = await openProgramme()
})
afterAll(() => programme.close())

test('whoever signed in sees who they are and where they work', async () => {
  const coordinator = await programme.signIn('coordinator', programme.clinic, programme.otherClinic)
  await named(programme, coordinator, 'Joan')
  expect(await asking(programme, coordinator).me.get()).toEqual({
    accountId: coordinator.accountId,
    role: 'coordinator',
    name: 'Joan',
    mentorId: null,
    traineeId: null,
    secondFactor: false,
    clinics: [
      { id: programme.clinic, name: 'North clinic', trustName: 'North trust' },
      { id: programme.otherClinic, name: 'South clinic', trustName: 'South trust' },
    ],
  })
})

test('a mentor is told which mentor they are', async () => {
  const mentor = await programme.signIn('mentor')
  expect(await asking(programme, mentor).me.get()).toMatchObject({
    role: 'mentor',
    mentorId: mentor.mentorId,
  })
})

test('everybody who signs in can ask who they are, whatever else they may see', async () => {
  for (const role of [
    'clinician',
    'trainee',
    'safeguardingLead',
    'analyst',
    'administrator',
    'integration',
  ] as const) {
    const somebody = await programme.signIn(role)
    await named(programme, somebody, 'Joan')
    expect(await asking(programme, somebody).me.get()).toMatchObject({ role, name: 'Joan' })
    expect(await asking(programme, somebody).work.today()).toMatchObject({ overdue: [], notices: [] })
    expect(await asking(programme, somebody).mailbox.list()).toEqual([])
  }
})

test('nobody is told who they are without signing in', async () => {
  await expect(asking(programme, null).me.get()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
})
