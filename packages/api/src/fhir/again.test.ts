import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { agreed } from '../testing/journey.ts'
import { openProgramme, type Programme } from '../testing/programme.ts'
import { aNumber, ask, message, pathsOf, single, transaction } from './fhir.fixture.ts'

let programme: Programme
let system: System

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme)
})
afterAll(() => programme.close())

async function referrals(): Promise<number> {
  const { rows } = await programme.behind.query<{ n: number }>('select count(*)::int as n from referral')
  return rows[0]?.n ?? 0
}

describe('the same again', () => {
  test('a message that comes twice is answered alike and adds one referral', async () => {
    const before = await referrals()
    const sent = message()
    const first = await ask(programme, system, 'POST', '/$process-message', sent)
    const second = await ask(programme, system, 'POST', '/$process-message', {
      ...sent,
      timestamp: '2025-01-12T09:00:00Z',
    })
    expect([first.status, second.status]).toEqual([200, 200])
    expect(second.body.entry[1].resource).toEqual(first.body.entry[1].resource)
    expect(await referrals()).toBe(before + 1)
  })

  test('a message that comes eight times at once adds one referral, and all eight hear the same', async () => {
    const before = await referrals()
    const sent = message()
    const all = await Promise.all(
      Array.from({ length: 8 }, () => ask(programme, system, 'POST', '/$process-message', sent)),
    )
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(new Set(all.map(({ body }) => body.entry[1].resource.id)).size).toBe(1)
    expect(await referrals()).toBe(before + 1)
  })

  test('a Bundle that comes eight times at once adds each of its requests once', async () => {
    const before = await referrals()
    const sent = transaction([aNumber(), aNumber(), aNumber()])
    const all = await Promise.all(Array.from({ length: 8 }, () => ask(programme, system, 'POST', '', sent)))
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200))
    const places = all.map(({ body }) =>
      JSON.stringify(body.entry.map((each: { response: { location: string } }) => each.response.location)),
    )
    expect(new Set(places).size).toBe(1)
    expect(await referrals()).toBe(before + 3)
  })

  test('two different Bundles with one request in common, sent at once, take it once', async () => {
    const before = await referrals()
    const [shared, one, two] = [aNumber(), aNumber(), aNumber()]
    const both = await Promise.all([
      ask(programme, system, 'POST', '', transaction([shared, one])),
      ask(programme, system, 'POST', '', transaction([two, shared])),
    ])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(await referrals()).toBe(before + 3)
  })

  test('a request with an identifier that was taken before is left as it is', async () => {
    const number = aNumber()
    const first = await ask(programme, system, 'POST', '/ServiceRequest', single(number))
    const second = await ask(programme, system, 'POST', '/ServiceRequest', single(number))
    expect([first.status, second.status]).toEqual([201, 200])
    expect(second.headers.location).toBe(first.headers.location)
  })

  test('a message id that comes with something else is refused, and nothing is added', async () => {
    const id = randomUUID()
    await ask(programme, system, 'POST', '/$process-message', message(undefined, { id }))
    const before = await referrals()
    const other = await ask(programme, system, 'POST', '/$process-message', message(undefined, { id }))
    expect([other.status, pathsOf(other.body)]).toEqual([409, ['Bundle.entry[0].resource.id']])
    expect(await referrals()).toBe(before)
  })

  test('somebody who is on the list already is not added by another request, and neither is the rest of the Bundle', async () => {
    const [known, fresh] = [aNumber(), aNumber()]
    await ask(programme, system, 'POST', '/ServiceRequest', single(known))
    const before = await referrals()
    const bundle = transaction([fresh, known])
    const renamed = { ...bundle, entry: bundle.entry.map(each => rename(each, known)) }
    const sent = await ask(programme, system, 'POST', '', renamed)
    expect([sent.status, pathsOf(sent.body)]).toEqual([422, ['Bundle.entry[3].resource']])
    expect(await referrals()).toBe(before)
  })

  test('somebody who asked never to be offered it again is answered for like somebody who is on the list', async () => {
    const number = aNumber()
    const first = await ask(programme, system, 'POST', '/ServiceRequest', single(number))
    const id = first.headers.location?.split('/').at(-3)
    await programme.behind.query(
      `update referral set state = 'optedOut', status = 'done', ended_at = now(), context = context || '{"askAgain":"never"}' where id = $1`,
      [id],
    )
    const again = await ask(
      programme,
      system,
      'POST',
      '/ServiceRequest',
      single(number, {
        request: { identifier: [{ system: 'https://clinic.example/Id/request', value: 'another' }] },
      }),
    )
    const onTheList = await ask(programme, system, 'POST', '/ServiceRequest', single(aNumber()))
    expect(onTheList.status).toBe(201)
    expect([again.status, again.body.issue[0].details.text]).toEqual([
      422,
      'Nothing was added: this person has an offer or support under way here, or is not to be offered it now.',
    ])
    expect(agreed.scopes.shareContact).toBe(true)
  })
})

function rename(entry: Record<string, unknown>, number: string): Record<string, unknown> {
  const resource = entry.resource as { resourceType: string; identifier: { value: string }[] }
  if (resource.resourceType !== 'ServiceRequest' || resource.identifier[0]?.value !== `R-${number}`)
    return entry
  return {
    ...entry,
    resource: {
      ...resource,
      identifier: [{ system: 'https://clinic.example/Id/request', value: `again ${number}` }],
    },
  }
}
