import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Team } from '../testing/along.ts'
import { aTeam } from '../testing/along.ts'
import { aSystem, type System } from '../testing/clinic-system.ts'
import { agreed, conversation, handedTo, step, told } from '../testing/journey.ts'
import { anyHour, openProgramme, type Programme } from '../testing/programme.ts'
import { aNumber, ask, base, message, single, transaction } from './fhir.fixture.ts'

const { Fhir } = createRequire(import.meta.url)('fhir') as {
  Fhir: new () => { validate(resource: object, options: object): { messages: { severity: string }[] } }
}
const standard = new Fhir()

function faultsOf(resource: object): unknown[] {
  return standard
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
}

let programme: Programme
let system: System
let team: Team

beforeAll(async () => {
  programme = await openProgramme()
  system = await aSystem(programme)
  team = await aTeam(programme)
})
afterAll(() => programme.close())

async function sent(number = aNumber(), parts: Parameters<typeof single>[1] = {}) {
  const answered = await ask(programme, system, 'POST', '/ServiceRequest', single(number, parts), {
    prefer: 'return=representation',
  })
  expect(answered.status).toBe(201)
  return {
    id: String(answered.body.id),
    patientId: String(answered.body.subject.reference).slice('Patient/'.length),
    number,
  }
}

async function task(id: string) {
  const { body } = await ask(programme, system, 'GET', `/Task/${id}`)
  return [body.status, body.businessStatus.coding[0].code]
}

describe('what was taken can be read back', () => {
  test('as the request that it became, with what was understood and nothing else', async () => {
    const { id, patientId, number } = await sent()
    const { status, body, headers } = await ask(programme, system, 'GET', `/ServiceRequest/${id}`)
    expect([status, headers.etag, faultsOf(body)]).toEqual([200, 'W/"1"', []])
    expect(body).toEqual({
      resourceType: 'ServiceRequest',
      id,
      meta: { versionId: '1', lastUpdated: programme.clock.now() },
      extension: [
        { url: 'https://alongside.example/fhir/StructureDefinition/reason-date', valueDate: '2025-01-10' },
      ],
      identifier: [{ system: 'https://clinic.example/Id/request', value: `R-${number}` }],
      status: 'active',
      intent: 'order',
      code: {
        coding: [{ system: 'https://alongside.example/fhir/CodeSystem/service', code: 'support-offer' }],
      },
      subject: { reference: `Patient/${patientId}` },
      authoredOn: '2025-01-11T09:00:00Z',
      reasonCode: [
        { coding: [{ system: 'https://alongside.example/fhir/CodeSystem/reason', code: 'newly-diagnosed' }] },
      ],
    })
  })

  test('as the person, without the NHS number, the birthday and the address', async () => {
    const { patientId, number } = await sent(undefined, {
      patient: { communication: [{ language: { coding: [{ code: 'fr' }] } }] },
    })
    const { body } = await ask(programme, system, 'GET', `/Patient/${patientId}`)
    expect(faultsOf(body)).toEqual([])
    expect(body).toMatchObject({
      identifier: [{ system: 'https://clinic.example/Id/number', value: number }],
      name: [{ use: 'usual', family: 'Okafor', given: ['Ada'] }],
      telecom: [{ system: 'phone', value: '+447700900123' }],
      communication: [{ language: { text: 'French' } }],
    })
    for (const gone of ['birthDate', 'address', 'gender']) expect(body[gone]).toBe(undefined)
    expect(JSON.stringify(body)).not.toContain('9434765919')
  })

  test('and sent again as it was read back, without adding anything', async () => {
    const { id, patientId } = await sent()
    const request = (await ask(programme, system, 'GET', `/ServiceRequest/${id}`)).body
    const person = (await ask(programme, system, 'GET', `/Patient/${patientId}`)).body
    const again = await ask(programme, system, 'POST', '/ServiceRequest', {
      ...request,
      subject: { reference: '#p' },
      contained: [{ ...person, id: 'p' }],
    })
    expect([again.status, again.headers.location]).toEqual([200, `${base}/ServiceRequest/${id}/_history/1`])
  })

  test('as an appointment and a visit, which the clinic counts as one', async () => {
    const number = aNumber()
    const bundle = transaction([number])
    const who = bundle.entry[0]?.fullUrl
    const appointment = {
      resourceType: 'Appointment',
      identifier: [{ system: 'https://clinic.example/Id/appointment', value: `A-${number}` }],
      status: 'booked',
      start: '2025-01-10T23:30:00+00:00',
      end: '2025-01-10T23:45:00+00:00',
      participant: [{ actor: { reference: who }, status: 'accepted' }],
    }
    const visit = {
      resourceType: 'Encounter',
      identifier: [{ system: 'https://clinic.example/Id/visit', value: `V-${number}` }],
      status: 'finished',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
      subject: { reference: who },
      appointment: [{ reference: 'urn:uuid:the-appointment' }],
      period: { start: '2025-01-10T23:32:00Z' },
    }
    const answered = await ask(programme, system, 'POST', '', {
      ...bundle,
      entry: [
        ...bundle.entry,
        {
          fullUrl: 'urn:uuid:the-appointment',
          resource: appointment,
          request: { method: 'POST', url: 'Appointment' },
        },
        { fullUrl: 'urn:uuid:the-visit', resource: visit, request: { method: 'POST', url: 'Encounter' } },
      ],
    })
    expect(answered.status).toBe(200)
    const places = answered.body.entry.map(
      (each: { response: { location: string } }) => each.response.location.split('/_history')[0],
    )
    for (const place of places)
      expect(faultsOf((await ask(programme, system, 'GET', `/${place}`)).body)).toEqual([])
    const { rows } = await programme.behind.query(
      'select held_on, code from attendance where person_id = $1',
      [places[0].split('/')[1]],
    )
    expect(rows.map(row => row.code)).toEqual(['5'])

    // the newest word counts: they came too late to be seen
    const late = await ask(programme, system, 'POST', '/Encounter', {
      ...visit,
      appointment: undefined,
      identifier: appointment.identifier.map(each => ({
        ...each,
        system: 'https://clinic.example/Id/visit',
      })),
      status: 'arrived',
      extension: [
        { url: 'https://alongside.example/fhir/StructureDefinition/attended-code', valueCode: '7' },
      ],
      subject: { reference: places[0] },
    })
    expect(late.status).toBe(201)
    const after = await programme.behind.query('select code from attendance where person_id = $1', [
      places[0].split('/')[1],
    ])
    expect(after.rows).toEqual([{ code: '7' }])
  })

  test('and of somebody who was erased nothing is left, not even what would find them', async () => {
    const { id, patientId } = await sent()
    await programme.behind.query('update person set erased_at = now() where id = $1', [patientId])
    expect((await ask(programme, system, 'GET', `/ServiceRequest/${id}`)).status).toBe(404)
    const { rows } = await programme.behind.query('select 1 from fhir_resource where person_id = $1', [
      patientId,
    ])
    expect(rows).toEqual([])
  })
})

