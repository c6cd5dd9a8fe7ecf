/** One transaction that brings, corrects and takes back. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { aTeam, contact } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { agreed, step, told } from '../testing/journey.ts'
import { anyHour, openProgramme, type Programme } from '../testing/programme.ts'
import { aNumber, ask, pathsOf, patient, request, single, transaction } from './fhir.fixture.ts'

type Json = Record<string, unknown>

let programme: Programme
let system: System
let clinician: SignedIn
let coordinator: SignedIn

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme)
  ;({ clinician, coordinator } = await aTeam(programme))
})
afterAll(() => programme.close())

const identifierOf = (number: string) => `https://clinic.example/Id/request|R-${number}`
const byIdentifier = (number: string) =>
  `ServiceRequest?identifier=${encodeURIComponent(identifierOf(number))}`

async function taken(number = aNumber()) {
  const { body } = await ask(programme, system, 'POST', '/ServiceRequest', single(number), {
    prefer: 'return=representation',
  })
  const personId = String(body.subject.reference).slice('Patient/'.length)
  return { number, kind: 'referral', id: String(body.id), seq: 0, personId } as const
}

/** A PUT of a request with the person beside it. */
function put(number: string, more: { url?: string; ifMatch?: string; who?: Json; what?: Json } = {}): Json[] {
  const who = `urn:uuid:${randomUUID()}`
  const { url = byIdentifier(number), ifMatch } = more
  return [
    {
      fullUrl: `urn:uuid:${randomUUID()}`,
      resource: request(number, { subject: { reference: who }, ...more.what }),
      request: { method: 'PUT', url, ...(ifMatch === undefined ? {} : { ifMatch }) },
    },
    { fullUrl: who, resource: patient(number, more.who), request: { method: 'POST', url: 'Patient' } },
  ]
}

const deletionOf = (number: string): Json => ({ request: { method: 'DELETE', url: byIdentifier(number) } })

const bundle = (...entry: Json[]): Json => ({ resourceType: 'Bundle', type: 'transaction', entry })
const send = (body: Json) => ask(programme, system, 'POST', '', body)

async function stateOf({ id }: { id: string }): Promise<string> {
  const { rows } = await programme.behind.query('select state from referral where id = $1', [id])
  return rows[0]?.state ?? ''
}

async function calledOf({ personId }: { personId: string }): Promise<string | null> {
  return (await asking(programme, clinician).people.byId({ personId })).person.called
}

async function accepted() {
  const at = await taken()
  const first = await step(programme, clinician, at, told)
  const second = await step(programme, clinician, first, agreed)
  await programme.behind.query('update person set contact_rules = $2 where id = $1', [
    at.personId,
    JSON.stringify(anyHour),
  ])
  const third = await step(programme, clinician, second, { type: 'release' })
  await step(programme, coordinator, third, { type: 'accept' })
  return at
}

