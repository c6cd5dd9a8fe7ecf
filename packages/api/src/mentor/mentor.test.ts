import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, somebody, type Team } from '../testing/along.ts'
import { asking, noOf } from '../testing/asking.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
})
afterAll(() => programme.close())

test('the coordinator sees each mentor with their room and their dates', async () => {
  await somebody(programme, team, 'mentored')
  const mentors = await asking(programme, team.coordinator).mentors.list()
  expect(mentors).toEqual([
    {
      mentorId: team.mentor.mentorId,
      called: null,
      standing: 'full',
      notNow: false,
      languages: ['English'],
      openPeople: 1,
      capacity: 5,
      clinics: [
        {
          clinicId: programme.clinic,
          clinicName: 'North clinic',
          checksUntil: '2099-01-01',
          authorisedUntil: '2099-01-01',
        },
      ],
    },
  ])
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