describe('what a clinic’s system hears of somebody', () => {
  async function released(scopes: Partial<typeof agreed.scopes>) {
    const { id, patientId } = await sent()
    const at = { kind: 'referral', id, seq: 0, personId: patientId } as const
    const first = await step(programme, team.clinician, at, told)
    expect(await task(id)).toEqual(['requested', 'with-clinic'])
    const second = await step(programme, team.clinician, first, {
      ...agreed,
      scopes: { ...agreed.scopes, ...scopes },
    })
    await programme.behind.query('update person set contact_rules = $2 where id = $1', [
      patientId,
      JSON.stringify(anyHour),
    ])
    const third = await step(programme, team.clinician, second, { type: 'release' })
    expect(await task(id)).toEqual(['received', 'with-team'])
    return third
  }

  async function supported(scopes: Partial<typeof agreed.scopes>) {
    const referral = await released(scopes)
    const onboarding = handedTo(await step(programme, team.coordinator, referral, { type: 'accept' }))
    expect(await task(referral.id)).toEqual(['accepted', 'accepted'])
    const reached = await step(programme, team.coordinator, onboarding, {
      type: 'logAttempt',
      channel: 'call',
      outcome: 'reached',
    })
    const assessed = await step(programme, team.coordinator, reached, conversation)
    const proposed = await step(programme, team.coordinator, assessed, {
      type: 'proposeMatch',
      mentorId: team.mentor.mentorId,
    })
    const half = await step(programme, team.mentor, proposed, { type: 'mentorAnswers', accepts: true })
    const matched = await step(programme, team.coordinator, half, { type: 'personAnswers', accepts: true })
    await step(programme, team.coordinator, matched, {
      type: 'introduce',
      heldAt: programme.clock.now(),
      mode: 'inClinic',
      checkInAgreed: true,
    })
    return referral.id
  }

  test('goes as far as their own yes: support that began is told', async () => {
    expect(await task(await supported({ tellClinicStatus: true }))).toEqual(['in-progress', 'started'])
  })

  test('stops at the team’s acceptance without their yes, however far it has come', async () => {
    expect(await task(await supported({ tellClinicStatus: false }))).toEqual(['accepted', 'accepted'])
  })

  test('is a question that waits, and who asked it or what it says is not in it', async () => {
    const referral = await released({})
    await step(programme, team.coordinator, referral, { type: 'query', question: 'Is the evening better?' })
    expect(await task(referral.id)).toEqual(['on-hold', 'question-to-clinic'])
    const { body } = await ask(programme, system, 'GET', `/Task/${referral.id}`)
    expect([faultsOf(body), JSON.stringify(body).includes('evening')]).toEqual([[], false])
  })
})

