import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../actor.ts'
import { aTeam, contact } from '../testing/along.ts'
import { asking } from '../testing/asking.ts'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { agreed, step, told } from '../testing/journey.ts'
import { anyHour, openProgramme, type Programme } from '../testing/programme.ts'
import { aNumber, ask, message, pathsOf } from './fhir.fixture.ts'

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

async function send(number: string, parts: Parameters<typeof message>[1] = {}) {
  return ask(programme, system, 'POST', '/$process-message', message(number, parts))
}

async function taken(number = aNumber()) {
  const { body } = await send(number)
  const { id, subject } = body.entry[1].resource
  return {
    number,
    kind: 'referral',
    id: String(id),
    seq: 0,
    personId: String(subject.reference).slice('Patient/'.length),
  } as const
}

async function stateOf(id: string): Promise<string> {
  const { rows } = await programme.behind.query<{ state: string }>(
    'select state from referral where id = $1',
    [id],
  )
  return rows[0]?.state ?? ''
}

async function released(at: Awaited<ReturnType<typeof taken>>) {
  const first = await step(programme, clinician, at, told)
  const second = await step(programme, clinician, first, agreed)
  await programme.behind.query('update person set contact_rules = $2 where id = $1', [
    at.personId,
    JSON.stringify(anyHour),
  ])
  return step(programme, clinician, second, { type: 'release' })
}

