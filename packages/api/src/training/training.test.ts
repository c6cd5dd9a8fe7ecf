import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTeam, type Team } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { enrolled, learns, practised, signedOff } from '../testing/joining.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'

let programme: Programme
let team: Team
beforeAll(async () => {
  programme = await openProgramme()
  team = await aTeam(programme)
})
afterAll(() => programme.close())

test('somebody applies, is cleared, learns, and is a mentor at the place that agreed', async () => {
  const learner = await enrolled(programme, team.coordinator)
  await learns(programme, learner)
  await practised(programme, team.coordinator, learner)
  const { mentor, standings } = await signedOff(programme, team, learner)
  expect(mentor.role).toBe('mentor')
  expect(standings).toHaveLength(1)
  const [own] = await asking(programme, mentor).standing.mine()
  expect(own).toMatchObject({ state: 'provisional', clinicName: 'North clinic' })
})
