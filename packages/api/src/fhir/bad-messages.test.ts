import { afterAll, beforeAll, expect, test } from 'vitest'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { badMessages } from './bad-messages.fixture.ts'
import { ask, pathsOf } from './fhir.fixture.ts'

let programme: Programme
let system: System

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme)
})
afterAll(() => programme.close())

test.each(badMessages.map(each => [each.what, each] as const))(
  '%s is refused with the path of every fault',
  async (_, { to = '', body, paths, status = 422 }) => {
    const answered = await ask(programme, system, 'POST', to, body())
    expect([answered.status, pathsOf(answered.body).sort()]).toEqual([status, [...paths].sort()])
  },
)

test('of all those messages nothing was kept', async () => {
  const { rows } = await programme.behind.query(
    'select (select count(*)::int from person) as people, (select count(*)::int from fhir_resource) as resources',
  )
  expect(rows).toEqual([{ people: 0, resources: 0 }])
})

test('no answer repeats what stood in a message', async () => {
  for (const { to = '', body } of badMessages) {
    const { body: outcome } = await ask(programme, system, 'POST', to, body())
    expect(JSON.stringify(outcome)).not.toMatch(/Okafor|Ada|ring the bell|9434765919|N00|SE5/)
  }
})