describe('an update', () => {
  test('corrects number, names, phone and language while the name has not left the clinic', async () => {
    const { number, id, personId } = await taken()
    const right = aNumber()
    const answered = await send(number, {
      reason: 'update',
      patient: {
        identifier: [{ system: 'https://clinic.example/Id/number', value: right }],
        name: [{ use: 'official', family: 'Obi', given: ['Adaeze'] }],
        telecom: [{ system: 'phone', value: '07700 900456' }],
        communication: [{ language: { text: 'Igbo' } }],
      },
    })
    expect(answered.status).toBe(200)
    const known = await asking(programme, clinician).people.byId({ personId })
    expect(known.person).toMatchObject({ called: 'Adaeze', fullName: 'Adaeze Obi', clinicNumber: right })
    const read = await ask(programme, system, 'GET', `/Patient/${personId}`)
    expect(read.body).toMatchObject({
      meta: { versionId: '2' },
      identifier: [{ value: right }],
      telecom: [{ value: '+447700900456' }],
      communication: [{ language: { text: 'Igbo' } }],
    })
    expect(await stateOf(id)).toBe('identified')
  })

  test('does not overwrite what the person themself said, and says which elements stayed', async () => {
    const { number, personId } = await taken()
    await asking(programme, clinician).people.recordContact({
      personId,
      seq: 0,
      commandId: randomUUID(),
      contact: { ...contact, called: 'Sam' },
    } as never)
    const answered = await send(number, {
      reason: 'update',
      patient: {
        name: [{ use: 'official', family: 'Obi', given: ['Adaeze'] }],
        telecom: [{ system: 'phone', value: '07700 900456' }],
      },
    })
    const outcome = answered.body.entry.at(-1).resource
    expect(
      outcome.issue
        .filter((each: { severity: string }) => each.severity === 'warning')
        .flatMap((each: { expression: string[] }) => each.expression),
    ).toEqual(['Bundle.entry[2].resource.name[0].given[0]', 'Bundle.entry[2].resource.telecom[0].value'])
    const known = await asking(programme, clinician).people.byId({ personId })
    expect(known.person).toMatchObject({ called: 'Sam', contact: { details: { phone: '+447700900123' } } })
  })

  test('of the reason or the day is refused, because those are settled', async () => {
    const { number } = await taken()
    const answered = await send(number, {
      reason: 'update',
      request: {
        priority: 'urgent',
        extension: [
          { url: 'https://alongside.example/fhir/StructureDefinition/reason-date', valueDate: '2025-01-02' },
        ],
      },
    })
    expect([answered.status, pathsOf(answered.body)]).toEqual([
      422,
      ['Bundle.entry[1].resource.extension[0].valueDate', 'Bundle.entry[1].resource.priority'],
    ])
  })

  test('after the release is refused: the name has left the clinic', async () => {
    const at = await taken()
    await released(at)
    const answered = await send(at.number, {
      reason: 'update',
      patient: { telecom: [{ system: 'phone', value: '07700 900456' }] },
    })
    expect([answered.status, pathsOf(answered.body)]).toEqual([409, ['Bundle.entry[1].resource']])
  })

  test('to a number that somebody else has is refused', async () => {
    const [one, two] = [await taken(), await taken()]
    const answered = await send(one.number, {
      reason: 'update',
      patient: { identifier: [{ system: 'https://clinic.example/Id/number', value: two.number }] },
    })
    expect([answered.status, pathsOf(answered.body)]).toEqual([
      422,
      ['Bundle.entry[2].resource.identifier[0].value'],
    ])
  })

  test('that comes eight times at once makes one new version', async () => {
    const { number, personId } = await taken()
    const update = message(number, {
      reason: 'update',
      patient: { telecom: [{ system: 'phone', value: '07700 900456' }] },
    })
    const all = await Promise.all(
      Array.from({ length: 8 }, () => ask(programme, system, 'POST', '/$process-message', update)),
    )
    expect(all.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect((await ask(programme, system, 'GET', `/Patient/${personId}`)).body.meta.versionId).toBe('2')
  })
})

describe('taking back', () => {
  test('a request that was entered in error records it as a mistake', async () => {
    const { number, id } = await taken()
    expect((await send(number, { reason: 'delete', request: { status: 'entered-in-error' } })).status).toBe(
      200,
    )
    expect(await stateOf(id)).toBe('recordedInError')
    const { body } = await ask(programme, system, 'GET', `/Task/${id}`)
    expect(body.status).toBe('entered-in-error')
  })

  test('a request that is revoked withdraws it, and twice is as good as once', async () => {
    const { number, id } = await taken()
    const cancel = message(number, { reason: 'update', request: { status: 'revoked' } })
    for (let n = 0; n < 2; n++)
      expect((await ask(programme, system, 'POST', '/$process-message', cancel)).status).toBe(200)
    expect(await stateOf(id)).toBe('withdrawn')
    const { rows } = await programme.behind.query(
      'select type from journal where lifecycle_id = $1 order by seq',
      [id],
    )
    expect(rows.map(({ type }) => type)).toEqual(['start', 'withdraw'])
  })

  test('a released request shuts the gate again, and the team hears of it', async () => {
    const at = await taken()
    await released(at)
    expect((await send(at.number, { reason: 'delete', request: { status: 'revoked' } })).status).toBe(200)
    const { rows } = await programme.behind.query(
      `select p.released_at, (select count(*)::int from consent c where c.person_id = p.id and c.withdrawn_at is null) as agreed,
        (select count(*)::int from outbox o where o.lifecycle_id = $2 and o.params ->> 'of' = 'handleWithdrawal') as told
       from person p where p.id = $1`,
      [at.personId, at.id],
    )
    expect(rows).toEqual([{ released_at: null, agreed: 0, told: 1 }])
  })

  test('somebody whom the team has accepted is refused: no program ends support', async () => {
    const at = await taken()
    await step(programme, coordinator, await released(at), { type: 'accept' })
    const answered = await send(at.number, { reason: 'delete', request: { status: 'revoked' } })
    expect([answered.status, pathsOf(answered.body)]).toEqual([409, ['Bundle.entry[1].resource.status']])
    expect(await stateOf(at.id)).toBe('accepted')
  })

  test('with the identifier of one person and the number of another is refused', async () => {
    const [one, two] = [await taken(), await taken()]
    const answered = await send(one.number, {
      reason: 'delete',
      request: { status: 'revoked' },
      patient: { identifier: [{ system: 'https://clinic.example/Id/number', value: two.number }] },
    })
    expect([answered.status, pathsOf(answered.body)]).toEqual([
      422,
      ['Bundle.entry[2].resource.identifier[0].value'],
    ])
    expect(await stateOf(one.id)).toBe('identified')
  })

  test('something that had ended in another way changes nothing, and says so', async () => {
    const at = await taken()
    const first = await step(programme, clinician, at, told)
    await step(programme, clinician, first, { type: 'optOut' })
    const answered = await send(at.number, { reason: 'delete', request: { status: 'revoked' } })
    expect(answered.status).toBe(200)
    expect(answered.body.entry.at(-1).resource.issue[0]).toMatchObject({
      severity: 'warning',
      expression: ['Bundle.entry[1].resource.status'],
    })
    expect(await stateOf(at.id)).toBe('optedOut')
  })
})
