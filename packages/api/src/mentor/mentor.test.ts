import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, sent, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { statementsOf } from '../testing/many.ts'
import { named } from '../testing/named.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
  await named(programme, team.mentor, 'Thandi')
})
afterAll(() => programme.close())

test('the coordinator sees each mentor with their room and their dates', async () => {
  await somebody(programme, team, 'mentored')
  const mentors = await asking(programme, team.coordinator).mentors.list()
  expect(mentors).toEqual([
    {
      mentorId: team.mentor.mentorId,
      called: 'Thandi',
      standing: 'full',
      notNow: false,
      languages: ['English'],
      openPeople: 1,
      placesTaken: 1,
      capacity: 5,
      hoursAWeek: null,
      clinics: [
        {
          clinicId: programme.clinic,
          clinicName: 'North clinic',
          standing: 'full',
          standingId: null,
          checksUntil: '2099-01-01',
          authorisedUntil: '2099-01-01',
        },
      ],
    },
  ])
})

test('the mentor’s name stands beside each person they support, for the coordinator', async () => {
  const { mentoring } = await somebody(programme, team, 'mentored')
  expect(await asking(programme, team.coordinator).mentoring.byId({ id: mentoring })).toMatchObject({
    mentorCalled: 'Thandi',
  })
})

test('the last place of a mentor is promised to one person, however many are asked about at once', async () => {
  const busy = await programme.signIn('mentor')
  await programme.behind.query('update mentor set capacity = 1 where id = $1', [busy.mentorId])
  const people = [
    await somebody(programme, team, 'assessed'),
    await somebody(programme, team, 'assessed'),
    await somebody(programme, team, 'assessed'),
  ]
  const propose = { type: 'proposeMatch' as const, mentorId: busy.mentorId ?? '' }
  const ask = asking(programme, team.coordinator).onboarding
  // with every connection open already, the three really meet
  await Promise.all(people.map(({ onboarding: id }) => ask.byId({ id })))
  const answers = await Promise.allSettled(
    people.map(({ onboarding: id }) => ask.send({ id, seq: 2, commandId: randomUUID(), event: propose })),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const roster = await asking(programme, team.coordinator).mentors.list()
  expect(roster.find(({ mentorId }) => mentorId === busy.mentorId)).toMatchObject({
    openPeople: 1,
    capacity: 1,
  })
})

test('a place that was promised is free again once the mentor has said no', async () => {
  const busy = await programme.signIn('mentor')
  await programme.behind.query('update mentor set capacity = 1 where id = $1', [busy.mentorId])
  const { onboarding } = await somebody(programme, { ...team, mentor: busy }, 'proposed')
  await sent(programme, busy, 'onboarding', onboarding, { type: 'mentorAnswers', accepts: false })
  const roster = await asking(programme, team.coordinator).mentors.list()
  expect(roster.find(({ mentorId }) => mentorId === busy.mentorId)).toMatchObject({ openPeople: 0 })
})

test('a mentor of another clinic is on no roster here', async () => {
  const elsewhere = await programme.signIn('mentor', programme.otherClinic)
  const mentors = await asking(programme, team.coordinator).mentors.list()
  expect(mentors.map(({ mentorId }) => mentorId)).not.toContain(elsewhere.mentorId)
})

test('mentors and clinics cannot leaf through the mentors', async () => {
  for (const caller of [team.mentor, team.clinician])
    expect(await noOf(asking(programme, caller).mentors.list())).toEqual({ code: 'not-found' })
})

test('a roster of fifty, and fifty who might be asked, cost as many statements as five', async () => {
  const other = await openProgramme()
  const theirs = await aTeam(other)
  const { onboarding } = await somebody(other, theirs, 'assessed')
  const hire = async (times: number) => {
    for (let each = 0; each < times; each++) await other.signIn('mentor')
  }
  await hire(4)
  const ask = asking(other, theirs.coordinator)
  const list = () => ask.mentors.list()
  const candidates = () => ask.onboarding.candidates({ id: onboarding })
  const few = [await statementsOf(list), await statementsOf(candidates)]
  await hire(45)
  expect(await list()).toHaveLength(50)
  expect(await candidates()).toHaveLength(50)
  expect([await statementsOf(list), await statementsOf(candidates)]).toEqual(few)
  await other.close()
})