describe('one transaction', () => {
  test('corrects one request, takes two back and brings a fourth, and says of each what became of it', async () => {
    const [corrected, revoked, mistaken] = [await taken(), await taken(), await taken()]
    const added = aNumber()
    const body = bundle(
      ...put(corrected.number, { who: { name: [{ given: ['Adaeze'], family: 'Obi' }] } }),
      deletionOf(mistaken.number),
      ...put(revoked.number, { what: { status: 'revoked' } }),
      ...transaction([added]).entry,
    )
    const answered = await send(body)
    expect(answered.body.entry.map((each: { response: Json }) => each.response.status)).toEqual([
      '200 OK',
      '200 OK',
      '204 No Content',
      '200 OK',
      '200 OK',
      '201 Created',
      '201 Created',
    ])
    expect(await calledOf(corrected)).toBe('Adaeze')
    expect([await stateOf(revoked), await stateOf(mistaken)]).toEqual(['withdrawn', 'recordedInError'])
    const read = await ask(programme, system, 'GET', `/ServiceRequest/${revoked.id}`)
    expect(read.body.status).toBe('revoked')

    const { rows: before } = await programme.behind.query('select count(*)::int as n from journal')
    const again = await send(body)
    expect([again.status, again.body.entry.length]).toEqual([200, 7])
    expect((await programme.behind.query('select count(*)::int as n from journal')).rows).toEqual(before)
    const { body: person } = await ask(programme, system, 'GET', `/Patient/${corrected.personId}`)
    expect(person.meta.versionId).toBe('2')
  })

  test('with one thing in it that cannot be, leaves everything as it was, and says at which entry', async () => {
    const [corrected, withTheTeam] = [await taken(), await accepted()]
    const added = aNumber()
    const answered = await send(
      bundle(
        ...put(corrected.number, { who: { name: [{ given: ['Nobody'] }] } }),
        deletionOf(withTheTeam.number),
        ...transaction([added]).entry,
      ),
    )
    expect([answered.status, pathsOf(answered.body)]).toEqual([409, ['Bundle.entry[2].request.url']])
    expect(await calledOf(corrected)).toBe('Ada')
    const found = await ask(programme, system, 'POST', '/ServiceRequest/_search', undefined, {
      contentType: 'application/x-www-form-urlencoded',
      body: Buffer.from(new URLSearchParams({ identifier: identifierOf(added) }).toString()),
    })
    expect(found.body.total ?? found.body.entry?.length ?? 0).toBe(0)
  })

  test('puts a request that was never taken as a new one', async () => {
    const number = aNumber()
    const answered = await send(bundle(...put(number)))
    expect(answered.body.entry[0].response.status).toBe('201 Created')
  })

  test('takes somebody’s request back and refers them anew', async () => {
    const before = await taken()
    const again = transaction([before.number]).entry.map(entry =>
      entry.resource && (entry.resource as Json).resourceType === 'ServiceRequest'
        ? {
            ...entry,
            resource: {
              ...(entry.resource as Json),
              identifier: [{ system: 'https://clinic.example/Id/request', value: `again-${before.number}` }],
            },
          }
        : entry,
    )
    const answered = await send(bundle(...again, deletionOf(before.number)))
    expect(answered.body.entry?.[1]?.response.status).toBe('201 Created')
    expect(await stateOf(before)).toBe('recordedInError')
  })

  test('corrects only the version that its sender has seen', async () => {
    const it = await taken()
    const url = `ServiceRequest/${it.id}`
    const who = { telecom: [{ system: 'phone', value: '07700 900456' }] }
    const stale = await send(bundle(...put(it.number, { url, ifMatch: 'W/"7"', who })))
    expect([stale.status, pathsOf(stale.body)]).toEqual([409, ['Bundle.entry[0].request.ifMatch']])
    const right = await send(bundle(...put(it.number, { url, ifMatch: 'W/"1"', who })))
    expect([right.status, right.body.entry[0].response.etag]).toEqual([200, 'W/"2"'])
  })

  test('does not correct one request under the id of another one', async () => {
    const [one, other] = [await taken(), await taken()]
    const answered = await send(bundle(...put(one.number, { url: `ServiceRequest/${other.id}` })))
    expect([answered.status, pathsOf(answered.body)]).toEqual([422, ['Bundle.entry[0].request.url']])
    const wrong = put(one.number)
    const [what, who] = wrong
    const swapped = { ...who, request: { method: 'PUT', url: `Patient/${other.personId}` } }
    const second = await send(bundle(what ?? {}, swapped))
    expect([second.status, pathsOf(second.body)]).toEqual([422, ['Bundle.entry[1].request.url']])
  })

  test('of another clinic’s request says what it says of one that does not exist', async () => {
    const it = await taken()
    const stranger = await aSystem(programme, { clinicId: programme.otherClinic })
    for (const url of [`ServiceRequest/${it.id}`, byIdentifier(it.number)]) {
      const answered = await ask(
        programme,
        stranger,
        'POST',
        '',
        bundle({ request: { method: 'DELETE', url } }),
      )
      expect([answered.status, pathsOf(answered.body)]).toEqual([422, ['Bundle.entry[0].request.url']])
    }
    expect(await stateOf(it)).toBe('identified')
  })

  test('that comes eight times at once takes back once and corrects once', async () => {
    const [corrected, mistaken] = [await taken(), await taken()]
    const body = bundle(
      ...put(corrected.number, { who: { name: [{ given: ['Ife'] }] } }),
      deletionOf(mistaken.number),
    )
    const all = await Promise.all(Array.from({ length: 8 }, () => send(body)))
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200))
    const { body: person } = await ask(programme, system, 'GET', `/Patient/${corrected.personId}`)
    expect(person.meta.versionId).toBe('2')
    const { rows } = await programme.behind.query(
      `select count(*)::int as n from journal where lifecycle_id = $1 and type = 'recordInError'`,
      [mistaken.id],
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  test('says again to its second copy what stayed as the person said it', async () => {
    const it = await taken()
    await asking(programme, clinician).people.recordContact({
      personId: it.personId,
      seq: 0,
      commandId: randomUUID(),
      contact: { ...contact, called: 'Sam' },
    } as never)
    const body = bundle(...put(it.number, { who: { name: [{ given: ['Other'] }] } }))
    const warned = async () => {
      const { issue } = (await send(body)).body.entry[0].response.outcome
      return issue.filter((each: Json) => each.severity === 'warning').map((each: Json) => each.expression)
    }
    expect(await warned()).toEqual([['Bundle.entry[1].resource.name[0].given[0]']])
    expect(await warned()).toEqual([['Bundle.entry[1].resource.name[0].given[0]']])
    expect(await calledOf(it)).toBe('Sam')
  })
})