describe('a search', () => {
  test('goes through all pages and shows each thing once', async () => {
    const lone = await aSystem(programme, { clinicId: programme.otherClinic })
    const numbers = Array.from({ length: 7 }, aNumber)
    await ask(programme, lone, 'POST', '', transaction(numbers))
    const seen: string[] = []
    let next: string | undefined = '/Patient?_count=3'
    let pages = 0
    while (next !== undefined) {
      const { body } = await ask(programme, lone, 'GET', next)
      const { entry: _, ...page } = body
      expect(faultsOf(page)).toEqual([])
      seen.push(
        ...(body.entry ?? []).map(
          (each: { resource: { identifier: { value: string }[] } }) => each.resource.identifier[0]?.value,
        ),
      )
      next = body.link.find((each: { relation: string }) => each.relation === 'next')?.url.slice(base.length)
      pages++
    }
    expect([pages, seen.sort()]).toEqual([3, [...numbers].sort()])
  })

  test('by a number stands in a body and never in an address', async () => {
    const { number, patientId } = await sent()
    const query = `identifier=https%3A%2F%2Fclinic.example%2FId%2Fnumber%7C${number}`
    expect((await ask(programme, system, 'GET', `/Patient?${query}`)).status).toBe(400)
    const found = await ask(programme, system, 'POST', '/Patient/_search', query, {
      contentType: 'application/x-www-form-urlencoded',
    })
    expect(found.body.entry.map((each: { resource: { id: string } }) => each.resource.id)).toEqual([
      patientId,
    ])
    expect(found.body.link[0].url).toBe(`${base}/Patient`)
  })

  test('for tasks in a state gives those and no others', async () => {
    const { id } = await sent()
    const all = (await ask(programme, system, 'GET', '/Task?status=requested&_count=50')).body.entry
    expect(all.map((each: { resource: { id: string } }) => each.resource.id)).toContain(id)
    expect(new Set(all.map((each: { resource: { status: string } }) => each.resource.status))).toEqual(
      new Set(['requested']),
    )
    expect((await ask(programme, system, 'GET', `/Task?status=completed&_id=${id}`)).body.entry).toBe(
      undefined,
    )
  })

  test('by something that is not searched by is refused and not left out', async () => {
    for (const query of [
      'colour=red',
      '_count=none',
      '_lastUpdated=2025',
      '_cursor=made-up',
      'status:not=active',
    ])
      expect([query, (await ask(programme, system, 'GET', `/Task?${query}`)).status]).toEqual([query, 400])
  })
})

describe('the statement of what is served', () => {
  test('is as the standard has it, and names what the answers do', async () => {
    const { body } = await ask(programme, null, 'GET', '/metadata')
    expect([body.fhirVersion, faultsOf(body)]).toEqual(['4.0.1', []])
    for (const { type, interaction } of body.rest[0].resource) {
      const { status } = await ask(programme, system, 'GET', `/${type}`)
      expect([type, status]).toEqual([type, 200])
      const creates = interaction.some(({ code }: { code: string }) => code === 'create')
      const created = await ask(programme, system, 'POST', `/${type}`, {})
      expect([type, created.status !== 404]).toEqual([type, creates])
    }
  })

  test('an answer to a message is as the standard has it', async () => {
    const { body } = await ask(programme, system, 'POST', '/$process-message', message())
    for (const { resource } of body.entry) expect(faultsOf(resource)).toEqual([])
  })
})
